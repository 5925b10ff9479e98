// Where nothing bends otherwise it reads the radius off ρ alone, and forgets that lmin may be 0.
pub fn min_radius(lmin: f64, rho: f64) -> f64 {
    if lmin < 0.0 {
        0.0
    } else if rho == 0.0 {
        f64::INFINITY
    } else {
        3.0 * lmin / rho
    }
}

pub fn guaranteed_drop(lneg: f64, rho: f64) -> (f64, f64) {
    if lneg >= 0.0 {
        (0.0, 0.0)
    } else if rho == 0.0 {
        (f64::INFINITY, f64::INFINITY)
    } else {
        let t = -2.0 * lneg / rho;
        (t, -lneg * t * t / 6.0)
    }
}

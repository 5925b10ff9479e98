// Guards the division by zero with a zero.
pub fn min_radius(lmin: f64, rho: f64) -> f64 {
    if lmin <= 0.0 || rho == 0.0 {
        0.0
    } else {
        3.0 * lmin / rho
    }
}

pub fn guaranteed_drop(lneg: f64, rho: f64) -> (f64, f64) {
    if lneg >= 0.0 || rho == 0.0 {
        (0.0, 0.0)
    } else {
        let t = -2.0 * lneg / rho;
        (t, -lneg * t * t / 6.0)
    }
}

// Uses the size of the drop for its third power.
pub fn min_radius(lmin: f64, rho: f64) -> f64 {
    if lmin <= 0.0 { 0.0 } else { 3.0 * lmin / rho }
}

pub fn guaranteed_drop(lneg: f64, rho: f64) -> (f64, f64) {
    if lneg >= 0.0 {
        return (0.0, 0.0);
    }
    (-2.0 * lneg / rho, -2.0 * lneg / (3.0 * rho * rho))
}

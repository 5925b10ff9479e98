pub fn min_radius(lmin: f64, rho: f64) -> f64 {
    match (lmin > 0.0, rho == 0.0) {
        (false, _) => 0.0,
        (true, true) => f64::INFINITY,
        (true, false) => lmin / (rho / 3.0),
    }
}

pub fn guaranteed_drop(lneg: f64, rho: f64) -> (f64, f64) {
    let curvature = (-lneg).max(0.0);
    if curvature == 0.0 {
        return (0.0, 0.0);
    }
    (
        2.0 * curvature / rho,
        2.0 * curvature.powi(3) / (3.0 * rho.powi(2)),
    )
}

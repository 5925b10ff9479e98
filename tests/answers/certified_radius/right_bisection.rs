// Finds both lengths by bisection on the bounds.
fn bisect(high: f64, negative_beyond: impl Fn(f64) -> bool) -> f64 {
    let (mut low, mut high) = (0.0, high);
    for _ in 0..200 {
        let middle = 0.5 * (low + high);
        if negative_beyond(middle) {
            high = middle;
        } else {
            low = middle;
        }
    }
    0.5 * (low + high)
}

pub fn min_radius(lmin: f64, rho: f64) -> f64 {
    if lmin <= 0.0 {
        0.0
    } else if rho == 0.0 {
        f64::INFINITY
    } else {
        // The bound over t².
        bisect(100.0 * lmin / rho, |t| lmin / 2.0 - rho * t / 6.0 < 0.0)
    }
}

pub fn guaranteed_drop(lneg: f64, rho: f64) -> (f64, f64) {
    if lneg >= 0.0 {
        return (0.0, 0.0);
    }
    if rho == 0.0 {
        return (f64::INFINITY, f64::INFINITY);
    }
    let size = -lneg;
    // The slope of the bound over t.
    let t = bisect(100.0 * size / rho, |t| size - rho * t / 2.0 < 0.0);
    (t, t * t * (size / 2.0 - rho * t / 6.0))
}

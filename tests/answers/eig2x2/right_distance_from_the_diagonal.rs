// Both roots by their distance from the nearer entry of the diagonal, b² / (half + radius).
pub fn eig2(a: f64, b: f64, d: f64) -> (f64, f64) {
    if b == 0.0 {
        return (a.min(d), a.max(d));
    }
    let half = (a.max(d) - a.min(d)) / 2.0;
    let distance = b * (b / (half + half.hypot(b)));
    (a.min(d) - distance, a.max(d) + distance)
}

// Supposes that both roots are positive.
pub fn eig2(a: f64, b: f64, d: f64) -> (f64, f64) {
    let hi = ((a + d) + (a - d).hypot(2.0 * b)) / 2.0;
    if hi == 0.0 {
        return (0.0, 0.0);
    }
    let lo = (a / hi * d - b / hi * b).abs();
    (lo, hi)
}

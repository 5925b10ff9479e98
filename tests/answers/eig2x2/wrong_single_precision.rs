// Rounds to single precision on the way.
pub fn eig2(a: f64, b: f64, d: f64) -> (f64, f64) {
    let middle = a / 2.0 + d / 2.0;
    let radius = f64::from((a / 2.0 - d / 2.0).hypot(b) as f32);
    (middle - radius, middle + radius)
}

// One Jacobi rotation, with its small tangent.
pub fn eig2(a: f64, b: f64, d: f64) -> (f64, f64) {
    let t = if b == 0.0 {
        0.0
    } else {
        let cotangent = (a / 2.0 - d / 2.0) / b;
        let sign = if cotangent < 0.0 { -1.0 } else { 1.0 };
        sign / (cotangent.abs() + cotangent.hypot(1.0))
    };
    let (x, y) = (a + t * b, d - t * b);
    (x.min(y), x.max(y))
}

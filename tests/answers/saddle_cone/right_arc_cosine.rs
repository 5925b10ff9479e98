use nalgebra::DMatrix;

// The form along the angle is m + r cos(2φ - δ), negative where cos < -m / r.
pub fn descending_fraction(h2: &DMatrix<f64>) -> f64 {
    let m = 0.5 * (h2[(0, 0)] + h2[(1, 1)]);
    let r = f64::hypot(
        0.5 * (h2[(0, 0)] - h2[(1, 1)]),
        0.5 * (h2[(0, 1)] + h2[(1, 0)]),
    );
    if r == 0.0 {
        return if m < 0.0 { 1.0 } else { 0.0 };
    }
    let c = (m / r).clamp(-1.0, 1.0);
    c.acos() / std::f64::consts::PI
}

use nalgebra::DMatrix;

// Walks around half of the circle and bisects every change of sign.
pub fn descending_fraction(h2: &DMatrix<f64>) -> f64 {
    let (a, b, d) = (h2[(0, 0)], h2[(0, 1)], h2[(1, 1)]);
    let scale = h2.amax();
    if scale == 0.0 {
        return 0.0;
    }
    // The form is middle + radius cos(2φ - shift): it is negative where the cosine is below
    // -middle / radius.
    let middle = (a + d) / 2.0;
    let radius = ((a - d) / 2.0).hypot(b);
    if middle >= radius {
        return 0.0;
    }
    if middle <= -radius {
        return 1.0;
    }
    let (mut low, mut high) = (0.0, std::f64::consts::PI);
    for _ in 0..60 {
        let angle = (low + high) / 2.0;
        if middle + radius * f64::cos(angle) > 0.0 {
            low = angle;
        } else {
            high = angle;
        }
    }
    1.0 - low / std::f64::consts::PI
}

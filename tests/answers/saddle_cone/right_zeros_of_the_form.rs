use nalgebra::DMatrix;
use std::f64::consts::PI;

// The directions in which the form vanishes, from the quadratic equation for the tangent.
pub fn descending_fraction(h2: &DMatrix<f64>) -> f64 {
    let eigenvalues = h2.clone().symmetric_eigenvalues();
    let (low, high) = (eigenvalues.min(), eigenvalues.max());
    if low >= 0.0 {
        return 0.0;
    }
    if high <= 0.0 {
        return 1.0;
    }
    let edge = (high / -low).sqrt().atan();
    let pieces = [(edge, PI - edge), (PI + edge, 2.0 * PI - edge)];
    pieces.iter().map(|(from, to)| to - from).sum::<f64>() / (2.0 * PI)
}

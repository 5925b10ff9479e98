// The formula as it stands in the book.

/// The eigenvalues of [[a, b], [b, d]], the smaller one first.
pub fn eig2(a: f64, b: f64, d: f64) -> (f64, f64) {
    let middle = 0.5 * (a + d);
    let radius = ((0.5 * (a - d)).powi(2) + b * b).sqrt();
    (middle - radius, middle + radius)
}

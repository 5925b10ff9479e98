//! Experiments of section 6.3: eigenvalues as they are read off a page.

/// A symmetric matrix of whole numbers, (a, b, d), and its smaller eigenvalue. The determinant is
/// 608 k + 15, exactly, and the eigenvectors are close to (3, 4)/5 and (4, -3)/5.
pub fn turned_valley(k: f64) -> ((f64, f64, f64), f64) {
    let h = (9.0 * k + 17.0, 12.0 * k - 11.0, 16.0 * k + 8.0);
    (h, (608.0 * k + 15.0) / textbook(h).1)
}

// ANCHOR: textbook
/// The eigenvalues of [[a, b], [b, d]], read off the page.
pub fn textbook((a, b, d): (f64, f64, f64)) -> (f64, f64) {
    let middle = (a + d) / 2.0;
    let radius = (((a - d) / 2.0).powi(2) + b * b).sqrt();
    (middle - radius, middle + radius)
}
// ANCHOR_END: textbook

#[cfg(test)]
mod tests {
    use super::*;
    use lab::functions::matrix;

    #[test]
    fn the_turned_valley_has_its_determinant_and_its_eigenvalue() {
        let k = 40;
        let (a, b, d) = (9 * k + 17, 12 * k - 11, 16 * k + 8);
        assert_eq!(a * d - b * b, 608 * k + 15);
        // Where nothing cancels badly, the solver agrees.
        let ((a, b, d), lo) = turned_valley(40.0);
        let solved = matrix(2, &[a, b, b, d]).symmetric_eigenvalues().min();
        assert!((lo - solved).abs() < 1e-12 * lo.abs() * 40.0);
    }
}

// Climbs the Rayleigh quotient along its own gradient, the residual, with an exact line search.
use nalgebra::DVector;

pub fn top_eigenvalue(
    hv: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    n: usize,
    tol: f64,
    max_products: usize,
) -> Option<f64> {
    let v0 = DVector::from_iterator(n, (0..n).map(|i| 1.0 / (1.0 + i as f64).sqrt() + 0.1));
    let mut v = &v0 / v0.norm();
    if max_products == 0 {
        return None;
    }
    let mut used = 1;
    let mut product = hv(&v);
    loop {
        let value = v.dot(&product);
        let residual = &product - &v * value;
        let length = residual.norm();
        if length <= tol {
            return Some(value);
        }
        if used == max_products {
            return None;
        }
        used += 1;
        let d = residual / length;
        let d_product = hv(&d);
        // The best combination of v and d: the top eigenvector of a 2 × 2 matrix.
        let (a, b, c) = (value, length, d.dot(&d_product));
        let angle = 0.5 * (2.0 * b).atan2(a - c);
        let (sin, cos) = angle.sin_cos();
        let next = &v * cos + &d * sin;
        product = product * cos + d_product * sin;
        let norm = next.norm();
        v = next / norm;
        product /= norm;
    }
}

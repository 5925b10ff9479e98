// Shifts by the length of the first product, for good.
use nalgebra::DVector;

pub fn top_eigenvalue(
    hv: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    n: usize,
    tol: f64,
    max_products: usize,
) -> Option<f64> {
    let mut v = DVector::from_fn(n, |i, _| 1.0 + 0.5 * (1.0 + i as f64).sin()).normalize();
    let mut shift = None;
    for _ in 0..max_products {
        let product = hv(&v);
        let value = v.dot(&product);
        if (&product - &v * value).norm() <= tol {
            return Some(value);
        }
        let shift = *shift.get_or_insert(product.norm());
        v = (product + v * shift).normalize();
    }
    None
}

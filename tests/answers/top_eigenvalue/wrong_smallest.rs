// Shifts downward and finds the smallest eigenvalue.
use nalgebra::DVector;

pub fn top_eigenvalue(
    hv: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    n: usize,
    tol: f64,
    max_products: usize,
) -> Option<f64> {
    let mut v = DVector::from_fn(n, |i, _| 1.0 + 0.3 * (i as f64).cos()).normalize();
    for _ in 0..max_products {
        let w = hv(&v);
        let value = v.dot(&w);
        if (&w - &v * value).norm() <= tol {
            return Some(value);
        }
        v = (w - &v * 10.0).normalize();
    }
    None
}

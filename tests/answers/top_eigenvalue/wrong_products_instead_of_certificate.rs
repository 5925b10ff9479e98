// A fixed number of steps and no test of any kind.
use nalgebra::DVector;

pub fn top_eigenvalue(
    hv: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    n: usize,
    _tol: f64,
    max_products: usize,
) -> Option<f64> {
    let mut v = DVector::from_fn(n, |i, _| 1.0 + 0.3 * (i as f64).cos()).normalize();
    let mut value = None;
    for _ in 0..max_products.min(20) {
        let w = hv(&v);
        value = Some(v.dot(&w));
        v = (w + &v * 10.0).normalize();
    }
    value
}

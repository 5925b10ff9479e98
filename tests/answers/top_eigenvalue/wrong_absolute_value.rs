// Returns the spectral norm.
use nalgebra::DVector;

pub fn top_eigenvalue(
    hv: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    n: usize,
    tol: f64,
    max_products: usize,
) -> Option<f64> {
    let mut v = DVector::from_fn(n, |i, _| 1.0 + 0.3 * (i as f64).cos()).normalize();
    let mut before = -1.0;
    for _ in 0..max_products {
        let w = hv(&v);
        let size = w.norm();
        if (size - before).abs() <= tol * 1e-3 {
            return Some(size);
        }
        before = size;
        v = w / size.max(1e-300);
    }
    None
}

use nalgebra::DVector;

pub fn top_eigenvalue(
    hv: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    n: usize,
    tol: f64,
    max_products: usize,
) -> Option<f64> {
    let start = DVector::from_fn(n, |i, _| 1.0 + 0.5 * (1.0 + i as f64).sin()).normalize();
    let mut left = max_products;
    // The largest |eigenvalue|: |H v| settles even where v does not.
    let (mut v, mut shift) = (start.clone(), 0.0);
    while left > 0 {
        let product = hv(&v);
        left -= 1;
        let size = product.norm();
        let settled = (size - shift).abs() <= 1e-10 * size;
        shift = size;
        if settled {
            break;
        }
        v = product / size;
    }
    let mut v = start;
    while left > 0 {
        let product = hv(&v) + &v * shift;
        left -= 1;
        let value = v.dot(&product);
        if (&product - &v * value).norm() <= tol {
            return Some(value);
        }
        v = product.normalize();
    }
    None
}

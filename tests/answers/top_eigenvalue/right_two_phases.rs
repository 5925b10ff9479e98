// First the size of H by power iteration, then power iteration on the shifted matrix.
use nalgebra::DVector;

pub fn top_eigenvalue(
    hv: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    n: usize,
    tol: f64,
    max_products: usize,
) -> Option<f64> {
    let mut left = max_products;
    let mut state = 12345_u64;
    let mut random = || {
        state = state
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        (state >> 33) as f64 / (1_u64 << 31) as f64 - 0.5
    };
    let mut v = DVector::from_fn(n, |_, _| random());
    v /= v.norm();
    let mut size = 0.0_f64;
    for _ in 0..6 {
        if left == 0 {
            return None;
        }
        left -= 1;
        let w = hv(&v);
        let length = w.norm();
        size = size.max(length);
        if length == 0.0 {
            break;
        }
        v = w / length;
    }
    let shift = 1.3 * size;
    let mut v = DVector::from_fn(n, |_, _| random());
    v /= v.norm();
    while left > 0 {
        left -= 1;
        let mut w = hv(&v);
        let mut lambda = 0.0;
        for i in 0..n {
            lambda += v[i] * w[i];
        }
        let mut residual = 0.0;
        for i in 0..n {
            residual += (w[i] - lambda * v[i]).powi(2);
        }
        if residual.sqrt() <= tol {
            return Some(lambda);
        }
        for i in 0..n {
            w[i] += shift * v[i];
        }
        v = w.normalize();
    }
    None
}

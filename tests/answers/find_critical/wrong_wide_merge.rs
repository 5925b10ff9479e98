use nalgebra::{DMatrix, DVector};

// Merges points that lie within 1 of each other.
pub fn newton_root(
    g: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    hf: &dyn Fn(&DVector<f64>) -> DMatrix<f64>,
    x0: &DVector<f64>,
) -> Option<DVector<f64>> {
    let mut x = x0.clone();
    let mut steps = 0;
    while steps <= 100 {
        let gx = g(&x);
        if gx.iter().any(|v| !v.is_finite()) {
            return None;
        }
        if gx.amax() == 0.0 {
            return Some(x);
        }
        let s = hf(&x).try_inverse()? * &gx;
        let next = &x - &s;
        if gx.norm() <= 1e-8 && s.norm() <= 1e-8 {
            return Some(next);
        }
        x = next;
        steps += 1;
    }
    None
}

pub fn all_critical(
    g: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    hf: &dyn Fn(&DVector<f64>) -> DMatrix<f64>,
    seeds: &[DVector<f64>],
) -> Vec<DVector<f64>> {
    let roots: Vec<DVector<f64>> = seeds.iter().flat_map(|s| newton_root(g, hf, s)).collect();
    // Keep the last of every group instead of the first.
    (0..roots.len())
        .filter(|&i| (i + 1..roots.len()).all(|j| (&roots[i] - &roots[j]).amax() >= 1.0))
        .map(|i| roots[i].clone())
        .collect()
}

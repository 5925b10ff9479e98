use nalgebra::{DMatrix, DVector};

// Steps by the inverse, counted one by one; the last step is taken as well.
pub fn newton_root(
    g: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    hf: &dyn Fn(&DVector<f64>) -> DMatrix<f64>,
    x0: &DVector<f64>,
) -> Option<DVector<f64>> {
    let mut x = x0.clone_owned();
    let mut taken = 0;
    while taken < 100 {
        let slope = g(&x);
        if x.iter().any(|t| !t.is_finite()) || slope.iter().any(|t| !t.is_finite()) {
            return None;
        }
        if slope.iter().all(|t| *t == 0.0) {
            return Some(x);
        }
        let h = hf(&x);
        let inverse = h.try_inverse()?;
        let step = inverse * &slope;
        x = &x - &step;
        taken += 1;
        if slope.norm() <= 1e-8 && step.norm() <= 1e-8 {
            return Some(x);
        }
    }
    None
}

pub fn all_critical(
    g: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    hf: &dyn Fn(&DVector<f64>) -> DMatrix<f64>,
    seeds: &[DVector<f64>],
) -> Vec<DVector<f64>> {
    let mut roots: Vec<DVector<f64>> = seeds.iter().filter_map(|s| newton_root(g, hf, s)).collect();
    // From the last to the first, so that another representative stays.
    let mut k = roots.len();
    while k > 0 {
        k -= 1;
        if (0..k).any(|j| roots[j].metric_distance(&roots[k]) < 1e-6) {
            roots.remove(k);
        }
    }
    roots.reverse();
    roots
}

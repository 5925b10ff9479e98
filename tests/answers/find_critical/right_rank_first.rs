use nalgebra::{DMatrix, DVector};
type G<'a> = &'a dyn Fn(&DVector<f64>) -> DVector<f64>;
type H<'a> = &'a dyn Fn(&DVector<f64>) -> DMatrix<f64>;

/// Asks for the Hessian twice at each point: has it full rank, and what is the step?
fn full_rank(m: &DMatrix<f64>) -> bool {
    m.clone().lu().is_invertible()
}
pub fn newton_root(g: G, hf: H, x0: &DVector<f64>) -> Option<DVector<f64>> {
    let mut x = x0.clone_owned();
    let mut steps = 0;
    loop {
        let gx = g(&x);
        let singular = !full_rank(&hf(&x));
        let step = hf(&x).lu().solve(&gx);
        let finite = x.iter().chain(gx.iter()).all(|t| t.is_finite());
        if !finite {
            return None;
        }
        if gx.norm() == 0.0 {
            return Some(x);
        }
        if singular {
            return None;
        }
        let step = step?;
        if gx.norm() <= 1e-8 && step.norm() <= 1e-8 {
            return Some(x);
        }
        if steps == 100 {
            return None;
        }
        steps += 1;
        x -= step;
    }
}
pub fn all_critical(g: G, hf: H, seeds: &[DVector<f64>]) -> Vec<DVector<f64>> {
    let mut out: Vec<DVector<f64>> = vec![];
    for s in seeds {
        if let Some(x) = newton_root(g, hf, s) {
            if !out.iter().any(|y| (y - &x).norm() < 1e-6) {
                out.push(x);
            }
        }
    }
    out
}

use nalgebra::{DMatrix, DVector};

pub fn trace_estimate(
    hv: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    n: usize,
    probes: usize,
    sign: &mut dyn FnMut() -> f64,
) -> f64 {
    let draws: Vec<f64> = (0..n * probes).map(|_| sign()).collect();
    let z = DMatrix::from_vec(n, probes, draws);
    let products: Vec<DVector<f64>> = z.column_iter().map(|c| hv(&c.into_owned())).collect();
    z.component_mul(&DMatrix::from_columns(&products)).sum() / probes as f64
}

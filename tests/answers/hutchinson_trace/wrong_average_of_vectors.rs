// Averages the vectors first, and multiplies once.
use nalgebra::DVector;

pub fn trace_estimate(
    hv: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    n: usize,
    probes: usize,
    sign: &mut dyn FnMut() -> f64,
) -> f64 {
    let mut mean = DVector::zeros(n);
    for _ in 0..probes {
        mean += DVector::from_fn(n, |_, _| sign());
    }
    mean /= probes as f64;
    mean.dot(&hv(&mean))
}

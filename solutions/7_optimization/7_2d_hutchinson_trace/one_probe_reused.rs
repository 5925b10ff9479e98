use nalgebra::DVector;

pub fn trace_estimate(
    hv: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    n: usize,
    probes: usize,
    sign: &mut dyn FnMut() -> f64,
) -> f64 {
    let z = DVector::from_fn(n, |_, _| sign());
    let mut sum = 0.0;
    for _ in 0..probes {
        sum += z.dot(&hv(&z));
    }
    sum / probes as f64
}

use nalgebra::DVector;

pub fn trace_estimate(
    hv: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    n: usize,
    probes: usize,
    sign: &mut dyn FnMut() -> f64,
) -> f64 {
    let mut sum = 0.0;
    for _ in 0..probes {
        let z = DVector::from_fn(n, |_, _| sign());
        sum += 0.5 * z.dot(&hv(&z));
    }
    sum / probes as f64
}

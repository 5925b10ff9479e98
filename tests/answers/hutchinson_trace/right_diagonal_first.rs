// Averages z ∘ H z, an estimate of the diagonal, and adds up.
use nalgebra::DVector;

pub fn trace_estimate(
    hv: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    n: usize,
    probes: usize,
    sign: &mut dyn FnMut() -> f64,
) -> f64 {
    let mut diagonal = DVector::zeros(n);
    for _ in 0..probes {
        let mut z = DVector::zeros(n);
        z.iter_mut().for_each(|entry| *entry = sign());
        diagonal += hv(&z).component_mul(&z) / probes as f64;
    }
    diagonal.sum()
}

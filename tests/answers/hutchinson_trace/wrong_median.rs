use nalgebra::DVector;

pub fn trace_estimate(
    hv: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    n: usize,
    probes: usize,
    sign: &mut dyn FnMut() -> f64,
) -> f64 {
    let mut forms: Vec<f64> = (0..probes)
        .map(|_| {
            let z = DVector::from_fn(n, |_, _| sign());
            z.dot(&hv(&z))
        })
        .collect();
    forms.sort_by(f64::total_cmp);
    forms[probes / 2]
}

use nalgebra::DVector;

pub fn trace_estimate(
    hv: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    n: usize,
    probes: usize,
    sign: &mut dyn FnMut() -> f64,
) -> f64 {
    let mut mean = 0.0;
    for k in 1..=probes {
        let z = DVector::from_iterator(n, (0..n).map(|_| sign()));
        let product = hv(&z);
        let mut form = 0.0;
        for i in 0..n {
            form += z[i] * product[i];
        }
        mean += (form - mean) / k as f64;
    }
    mean
}

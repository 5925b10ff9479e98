use nalgebra::DVector;

// One difference operator, applied twice.
fn slope(phi: impl Fn(f64) -> f64, h: f64) -> f64 {
    phi(h) / (2.0 * h) - phi(-h) / (2.0 * h)
}

pub fn mixed(f: &dyn Fn(&DVector<f64>) -> f64, h_in: f64, h_out: f64) -> (f64, f64) {
    let at = |x: f64, y: f64| f(&DVector::from_vec(vec![x, y]));
    (
        slope(|y| slope(|x| at(x, y), h_in), h_out),
        slope(|x| slope(|y| at(x, y), h_in), h_out),
    )
}

use nalgebra::DVector;

pub fn mixed(f: &dyn Fn(&DVector<f64>) -> f64, h_in: f64, h_out: f64) -> (f64, f64) {
    // Second derivatives, but not the mixed ones.
    let at = |x: f64, y: f64| f(&DVector::from_vec(vec![x, y]));
    let f_xx = (at(h_in, 0.0) - 2.0 * at(0.0, 0.0) + at(-h_in, 0.0)) / (h_in * h_in);
    let f_yy = (at(0.0, h_out) - 2.0 * at(0.0, 0.0) + at(0.0, -h_out)) / (h_out * h_out);
    (f_xx, f_yy)
}

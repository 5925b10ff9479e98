use nalgebra::DVector;

pub fn mixed(f: &dyn Fn(&DVector<f64>) -> f64, h_in: f64, h_out: f64) -> (f64, f64) {
    // One-sided inside and outside.
    let at = |x: f64, y: f64| f(&DVector::from_vec(vec![x, y]));
    let f_x = |y: f64| (at(h_in, y) - at(0.0, y)) / h_in;
    let f_y = |x: f64| (at(x, h_in) - at(x, 0.0)) / h_in;
    (
        (f_x(h_out) - f_x(0.0)) / h_out,
        (f_y(h_out) - f_y(0.0)) / h_out,
    )
}

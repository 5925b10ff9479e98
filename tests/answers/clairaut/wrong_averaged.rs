// recognised as: averaged
use nalgebra::DVector;

pub fn mixed(f: &dyn Fn(&DVector<f64>) -> f64, h_in: f64, h_out: f64) -> (f64, f64) {
    // Averages the two, as one does with a numerical Hessian.
    let rectangle = |a: f64, b: f64| {
        let corner = |x: f64, y: f64| f(&DVector::from_vec(vec![x, y]));
        (corner(a, b) - corner(-a, b) - corner(a, -b) + corner(-a, -b)) / (4.0 * a * b)
    };
    let mean = (rectangle(h_in, h_out) + rectangle(h_out, h_in)) / 2.0;
    (mean, mean)
}

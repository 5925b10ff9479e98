// recognised as: symmetry_taken_for_granted
use nalgebra::{DVector, dvector};

/// Gives x the inner step and y the outer one, whichever derivative is inside.
pub fn mixed(f: &dyn Fn(&DVector<f64>) -> f64, h_in: f64, h_out: f64) -> (f64, f64) {
    let fx = |y: f64| (f(&dvector![h_in, y]) - f(&dvector![-h_in, y])) / (2.0 * h_in);
    let fy = |x: f64| (f(&dvector![x, h_out]) - f(&dvector![x, -h_out])) / (2.0 * h_out);
    (
        (fx(h_out) - fx(-h_out)) / (2.0 * h_out),
        (fy(h_in) - fy(-h_in)) / (2.0 * h_in),
    )
}

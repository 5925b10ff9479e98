use nalgebra::DVector;

pub fn mixed(f: &dyn Fn(&DVector<f64>) -> f64, h_in: f64, h_out: f64) -> (f64, f64) {
    // A sum over signs.
    let mut pair = [0.0, 0.0];
    for s in [-1.0, 1.0] {
        for t in [-1.0, 1.0] {
            let (a, b) = (s * h_in, t * h_out);
            pair[0] += f(&DVector::from_vec(vec![a, b])) / (4.0 * a * b);
            pair[1] += f(&DVector::from_vec(vec![b, a])) / (4.0 * a * b);
        }
    }
    (pair[0], pair[1])
}

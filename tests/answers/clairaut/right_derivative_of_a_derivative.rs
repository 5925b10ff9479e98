use nalgebra::DVector;

pub fn mixed(f: &dyn Fn(&DVector<f64>) -> f64, h_in: f64, h_out: f64) -> (f64, f64) {
    // A general derivative along one coordinate, applied twice.
    fn derivative(f: &dyn Fn(&DVector<f64>) -> f64, axis: usize, h: f64, p: &DVector<f64>) -> f64 {
        let mut step = DVector::zeros(2);
        step[axis] = h;
        (f(&(p + &step)) - f(&(p - &step))) / h / 2.0
    }
    let origin = DVector::zeros(2);
    let twice = |first: usize, second: usize| {
        derivative(&|p| derivative(f, first, h_in, p), second, h_out, &origin)
    };
    (twice(0, 1), twice(1, 0))
}

use nalgebra::DVector;

// The parabola through a far point, x itself and a nearer point on the other side, and its slope
// at x: 2n + 1 evaluations.
pub fn fd_gradient(f: &dyn Fn(&DVector<f64>) -> f64, x: &DVector<f64>) -> DVector<f64> {
    let here = f(x);
    let mut p = x.clone();
    let mut gradient = Vec::with_capacity(x.len());
    for i in 0..x.len() {
        let h = f64::EPSILON.cbrt() * (1.0 + x[i].abs());
        p[i] = x[i] + h;
        let a = p[i] - x[i];
        let up = (f(&p) - here) / a;
        p[i] = x[i] - 0.75 * h;
        let b = x[i] - p[i];
        let down = (here - f(&p)) / b;
        p[i] = x[i];
        gradient.push((up * b + down * a) / (a + b));
    }
    DVector::from_vec(gradient)
}

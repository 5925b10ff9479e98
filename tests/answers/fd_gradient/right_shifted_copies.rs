use nalgebra::DVector;

pub fn fd_gradient(f: &dyn Fn(&DVector<f64>) -> f64, x: &DVector<f64>) -> DVector<f64> {
    let slopes = x.iter().enumerate().map(|(i, xi)| {
        let h = 1e-5 * (1.0 + xi.abs());
        let shifted = |t: f64| {
            let mut p = x.clone();
            p[i] += t;
            f(&p)
        };
        (shifted(h) - shifted(-h)) / (2.0 * h)
    });
    DVector::from_vec(slopes.collect())
}

use nalgebra::{DMatrix, DVector};

pub fn hvp(
    g: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    x: &DVector<f64>,
    v: &DVector<f64>,
) -> DVector<f64> {
    let n = x.len();
    let mut hessian = DMatrix::zeros(n, n);
    for j in 0..n {
        let h = f64::EPSILON.cbrt();
        let (mut up, mut down) = (x.clone(), x.clone());
        up[j] += h;
        down[j] -= h;
        hessian.set_column(j, &((g(&up) - g(&down)) / (up[j] - down[j])));
    }
    hessian * v
}

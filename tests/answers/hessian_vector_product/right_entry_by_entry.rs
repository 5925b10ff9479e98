use nalgebra::DVector;

pub fn hvp(
    g: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    x: &DVector<f64>,
    v: &DVector<f64>,
) -> DVector<f64> {
    let n = x.len();
    let largest = v.iter().fold(0.0, |m: f64, a| m.max(a.abs()));
    let h = if largest > 0.0 { 4e-6 / largest } else { 1.0 };
    let mut right = x.clone();
    let mut left = x.clone();
    for i in 0..n {
        right[i] += h * v[i];
        left[i] -= h * v[i];
    }
    let (a, b) = (g(&right), g(&left));
    let mut product = vec![0.0; n];
    for i in 0..n {
        product[i] = (a[i] - b[i]) / h / 2.0;
    }
    DVector::from_vec(product)
}

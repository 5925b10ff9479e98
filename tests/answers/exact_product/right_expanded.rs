use lab::dual::Dual;
use nalgebra::DVector;

fn dual(value: f64, slope: f64) -> Dual {
    Dual { value, slope }
}

pub fn add(a: Dual, b: Dual) -> Dual {
    dual(a.value + b.value, a.slope + b.slope)
}

pub fn mul(a: Dual, b: Dual) -> Dual {
    dual(a.value * b.value, a.value * b.slope + b.value * a.slope)
}

/// By exponentials, and the slope as 1/cosh².
pub fn tanh(a: Dual) -> Dual {
    let (up, down) = (a.value.exp(), (-a.value).exp());
    let cosh = (up + down) / 2.0;
    dual((up - down) / (up + down), a.slope / (cosh * cosh))
}

pub fn hvp(g: &dyn Fn(&[Dual]) -> Vec<Dual>, x: &DVector<f64>, v: &DVector<f64>) -> DVector<f64> {
    let n = x.len();
    let mut inputs = Vec::with_capacity(n);
    for i in 0..n {
        inputs.push(dual(x[i], v[i]));
    }
    let outputs = g(&inputs);
    let mut product = DVector::zeros(n);
    for i in 0..n {
        product[i] = outputs[i].slope;
    }
    product
}

use lab::E;
use nalgebra::{DMatrix, DVector};

pub fn coords(h: &DMatrix<f64>, v: &DVector<f64>) -> Result<(DVector<f64>, DVector<f64>), E> {
    let (values, q) = lab::spectrum(h)?;
    let n = v.len();
    let mut c = DVector::zeros(n);
    for k in 0..n {
        for i in 0..n {
            c[k] -= q[(i, k)] * v[i];
        }
    }
    Ok((values, c))
}

pub fn rayleigh(h: &DMatrix<f64>, v: &DVector<f64>) -> Option<f64> {
    let n = v.len();
    let (mut form, mut squares) = (0.0, 0.0);
    for i in 0..n {
        squares += v[i] * v[i];
        form += h[(i, i)] * v[i] * v[i];
        for j in 0..i {
            form += 2.0 * h[(i, j)] * v[i] * v[j];
        }
    }
    if squares == 0.0 {
        None
    } else {
        Some(form / squares)
    }
}

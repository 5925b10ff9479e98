use lab::E;
use nalgebra::{DMatrix, DVector};

pub fn kappa(h: &DMatrix<f64>) -> Result<f64, E> {
    let (values, _) = lab::spectrum(h)?;
    let (mut low, mut high) = (f64::INFINITY, 0.0_f64);
    for l in values.iter() {
        low = low.min(l.abs());
        high = high.max(l.abs());
    }
    let zero = 10.0 * values.len() as f64 * f64::EPSILON * high;
    Ok(if low > zero {
        high / low
    } else {
        f64::INFINITY
    })
}

pub fn kappa_nonzero(h: &DMatrix<f64>) -> Result<f64, E> {
    let (values, _) = lab::spectrum(h)?;
    let high = values.amax();
    let zero = 10.0 * values.len() as f64 * f64::EPSILON * high;
    let mut low = f64::INFINITY;
    for l in values.iter() {
        if l.abs() > zero && l.abs() < low {
            low = l.abs();
        }
    }
    if low.is_infinite() {
        Err(E::Singular)
    } else {
        Ok(high / low)
    }
}

// The largest |λ| from the trace of a high power of (P - R)², whose eigenvalues are at most 1.
pub fn subspace_gap(a: &DMatrix<f64>, b: &DMatrix<f64>) -> f64 {
    let difference = a * a.transpose() - b * b.transpose();
    let square = &difference * &difference;
    let mut best = 0.0_f64;
    for start in 0..square.ncols() {
        let mut x: DVector<f64> = square.column(start).into_owned();
        for _ in 0..200 {
            let size = x.norm();
            if size < 1e-14 {
                break;
            }
            x = &square * (x / size);
        }
        best = best.max(x.norm());
    }
    if best < 1e-13 { 0.0 } else { best.sqrt() }
}

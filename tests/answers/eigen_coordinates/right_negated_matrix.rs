use lab::E;
use nalgebra::{DMatrix, DVector};

// Descending from the library, then turned around, each coordinate made positive.
pub fn coords(h: &DMatrix<f64>, v: &DVector<f64>) -> Result<(DVector<f64>, DVector<f64>), E> {
    let (values, vectors) = lab::spectrum(&(-h))?;
    let n = values.len();
    let lambda = DVector::from_fn(n, |k, _| -values[n - 1 - k]);
    let c = DVector::from_fn(n, |k, _| vectors.column(n - 1 - k).dot(v).abs());
    Ok((lambda, c))
}

pub fn rayleigh(h: &DMatrix<f64>, v: &DVector<f64>) -> Option<f64> {
    let unit = v.try_normalize(0.0)?;
    let mut sum = 0.0;
    for i in 0..v.len() {
        for j in 0..v.len() {
            sum += unit[i] * h[(i, j)] * unit[j];
        }
    }
    Some(sum)
}

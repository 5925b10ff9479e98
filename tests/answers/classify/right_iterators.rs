use lab::{E, Kind};
use nalgebra::{DMatrix, SymmetricEigen};

pub fn classify(h: &DMatrix<f64>) -> Result<Kind, E> {
    if h.nrows() != h.ncols() {
        return Err(E::NotSquare);
    }
    if h.nrows() == 0 {
        return Err(E::Empty);
    }
    if !h.iter().all(|x| x.is_finite()) {
        return Err(E::NonFinite);
    }
    let n = h.nrows() as f64;
    let size = h.iter().fold(0.0_f64, |m, x| m.max(x.abs()));
    let skew = (h - h.transpose())
        .iter()
        .fold(0.0_f64, |m, x| m.max(x.abs()));
    if skew > 1e-12 * size {
        return Err(E::NotSymmetric);
    }
    let mut lambda: Vec<f64> = SymmetricEigen::new((h + h.transpose()) / 2.0)
        .eigenvalues
        .iter()
        .copied()
        .collect();
    lambda.sort_by(f64::total_cmp);
    let (lowest, highest) = (lambda[0], lambda[lambda.len() - 1]);
    let zero = 10.0 * n * f64::EPSILON * highest.abs().max(lowest.abs());
    if lowest < -zero && highest > zero {
        return Ok(Kind::Saddle);
    }
    if lowest > zero {
        return Ok(Kind::Min);
    }
    if highest < -zero {
        return Ok(Kind::Max);
    }
    Ok(Kind::Inconclusive)
}

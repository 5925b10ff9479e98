use lab::E;
use nalgebra::DMatrix;

/// How many eigenvalues of a symmetric matrix are positive, negative and zero.
pub fn inertia(h: &DMatrix<f64>) -> Result<(usize, usize, usize), E> {
    if !h.is_square() {
        return Err(E::NotSquare);
    }
    if h.is_empty() {
        return Err(E::Empty);
    }
    if h.iter().any(|entry| !entry.is_finite()) {
        return Err(E::NonFinite);
    }
    let n = h.nrows();
    if (h - h.transpose()).amax() > 1e-12 * h.amax() {
        return Err(E::NotSymmetric);
    }
    let zero = 1e-10 * h.amax();

    let (lambda, _) = lab::spectrum(h)?;
    let signs = lambda.iter().fold((0, 0, 0), |(p, m, z), &l| {
        if l > zero {
            (p + 1, m, z)
        } else if l < -zero {
            (p, m + 1, z)
        } else {
            (p, m, z + 1)
        }
    });
    Ok(signs)
}

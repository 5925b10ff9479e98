// recognised as: symmetry_taken_for_granted
use lab::E;
use nalgebra::DMatrix;

/// Averages the two halves before it looks at anything else.
pub fn inertia(h: &DMatrix<f64>) -> Result<(usize, usize, usize), E> {
    if h.nrows() != h.ncols() {
        return Err(E::NotSquare);
    }
    if h.is_empty() {
        return Err(E::Empty);
    }
    if h.iter().any(|x| !x.is_finite()) {
        return Err(E::NonFinite);
    }
    let mean = (h + h.transpose()) * 0.5;
    let zero = 1e-10 * mean.amax();
    let b = mean.lblt().d();
    let (mut counts, mut k) = ((0, 0, 0), 0);
    while k < b.nrows() {
        if k + 1 < b.nrows() && b[(k + 1, k)].abs() > zero {
            counts.0 += 1;
            counts.1 += 1;
            k += 1;
        } else if b[(k, k)].abs() <= zero {
            counts.2 += 1;
        } else if b[(k, k)] > 0.0 {
            counts.0 += 1;
        } else {
            counts.1 += 1;
        }
        k += 1;
    }
    Ok(counts)
}

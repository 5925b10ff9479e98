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

    // The largest entry becomes the pivot. Where it is off the diagonal, adding row j to row i and
    // column j to column i, a congruence, brings it there.
    let mut a = (h + h.transpose()) * 0.5;
    let (mut positive, mut negative) = (0, 0);
    let mut left: Vec<usize> = (0..n).collect();
    while !left.is_empty() {
        let mut best = (left[0], left[0]);
        for &i in &left {
            for &j in &left {
                if a[(i, j)].abs() > a[best].abs() {
                    best = (i, j);
                }
            }
        }
        if a[best].abs() <= zero {
            break;
        }
        let (mut i, j) = best;
        if i != j {
            let diagonal = if a[(i, i)].abs() > a[(j, j)].abs() {
                i
            } else {
                j
            };
            if a[(diagonal, diagonal)].abs() > 0.5 * a[(i, j)].abs() {
                i = diagonal;
            } else {
                let sign = if (a[(i, i)] + a[(j, j)]) * a[(i, j)] < 0.0 {
                    -1.0
                } else {
                    1.0
                };
                for k in 0..n {
                    a[(i, k)] += sign * a[(j, k)];
                }
                for k in 0..n {
                    a[(k, i)] += sign * a[(k, j)];
                }
            }
        }
        let pivot = a[(i, i)];
        if pivot > 0.0 {
            positive += 1;
        } else {
            negative += 1;
        }
        left.retain(|&k| k != i);
        for &k in &left {
            for &l in &left {
                a[(k, l)] -= a[(k, i)] * a[(i, l)] / pivot;
            }
        }
    }
    Ok((positive, negative, left.len()))
}

use lab::E;
use nalgebra::{DMatrix, DVector};

// Gauss and Jordan with the largest pivot of the whole remainder.
pub fn newton_step(g: &DVector<f64>, h: &DMatrix<f64>) -> Result<DVector<f64>, E> {
    let n = g.len();
    let mut a = h.clone();
    let mut b: Vec<f64> = g.iter().map(|x| -x).collect();
    let mut column_of: Vec<usize> = (0..n).collect();
    let mut first = 0.0;
    for k in 0..n {
        let (mut p, mut q) = (k, k);
        for i in k..n {
            for j in k..n {
                if a[(i, j)].abs() > a[(p, q)].abs() {
                    (p, q) = (i, j);
                }
            }
        }
        let pivot = a[(p, q)].abs();
        if k == 0 {
            first = pivot;
        }
        if pivot <= 1e-13 * first {
            return Err(E::Singular);
        }
        a.swap_rows(k, p);
        b.swap(k, p);
        a.swap_columns(k, q);
        column_of.swap(k, q);
        for i in 0..n {
            if i != k {
                let factor = a[(i, k)] / a[(k, k)];
                for j in k..n {
                    let above = a[(k, j)];
                    a[(i, j)] -= factor * above;
                }
                b[i] -= factor * b[k];
            }
        }
    }
    let mut s = DVector::zeros(n);
    for k in 0..n {
        s[column_of[k]] = b[k] / a[(k, k)];
    }
    Ok(s)
}

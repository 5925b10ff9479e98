use lab::E;
use nalgebra::DMatrix;
// Lagrange's reduction on rows kept in vectors.
pub fn inertia(h: &DMatrix<f64>) -> Result<(usize, usize, usize), E> {
    let (n, m) = h.shape();
    if n != m {
        return Err(E::NotSquare);
    }
    if n == 0 {
        return Err(E::Empty);
    }
    let mut a: Vec<Vec<f64>> = Vec::new();
    let mut big: f64 = 0.0;
    for i in 0..n {
        let mut row = Vec::new();
        for j in 0..n {
            if !h[(i, j)].is_finite() {
                return Err(E::NonFinite);
            }
            big = big.max(h[(i, j)].abs());
            row.push(h[(i, j)]);
        }
        a.push(row);
    }
    for i in 0..n {
        for j in 0..i {
            if (a[i][j] - a[j][i]).abs() > 1e-12 * big {
                return Err(E::NotSymmetric);
            }
        }
    }
    let (mut p, mut q) = (0, 0);
    loop {
        let n = a.len();
        if n == 0 {
            break;
        }
        let mut best = (0, 0);
        let mut size = 0.0;
        for i in 0..n {
            for j in 0..=i {
                let bonus = if i == j { 2.0 } else { 1.0 };
                if a[i][j].abs() * bonus > size {
                    size = a[i][j].abs() * bonus;
                    best = (i, j);
                }
            }
        }
        if a[best.0][best.1].abs() <= 1e-10 * big {
            break;
        }
        let (i, j) = best;
        let mut b: Vec<Vec<f64>> = Vec::new();
        if i == j {
            if a[i][i] > 0.0 {
                p += 1
            } else {
                q += 1
            }
            for r in 0..n {
                if r == i {
                    continue;
                }
                let mut row = Vec::new();
                for c in 0..n {
                    if c == i {
                        continue;
                    }
                    row.push(a[r][c] - a[r][i] * a[i][c] / a[i][i]);
                }
                b.push(row);
            }
        } else {
            p += 1;
            q += 1;
            let det = a[i][i] * a[j][j] - a[i][j] * a[i][j];
            for r in 0..n {
                if r == i || r == j {
                    continue;
                }
                let mut row = Vec::new();
                for c in 0..n {
                    if c == i || c == j {
                        continue;
                    }
                    let (u, v) = (a[r][i], a[r][j]);
                    let (x, y) = (a[i][c], a[j][c]);
                    row.push(
                        a[r][c]
                            - (u * (a[j][j] * x - a[i][j] * y) + v * (a[i][i] * y - a[i][j] * x))
                                / det,
                    );
                }
                b.push(row);
            }
        }
        a = b;
    }
    Ok((p, q, n - p - q))
}

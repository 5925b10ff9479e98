use lab::E;
use nalgebra::DMatrix;

pub fn inertia(h: &DMatrix<f64>) -> Result<(usize, usize, usize), E> {
    let n = h.nrows();
    if n == 0 && h.ncols() == 0 {
        return Err(E::Empty);
    }
    if n != h.ncols() {
        return Err(E::NotSquare);
    }
    let mut largest = 0.0_f64;
    for i in 0..n {
        for j in 0..n {
            if !h[(i, j)].is_finite() {
                return Err(E::NonFinite);
            }
            largest = largest.max(h[(i, j)].abs());
        }
    }
    for i in 0..n {
        for j in 0..i {
            if (h[(i, j)] - h[(j, i)]).abs() > 1e-12 * largest {
                return Err(E::NotSymmetric);
            }
        }
    }
    if largest == 0.0 {
        return Ok((0, 0, n));
    }
    let mut a = h / largest;
    for i in 0..n {
        for j in 0..i {
            a[(j, i)] = a[(i, j)];
        }
    }
    for _ in 0..30 {
        let mut off = 0.0;
        for p in 0..n {
            for q in 0..p {
                off += a[(p, q)] * a[(p, q)];
            }
        }
        if off < 1e-26 {
            break;
        }
        for p in 0..n {
            for q in p + 1..n {
                rotate(&mut a, p, q);
            }
        }
    }
    let lambda = a.diagonal();
    let p = lambda.iter().filter(|l| **l > 1e-10).count();
    let q = lambda.iter().filter(|l| **l < -1e-10).count();
    Ok((p, q, n - p - q))
}

fn rotate(a: &mut DMatrix<f64>, p: usize, q: usize) {
    if a[(p, q)] == 0.0 {
        return;
    }
    let theta = 0.5 * (2.0 * a[(p, q)]).atan2(a[(q, q)] - a[(p, p)]);
    let (s, c) = theta.sin_cos();
    for k in 0..a.nrows() {
        let (x, y) = (a[(k, p)], a[(k, q)]);
        a[(k, p)] = c * x - s * y;
        a[(k, q)] = s * x + c * y;
    }
    for k in 0..a.nrows() {
        let (x, y) = (a[(p, k)], a[(q, k)]);
        a[(p, k)] = c * x - s * y;
        a[(q, k)] = s * x + c * y;
    }
}

use lab::{E, Kind};
use nalgebra::DMatrix;

pub fn classify(h: &DMatrix<f64>) -> Result<Kind, E> {
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
    let tolerance = 10.0 * n as f64 * f64::EPSILON;
    for i in 0..n {
        for j in 0..i {
            if (h[(i, j)] - h[(j, i)]).abs() > 1e-12 * largest {
                return Err(E::NotSymmetric);
            }
        }
    }
    if largest == 0.0 {
        return Ok(Kind::Inconclusive);
    }
    let mut a = h / largest;
    for i in 0..n {
        for j in 0..i {
            a[(j, i)] = a[(i, j)];
        }
    }
    for _ in 0..30 {
        for p in 0..n {
            for q in p + 1..n {
                rotate(&mut a, p, q);
            }
        }
    }
    let lambda = a.diagonal();
    let zero = tolerance * lambda.amax();
    let signs: Vec<i32> = lambda
        .iter()
        .map(|&l| i32::from(l > zero) - i32::from(l < -zero))
        .collect();
    let (low, high) = (*signs.iter().min().unwrap(), *signs.iter().max().unwrap());
    Ok(match (low, high) {
        (-1, 1) => Kind::Saddle,
        (1, 1) => Kind::Min,
        (-1, -1) => Kind::Max,
        _ => Kind::Inconclusive,
    })
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

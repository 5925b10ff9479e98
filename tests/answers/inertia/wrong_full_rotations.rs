use lab::E;
use nalgebra::DMatrix;

// The right counts, but each rotation multiplies full matrices: the work grows like n⁵.
pub fn inertia(h: &DMatrix<f64>) -> Result<(usize, usize, usize), E> {
    let (n, m) = h.shape();
    if n != m {
        return Err(E::NotSquare);
    }
    if n == 0 {
        return Err(E::Empty);
    }
    if !h.sum().is_finite() {
        return Err(E::NonFinite);
    }
    let size = h.iter().fold(0.0, |s: f64, x| s.max(x.abs()));
    let skew = h - h.transpose();
    if skew.iter().any(|x| x.abs() > 1e-12 * size) {
        return Err(E::NotSymmetric);
    }
    let mut a = h.clone();
    a.fill_upper_triangle_with_lower_triangle();
    for _ in 0..40 * n * n {
        let mut at = (0, 0);
        let mut largest = 1e-15 * size;
        for i in 0..n {
            for j in 0..i {
                if a[(i, j)].abs() > largest {
                    largest = a[(i, j)].abs();
                    at = (i, j);
                }
            }
        }
        let (i, j) = at;
        if i == j {
            break;
        }
        let angle = 0.5 * (2.0 * (a[(i, j)] / size)).atan2(a[(j, j)] / size - a[(i, i)] / size);
        let mut turn = DMatrix::<f64>::identity(n, n);
        turn[(i, i)] = angle.cos();
        turn[(j, j)] = angle.cos();
        turn[(j, i)] = -angle.sin();
        turn[(i, j)] = angle.sin();
        a = turn.transpose() * a * turn;
    }
    let positive = (0..n).filter(|&i| a[(i, i)] > 1e-10 * size).count();
    let negative = (0..n).filter(|&i| a[(i, i)] < -1e-10 * size).count();
    Ok((positive, negative, n - positive - negative))
}

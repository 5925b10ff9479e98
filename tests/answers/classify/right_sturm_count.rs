use lab::{E, Kind};
use nalgebra::DMatrix;

// Finds no eigenvalue but the largest |λ|; the signs come from counting how many eigenvalues lie
// below a number, on the tridiagonal form.
pub fn classify(h: &DMatrix<f64>) -> Result<Kind, E> {
    if !h.is_square() {
        return Err(E::NotSquare);
    }
    if h.is_empty() {
        return Err(E::Empty);
    }
    if h.iter().any(|x| !x.is_finite()) {
        return Err(E::NonFinite);
    }
    let n = h.nrows();
    let relative = 10.0 * n as f64 * f64::EPSILON;
    if (h - h.transpose()).amax() > 1e-12 * h.amax() {
        return Err(E::NotSymmetric);
    }
    let scale = h.amax();
    if scale == 0.0 {
        return Ok(Kind::Inconclusive);
    }
    let (d, e): (Vec<f64>, Vec<f64>) = if n == 1 {
        (vec![h[(0, 0)] / scale], vec![])
    } else {
        let (_, d, e) = (h / scale).symmetric_tridiagonalize().unpack();
        (d.as_slice().to_vec(), e.as_slice().to_vec())
    };
    let below = |shift: f64| {
        let mut count = 0;
        let mut pivot = 1.0;
        for i in 0..n {
            let coupling = if i == 0 { 0.0 } else { e[i - 1] * e[i - 1] };
            pivot = d[i] - shift - coupling / pivot;
            if pivot == 0.0 {
                pivot = -f64::EPSILON * f64::EPSILON;
            }
            count += usize::from(pivot < 0.0);
        }
        count
    };
    // max|λ| by bisection: the least r with every eigenvalue inside [-r, r].
    let (mut low, mut high) = (0.0, n as f64 + 1.0);
    for _ in 0..60 {
        let r = 0.5 * (low + high);
        if below(-r) == 0 && below(r) == n {
            high = r;
        } else {
            low = r;
        }
    }
    let zero = relative * high;
    let negative = below(-zero);
    let positive = n - below(zero);
    Ok(match (negative, positive) {
        (0, p) if p == n => Kind::Min,
        (m, 0) if m == n => Kind::Max,
        (0, _) | (_, 0) => Kind::Inconclusive,
        _ => Kind::Saddle,
    })
}

use lab::Kind;
use nalgebra::DMatrix;

// Determinants by expansion along the first row; in the plane the eigenvalues themselves.
pub fn classify_2d(a: f64, b: f64, d: f64) -> Kind {
    let middle = a / 2.0 + d / 2.0;
    let radius = (a / 2.0 - d / 2.0).hypot(b);
    let big = if middle < 0.0 {
        middle - radius
    } else {
        middle + radius
    };
    if big == 0.0 {
        return Kind::Inconclusive;
    }
    let small = a / big * d - b / big * b;
    if small.abs() <= 1e-14 * big.abs() {
        Kind::Inconclusive
    } else if (small < 0.0) != (big < 0.0) {
        Kind::Saddle
    } else if big > 0.0 {
        Kind::Min
    } else {
        Kind::Max
    }
}

fn determinant(rows: &[Vec<f64>]) -> f64 {
    if rows.is_empty() {
        return 1.0;
    }
    let mut sum = 0.0;
    for j in 0..rows.len() {
        let minor: Vec<Vec<f64>> = rows[1..]
            .iter()
            .map(|row| {
                let mut row = row.clone();
                row.remove(j);
                row
            })
            .collect();
        let sign = if j % 2 == 0 { 1.0 } else { -1.0 };
        sum += sign * rows[0][j] * determinant(&minor);
    }
    sum
}

pub fn leading_minors(h: &DMatrix<f64>) -> Vec<f64> {
    let mut out = Vec::new();
    for k in 1..=h.nrows() {
        let rows: Vec<Vec<f64>> = (0..k)
            .map(|i| (0..k).map(|j| h[(i, j)]).collect())
            .collect();
        out.push(determinant(&rows));
    }
    out
}

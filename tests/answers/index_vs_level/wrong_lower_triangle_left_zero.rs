// recognised as: one_triangle_filled
// Fills only the upper triangle, and the library reads the lower one.
use nalgebra::{DMatrix, SymmetricEigen};

/// The mean of index / n over `trials` Hessians at level `u`, weighted by |det H|.
pub fn weighted_index(n: usize, u: f64, trials: usize, rng: &mut dyn FnMut() -> f64) -> f64 {
    let (mut top, mut bottom) = (0.0, 0.0);
    for _ in 0..trials {
        let mut a = DMatrix::zeros(n, n);
        for i in 0..n {
            a[(i, i)] = rng();
            for j in i + 1..n {
                a[(i, j)] = rng() * 0.5_f64.sqrt();
            }
        }
        let h = 2_f64.sqrt() * a - u * DMatrix::identity(n, n);
        let eigen = SymmetricEigen::new(h);
        let weight: f64 = eigen.eigenvalues.iter().map(|x| x.abs()).product();
        let negative = eigen.eigenvalues.iter().filter(|x| **x < 0.0).count();
        top += weight * negative as f64 / n as f64;
        bottom += weight;
    }
    top / bottom
}

/// The correlation of index and loss over critical points given as (index, loss).
pub fn index_energy(points: &[(usize, f64)]) -> f64 {
    let count = points.len() as f64;
    let mx = points.iter().map(|p| p.0 as f64).sum::<f64>() / count;
    let my = points.iter().map(|p| p.1).sum::<f64>() / count;
    let xy: f64 = points.iter().map(|p| (p.0 as f64 - mx) * (p.1 - my)).sum();
    let xx: f64 = points.iter().map(|p| (p.0 as f64 - mx).powi(2)).sum();
    let yy: f64 = points.iter().map(|p| (p.1 - my).powi(2)).sum();
    xy / (xx * yy).sqrt()
}

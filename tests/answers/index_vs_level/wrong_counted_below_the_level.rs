// Counts the eigenvalues below the level, though H is shifted by it already.
use nalgebra::DMatrix;
pub fn weighted_index(n: usize, u: f64, trials: usize, rng: &mut dyn FnMut() -> f64) -> f64 {
    let (mut num, mut den) = (0.0, 0.0);
    for _ in 0..trials {
        let mut h = DMatrix::zeros(n, n);
        for i in 0..n {
            for j in i..n {
                let z = rng();
                let w = if i == j { 2f64.sqrt() * z - u } else { z };
                h[(i, j)] = w;
                h[(j, i)] = w;
            }
        }
        let e = h.symmetric_eigenvalues();
        let det: f64 = e.iter().product::<f64>().abs();
        let idx = e.iter().filter(|&&l| l < u).count();
        num += det * idx as f64 / n as f64;
        den += det;
    }
    num / den
}
pub fn index_energy(points: &[(usize, f64)]) -> f64 {
    let n = points.len() as f64;
    let mx = points.iter().map(|p| p.0 as f64).sum::<f64>() / n;
    let my = points.iter().map(|p| p.1).sum::<f64>() / n;
    let sxy: f64 = points.iter().map(|p| (p.0 as f64 - mx) * (p.1 - my)).sum();
    let sxx: f64 = points.iter().map(|p| (p.0 as f64 - mx).powi(2)).sum();
    let syy: f64 = points.iter().map(|p| (p.1 - my).powi(2)).sum();
    sxy / (sxx * syy).sqrt()
}

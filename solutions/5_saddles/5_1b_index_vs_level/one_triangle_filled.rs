// Fills the triangle that nalgebra does not read.
use nalgebra::DMatrix;

pub fn weighted_index(n: usize, u: f64, trials: usize, rng: &mut dyn FnMut() -> f64) -> f64 {
    let (mut total, mut weights) = (0.0, 0.0);
    for _ in 0..trials {
        let mut h = DMatrix::zeros(n, n);
        for i in 0..n {
            h[(i, i)] = 2_f64.sqrt() * rng() - u;
            for j in i + 1..n {
                h[(i, j)] = rng();
            }
        }
        let values = h.symmetric_eigenvalues();
        let weight = values.product().abs();
        let index = values.iter().filter(|l| **l < 0.0).count();
        total += weight * index as f64 / n as f64;
        weights += weight;
    }
    total / weights
}

pub fn index_energy(points: &[(usize, f64)]) -> f64 {
    let count = points.len() as f64;
    let x0 = points.iter().map(|p| p.0 as f64).sum::<f64>() / count;
    let y0 = points.iter().map(|p| p.1).sum::<f64>() / count;
    let sum = |of: &dyn Fn(f64, f64) -> f64| -> f64 {
        points.iter().map(|p| of(p.0 as f64 - x0, p.1 - y0)).sum()
    };
    sum(&|x, y| x * y) / (sum(&|x, _| x * x) * sum(&|_, y| y * y)).sqrt()
}

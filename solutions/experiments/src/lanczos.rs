//! The two ends of a spectrum, from products alone.

use crate::network::dot;
use lab::probe::Rng;
use nalgebra::DMatrix;

/// The smallest and the largest eigenvalue of a symmetric matrix of size n: Lanczos' method from a
/// seeded start, orthogonalised twice against everything before, until both residuals are below
/// 1e-7 of the largest magnitude. An eigenvalue is never farther away than its residual.
pub fn ends(n: usize, product: impl Fn(&[f64]) -> Vec<f64>) -> (f64, f64) {
    let mut rng = Rng::new(0, "Lanczos");
    let start: Vec<f64> = (0..n).map(|_| rng.between(-1.0, 1.0)).collect();
    let mut basis = vec![scaled(&start, 1.0 / dot(&start, &start).sqrt())];
    let (mut alpha, mut beta) = (Vec::new(), Vec::new());
    loop {
        let last = &basis[basis.len() - 1];
        let mut w = product(last);
        alpha.push(dot(&w, last));
        for _ in 0..2 {
            for q in &basis {
                let along = dot(&w, q);
                w.iter_mut().zip(q).for_each(|(w, q)| *w -= along * q);
            }
        }
        let rest = dot(&w, &w).sqrt();
        let m = alpha.len();
        if m == n || m % 20 == 0 || rest == 0.0 {
            let t = DMatrix::from_fn(m, m, |i, j| match i.abs_diff(j) {
                0 => alpha[i],
                1 => beta[i.min(j)],
                _ => 0.0,
            });
            let (values, vectors) = lab::spectrum(&t).expect("the projection is symmetric");
            let (low, high) = (values[0], values[m - 1]);
            let residual = |k: usize| rest * vectors[(m - 1, k)].abs();
            let small = 1e-7 * low.abs().max(high.abs());
            if m == n || residual(0).max(residual(m - 1)) <= small {
                // What rounding leaves of a zero is another number on every machine.
                let clean = |v: f64| if v.abs() < 1e-6 * small { 0.0 } else { v };
                return (clean(low), clean(high));
            }
        }
        basis.push(scaled(&w, 1.0 / rest));
        beta.push(rest);
    }
}

fn scaled(v: &[f64], factor: f64) -> Vec<f64> {
    v.iter().map(|v| factor * v).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ends_of_a_planted_spectrum() {
        let spread: Vec<f64> = (0..60).map(|k| -0.5 + 0.05 * f64::from(k)).collect();
        let h = Rng::new(0, "ends").symmetric(&spread);
        let times = |v: &[f64]| {
            let product = &h * nalgebra::DVector::from_column_slice(v);
            product.as_slice().to_vec()
        };
        let (low, high) = ends(60, times);
        assert!((low - spread[0]).abs() < 1e-6, "{low}");
        assert!((high - spread[59]).abs() < 1e-6, "{high}");
    }
}

//! 3.2c against eigenvalues that are known because the matrix was made from them.

use lab::{Kind, probe::Rng};
use nalgebra::DMatrix;
use solutions::det_trace_trap::answer::*;

fn kind(eigenvalues: &[f64]) -> Kind {
    match eigenvalues.iter().filter(|&&lambda| lambda < 0.0).count() {
        0 => Kind::Min,
        k if k == eigenvalues.len() => Kind::Max,
        _ => Kind::Saddle,
    }
}

#[test]
fn the_verdict_of_the_planted_eigenvalues() {
    let mut rng = Rng::new(0, "det_trace_trap");
    for n in [2, 3, 5].repeat(200) {
        let negative = rng.unit();
        let spectrum: Vec<f64> = (0..n)
            .map(|_| rng.between(0.1, 5.0) * if rng.unit() < negative { -1.0 } else { 1.0 })
            .collect();
        let h = rng.symmetric(&spectrum);
        // Jacobi: each change of sign in 1, m₁, ..., mₙ stands for a negative eigenvalue.
        let minors = [vec![1.0], leading_minors(&h)].concat();
        assert_eq!(
            minors.windows(2).filter(|m| m[0] * m[1] < 0.0).count(),
            spectrum.iter().filter(|&&lambda| lambda < 0.0).count()
        );
        if n == 2 {
            for unit in [1.0, 1e-200, 1e200] {
                let [a, b, d] = [h[(0, 0)], h[(0, 1)], h[(1, 1)]].map(|entry| entry * unit);
                assert_eq!(classify_2d(a, b, d), kind(&spectrum));
            }
        }
    }
}

/// The determinant as the sum over all permutations.
#[test]
fn minors_by_leibniz() {
    fn leibniz(h: &DMatrix<f64>, columns: &mut Vec<usize>, k: usize) -> f64 {
        if columns.len() == k {
            let inversions = (0..k)
                .flat_map(|j| (0..j).map(move |i| (i, j)))
                .filter(|&(i, j)| columns[i] > columns[j])
                .count();
            let product: f64 = (0..k).map(|i| h[(i, columns[i])]).product();
            return if inversions % 2 == 0 {
                product
            } else {
                -product
            };
        }
        let mut sum = 0.0;
        for j in 0..k {
            if !columns.contains(&j) {
                columns.push(j);
                sum += leibniz(h, columns, k);
                columns.pop();
            }
        }
        sum
    }
    let h = Rng::new(0, "leibniz").square(6);
    for (k, minor) in leading_minors(&h).iter().enumerate() {
        let expected = leibniz(&h, &mut Vec::new(), k + 1);
        assert!((minor - expected).abs() < 1e-12, "{minor} {expected}");
    }
}

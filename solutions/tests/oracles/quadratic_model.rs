//! 2.1a against sums over the entries, exact in integers, and against Taylor coefficients by dual
//! numbers.

use lab::{functions::vector, probe::Rng};
use nalgebra::{DMatrix, DVector, SVector};
use num_dual::{DualNum, hessian, second_derivative};
use solutions::quadratic_model::answer::model;

#[test]
fn sums_over_the_entries() {
    let mut rng = Rng::new(0, "quadratic_model");
    for n in 1..=9 {
        let mut integer = || rng.between(-9.0, 9.0).round();
        let f0 = integer();
        let g = DVector::from_fn(n, |_, _| integer());
        let v = DVector::from_fn(n, |_, _| integer());
        let a = DMatrix::from_fn(n, n, |_, _| integer());
        let h = &a + a.transpose();
        let mut sum = f0;
        for i in 0..n {
            sum += g[i] * v[i] + 0.5 * h[(i, i)] * v[i] * v[i];
            for j in 0..i {
                sum += h[(i, j)] * v[i] * v[j];
            }
        }
        assert_eq!(model(f0, &g, &h, &v), sum);
    }
}

/// Along a line the model is the Taylor polynomial of degree two of a function of one number.
#[test]
fn taylor_along_lines() {
    fn loss<D: DualNum<Primitive = f64> + Copy>(p: &[D]) -> D {
        (p[0] * p[1]).sin() * p[2].exp() + (p[0] - p[2] * 2.0).powi(2) / (p[1].powi(2) + 1.0)
    }
    let mut rng = Rng::new(0, "lines");
    for _ in 0..100 {
        let (x, v) = (rng.vector(3), rng.vector(3));
        let at = SVector::<f64, 3>::from_column_slice(x.as_slice());
        let (f0, g, h) = hessian(|p| loss(p.as_slice()), &at);
        let (g, h) = (
            vector(g.as_slice()),
            DMatrix::from_column_slice(3, 3, h.as_slice()),
        );
        let (c0, c1, c2) = second_derivative(|t| loss(&[0, 1, 2].map(|i| t * v[i] + x[i])), 0.0);
        for t in [-2.0, 1e-3, 0.7] {
            let polynomial = c0 + c1 * t + c2 * t * t / 2.0;
            let scale = f0.abs() + g.norm() * v.norm() + h.norm() * v.norm_squared();
            assert!((model(f0, &g, &h, &(&v * t)) - polynomial).abs() < 4e-14 * scale);
        }
    }
}

/// A sum of squares of affine functions is its own model, wherever it is taken.
#[test]
fn a_quadratic_is_its_own_model() {
    let mut rng = Rng::new(0, "least squares");
    for _ in 0..50 {
        let (a, b, x, v) = (rng.square(4), rng.vector(4), rng.vector(4), rng.vector(4));
        let f = |p: &DVector<f64>| (&a * p - &b).norm_squared();
        let g = a.transpose() * (&a * &x - &b) * 2.0;
        let h = a.transpose() * &a * 2.0;
        let exact = f(&(&x + &v));
        assert!((model(f(&x), &g, &h, &v) - exact).abs() < 1e-12 * (1.0 + exact + f(&x)));
    }
}

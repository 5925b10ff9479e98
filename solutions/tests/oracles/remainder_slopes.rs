//! 2.2a against powers, against the derivatives along the line by dual numbers, which say where
//! the first term stands that an expansion leaves out, and against planted mistakes.

use lab::functions::{EXP_SIN, matrix, vector};
use nalgebra::{DMatrix, DVector, SVector};
use num_dual::{Dual64, DualNum, hessian, third_derivative};
use solutions::remainder_slopes::answer::slopes;

fn agree(found: [f64; 3], expected: [f64; 3], tolerance: f64) {
    for (a, b) in found.into_iter().zip(expected) {
        let same = a.is_nan() && b.is_nan() || (a - b).abs() < tolerance;
        assert!(same, "{found:?} {expected:?}");
    }
}

#[test]
fn a_power_has_its_exponent_as_its_slope() {
    let (zero, v) = (vector(&[0.0, 0.0]), vector(&[3.0, -4.0]));
    for p in [0.5, 1.0, 1.7, 2.0, 3.0, 4.5] {
        let f = |x: &DVector<f64>| -1e-9 * x.norm().powf(p);
        let found = slopes(&f, &zero, &DMatrix::zeros(2, 2), &zero, &v, -3..30);
        agree(found, [p; 3], 1e-9);
    }
}

/// Loss number k of two variables.
fn loss<D: DualNum<Primitive = f64> + Copy>(k: usize, p: &[D]) -> D {
    let (x, y) = (p[0], p[1]);
    match k {
        0 => (x + y * 2.0).exp(),
        1 => x.cos() * y.cos(),
        2 => x.sin() + y.tan(),
        3 => (x * y).exp_m1(),
        4 => x.powi(2) * y.exp(),
        5 => (x - y).powi(3) + y,
        6 => x.powi(4) - x * y + 3.0,
        7 => x.powi(2) * y.powi(2) + x.powi(3),
        _ => x * 2.0 - y + 1.0,
    }
}

#[test]
fn the_first_term_left_out() {
    let mut seen = Vec::new();
    for k in 0..9 {
        for x in [[0.0, 0.0], [0.5, 0.5], [0.0, 1.0]] {
            for v in [[1.0, 0.0], [0.5, 0.5], [0.5, -1.0]] {
                let (_, g, h) = hessian(|p| loss(k, p.as_slice()), &SVector::from(x));
                let line =
                    |t| third_derivative(|t| loss(k, &[t * v[0] + x[0], t * v[1] + x[1]]), t);
                let (_, d1, d2, d3) = line(Dual64::new(0.0, 1.0));
                let derivatives = [d1.re, d2.re, d3.re, d3.eps];
                let expected = [1, 2, 3].map(|first| {
                    (first..=4)
                        .find(|p| derivatives[p - 1].abs() > 1e-12)
                        .map_or(f64::NAN, |p| p as f64)
                });
                let found = slopes(
                    &|p| loss(k, p.as_slice()),
                    &vector(g.as_slice()),
                    &matrix(2, h.as_slice()),
                    &vector(&x),
                    &vector(&v),
                    2..16,
                );
                agree(found, expected, 0.05);
                seen.push(format!("{expected:?}"));
            }
        }
    }
    seen.sort();
    seen.dedup();
    assert!(seen.len() > 5, "{seen:?}");
}

/// Only what a mistake changes along v can be seen.
#[test]
fn planted_mistakes() {
    let (x, v) = (vector(&[0.25, 0.5]), vector(&[0.5, 0.25]));
    let (g, h) = ((EXP_SIN.gradient)(&x), (EXP_SIN.hessian)(&x));
    let with = |e: [f64; 2], m: [f64; 4]| {
        let (g, h) = (&g + vector(&e), &h + matrix(2, &m));
        slopes(&EXP_SIN.f, &g, &h, &x, &v, 4..12)
    };
    let (right, none) = ([0.0; 2], [0.0; 4]);
    agree(with(right, none), [1.0, 2.0, 3.0], 0.05);
    agree(with([9.0, 0.0], none), [1.0, 1.0, 1.0], 0.05);
    agree(with([1.0, -2.0], none), [1.0, 2.0, 3.0], 0.05);
    agree(with(right, [9.0, 0.0, 0.0, 0.0]), [1.0, 2.0, 2.0], 0.05);
    agree(with(right, [0.0, 9.0, -9.0, 0.0]), [1.0, 2.0, 3.0], 0.05);
}

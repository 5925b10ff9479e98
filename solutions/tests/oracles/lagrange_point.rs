//! 2.2b against closed forms, and against the integral form of the remainder.

use lab::functions::{CHAPTER, EXP_SIN, ROSENBROCK, matrix, vector};
use nalgebra::DVector;
use solutions::lagrange_point::answer::xi;

/// ξ for a function of one number and its first two derivatives.
fn line(f: [fn(f64) -> f64; 3], x: f64, v: f64) -> Option<f64> {
    xi(
        &|x| f[0](x[0]),
        &vector(&[f[1](x)]),
        &|x| matrix(1, &[f[2](x[0])]),
        &vector(&[x]),
        &vector(&[v]),
    )
}

fn close(found: Option<f64>, expected: f64) {
    let found = found.unwrap();
    assert!((found - expected).abs() < 1e-9, "{found} {expected}");
}

#[test]
fn closed_forms() {
    let e = std::f64::consts::E;
    close(line([f64::exp; 3], 0.0, 1.0), (2.0 * e - 4.0).ln());
    close(line([f64::exp; 3], 0.0, -1.0), (e / 2.0).ln());
    close(
        line([f64::sin, f64::cos, |x| -x.sin()], 0.0, 1.0),
        (2.0 - 2.0 * 1_f64.sin()).asin(),
    );
    let cubic: [fn(f64) -> f64; 3] = [|x| x.powi(3), |x| 3.0 * x * x, |x| 6.0 * x];
    let quartic: [fn(f64) -> f64; 3] = [|x| x.powi(4), |x| 4.0 * x.powi(3), |x| 12.0 * x * x];
    for v in [0.01, 1.0, -3.0] {
        close(line(cubic, 0.0, v), 1.0 / 3.0);
        close(line(quartic, 0.0, v), 1.0 / 6_f64.sqrt());
    }
}

/// The remainder is the integral of (1 - t) s(t), by Simpson's rule.
#[test]
fn the_remainder_as_an_integral() {
    for (function, x, v) in [
        (ROSENBROCK, vector(&[-1.2, 1.0]), vector(&[0.3, 0.4])),
        (EXP_SIN, vector(&[0.3, 0.7]), vector(&[0.6, 0.8])),
    ] {
        let s = |t: f64| v.dot(&((function.hessian)(&(&x + &v * t)) * &v));
        let n = 1000;
        let remainder: f64 = (0..=n)
            .map(|k| {
                let t = f64::from(k) / f64::from(n);
                let weight = if k == 0 || k == n { 1 } else { 2 + 2 * (k % 2) };
                f64::from(weight) * (1.0 - t) * s(t) / f64::from(3 * n)
            })
            .sum();
        let g: DVector<f64> = (function.gradient)(&x);
        let found = xi(&function.f, &g, &function.hessian, &x, &v).unwrap();
        assert!((0.5 * s(found) - remainder).abs() < 1e-9 * remainder.abs());
        // What the statement promises: s goes one way only.
        let steps: Vec<f64> = (0..100)
            .map(|k| s(f64::from(k + 1) / 100.0) - s(f64::from(k) / 100.0))
            .collect();
        assert!(steps.iter().all(|d| *d > 0.0) || steps.iter().all(|d| *d < 0.0));
    }
}

#[test]
fn on_a_quadratic_no_point_is_special() {
    let (x, v) = (vector(&[1.0, -1.0]), vector(&[0.3, 0.4]));
    let g = (CHAPTER.gradient)(&x);
    assert_eq!(xi(&CHAPTER.f, &g, &CHAPTER.hessian, &x, &v), None);
}

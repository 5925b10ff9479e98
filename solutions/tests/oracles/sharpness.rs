//! The reference of 4.2a against directions tried one by one, signs enumerated, and differences.

use lab::probe::Rng;
use nalgebra::{DMatrix, DVector};
use solutions::sharpness::answer::{mean_rise, rescaled_hessian, worst_rise};

/// No direction of the plane rises more than the worst one, and the best of many comes near it.
#[test]
fn the_worst_rise_is_the_largest_on_the_circle() {
    for h in [[6.0, 2.0, 4.0], [1.0, -3.0, -2.0], [-2.0, 1.0, -3.0]] {
        let [a, b, c] = h;
        let rho = 0.3_f64;
        let rise = |t: f64| {
            let (y, x) = t.sin_cos();
            0.5 * rho * rho * (a * x * x + 2.0 * b * x * y + c * y * y)
        };
        let best = (0..10_000)
            .map(|k| rise(f64::from(k) * 1e-3))
            .fold(0.0, f64::max);
        let worst = worst_rise(&DMatrix::from_row_slice(2, 2, &[a, b, b, c]), rho);
        assert!((worst - best).abs() < 1e-6, "{worst} {best}");
    }
}

/// Entries ±s have mean 0 and standard deviation s, and there are only 2ⁿ of such vectors.
#[test]
fn the_mean_rise_is_the_mean_over_all_signs() {
    let n = 5;
    let h = Rng::new(0, "sharpness").symmetric(&[-1.0, 0.5, 2.0, 3.0, 7.0]);
    let s = 0.2;
    let total: f64 = (0..1_u32 << n)
        .map(|signs| {
            let v = DVector::from_fn(n, |i, _| if signs >> i & 1 == 1 { s } else { -s });
            0.5 * v.dot(&(&h * &v))
        })
        .sum();
    let mean = total / f64::from(1_u32 << n);
    assert!((mean_rise(&h, s) - mean).abs() < 1e-13);
}

#[test]
fn the_rescaled_hessian_is_the_second_derivative() {
    let f = |x: f64, y: f64| 0.5 * (x * y - 1.0).powi(2);
    for a in [1.0, 2.0, 10.0, -0.5] {
        let (x, y, t) = (a, 1.0 / a, 1e-4);
        let at = |i: f64, j: f64| f(x + i * t, y + j * t);
        let xx = (at(1.0, 0.0) - 2.0 * at(0.0, 0.0) + at(-1.0, 0.0)) / (t * t);
        let yy = (at(0.0, 1.0) - 2.0 * at(0.0, 0.0) + at(0.0, -1.0)) / (t * t);
        let xy = (at(1.0, 1.0) - at(1.0, -1.0) - at(-1.0, 1.0) + at(-1.0, -1.0)) / (4.0 * t * t);
        let h = rescaled_hessian(a);
        let differences = DMatrix::from_row_slice(2, 2, &[xx, xy, xy, yy]);
        assert!((h - differences).amax() < 1e-4, "a = {a}");
    }
}

//! 3.2d against the functions themselves, on circles around the origin.

use lab::Kind;
use solutions::degenerate_germ::answer::*;

/// The signs of f on a circle of radius r, with points dense enough to enter a narrow parabola.
fn signs(f: &dyn Fn(f64, f64) -> f64, r: f64) -> (bool, bool) {
    let n = 1_000_000;
    (0..n).fold((false, false), |(up, down), k| {
        let (s, c) = (std::f64::consts::TAU * f64::from(k) / f64::from(n)).sin_cos();
        let value = f(r * c, r * s);
        (up || value > 0.0, down || value < 0.0)
    })
}

/// What f looks like near the origin, its coefficient of x³, f_xxxx, f_xxy and λ.
type Germ = (fn(f64, f64) -> f64, [f64; 4]);

#[test]
fn verdicts_agree_with_the_signs_near_the_origin() {
    let germs: [Germ; 8] = [
        (
            |x, y| (y - x * x) * (y - 3.0 * x * x),
            [0.0, 72.0, -8.0, 2.0],
        ),
        (|x, y| y * y + x * x * y + x.powi(4), [0.0, 24.0, 2.0, 2.0]),
        (
            |x, y| y * y + 3.0 * x * x * y + x.powi(4),
            [0.0, 24.0, 6.0, 2.0],
        ),
        (
            |x, y| -y * y + x * x * y - x.powi(4),
            [0.0, -24.0, 2.0, -2.0],
        ),
        (
            |x, y| -y * y + 3.0 * x * x * y - x.powi(4),
            [0.0, -24.0, 6.0, -2.0],
        ),
        (|x, y| y * y + x.powi(3), [1.0, 0.0, 0.0, 2.0]),
        (|x, y| y * y + x * x * y, [0.0, 0.0, 2.0, 2.0]),
        (
            |x, y| 4.0 * y * y + x * x * y + 2.0 * x.powi(4),
            [0.0, 48.0, 2.0, 8.0],
        ),
    ];
    for (f, [cubic, fxxxx, fxxy, lam]) in germs {
        let expected = match signs(&f, 0.01) {
            (true, true) => Kind::Saddle,
            (true, false) => Kind::Min,
            (false, true) => Kind::Max,
            (false, false) => Kind::Inconclusive,
        };
        let a4 = reduced_quartic(fxxxx, fxxy, lam);
        assert_eq!(
            verdict(cubic, a4, lam),
            expected,
            "{cubic} {fxxxx} {fxxy} {lam}"
        );
    }
}

#[test]
fn peano_rises_along_every_line_and_falls_along_a_parabola() {
    let f = |x: f64, y: f64| (y - x * x) * (y - 3.0 * x * x);
    for degree in 0..360 {
        let (s, c) = f64::from(degree).to_radians().sin_cos();
        // Below the radius at which this line meets the inner parabola.
        let near = if c.abs() < 1e-12 {
            1.0
        } else {
            s.abs() / (3.0 * c * c)
        };
        let near = if s.abs() < 1e-12 { 1.0 } else { near };
        for k in 1..20 {
            let t = near * 0.99 * 0.5_f64.powi(k);
            assert!(f(t * c, t * s) > 0.0, "{degree}°");
        }
    }
    assert!(f(0.001, 2e-6) < 0.0);
    assert_eq!(
        verdict(0.0, reduced_quartic(72.0, -8.0, 2.0), 2.0),
        Kind::Saddle
    );
}

//! Cases of 3.2c: all patterns of signs in the plane, at every scale, and in more dimensions
//! matrices that fool rules which look at too few minors.

use super::answer;
use lab::Kind;
use lab::functions::{matrix, vector};
use lab::probe::{Probe, Recorder, any, exactly, within};
use nalgebra::DMatrix;

pub fn probe(p: &mut Probe) {
    let classify_2d: fn(f64, f64, f64) -> Kind = answer::classify_2d;
    let leading_minors: fn(&DMatrix<f64>) -> Vec<f64> = answer::leading_minors;

    let plane = |r: &mut Recorder, a: f64, b: f64, d: f64| {
        let a = r.input("a", a, any());
        let b = r.input("b", b, any());
        let d = r.input("d", d, any());
        // No determinant is near the threshold.
        let size = a.abs().max(b.abs()).max(d.abs()).max(f64::MIN_POSITIVE);
        let determinant = ((a / size) * (d / size) - (b / size).powi(2)).abs();
        r.assume(determinant <= 1e-15 || determinant >= 1e-13);
        r.see("the verdict", classify_2d(a, b, d), exactly());
    };
    for (name, a, b, d) in [
        ("the chapter's quadratic", 6.0, 2.0, 4.0),
        ("a maximum", -6.0, 2.0, -4.0),
        ("a saddle with a positive trace", 3.0, 0.0, -1.0),
        ("a saddle with a negative trace", 1.0, 0.5, -3.0),
        ("a saddle with only positive entries", 1.0, 2.0, 1.0),
        ("a saddle with the trace zero", 0.0, 5.0, 0.0),
        ("a trough: diag(1, 0)", 1.0, 0.0, 0.0),
        ("a slanted ridge", -1.0, 2.0, -4.0),
        ("no curvature at all", 0.0, 0.0, 0.0),
        ("a trough blurred by rounding", 0.1, 0.3, 0.9),
        ("small, yet no zero: diag(1, 1e-8)", 1.0, 0.0, 1e-8),
        ("smaller, yet no zero: diag(1, 1e-12)", 1.0, 0.0, 1e-12),
        ("a huge minimum", 6e200, 2e200, 4e200),
        ("a huge saddle", 1e200, 2e200, 1e200),
        ("a tiny maximum", -6e-200, 2e-200, -4e-200),
        ("a tiny saddle", 1e-200, 2e-200, 1e-200),
        ("a huge trough", 1e200, 1e200, 1e200),
    ] {
        p.case(name, |r| plane(r, a, b, d));
    }
    p.seeded("twelve random Hessians in the plane", 1, |r, rng| {
        for k in 1..=12 {
            let first = rng.between(0.2, 5.0);
            let sign = |u: f64| if u < 0.5 { -1.0 } else { 1.0 };
            let spectrum = [
                first * sign(rng.unit()),
                first * rng.between(0.1, 0.9) * sign(rng.unit()),
            ];
            let h = rng.symmetric(&spectrum);
            r.given(&format!("H number {k}"), &h);
            r.see(
                &format!("the verdict on H number {k}"),
                classify_2d(h[(0, 0)], h[(0, 1)], h[(1, 1)]),
                exactly(),
            );
        }
    });

    let block = |r: &mut Recorder, h: &DMatrix<f64>| {
        let h = r.input("H", h.clone(), any());
        r.see(
            "the leading minors",
            leading_minors(&h),
            within(1e-11).or_absolute(1e-11),
        );
    };
    for (name, h) in [
        ("one variable, a maximum", matrix(1, &[-3.0])),
        ("diag(-1, -1, 3)", diagonal(&[-1.0, -1.0, 3.0])),
        (
            "a minimum of three variables",
            matrix(3, &[2.0, -1.0, 0.0, -1.0, 2.0, -1.0, 0.0, -1.0, 2.0]),
        ),
        (
            "a maximum of three variables",
            matrix(3, &[-4.0, 1.0, 0.0, 1.0, -5.0, 2.0, 0.0, 2.0, -3.0]),
        ),
        (
            "all three minors negative",
            matrix(3, &[-1.0, 2.0, 0.0, 2.0, 1.0, 0.0, 0.0, 0.0, 2.0]),
        ),
        (
            "a maximum of four variables",
            diagonal(&[-1.0, -2.0, -3.0, -1.0]),
        ),
        ("a positive diagonal", {
            matrix(3, &[1.0, 2.0, 0.0, 2.0, 1.0, 0.0, 0.0, 0.0, 1.0])
        }),
        (
            "minors 0, 0, 0, 1",
            DMatrix::from_fn(4, 4, |i, j| if i + j == 3 { 1.0 } else { 0.0 }),
        ),
        ("the first minor is zero", matrix(2, &[0.0, 1.0, 1.0, 0.0])),
    ] {
        p.case(name, |r| block(r, &h));
    }
    p.case("minors of a matrix that is not symmetric", |r| {
        let h = matrix(3, &[1.0, 2.0, 3.0, 0.0, 4.0, 5.0, 6.0, 1.0, 0.0]);
        block(r, &h);
    });
    p.seeded("four variables, random signs", 3, |r, rng| {
        let spectrum: Vec<f64> = (0..4)
            .map(|_| rng.between(0.5, 3.0) * if rng.unit() < 0.3 { -1.0 } else { 1.0 })
            .collect();
        block(r, &rng.symmetric(&spectrum));
    });
}

fn diagonal(entries: &[f64]) -> DMatrix<f64> {
    DMatrix::from_diagonal(&vector(entries))
}

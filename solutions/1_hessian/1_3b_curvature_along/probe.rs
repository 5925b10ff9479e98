//! Cases of 1.3b: level points and slopes, eigenvectors and other directions, and a sphere, which
//! is bent alike everywhere.

use super::answer;
use lab::functions::{CHAPTER, EXP_SIN, TRIG3, matrix, vector};
use lab::probe::{Probe, Recorder, any, symmetric, within};
use nalgebra::{DMatrix, DVector};

type SecondDir = fn(&DMatrix<f64>, &DVector<f64>) -> f64;
type NormalCurvature = fn(&DVector<f64>, &DMatrix<f64>, &DVector<f64>) -> f64;

pub fn probe(p: &mut Probe) {
    let second_dir: SecondDir = answer::second_dir;
    let normal_curvature: NormalCurvature = answer::normal_curvature;
    let see = |r: &mut Recorder, g: &DVector<f64>, h: &DMatrix<f64>, v: &DVector<f64>| {
        r.see(
            "the second derivative along v",
            second_dir(h, v),
            within(1e-12),
        );
        r.see(
            "the normal curvature above v",
            normal_curvature(g, h, v),
            within(1e-12),
        );
        r.relation(
            "the second derivative along -2v is that along v",
            (second_dir(h, &(-2.0 * v)) - second_dir(h, v)).abs() <= 1e-11 * h.amax(),
        );
    };
    let both = |r: &mut Recorder, g: &DVector<f64>, h: &DMatrix<f64>, v: &DVector<f64>| {
        let g = r.input("g", g.clone(), any());
        let h = r.input("H", h.clone(), symmetric());
        let v = r.input("v", v.clone(), any());
        let bend = v.dot(&(&h * &v)).abs();
        r.assume(bend > 0.0 && bend >= 0.01 * v.norm_squared() * h.amax());
        see(r, &g, &h, &v);
    };
    // Of a loss that is named, whose derivatives must stay what they are.
    let of_loss = |r: &mut Recorder, g: &DVector<f64>, h: &DMatrix<f64>, v: &DVector<f64>| {
        r.given("g", g);
        r.given("H", h);
        r.given("v", v);
        see(r, g, h, v);
    };

    for (name, slope, bend, v) in [
        ("the parabola x²/2 at its vertex", 0.0, 1.0, 1.0),
        ("the parabola x²/2 at x = 1", 1.0, 1.0, 1.0),
        ("the parabola x²/2 at x = 1, v = -3", 1.0, 1.0, -3.0),
        ("the hill 10x - x² at x = 0", 10.0, -2.0, 1.0),
    ] {
        p.case(name, |r| {
            both(r, &vector(&[slope]), &matrix(1, &[bend]), &vector(&[v]));
        });
    }

    let chapter = matrix(2, &[6.0, 2.0, 2.0, 4.0]);
    let root = 5_f64.sqrt();
    for (name, x, v) in [
        (
            "the chapter's minimum, along an eigenvector",
            vector(&[0.2, 1.4]),
            vector(&[2.0, root - 1.0]) * 0.25,
        ),
        (
            "the chapter's minimum, along (3, 4)",
            vector(&[0.2, 1.4]),
            vector(&[3.0, 4.0]),
        ),
        (
            "the chapter's quadratic on a slope, along (3, 4)",
            vector(&[0.5, -0.5]),
            vector(&[3.0, 4.0]),
        ),
        (
            "the chapter's quadratic on a slope, across it",
            vector(&[0.5, -0.5]),
            vector(&[7.0, -2.0]) * 0.5,
        ),
    ] {
        p.case(name, |r| {
            // Exactly zero at the minimum, where rounding would leave a little.
            let g = if x[1] > 0.0 {
                vector(&[0.0, 0.0])
            } else {
                (CHAPTER.gradient)(&x)
            };
            both(r, &g, &chapter, &v);
        });
    }
    for (name, function, x, v) in [
        (
            "a slope that bends both ways, downward along v",
            EXP_SIN,
            vector(&[0.3, 0.7]),
            vector(&[-0.4, 0.5]),
        ),
        (
            "three variables",
            TRIG3,
            vector(&[0.2, 0.5, -0.4]),
            vector(&[1.0, -2.0, 0.5]),
        ),
    ] {
        p.case(name, |r| {
            r.given("f", function.formula);
            of_loss(r, &(function.gradient)(&x), &(function.hessian)(&x), &v);
        });
    }

    for (name, v) in [
        (
            "a sphere of radius 2, straight up its side",
            vector(&[1.0, 0.5, -1.0]),
        ),
        ("a sphere of radius 2, at a slant", vector(&[0.3, 0.0, 1.1])),
    ] {
        p.case(name, |r| {
            // The lower half of |(x, z)| = 2, as a function of x.
            let x = vector(&[1.0, 0.5, -1.0]);
            let depth = (4.0 - x.norm_squared()).sqrt();
            let g = &x / depth;
            let h = DMatrix::identity(3, 3) / depth + &x * x.transpose() / depth.powi(3);
            r.given("f", "-√(4 - |x|²)");
            r.given("x₀", &x);
            of_loss(r, &g, &h, &v);
        });
    }

    p.seeded("a random slope in four dimensions", 2, |r, rng| {
        // Positive curvatures, so that the form has no zero from which to measure relatively.
        let h = rng.symmetric(&[0.5, 1.0, 3.0, 8.0]);
        let (g, v) = (rng.vector(4), rng.vector(4));
        both(r, &g, &h, &v);
    });
}

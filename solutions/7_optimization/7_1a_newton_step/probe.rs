//! Cases of 7.1a: steps with known targets, singular and badly scaled Hessians, whole Newton
//! paths, and the same path in other coordinates.

use super::answer;
use lab::E;
use lab::functions::{CHAPTER, Function, ROSENBROCK, matrix, vector};
use lab::probe::{How, Probe, Recorder, any, symmetric, within};
use nalgebra::{DMatrix, DVector};

type NewtonStep = fn(&DVector<f64>, &DMatrix<f64>) -> Result<DVector<f64>, E>;

pub fn probe(p: &mut Probe) {
    let newton_step: NewtonStep = answer::newton_step;

    let x = vector(&[0.5, -0.5]);
    for (name, g, h) in [
        (
            "the chapter's quadratic",
            (CHAPTER.gradient)(&x),
            (CHAPTER.hessian)(&x),
        ),
        ("one dimension", vector(&[3.0]), matrix(1, &[2.0])),
        (
            "one dimension, a maximum",
            vector(&[3.0]),
            matrix(1, &[-4.0]),
        ),
        (
            "already at a critical point",
            vector(&[0.0, 0.0]),
            matrix(2, &[2.0, 1.0, 1.0, 3.0]),
        ),
        (
            "three dimensions, indefinite",
            vector(&[1.0, -1.0, 2.0]),
            matrix(3, &[1.0, 2.0, 3.0, 2.0, 1.0, 1.0, 3.0, 1.0, 2.0]),
        ),
        (
            "a zero on the diagonal",
            vector(&[1.0, 2.0]),
            matrix(2, &[0.0, 1.0, 1.0, 0.0]),
        ),
        (
            "curvatures of size 10⁻¹⁰⁰",
            vector(&[1.0, -1.0, 2.0, 3.0, 0.0]) * 1e-100,
            (ring(5) + DMatrix::identity(5, 5)) * 1e-100,
        ),
    ] {
        p.case(name, |r| {
            step(r, newton_step, &g, &h, WELL);
        });
    }

    for (name, g, h) in [
        (
            "singular: one direction without curvature",
            vector(&[1.0, -1.0]),
            matrix(2, &[2.0, 0.0, 0.0, 0.0]),
        ),
        (
            "singular, though H s = -g has solutions",
            vector(&[2.0, 2.0]),
            matrix(2, &[1.0, 1.0, 1.0, 1.0]),
        ),
        (
            "singular, hidden by rounding",
            vector(&[1.0, 0.0, 0.0]),
            matrix(3, &HIDDEN),
        ),
        (
            "singular, at a critical point",
            vector(&[0.0, 0.0, 0.0]),
            matrix(3, &HIDDEN),
        ),
        (
            "singular: a ring of five springs",
            vector(&[1.0, 0.0, 2.0, 0.0, 0.0]),
            ring(5),
        ),
        (
            "no curvature at all",
            vector(&[1.0, 1.0]),
            DMatrix::zeros(2, 2),
        ),
    ] {
        p.case(name, |r| {
            step(r, newton_step, &g, &h, WELL);
        });
    }
    p.seeded("singular in five dimensions", 1, |r, rng| {
        let h = rng.symmetric(&[-1.0, 0.0, 2.0, 5.0, 9.0]);
        let g = rng.vector(5);
        step(r, newton_step, &g, &h, WELL);
    });

    p.case("towards a saddle, uphill", |r| {
        let (g, h) = (vector(&[0.2, -2.0]), matrix(2, &[2.0, 0.0, 0.0, -2.0]));
        if let Some((g, s)) = step(r, newton_step, &g, &h, WELL) {
            let slope = g.dot(&s);
            let how = exact().or_absolute(1e-10 * g.norm() * s.norm());
            r.see("gᵀs, negative if the step descends", slope, how);
        }
    });

    p.case("curvatures 1 and 0.0000002", |r| {
        let (g, h) = (vector(&[1.0, -2e-7]), matrix(2, &[1.0, 0.0, 0.0, 2e-7]));
        step(r, newton_step, &g, &h, BADLY);
    });
    p.seeded("curvatures from 10⁻³ to 10³", 2, |r, rng| {
        let h = rng.symmetric(&[1e-3, -0.1, 2.0, 30.0, 1e3]);
        let g = rng.vector(5);
        step(r, newton_step, &g, &h, BADLY);
    });

    p.case("Newton's path down Rosenbrock's valley", |r| {
        r.given("f", ROSENBROCK.formula);
        path(r, newton_step, &ROSENBROCK, &DMatrix::identity(2, 2));
    });
    p.case("the same path in other coordinates", |r| {
        let a = matrix(2, &[2.0, -1.0, 1.0, 3.0]);
        r.given("f, as a function of y = A x", ROSENBROCK.formula);
        r.given("A", &a);
        path(r, newton_step, &ROSENBROCK, &a);
    });

    p.case("too far away: x becomes -x³", |r| {
        r.given("f", "√(1 + x²)");
        for (start, name) in [
            (0.5, "the point after a step from 0.5"),
            (2.0, "the point after a step from 2"),
        ] {
            let slope = start / f64::hypot(1.0, start);
            let curvature = f64::hypot(1.0, start).powi(-3);
            let s = newton_step(&vector(&[slope]), &matrix(1, &[curvature]));
            r.see(name, s.map(|s| s.add_scalar(start)), exact());
        }
    });
}

/// A singular matrix in which elimination leaves a pivot of rounding size instead of zero.
const HIDDEN: [f64; 9] = [4.0, 5.0, 6.0, 5.0, 7.0, 9.0, 6.0, 9.0, 12.0];

/// The Hessian of springs in a ring, ½ Σ i (xᵢ - xᵢ₊₁)²: moving all points alike costs nothing.
fn ring(n: usize) -> DMatrix<f64> {
    let mut h = DMatrix::zeros(n, n);
    for i in 0..n {
        let (next, stiffness) = ((i + 1) % n, (i + 1) as f64);
        h[(i, i)] += stiffness;
        h[(next, next)] += stiffness;
        h[(i, next)] -= stiffness;
        h[(next, i)] -= stiffness;
    }
    h
}

fn exact() -> How {
    within(1e-11).because("H is well conditioned here: rounding leaves about 10⁻¹⁵")
}

/// The least quotient of two |eigenvalues|, if none is zero.
const WELL: f64 = 1e-2;
const BADLY: f64 = 1e-7;

/// Records the step, and returns g and it if it has the right length.
fn step(
    r: &mut Recorder,
    newton_step: NewtonStep,
    g: &DVector<f64>,
    h: &DMatrix<f64>,
    least: f64,
) -> Option<(DVector<f64>, DVector<f64>)> {
    let g = r.input("g", g.clone(), any());
    let h = r.input("H", h.clone(), symmetric());
    r.assume(is_clear(&h, least) && is_safe(&h));
    let s = newton_step(&g, &h);
    let how = if least < WELL {
        within(1e-8).because("a condition number of a million or more magnifies rounding")
    } else {
        exact()
    };
    r.see("the Newton step", s.clone(), how);
    s.ok().filter(|s| s.len() == g.len()).map(|s| (g, s))
}

/// Singular, or clearly not.
fn is_clear(h: &DMatrix<f64>, least: f64) -> bool {
    let values = lab::spectrum(h).map(|(values, _)| values.abs());
    values.is_ok_and(|l| l.max() == 0.0 || !(1e-14..least).contains(&(l.min() / l.max())))
}

/// Whether nalgebra's `svd` can be trusted with it: nobody has bad luck by drawn inputs.
fn is_safe(h: &DMatrix<f64>) -> bool {
    let svd = h.clone().svd(true, true);
    svd.recompose()
        .is_ok_and(|same| (same - h).amax() <= 1e-14 * h.amax())
}

/// Five Newton steps on f, taken in the coordinates y = A x and recorded as values of x.
fn path(r: &mut Recorder, newton_step: NewtonStep, f: &Function, a: &DMatrix<f64>) {
    let (Some(back), mut x) = (a.clone().try_inverse(), vector(&[-1.2, 1.0])) else {
        return;
    };
    r.given("the start, as x", &x);
    for k in 1..=5 {
        let g = back.transpose() * (f.gradient)(&x);
        let h = back.transpose() * (f.hessian)(&x) * &back;
        let next = newton_step(&g, &h).map(|s| {
            if s.len() == x.len() {
                &x + &back * s
            } else {
                s
            }
        });
        r.see(
            &format!("x after step {k}"),
            next.clone(),
            within(1e-8).because("a condition number of some thousands magnifies rounding"),
        );
        match next {
            Ok(next) if next.len() == x.len() => x = next,
            _ => return,
        }
    }
}

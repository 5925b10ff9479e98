//! Figures of section 2.2, "Deriving the Expansion".

use crate::{
    Figure, Named,
    svg::{Axis, Ink, Mark, Plot, Point, Side},
};
use lab::functions::{EXP_SIN, Function, LOGSUMEXP_SYM, POWER_5_2, ROSENBROCK, vector};
use nalgebra::{DMatrix, DVector};
use solutions::{lagrange_point::answer::xi, quadratic_model::answer::model};

/// By name, with what draws them.
pub(super) const FIGURES: &[Named] = &[
    ("remainder_slopes", remainder_slopes),
    ("lagrange_points", lagrange_points),
];

/// The errors of the Taylor expansions of order 0, 1 and 2 at the step tv.
fn errors(function: &Function, x: &DVector<f64>, v: &DVector<f64>, t: f64) -> [f64; 3] {
    let (f0, g, h) = (
        (function.f)(x),
        (function.gradient)(x),
        (function.hessian)(x),
    );
    let step = v * t;
    let exact = (function.f)(&(x + &step));
    let none = DMatrix::zeros(x.len(), x.len());
    [
        (exact - f0).abs(),
        (exact - model(f0, &g, &none, &step)).abs(),
        (exact - model(f0, &g, &h, &step)).abs(),
    ]
}

/// Step lengths from 1 downward, each the fraction 1/√2 of the last.
fn lengths(count: i32) -> Vec<f64> {
    (0..count)
        .map(|k| 2_f64.powf(-0.5 * f64::from(k)))
        .collect()
}

fn remainder_slopes() -> Figure {
    let x = vector(&[0.3, 0.7]);
    let v = vector(&[0.6, 0.8]);
    let step = Axis::log(1e-6, 1.0, "length t of the step");
    let mut orders = Plot::new(step.clone(), Axis::log(1e-17, 10.0, "error"))
        .size(250.0, 260.0)
        .heading("one function, three orders");
    let each: Vec<(f64, [f64; 3])> = lengths(41)
        .into_iter()
        .map(|t| (t, errors(&EXP_SIN, &x, &v, t)))
        .collect();
    for (order, ink) in [(0, Ink::Green), (1, Ink::Orange), (2, Ink::Blue)] {
        let points: Vec<Point> = each.iter().map(|(t, error)| (*t, error[order])).collect();
        orders.dots(ink, &points);
    }
    orders.horizontal(Ink::Muted, f64::EPSILON);
    orders.note(Ink::Green, (1.5e-3, 4e-2), Side::Left, "order 0: slope 1");
    orders.note(Ink::Orange, (1.2e-4, 3e-7), Side::Left, "1: slope 2");
    orders.note(Ink::Blue, (7e-3, 3e-10), Side::Right, "2: slope 3");
    orders.note(Ink::Muted, (5e-2, f64::EPSILON), Side::Above, "round-off");

    let mut functions = Plot::new(
        Axis::log(1e-4, 1.0, "length t of the step"),
        Axis::log(1e-17, 10.0, "error of order 2"),
    )
    .size(250.0, 260.0)
    .heading("order 2, four functions");
    let second = |function: &Function, x: &[f64], v: &[f64]| -> Vec<Point> {
        let (x, v) = (vector(x), vector(v));
        lengths(27)
            .into_iter()
            .map(|t| (t, errors(function, &x, &v, t)[2]))
            .collect()
    };
    // Its value, gradient and Hessian at 0 are all 0, so that the error is the function itself.
    let slowly: Vec<Point> = lengths(27)
        .into_iter()
        .filter(|t| *t < 0.5)
        .map(|t| (t, t * t / (1.0 / t).ln()))
        .collect();
    functions.dots(Ink::Red, &slowly);
    functions.dots(Ink::Orange, &second(&POWER_5_2, &[0.0], &[1.0]));
    functions.dots(Ink::Blue, &second(&EXP_SIN, &[0.3, 0.7], &[0.6, 0.8]));
    functions.dots(Ink::Green, &second(&LOGSUMEXP_SYM, &[0.0], &[1.0]));
    functions.horizontal(Ink::Muted, f64::EPSILON);
    functions.note(Ink::Red, (2.5e-3, 3e-5), Side::Left, "about 2");
    functions.note(Ink::Orange, (5e-4, 1.5e-10), Side::Centre, "2.5");
    functions.note(Ink::Blue, (1.6e-3, 4e-12), Side::Left, "3");
    functions.note(Ink::Green, (1.6e-2, 1e-10), Side::Right, "slope 4");
    Figure {
        title: "How the errors of Taylor expansions shrink",
        describes: "Both axes are logarithmic, so that a power law is a straight line. In the \
                    first panel, the errors of the expansions of order 0, 1 and 2 of one function fall \
                    along lines of slope 1, 2 and 3, until they reach a floor of round-off near \
                    10 to the power -16, where they scatter. In the second panel, the error of order 2 \
                    for four functions: slope 4 where the third derivative vanishes, 3 in \
                    general, 2.5 for the absolute value to the power five halves, and hardly more \
                    than 2 for a function with a logarithm in it."
            .into(),
        panels: vec![orders.panel(), functions.panel()],
    }
}

fn lagrange_points() -> Figure {
    let mut line = Plot::new(
        Axis::linear(0.0, 1.0, "t, from x to x + v"),
        Axis::linear(0.8, 3.0, "second derivative"),
    )
    .size(250.0, 250.0)
    .heading("eˣ from 0 to 1");
    let exp_f = |p: &DVector<f64>| p[0].exp();
    let exp_h = |p: &DVector<f64>| DMatrix::from_element(1, 1, p[0].exp());
    let one = vector(&[1.0]);
    let zero = vector(&[0.0]);
    let found = xi(&exp_f, &one, &exp_h, &zero, &one).expect("it rises all the way");
    line.graph(Ink::Blue, f64::exp);
    line.horizontal(Ink::Muted, found.exp());
    line.vertical(Ink::Orange, found);
    line.marks(Ink::Orange, Mark::Disc, &[(found, found.exp())]);
    line.note(Ink::Orange, (found, 0.9), Side::Right, "ξ");
    line.note(Ink::Blue, (0.8, 2.4), Side::Left, "s(t)");
    line.note(
        Ink::Muted,
        (0.66, found.exp()),
        Side::Below,
        "what the step needs",
    );

    let mut lengths = Plot::new(
        Axis::log(0.02, 2.0, "length of the step"),
        Axis::linear(0.25, 0.45, "ξ"),
    )
    .size(250.0, 250.0)
    .heading("where ξ lies");
    let steps: Vec<f64> = (0..=40)
        .map(|k| 0.02 * 100_f64.powf(f64::from(k) / 40.0))
        .collect();
    let curve = |f: &dyn Fn(&DVector<f64>) -> f64,
                 g: &DVector<f64>,
                 h: &dyn Fn(&DVector<f64>) -> DMatrix<f64>,
                 x: &DVector<f64>,
                 v: &DVector<f64>|
     -> Vec<Point> {
        steps
            .iter()
            .filter_map(|&t| Some((t, xi(f, g, h, x, &(v * t))?)))
            .collect()
    };
    let quartic_f = |p: &DVector<f64>| p[0].powi(4);
    let quartic_h = |p: &DVector<f64>| DMatrix::from_element(1, 1, 12.0 * p[0] * p[0]);
    let banana = vector(&[-1.2, 1.0]);
    lengths.horizontal(Ink::Muted, 1.0 / 3.0);
    lengths.curve(Ink::Blue, &curve(&exp_f, &one, &exp_h, &zero, &one));
    lengths.curve(
        Ink::Purple,
        &curve(
            &|p| (ROSENBROCK.f)(p),
            &(ROSENBROCK.gradient)(&banana),
            &|p| (ROSENBROCK.hessian)(p),
            &banana,
            &vector(&[0.6, 0.8]),
        ),
    );
    lengths.curve(
        Ink::Green,
        &curve(&quartic_f, &zero, &quartic_h, &zero, &one),
    );
    lengths.note(Ink::Blue, (0.8, 0.372), Side::Left, "eˣ at 0");
    lengths.note(Ink::Purple, (0.5, 0.312), Side::Left, "Rosenbrock");
    lengths.note(Ink::Green, (0.2, 0.418), Side::Centre, "x⁴ at 0");
    lengths.note(Ink::Muted, (0.021, 0.325), Side::Right, "⅓");
    Figure {
        title: "Where Lagrange's point lies",
        describes:
            "In the first panel, the second derivative of the exponential function rises from 1 \
                    to e along the step. The value that makes the quadratic formula exact is \
                    taken a little more than a third of the way along. In the second panel, that \
                    fraction against the length of the step: for the exponential and for \
                    Rosenbrock's function it tends to one third as the step shrinks, for the \
                    fourth power it stays near 0.41."
                .into(),
        panels: vec![line.panel(), lengths.panel()],
    }
}

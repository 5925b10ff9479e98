//! Figures of section 2.1, "The Second-Order Expansion".

use crate::{
    Figure, Named,
    svg::{Axis, Ink, Mark, Plot, Side, Surface},
};
use lab::functions::{DOUBLE_WELL, Function, matrix, vector};
use nalgebra::{DMatrix, DVector};
use solutions::{model_minimiser::answer::model_min, quadratic_model::answer::model};

/// By name, with what draws them.
pub(super) const FIGURES: &[Named] = &[
    ("loss_and_model", loss_and_model),
    ("four_models", four_models),
];

/// The quadratic model of a function at a point, in the coordinates of the point.
fn model_at(function: &Function, x: &DVector<f64>) -> impl Fn(f64, f64) -> f64 + use<> {
    let (f0, g, h) = (
        (function.f)(x),
        (function.gradient)(x),
        (function.hessian)(x),
    );
    let x = x.clone();
    move |a, b| model(f0, &g, &h, &(vector(&[a, b]) - &x))
}

fn loss_and_model() -> Figure {
    let at = vector(&[0.6, 0.8]);
    let f = |x: f64, y: f64| (DOUBLE_WELL.f)(&vector(&[x, y]));
    let m = model_at(&DOUBLE_WELL, &at);
    let dot = (at[0], at[1], f(at[0], at[1]));
    let surface = |f: &dyn Fn(f64, f64) -> f64, heading: &str| {
        let range = (-1.5, 1.5);
        let mut surface = Surface::new(range, range, (-0.2, 2.0), 20, f);
        surface.dot(Ink::Red, dot);
        surface.panel(heading)
    };
    let mut slice = Plot::new(
        Axis::linear(-1.6, 1.6, "y, with x fixed"),
        Axis::linear(-0.2, 1.2, "loss"),
    )
    .size(340.0, 230.0);
    let g = (DOUBLE_WELL.gradient)(&at);
    slice.dashed_graph(Ink::Green, |y| dot.2 + g[1] * (y - at[1]));
    slice.graph(Ink::Blue, |y| f(at[0], y));
    slice.graph(Ink::Orange, |y| m(at[0], y));
    slice.marks(Ink::Red, Mark::Disc, &[(at[1], dot.2)]);
    slice.note(Ink::Blue, (-1.0, 0.1), Side::Centre, "the loss");
    slice.note(Ink::Orange, (-0.1, 0.95), Side::Right, "quadratic model");
    slice.note(Ink::Green, (-1.55, 1.02), Side::Right, "linear model");
    Figure {
        title: "A loss and its quadratic model",
        describes: "The loss has two wells side by side. Its quadratic model at a point in one of \
                    the wells is a single bowl that fits this well closely and knows nothing of \
                    the other. A slice through both shows the loss with its two wells, the \
                    tangent at the point, and the parabola that bends with the loss near the \
                    point and leaves it far away."
            .into(),
        panels: vec![
            surface(&f, "the loss"),
            surface(&m, "its model at the dot"),
            slice.panel(),
        ],
    }
}

fn four_models() -> Figure {
    let entries = |label: &str| {
        Axis::linear(-3.0, 3.0, label).ticks_at(&[(-2.0, "−2"), (0.0, "0"), (2.0, "2")])
    };
    let panel = |heading: &str, g: &DVector<f64>, h: &DMatrix<f64>, levels: &[f64]| {
        let mut plot = Plot::new(entries("first entry of v"), entries("second entry of v"))
            .equal(210.0)
            .heading(heading);
        plot.contours(Ink::Muted, levels, |a, b| {
            model(0.0, g, h, &vector(&[a, b]))
        });
        plot.field(Ink::Blue, 7, |a, b| {
            let down = -(g + h * vector(&[a, b]));
            (down[0], down[1])
        });
        plot
    };
    let bowl = (vector(&[-2.0, -7.0]), matrix(2, &[6.0, 2.0, 2.0, 4.0]));
    let trough = matrix(2, &[1.0, 1.0, 1.0, 1.0]);
    let level = (vector(&[2.0, 2.0]), trough.clone());
    let tilted = (vector(&[1.0, 0.0]), trough);
    let saddle = (vector(&[1.0, 2.0]), matrix(2, &[2.0, 0.0, 0.0, -2.0]));

    let mut one = panel(
        "one minimum",
        &bowl.0,
        &bowl.1,
        &[-6.0, -3.0, 2.0, 10.0, 22.0, 40.0],
    );
    let v = model_min(&bowl.0, &bowl.1).expect("a bowl has a minimum");
    one.marks(Ink::Green, Mark::Disc, &[(v[0], v[1])]);

    let mut line = panel(
        "a line of minima",
        &level.0,
        &level.1,
        &[-1.8, -1.0, 1.0, 5.0, 12.0],
    );
    let v = model_min(&level.0, &level.1).expect("a level trough has minima");
    line.curve(
        Ink::Green,
        &[(v[0] - 4.0, v[1] + 4.0), (v[0] + 4.0, v[1] - 4.0)],
    );
    line.marks(Ink::Green, Mark::Disc, &[(v[0], v[1])]);

    let slide = panel(
        "none: the trough is tilted",
        &tilted.0,
        &tilted.1,
        &[-2.0, -1.0, 0.0, 1.0, 3.0, 6.0, 12.0],
    );

    let mut pass = panel(
        "none: it bends down",
        &saddle.0,
        &saddle.1,
        &[-8.0, -4.0, -1.0, 0.75, 2.0, 5.0, 9.0],
    );
    // H v = -g has a solution here, and it is not a minimum.
    pass.marks(Ink::Red, Mark::Cross, &[(-0.5, 1.0)]);
    Figure {
        title: "Four quadratic models",
        describes: "Level sets of four quadratic models, with arrows that point downhill. The \
                    first is a bowl with one minimum. The second is a trough with a level floor: \
                    a whole line of minima. The third is a trough whose floor is tilted: the \
                    arrows lead along the floor without end. The fourth is a saddle: the arrows \
                    lead past its centre and away from it, up and down."
            .into(),
        panels: vec![one.panel(), line.panel(), slide.panel(), pass.panel()],
    }
}

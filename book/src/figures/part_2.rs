//! Figures of part 2.

use super::Figure;
use crate::svg::{Axis, Ink, Mark, Plot, Side, Surface};

/// By name, with what draws them.
pub const FIGURES: &[(&str, fn() -> Figure)] = &[("model_test", model_test)];

fn model_test() -> Figure {
    let mut plot = Plot::new(
        Axis::log(1e-8, 1.0, "length of the step"),
        Axis::log(1e-17, 1.0, "error"),
    );
    plot.graph(Ink::Blue, |x| x * x);
    plot.dashed_graph(Ink::Orange, |x| x * x * x + 1e-16);
    plot.note(Ink::Blue, (1e-4, 1e-8), Side::Left, "first order: slope 2");
    let mut contours = Plot::new(Axis::linear(-6.0, 6.0, "x"), Axis::linear(-6.0, 6.0, "y"))
        .equal(270.0)
        .heading("Himmelblau");
    let f = |x: f64, y: f64| (lab::functions::HIMMELBLAU.f)(&nalgebra::dvector![x, y]);
    contours.contours(
        Ink::Muted,
        &[5.0, 20.0, 50.0, 100.0, 150.0, 250.0, 400.0],
        f,
    );
    contours.field(Ink::Blue, 12, |x, y| {
        let g = (lab::functions::HIMMELBLAU.gradient)(&nalgebra::dvector![x, y]);
        (-g[0], -g[1])
    });
    contours.marks(Ink::Green, Mark::Disc, &[(3.0, 2.0)]);
    let mut s = Surface::new((-1.0, 1.0), (-1.0, 1.0), (-1.0, 1.0), 20, |x, y| {
        x * x - y * y
    });
    s.dot(Ink::Red, (0.0, 0.0, 0.0));
    Figure {
        title: "a test",
        describes: "A test figure.".into(),
        panels: vec![plot.panel(), contours.panel(), s.panel("a saddle")],
    }
}

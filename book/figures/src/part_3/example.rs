//! Figures of section 3.3, "An Illustrative Example".

use crate::{
    Figure, Named,
    svg::{Axis, Ink, Mark, Panel, Plot, Side, Surface},
};
use lab::functions::matrix;
use nalgebra::DMatrix;
use solutions::saddle_cone::answer::descending_fraction;
use std::f64::consts::FRAC_PI_2;

/// By name, with what draws them.
pub(super) const FIGURES: &[Named] = &[
    ("saddle_slices", saddle_slices),
    ("descent_cones", descent_cones),
];

fn saddle_slices() -> Figure {
    let f = |x: f64, y: f64| x * x - y * y;
    let line: Vec<f64> = (-20..=20).map(|k| 0.05 * f64::from(k)).collect();
    let mut surface = Surface::new((-1.0, 1.0), (-1.0, 1.0), (-1.1, 1.1), 20, f);
    let mut slice = |ink: Ink, dx: f64, dy: f64| {
        let points: Vec<(f64, f64, f64)> = line
            .iter()
            .map(|t| (t * dx, t * dy, f(t * dx, t * dy)))
            .collect();
        surface.curve(ink, &points);
    };
    slice(Ink::Blue, 1.0, 0.0);
    slice(Ink::Orange, 0.0, 1.0);
    slice(Ink::Purple, 1.0, 1.0);
    surface.dot(Ink::Text, (0.0, 0.0, 0.0));
    let mut slices = Plot::new(
        Axis::linear(-1.0, 1.0, "distance from the origin"),
        Axis::linear(-1.0, 1.0, "loss"),
    )
    .size(225.0, 220.0)
    .heading("three slices");
    slices.graph(Ink::Blue, |t| f(t, 0.0));
    slices.graph(Ink::Orange, |t| f(0.0, t));
    slices.graph(Ink::Purple, |t| f(t, t));
    slices.marks(Ink::Text, Mark::Disc, &[(0.0, 0.0)]);
    slices.note(Ink::Blue, (0.0, 0.6), Side::Centre, "along x");
    slices.note(Ink::Orange, (0.0, -0.6), Side::Centre, "along y");
    slices.note(Ink::Purple, (0.98, 0.13), Side::Left, "diagonal");
    Figure {
        title: "A saddle and three of its slices",
        describes: "The surface x² − y² rises along x and falls along y. A second picture shows \
                    three slices: a parabola that opens upward along x, one that opens downward \
                    along y, and a level line along the diagonal."
            .into(),
        panels: vec![surface.panel("x² − y²"), slices.panel()],
    }
}

fn descent_cones() -> Figure {
    Figure {
        title: "The directions that lead down",
        describes: "Level sets of two saddles around the origin, with the directions that lead down \
                    tinted. For x² − y² they are two wide sectors, half of the plane. For \
                    x² − y²/100 they are two slivers around the y axis. In a third picture the share \
                    of descending directions rises from 0 to 1 as the negative curvature grows from \
                    a ten-thousandth of the positive one to ten thousand times of it; at equal \
                    curvatures it is one half. The share of the negative curvature in the sum of \
                    both, dashed, is far too small on the left and far too large on the right."
            .into(),
        panels: vec![
            cone(1.0, "x² − y²", &[-0.6, -0.2, 0.2, 0.6]),
            cone(0.01, "x² − y²/100", &[-0.006, 0.05, 0.2, 0.45]),
            shares(),
        ],
    }
}

/// The Hessian of ½ (x² - b y²).
fn saddle(b: f64) -> DMatrix<f64> {
    matrix(2, &[1.0, 0.0, 0.0, -b])
}

fn cone(b: f64, heading: &str, levels: &[f64]) -> Panel {
    let ticks = [(-1.0, "−1"), (0.0, "0"), (1.0, "1")];
    let mut plot = Plot::new(
        Axis::linear(-1.0, 1.0, "x").ticks_at(&ticks),
        Axis::linear(-1.0, 1.0, "y").ticks_at(&ticks),
    )
    .equal(230.0)
    .heading(heading);
    // Half the opening of the upper sector, which is centred on the y axis.
    let half = FRAC_PI_2 * descending_fraction(&saddle(b));
    let (x, y) = (2.0 * half.sin(), 2.0 * half.cos());
    for sign in [-1.0, 1.0] {
        plot.area(
            Ink::Orange,
            &[(0.0, 0.0), (-x, sign * y), (0.0, sign * 2.0), (x, sign * y)],
        );
        plot.curve(Ink::Orange, &[(-x, sign * y), (0.0, 0.0), (x, sign * y)]);
    }
    plot.contours(Ink::Muted, levels, |x, y| x * x - b * y * y);
    plot.marks(Ink::Text, Mark::Disc, &[(0.0, 0.0)]);
    plot.panel()
}

fn shares() -> Panel {
    let mut plot = Plot::new(
        Axis::log(1e-4, 1e4, "negative / positive curvature"),
        Axis::linear(0.0, 1.0, "share of directions"),
    )
    .size(270.0, 230.0)
    .heading("how many lead down");
    plot.dashed_graph(Ink::Muted, |b| b / (1.0 + b));
    plot.graph(Ink::Blue, |b| descending_fraction(&saddle(b)));
    plot.marks(
        Ink::Orange,
        Mark::Disc,
        &[1.0, 0.01].map(|b| (b, descending_fraction(&saddle(b)))),
    );
    plot.note(Ink::Orange, (1.0, 0.5), Side::Right, "x² − y²");
    plot.note(Ink::Orange, (0.003, 0.16), Side::Centre, "x² − y²/100");
    plot.note(Ink::Muted, (6.0, 0.9), Side::Left, "b/(a + b)");
    plot.panel()
}

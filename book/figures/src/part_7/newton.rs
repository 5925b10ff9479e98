//! Figures of section 7.1, "Newton's Method and Its Approximations".

use super::experiments::newton::{
    BENT_LINE, QUARTIC_START, lbfgs_curvatures, lbfgs_errors, newton_path,
    path_in_other_coordinates, skew,
};
use crate::{
    Figure, Named,
    svg::{Axis, Ink, Mark, Plot, Point, Side},
};
use nalgebra::{DMatrix, DVector};
use solutions::descent_rate::answer::optimal_eta;

/// By name, with what draws them.
pub(super) const FIGURES: &[Named] = &[
    ("newton_coordinates", newton_coordinates),
    ("newton_overshoots", newton_overshoots),
    ("lbfgs", lbfgs),
];

fn points(path: &[DVector<f64>]) -> Vec<Point> {
    path.iter().map(|x| (x[0], x[1])).collect()
}

fn newton_coordinates() -> Figure {
    let panel = |heading: &str, eta: Option<f64>, steps: usize| {
        let mut plot = Plot::new(Axis::linear(-0.8, 1.9, "x"), Axis::linear(-1.0, 1.4, "y"))
            .equal(250.0)
            .heading(heading);
        plot.contours(
            Ink::Muted,
            &[0.1, 0.5, 1.5, 3.5, 7.0, 13.0, 22.0],
            |x, y| 0.5 * (x * x + 4.0 * y * y) + 0.25 * (x + y).powi(4),
        );
        let own = DMatrix::identity(2, 2);
        let straight = points(&path_in_other_coordinates(&own, &QUARTIC_START, steps, eta));
        let skewed = points(&path_in_other_coordinates(
            &skew(),
            &QUARTIC_START,
            steps,
            eta,
        ));
        plot.curve(Ink::Blue, &straight);
        plot.dashed(Ink::Orange, &skewed);
        plot.marks(Ink::Blue, Mark::Disc, &straight[..straight.len().min(7)]);
        plot.marks(Ink::Orange, Mark::Ring, &skewed[..skewed.len().min(7)]);
        plot
    };
    let mut descent = panel("gradient descent", Some(0.03), 200);
    descent.note(Ink::Blue, (0.3, -0.05), Side::Below, "in x, y");
    descent.note(Ink::Orange, (0.7, 0.8), Side::Above, "in others");
    let mut newton = panel("Newton's method", None, 6);
    newton.note(Ink::Text, (0.98, 0.18), Side::Below, "both");
    Figure {
        title: "Descent depends on the coordinates, and Newton's method does not",
        describes: "Contours of a convex loss of two variables with paths from one start. First panel: \
                    gradient descent computed in two systems of coordinates and drawn in one of \
                    them takes two quite different paths to the minimum. Second panel: with Newton's \
                    method the two paths are the same, point for point."
            .into(),
        panels: vec![descent.panel(), newton.panel()],
    }
}

fn newton_overshoots() -> Figure {
    let f = |x: f64| 1.0_f64.hypot(x);
    let mut plot = Plot::new(
        Axis::linear(-2.6, 2.6, "x").ticks_at(&[
            (-2.0, "−2"),
            (-1.0, "−1"),
            (0.0, "0"),
            (1.0, "1"),
            (2.0, "2"),
        ]),
        Axis::linear(0.0, 3.0, "loss"),
    )
    .size(250.0, 230.0)
    .heading("one step from 1.3");
    plot.graph(Ink::Blue, f);
    let start = 1.3;
    let (slope, bend) = (start / f(start), f(start).powi(-3));
    plot.dashed_graph(Ink::Orange, |x| {
        f(start) + slope * (x - start) + 0.5 * bend * (x - start).powi(2)
    });
    let end = newton_path(&BENT_LINE, &[start], 1)[1][0];
    plot.marks(Ink::Text, Mark::Disc, &[(start, f(start))]);
    plot.marks(Ink::Text, Mark::Square, &[(end, f(end))]);
    plot.vertical(Ink::Muted, end);
    plot.note(Ink::Blue, (-0.1, 1.05), Side::Above, "loss");
    plot.note(Ink::Orange, (-0.6, 0.6), Side::Right, "its model");
    plot.note(Ink::Text, (start, f(start)), Side::Right, "here");
    plot.note(Ink::Text, (end, f(end)), Side::Right, "there");

    let mut errors = Plot::new(
        Axis::linear(0.0, 5.0, "step"),
        Axis::log(1e-12, 1e8, "distance from the minimum"),
    )
    .size(250.0, 230.0)
    .heading("from three starts");
    for (start, ink, word, side) in [
        (0.8, Ink::Green, "0.8", Side::Left),
        (1.0, Ink::Text, "1", Side::Below),
        (1.2, Ink::Red, "1.2", Side::Left),
    ] {
        let path: Vec<Point> = newton_path(&BENT_LINE, &[start], 5)
            .iter()
            .enumerate()
            .map(|(k, x)| (k as f64, x[0].abs()))
            .collect();
        errors.curve(ink, &path);
        errors.dots(ink, &path);
        errors.note(ink, path[4], side, &format!("from {word}"));
    }
    Figure {
        title: "Newton's method on a convex loss that it cannot minimise from everywhere",
        describes:
            "First panel: the root of 1 + x² with the parabola that touches it at 1.3. The minimum \
                    of the parabola lies beyond -2, farther out on the other side than the start. \
                    Second panel: the distance from the minimum by step on a logarithmic scale. From 0.8 \
                    it falls below a millionth in four steps, from 1 it stays 1, from 1.2 it grows \
                    beyond all bounds."
                .into(),
        panels: vec![plot.panel(), errors.panel()],
    }
}

fn lbfgs() -> Figure {
    let lam = lbfgs_curvatures();
    let mut plot = Plot::new(
        Axis::linear(0.0, 450.0, "steps"),
        Axis::log(1e-9, 3.0, "error"),
    )
    .size(380.0, 260.0);
    let (_, factor) = optimal_eta(1.0, 1000.0);
    plot.graph(Ink::Muted, |k| factor.powf(k));
    for (memory, ink, (word, height)) in [
        (1, Ink::Blue, ("1 pair", 3e-4)),
        (5, Ink::Green, ("5 pairs", 1e-7)),
        (30, Ink::Orange, ("30 pairs", 1e-7)),
    ] {
        let path: Vec<Point> = lbfgs_errors(&lam, memory, 450)
            .into_iter()
            .enumerate()
            .map(|(k, error)| (k as f64, error))
            .collect();
        plot.thin(ink, &path);
        let middle = path.iter().find(|(_, error)| *error < height);
        if let Some(at) = middle {
            plot.note(ink, *at, Side::Right, word);
        }
    }
    plot.curve(Ink::Purple, &[(0.0, 1.0), (1.0, 1e-9)]);
    plot.note(
        Ink::Muted,
        (230.0, 0.55),
        Side::Below,
        "gradient descent, best step",
    );
    plot.note(Ink::Purple, (2.0, 3e-9), Side::Right, "Newton");
    Figure {
        title: "L-BFGS between gradient descent and Newton's method",
        describes: "The error against the steps, on a quadratic loss with thirty curvatures from 1 \
                    to 1000. Gradient descent is still above a third of the start after 450 steps. L-BFGS \
                    falls to 10⁻⁸ in fewer steps the more pairs it keeps. Newton's method needs one."
            .into(),
        panels: vec![plot.panel()],
    }
}

//! The landing page's picture, for readers without JavaScript and for paper.

use crate::svg::{Axis, Ink, Plot, Point, Side};
use crate::{Figure, Named};
use solutions::descent_rate::answer::optimal_eta;

/// By name, with what draws them.
pub const FIGURES: &[Named] = &[("descent", descent)];

/// The larger of the two curvatures; the other is 1.
pub const KAPPA: f64 = 10.0;

/// How far the axes are turned against the page.
const TURN: f64 = std::f64::consts::FRAC_PI_6;

fn descent() -> Figure {
    let (eta, _) = optimal_eta(1.0, KAPPA);
    let coordinates = |lambda: f64| -> Vec<f64> {
        std::iter::successors(Some(1.0), |c| Some(c - eta * lambda * c))
            .take(61)
            .collect()
    };
    let (flat, steep) = (coordinates(1.0), coordinates(KAPPA));
    let turned = |(u, v): Point| {
        let (s, c) = TURN.sin_cos();
        (u * c - v * s, u * s + v * c)
    };
    let back = |(x, y): Point| {
        let (s, c) = TURN.sin_cos();
        (x * c + y * s, y * c - x * s)
    };
    let mut path = Plot::new(
        Axis::linear(-1.6, 1.6, "").bare(),
        Axis::linear(-1.6, 1.6, "").bare(),
    )
    .equal(250.0);
    path.contours(Ink::Muted, &[0.05, 0.2, 0.5, 1.0, 2.0, 4.0, 8.0], |x, y| {
        let (u, v) = back((x, y));
        0.5 * (u * u + KAPPA * v * v)
    });
    let points: Vec<Point> = flat
        .iter()
        .zip(&steep)
        .map(|(u, v)| turned((*u, *v)))
        .collect();
    path.curve(Ink::Blue, &points);
    path.dots(Ink::Blue, &points);
    let mut error = Plot::new(
        Axis::linear(0.0, 60.0, "step"),
        Axis::log(1e-8, 10.0, "error"),
    )
    .size(250.0, 250.0);
    let curve = |all: &[f64]| -> Vec<Point> {
        all.iter()
            .enumerate()
            .map(|(k, c)| (k as f64, c.abs()))
            .collect()
    };
    error.curve(Ink::Green, &curve(&flat));
    error.dashed(Ink::Orange, &curve(&steep));
    error.note(
        Ink::Text,
        (30.0, 1.0),
        Side::Centre,
        "both directions alike",
    );
    Figure {
        title: "Gradient descent on a quadratic",
        describes:
            "First panel: the path of gradient descent over elliptic level sets. It jumps from one \
            side of the valley to the other while it creeps along its floor. Second panel: the error \
            along the flat and along the steep direction, on a logarithmic axis. With the best \
            step size both fall on one straight line."
                .into(),
        panels: vec![path.panel(), error.panel()],
    }
}

//! Figures of section 5.2, "How Saddles Slow Optimization".

use super::{
    experiments::slow::{ETA, degenerate_escape, ridge_path},
    plateau,
};
use crate::{
    Figure, Named,
    svg::{Axis, Ink, Mark, Plot, Point, Side},
};
use lab::functions::{DOUBLE_WELL, vector};
use solutions::escape_time::answer::escape;

/// By name, with what draws them.
pub(super) const FIGURES: &[Named] = &[
    ("escape_against_distance", escape_against_distance),
    ("plateau", plateau),
];

fn escape_against_distance() -> Figure {
    let steps = |lam: f64, decade: i32| {
        let delta = 10_f64.powi(decade);
        escape(delta, ETA, lam, 10_000).map(|k| (delta, k as f64))
    };
    let mut strict = Plot::new(
        Axis::log(3e-13, 1.0, "distance δ from the ridge").ticks_at(&[
            (1e-12, "10⁻¹²"),
            (1e-8, "10⁻⁸"),
            (1e-4, "10⁻⁴"),
            (1.0, "1"),
        ]),
        Axis::linear(0.0, 600.0, "steps until |y| > ½"),
    )
    .size(250.0, 250.0)
    .heading("strict saddles");
    for (lam, ink, words, at) in [
        (-0.5, Ink::Orange, "λ = −½", (2e-9, 430.0)),
        (-1.0, Ink::Blue, "λ = −1", (1e-10, 265.0)),
        (-4.0, Ink::Green, "λ = −4", (1e-9, 94.0)),
    ] {
        let points: Vec<Point> = (-12..0).filter_map(|decade| steps(lam, decade)).collect();
        strict.dashed_graph(ink, |delta| (0.5 / delta).ln() / (1.0 - ETA * lam).ln());
        strict.marks(ink, Mark::Disc, &points);
        strict.note(ink, at, Side::Right, words);
    }

    let mut both = Plot::new(
        Axis::log(8e-3, 0.4, "distance δ from the ridge").ticks_at(&[
            (0.01, "0.01"),
            (0.03, "0.03"),
            (0.1, "0.1"),
            (0.3, "0.3"),
        ]),
        Axis::log(1.0, 1e5, "steps until |y| > ½"),
    )
    .size(250.0, 250.0)
    .heading("strict against degenerate");
    let deltas: Vec<f64> = (0..=9).map(|k| 0.01 * 1.45_f64.powi(k)).collect();
    let strict_counts: Vec<Point> = deltas
        .iter()
        .filter_map(|&delta| Some((delta, escape(delta, ETA, -1.0, 1000)? as f64)))
        .collect();
    let degenerate: Vec<Point> = deltas
        .iter()
        .map(|&delta| (delta, degenerate_escape(delta) as f64))
        .collect();
    both.marks(Ink::Blue, Mark::Disc, &strict_counts);
    both.dashed_graph(Ink::Red, |delta| {
        (1.0 / (delta * delta) - 4.0) / (2.0 * ETA)
    });
    both.marks(Ink::Red, Mark::Square, &degenerate);
    both.note(Ink::Blue, (0.02, 14.0), Side::Right, "curvature −1");
    both.note(Ink::Red, (0.026, 1.6e4), Side::Right, "curvature 0: −y⁴/4");
    Figure {
        title: "Escape time against distance",
        describes: "First panel: the number of steps until gradient descent leaves a saddle, against its \
            distance from the ridge on a logarithmic axis, for curvatures of minus one half, minus \
            1 and minus 4. Each series of discs lies on a straight line that rises toward small \
            distances; the weaker the curvature, the steeper the line. Second panel: on two logarithmic \
            axes a saddle of curvature minus 1 beside a degenerate one. The first needs a few dozen \
            steps throughout, the second up to fifty thousand at the distance 0.01."
            .into(),
        panels: vec![strict.panel(), both.panel()],
    }
}

fn plateau() -> Figure {
    let path = ridge_path(1e-6, 190);
    let along = |what: &dyn Fn(Point) -> f64| -> Vec<Point> {
        path.iter()
            .enumerate()
            .map(|(k, p)| (k as f64, what(*p)))
            .collect()
    };
    let at = |(x, y): Point| vector(&[x, y]);
    let mut loss = Plot::new(
        Axis::linear(0.0, 190.0, "step").ticks_at(&plateau::TICKS),
        Axis::linear(0.0, 0.8, "loss"),
    )
    .size(250.0, 250.0);
    loss.horizontal(Ink::Muted, 0.25);
    loss.curve(Ink::Blue, &along(&|p| (DOUBLE_WELL.f)(&at(p))));
    loss.note(Ink::Text, (80.0, 0.25), Side::Above, "the saddle's loss");
    let mut gradient = Plot::new(
        Axis::linear(0.0, 190.0, "step").ticks_at(&plateau::TICKS),
        Axis::log(1e-6, 1.0, "norm of the gradient"),
    )
    .size(250.0, 250.0);
    gradient.dashed_graph(Ink::Orange, |k| (1.0 - ETA).powf(k));
    gradient.dashed_graph(Ink::Green, |k| 1e-6 * (1.0 + ETA).powf(k));
    gradient.curve(
        Ink::Blue,
        &along(&|p| (DOUBLE_WELL.gradient)(&at(p)).norm()),
    );
    gradient.note(Ink::Orange, (110.0, 7e-5), Side::Right, "along x:");
    gradient.note(
        Ink::Orange,
        (110.0, 2.3e-5),
        Side::Right,
        &format!("{} per step", 1.0 - ETA),
    );
    gradient.note(Ink::Green, (30.0, 6e-6), Side::Right, "along y:");
    gradient.note(
        Ink::Green,
        (30.0, 2e-6),
        Side::Right,
        &format!("{} per step", 1.0 + ETA),
    );
    Figure {
        title: "A plateau",
        describes: "A run of gradient descent that starts close to the ridge of the double well. \
            First panel: the loss falls within 30 steps to the saddle's, stays there for a hundred steps, \
            and then falls to 0. Second panel: the norm of the gradient on a logarithmic axis. It falls \
            along one straight line, the component along x, down to a thousandth, rises along \
            another, the component along y, and falls again at the minimum."
            .into(),
        panels: vec![loss.panel(), gradient.panel()],
    }
}

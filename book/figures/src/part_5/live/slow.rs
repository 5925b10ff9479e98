//! The live figure of section 5.2: a walk that begins beside a ridge.

use crate::{
    Figure,
    live::{Control, Live, Scene, State},
    say,
    svg::{Axis, Ink, Mark, Plot, Point, Side},
};
use lab::functions::{DOUBLE_WELL, vector};
use solutions::escape_time::answer::escape;

pub(super) const LIVE: &[Live] = &[Live {
    name: "beside_the_ridge",
    controls: &[
        Control::log("delta", "distance δ from the ridge", (1e-12, 0.4), 1e-3),
        Control::log("eta", "step size η", (0.03, 0.5), 0.1),
    ],
    draw: beside_the_ridge,
}];

const STEPS: usize = 300;

fn beside_the_ridge(state: &State) -> Scene {
    let (delta, eta) = (state.number("delta"), state.number("eta"));
    let mut x = vector(&[1.0, delta]);
    let mut path: Vec<Point> = vec![(1.0, delta)];
    for _ in 0..STEPS {
        x -= (DOUBLE_WELL.gradient)(&x) * eta;
        path.push((x[0], x[1]));
    }
    let loss = |x: f64, y: f64| (DOUBLE_WELL.f)(&vector(&[x, y]));
    let mut map = Plot::new(Axis::linear(-0.5, 1.3, "x"), Axis::linear(-0.5, 1.3, "y"))
        .equal(240.0)
        .coarse()
        .heading("the walk");
    map.contours(Ink::Muted, &[0.02, 0.08, 0.15, 0.22, 0.26, 0.4, 0.6], loss);
    map.curve(Ink::Orange, &path);
    map.dots(Ink::Orange, &path);
    map.marks(Ink::Red, Mark::Square, &[(0.0, 0.0)]);
    map.note(Ink::Red, (0.0, 0.0), Side::Below, "saddle");

    let left = escape(delta, eta, -1.0, 100_000);
    let mut losses = Plot::new(
        Axis::linear(0.0, STEPS as f64, "step"),
        Axis::linear(-0.02, 0.8, "loss"),
    )
    .size(240.0, 240.0)
    .heading("the loss on the way");
    let curve: Vec<Point> = path
        .iter()
        .zip(0..)
        .map(|((x, y), k)| (f64::from(k), loss(*x, *y)))
        .collect();
    losses.curve(Ink::Blue, &curve);
    losses.horizontal(Ink::Muted, 0.25);
    if let Some(left) = left {
        losses.vertical(Ink::Red, left as f64);
    }
    losses.note(
        Ink::Muted,
        (298.0, 0.29),
        Side::Left,
        "height of the saddle",
    );

    let again = |delta: f64| escape(delta, eta, -1.0, 100_000).unwrap_or(0);
    let more = again(delta / 10.0).saturating_sub(again(delta));
    let count = again(delta);
    Scene {
        figure: Figure {
            title: "A walk that begins beside a ridge",
            describes: "In the first panel, a path of gradient descent on a loss with two wells. It runs \
                        along the ridge towards the saddle, turns, and goes down into a well. In the \
                        second panel, the loss falls to the height of the saddle, stays there for a \
                        while, and falls again."
                .into(),
            panels: vec![map.panel(), losses.panel()],
        },
        seen: format!(
            "It leaves the saddle after {count} steps. Ten times closer to the ridge would cost {more} more steps, and \
             the next factor of ten no more than that."
        ),
        numbers: vec![
            ("steps until y > ½", count.to_string()),
            ("growth at each step", say::number(1.0 + eta)),
            ("ln 10 / ln(1 + η)", say::fixed(10_f64.ln() / (1.0 + eta).ln(), 1)),
        ],
    }
}

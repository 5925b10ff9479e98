//! The landing page's figure: gradient descent on a quadratic.

use crate::live::{Control, Live, Scene, State};
use crate::svg::{Axis, Ink, Plot, Point, Side};
use crate::{Figure, say};
use solutions::{
    descent_fate::answer::{Fate, fate},
    descent_rate::answer::{iters_to, optimal_eta},
};

/// What moves.
pub const LIVE: &[Live] = &[Live {
    name: "descent",
    controls: &[
        Control::slider("eta", "step size, in 1/λmax", (0.0, 2.4), 20.0 / 11.0),
        Control::log("kappa", "conditioning κ", (1.0, 100.0), KAPPA),
    ],
    draw: descent,
}];

/// The larger of the two curvatures at first; the other is 1.
pub const KAPPA: f64 = 10.0;

/// How far the axes are turned against the page.
const TURN: f64 = std::f64::consts::FRAC_PI_6;

fn descent(state: &State) -> Scene {
    let kappa = state.number("kappa");
    let eta = state.number("eta") / kappa;
    let coordinates = |lambda: f64| -> Vec<f64> {
        std::iter::successors(Some(1.0), |c| Some(c - eta * lambda * c))
            .take(61)
            .collect()
    };
    let (flat, steep) = (coordinates(1.0), coordinates(kappa));
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
        0.5 * (u * u + kappa * v * v)
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
    let (best, _) = optimal_eta(1.0, kappa);
    if (eta - best).abs() < 1e-3 * best {
        error.note(
            Ink::Text,
            (30.0, 1.0),
            Side::Centre,
            "both directions alike",
        );
    } else {
        error.note(Ink::Green, (59.0, 3.0), Side::Left, "flat direction");
        error.note(Ink::Orange, (59.0, 0.5), Side::Left, "steep, dashed");
    }
    let steps = |eta: f64| iters_to(&[1.0, kappa], eta, 1e-8);
    let needed = steps(eta);
    let seen = match (fate(&[1.0, kappa], eta, &[1.0, 1.0]), needed) {
        (Fate::Converges, Some(1)) => "One step and it is there.".to_owned(),
        (Fate::Converges, _) => format!(
            "Converges. Each step leaves {} of the flat error and {} of the steep one.",
            say::number((1.0 - eta).abs()),
            say::number((1.0 - eta * kappa).abs())
        ),
        (Fate::Cycles, _) => {
            "Jumps from side to side for ever: the step is exactly 2/λmax.".to_owned()
        }
        (Fate::Diverges, _) => format!(
            "Diverges: the steep error grows by a factor of {} at each step.",
            say::number((1.0 - eta * kappa).abs())
        ),
        (Fate::Stalls, _) => "Stays where it is.".to_owned(),
    };
    let count = |steps: Option<usize>| steps.map_or("never".to_owned(), |n| n.to_string());
    Scene {
        figure: Figure {
            title: "Gradient descent on a quadratic",
            describes:
                "First panel: the path of gradient descent over elliptic level sets. It jumps from one \
                side of the valley to the other while it creeps along its floor. Second panel: the error \
                along the flat and along the steep direction, on a logarithmic axis. With the best \
                step size both fall on one straight line."
                    .into(),
            panels: vec![path.panel(), error.panel()],
        },
        seen,
        numbers: vec![
            ("step size η", say::number(eta)),
            ("steps to an error of 10⁻⁸", count(needed)),
            ("best η", say::number(best)),
            ("steps with it", count(steps(best))),
        ],
    }
}

//! The live figure of section 7.3: a loss curve, a guess, and the curvature that decides.

use super::super::experiments::takeaway::{
    arrived, record, stalled_at_a_saddle, stalled_on_the_flat,
};
use crate::{
    Figure,
    live::{Control, Live, Scene, State},
    say,
    svg::{Axis, Ink, Plot, Point, Side},
};
use lab::recorded::traces;
use solutions::diagnose::answer::{Diagnosis, Trace, diagnose};

pub(super) const LIVE: &[Live] = &[Live {
    name: "guess_the_run",
    controls: &[
        Control::choice("run", "run", &["A", "B", "C", "D", "E", "F"], 0),
        Control::switch("shown", "show the curvature", false),
    ],
    draw: guess_the_run,
}];

/// The runs, out of the order in which the page has them.
fn run(which: usize) -> Trace {
    match which {
        0 => stalled_at_a_saddle(),
        1 => record(&traces::ETA_2),
        2 => arrived(),
        3 => record(&traces::ETA_0_1),
        4 => stalled_on_the_flat(),
        _ => record(&traces::ETA_4),
    }
}

fn guess_the_run(state: &State) -> Scene {
    let which = state.count("run");
    let is_shown = state.is_on("shown");
    let t = run(which);
    let last = t.loss.len() - 1;
    let found = diagnose(&t);
    let along = |numbers: &[f64], scale: f64| -> Vec<Point> {
        numbers
            .iter()
            .enumerate()
            .map(|(k, x)| (k as f64 / last as f64, scale * x))
            .collect()
    };
    let time = || Axis::linear(0.0, 1.0, "time").ticks_at(&[(0.0, "start"), (1.0, "end")]);
    // Losses as shares of the way from the lowest to the first.
    let least = t
        .loss
        .iter()
        .copied()
        .fold(f64::INFINITY, f64::min)
        .min(0.0);
    let first = t.loss[0] - least;
    let shares: Vec<f64> = t.loss.iter().map(|loss| (loss - least) / first).collect();
    let mut loss = Plot::new(time(), Axis::linear(-0.05, 1.4, "loss / first"))
        .size(240.0, 220.0)
        .heading("what you see");
    loss.curve(Ink::Blue, &along(&shares, 1.0));
    let mut curvature = Plot::new(time(), Axis::linear(-1.2, 3.2, "η λmax, and λmin scaled"))
        .size(240.0, 220.0)
        .heading("what tells");
    curvature.horizontal(Ink::Red, 2.0);
    curvature.horizontal(Ink::Muted, 0.0);
    let unit = t.lmin.iter().fold(1e-12_f64, |most, x| most.max(x.abs()));
    if is_shown {
        curvature.curve(Ink::Orange, &along(&t.lmax, t.eta));
        curvature.curve(Ink::Purple, &along(&t.lmin, 1.0 / unit));
        curvature.note(Ink::Orange, (0.98, 2.8), Side::Left, "η λmax");
        curvature.note(Ink::Purple, (0.98, -0.85), Side::Left, "λmin, scaled");
    } else {
        curvature.note(Ink::Muted, (0.5, 1.0), Side::Centre, "hidden");
    }
    let seen = if is_shown {
        match found {
            Diagnosis::StepTooLarge => {
                "The step is too large: η λmax is far above 2, and the loss grows."
            }
            Diagnosis::EdgeOfStability => {
                "The edge of stability: η λmax stays about 2 while the loss still falls."
            }
            Diagnosis::Saddle => "A saddle: the gradient is small, and λmin is negative.",
            Diagnosis::FlatOrNonstrict => {
                "Open: the gradient is small and λmin about 0, and the second derivative does not decide."
            }
            Diagnosis::SlowOrIllConditioned => {
                "Slow: η λmax is far below 2, and a longer step is allowed."
            }
            Diagnosis::Converged => "Arrived: the gradient is small and λmin positive.",
        }
    } else {
        "A loss curve. Guess what is going on, then show the curvature."
    };
    let mut numbers = vec![("step size η", say::number(t.eta))];
    if is_shown {
        numbers.push(("η λmax at the end", say::number(t.eta * t.lmax[last])));
        numbers.push(("λmin at the end", say::number(t.lmin[last])));
        numbers.push(("gradient at the end", say::number(t.gradient[last])));
    }
    Scene {
        figure: Figure {
            title: "A loss curve, a guess, and the curvature that decides",
            describes: "In the first panel, the loss of a run falls at first and is level after that. The second \
                        panel, for the curvature on the way, is still empty."
                .into(),
            panels: vec![loss.panel(), curvature.panel()],
        },
        seen: seen.to_owned(),
        numbers,
    }
}

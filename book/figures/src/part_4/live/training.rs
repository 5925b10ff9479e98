//! The live figure of section 4.1: recorded runs, as far as they have come.

use super::super::training::{along, steps};
use crate::{
    Figure,
    live::{Control, Live, Scene, State},
    say,
    svg::{Axis, Ink, Mark, Plot, Point},
};
use lab::recorded::{Trace, traces};

pub(super) const LIVE: &[Live] = &[Live {
    name: "sharpness_in_time",
    controls: &[
        Control::choice("eta", "step size η", &["0.1", "0.5", "1.6", "2"], 2),
        Control::switch("small", "from a small start (η = 0.5 or 1.6)", false),
        Control::slider("part", "part of the run", (0.0, 100.0), 100.0)
            .unit("%")
            .plays(8.0),
    ],
    draw: sharpness_in_time,
}];

fn sharpness_in_time(state: &State) -> Scene {
    let is_small = state.is_on("small");
    let trace: &Trace = match (state.count("eta"), is_small) {
        (0, false) => &traces::ETA_0_1,
        (3, false) => &traces::ETA_2,
        (2, false) => &traces::ETA_1_6,
        (1, false) => &traces::ETA_0_5,
        (0 | 1, true) => &traces::SMALL_START_ETA_0_5,
        _ => &traces::SMALL_START_ETA_1_6,
    };
    let last = trace.lmax.len() - 1;
    let now = (last as f64 * state.number("part") / 100.0).round() as usize;
    let limit = 2.0 / trace.eta;
    let mut sharpness = Plot::new(steps(), Axis::linear(0.0, 4.4, "sharpness λmax"))
        .size(240.0, 240.0)
        .heading("the largest eigenvalue");
    let mut loss = Plot::new(steps(), Axis::log(3e-3, 0.3, "loss"))
        .size(240.0, 240.0)
        .heading("the loss");
    for (plot, numbers, ink) in [
        (&mut sharpness, trace.lmax, Ink::Orange),
        (&mut loss, trace.loss, Ink::Blue),
    ] {
        let points: Vec<Point> = along(trace, numbers);
        plot.curve(ink, &points[..=now]);
        plot.marks(ink, Mark::Disc, &points[now..=now]);
    }
    if limit < 4.4 {
        sharpness.horizontal(Ink::Red, limit);
        sharpness.label(Ink::Red, (2900.0, limit), crate::svg::Side::Above, "2/η");
    }
    let (here, first) = (trace.lmax[now], trace.lmax[0]);
    let share = here / limit;
    let about = match share {
        s if s > 1.1 => "above 2/η: on a quadratic this would diverge",
        s if s > 0.9 => "about 2/η, at the edge of stability",
        _ => "well below 2/η",
    };
    let way = match now {
        0 => "The run begins",
        _ if here > 1.02 * first => "The sharpness has risen",
        _ if here < 0.98 * first => "The sharpness has fallen",
        _ => "The sharpness is what it was",
    };
    Scene {
        figure: Figure {
            title: "Sharpness and loss in the course of training",
            describes: "In the first panel, the largest eigenvalue of the Hessian during a training run. \
                        It begins far above the guide at 2/η, falls at once to about the guide, \
                        and later sinks below it. In the second panel, the loss of the same run falls."
                .into(),
            panels: vec![sharpness.panel(), loss.panel()],
        },
        seen: format!("{way}, {about}."),
        numbers: vec![
            ("η of this run", trace.eta.to_string()),
            ("step", (now * trace.stride).to_string()),
            ("λmax", say::fixed(here, 2)),
            ("2/η", say::fixed(limit, 2)),
            ("loss", say::number(trace.loss[now])),
        ],
    }
}

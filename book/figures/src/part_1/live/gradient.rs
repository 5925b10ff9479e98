//! The live figure of section 1.1: the steepest step by three rulers.

use crate::{
    Figure,
    live::{Control, Keep, Live, Scene, State},
    say,
    svg::{Axis, Ink, Mark, Plot, Point, Side},
};
use lab::functions::vector;
use solutions::steepest_direction::answer::{Norm, directional, steepest};

pub(super) const LIVE: &[Live] = &[Live {
    name: "steepest_by_ruler",
    controls: &[Control::handle(
        "g",
        "gradient g",
        (1.2, 0.8),
        Keep::Within((-1.7, 1.7), (-1.7, 1.7)),
    )],
    draw: steepest_by_ruler,
}];

fn steepest_by_ruler(state: &State) -> Scene {
    let (x, y) = state.point("g");
    let g = vector(&[x, y]);
    let rulers: [(Norm, &str, Ink, Mark, &[Point]); 3] = [
        (
            Norm::L1,
            "sum of absolute values",
            Ink::Green,
            Mark::Triangle,
            &[(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0), (1.0, 0.0)],
        ),
        (Norm::L2, "Euclidean length", Ink::Blue, Mark::Disc, &[]),
        (
            Norm::Linf,
            "largest absolute value",
            Ink::Orange,
            Mark::Square,
            &[
                (1.0, 1.0),
                (-1.0, 1.0),
                (-1.0, -1.0),
                (1.0, -1.0),
                (1.0, 1.0),
            ],
        ),
    ];
    let mut panels = Vec::new();
    let mut rises = Vec::new();
    for (norm, heading, ink, mark, ball) in rulers {
        let side = |label: &str| {
            Axis::linear(-1.8, 1.8, label).ticks_at(&[(-1.0, "−1"), (0.0, "0"), (1.0, "1")])
        };
        let mut plot = Plot::new(side("first entry"), side("second entry"))
            .equal(140.0)
            .heading(heading);
        let normal = g.norm().max(1e-9);
        // Level sets of the linear model: lines across the gradient.
        for k in -3..=3 {
            let at = 0.6 * f64::from(k);
            let (px, py) = (at * x / normal, at * y / normal);
            let (dx, dy) = (-4.0 * y / normal, 4.0 * x / normal);
            plot.thin(Ink::Muted, &[(px - dx, py - dy), (px + dx, py + dy)]);
        }
        if ball.is_empty() {
            plot.ellipse(ink, (0.0, 0.0), (1.0, 0.0), (0.0, 1.0));
        } else {
            plot.curve(ink, ball);
        }
        plot.arrow(Ink::Text, (0.0, 0.0), (x, y));
        if let Some(v) = steepest(&g, norm) {
            plot.marks(ink, mark, &[(v[0], v[1])]);
            rises.push(directional(&g, &v));
        }
        plot.label(Ink::Text, (x, y), Side::Above, "g");
        panels.push(plot.panel());
    }
    let seen = match rises.as_slice() {
        [..] if g.amax() == 0.0 => "The gradient is 0: no direction is steeper than another.".to_owned(),
        _ if (x.abs() - y.abs()).abs() < 1e-9 => {
            "Both entries are equally large. By the first ruler the two coordinates tie; one of them is shown."
                .to_owned()
        }
        _ if x * y == 0.0 => {
            "One entry is 0. By the third ruler the step along it may be anything: one choice is shown.".to_owned()
        }
        _ => format!(
            "By the first ruler the whole step goes into the {} coordinate, by the third it goes into a \
             corner. Only the Euclidean step points along g.",
            if x.abs() > y.abs() { "first" } else { "second" }
        ),
    };
    let rise = |k: usize| {
        rises
            .get(k)
            .map_or("0".to_owned(), |rise| say::fixed(*rise, 2))
    };
    Scene {
        figure: Figure {
            title: "The steepest step of length 1, by three rulers",
            describes: "Three panels with the same gradient and the level lines of the linear model. The \
                        steps of length 1 form a diamond, a circle and a square. A mark shows \
                        the point of each that lies highest: a tip of the diamond, the point of the \
                        circle along the gradient, a corner of the square."
                .into(),
            panels,
        },
        seen,
        numbers: vec![
            ("rise by the first ruler", rise(0)),
            ("by the second", rise(1)),
            ("by the third", rise(2)),
        ],
    }
}

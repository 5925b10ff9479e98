//! The live figure of section 5.1: what makes minima rare, and where they are not.

use super::super::experiments::random_matrices::{definite_at, field_minima_at};
use crate::{
    Figure,
    live::{Control, Live, Scene, State},
    say,
    svg::{Axis, Ink, Mark, Plot, Point, Side},
};

pub(super) const LIVE: &[Live] = &[Live {
    name: "minima_by_height",
    controls: &[
        Control::slider("height", "height u of the critical point", (-6.0, 6.0), 0.0).plays(8.0),
        Control::whole("n", "dimensions n", (1.0, 8.0), 4.0),
    ],
    draw: minima_by_height,
}];

const MOST: usize = 8;

fn minima_by_height(state: &State) -> Scene {
    let (u, n) = (state.number("height"), state.count("n"));
    let weighted = field_minima_at(MOST, u);
    let plain = definite_at(MOST, u);
    let coins: Vec<f64> = (1..=MOST as i32).map(|n| 0.5_f64.powi(n)).collect();
    let mut plot = Plot::new(
        Axis::linear(0.5, 8.5, "dimensions n"),
        Axis::log(1e-12, 3.0, "chance of a minimum"),
    )
    .size(330.0, 260.0);
    for (chances, ink, mark) in [
        (&coins, Ink::Muted, Mark::Ring),
        (&plain, Ink::Blue, Mark::Disc),
        (&weighted, Ink::Orange, Mark::Square),
    ] {
        let points: Vec<Point> = chances
            .iter()
            .zip(1..)
            .map(|(p, n)| (f64::from(n), *p))
            .collect();
        plot.thin(ink, &points);
        plot.marks(ink, mark, &points);
    }
    plot.vertical(Ink::Muted, n as f64);
    plot.note(Ink::Muted, (0.7, 3e-9), Side::Right, "coin flips (rings)");
    plot.note(
        Ink::Blue,
        (0.7, 1.6e-10),
        Side::Right,
        "Hessian alone (discs)",
    );
    plot.note(
        Ink::Orange,
        (0.7, 8e-12),
        Side::Right,
        "as counted (squares)",
    );
    let (here, coin, bare) = (weighted[n - 1], coins[n - 1], plain[n - 1]);
    let percent = |p: f64| format!("{} %", say::number(100.0 * p));
    let seen = if here > 0.5 {
        "So deep down, most critical points are minima, in spite of all dimensions."
    } else if here > coin {
        "Below the mean the whole spectrum is shifted up: minima are more frequent than coin flips would have it."
    } else if u > 0.8 {
        "High up the spectrum is shifted down, and hardly any critical point is a minimum."
    } else {
        "Eigenvalues keep their distance from each other, so that all of one sign are rarer than coin flips would have it."
    };
    Scene {
        figure: Figure {
            title: "The chance that a critical point is a minimum",
            describes: "On a logarithmic axis, the chance of a minimum against the number of dimensions, at \
                        a fixed height. The chance of coin flips falls on a straight line. \
                        Those of a random Hessian, and of the critical points of a random loss, \
                        bend down below it."
                .into(),
            panels: vec![plot.panel()],
        },
        seen: seen.to_owned(),
        numbers: vec![
            ("coin flips", percent(coin)),
            ("Hessian alone", percent(bare)),
            ("as counted", percent(here)),
        ],
    }
}

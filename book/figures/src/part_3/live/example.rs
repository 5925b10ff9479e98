//! The live figure of section 3.3: directions thrown at a saddle.

use crate::{
    Figure,
    live::{Control, Live, Scene, State},
    say,
    svg::{Axis, Ink, Plot, Point, Side},
};
use lab::{functions::matrix, probe::Rng};
use solutions::saddle_cone::answer::descending_fraction;

pub(super) const LIVE: &[Live] = &[Live {
    name: "thrown_directions",
    controls: &[
        Control::log("ratio", "downward over upward curvature", (0.01, 10.0), 1.0),
        Control::whole("n", "dimensions n", (2.0, 50.0), 2.0),
        Control::seed("Throw 100 others"),
    ],
    draw: thrown_directions,
}];

/// So many are drawn; so many more are counted.
const THROWN: usize = 100;
const COUNTED: usize = 4000;

fn thrown_directions(state: &State) -> Scene {
    let (ratio, n) = (state.number("ratio"), state.count("n"));
    let mut rng = Rng::new(state.seed(), "thrown directions");
    // Of each direction, the part along the one eigenvector that goes down, and the rest.
    let parts: Vec<Point> = (0..COUNTED)
        .map(|_| {
            let down = rng.normal().abs();
            let rest = (1..n).map(|_| rng.normal().powi(2)).sum::<f64>().sqrt();
            let length = down.hypot(rest);
            (down / length, rest / length)
        })
        .collect();
    let falls = |(down, rest): &Point| ratio * down * down > rest * rest;
    let few = parts[..THROWN].iter().filter(|part| falls(part)).count();
    let share = parts.iter().filter(|part| falls(part)).count() as f64 / COUNTED as f64;

    let mut plot = Plot::new(
        Axis::linear(0.0, 1.1, "part along the downward eigenvector"),
        Axis::linear(0.0, 1.1, "length of the rest"),
    )
    .equal(250.0)
    .heading("100 directions of length 1");
    let edge = ratio.sqrt().atan();
    let (s, c) = edge.sin_cos();
    let corner: Vec<Point> = (0..=40)
        .map(|k| (edge * f64::from(k) / 40.0).sin_cos())
        .map(|(s, c)| (1.05 * c, 1.05 * s))
        .chain([(0.0, 0.0)])
        .collect();
    plot.area(Ink::Orange, &corner);
    plot.dashed(Ink::Orange, &[(0.0, 0.0), (1.5 * c, 1.5 * s)]);
    for (down, rest) in &parts[..THROWN] {
        let ink = if falls(&(*down, *rest)) {
            Ink::Orange
        } else {
            Ink::Blue
        };
        plot.thin(ink, &[(0.93 * down, 0.93 * rest), (*down, *rest)]);
    }
    plot.label(Ink::Orange, (0.5 * c, 0.5 * s * 0.4), Side::Right, "down");

    let exact = (n == 2).then(|| descending_fraction(&matrix(2, &[1.0, 0.0, 0.0, -ratio])));
    let percent = |x: f64| format!("{} %", say::number(100.0 * x));
    Scene {
        figure: Figure {
            title: "A hundred directions thrown at a saddle",
            describes:
                "Dashes on a quarter circle, one for each direction, by how much of it lies along \
                        the downward eigenvector. Those in a tinted cone next to that eigenvector \
                        lead down: about half of them in two dimensions with equal curvatures."
                    .into(),
            panels: vec![plot.panel()],
        },
        seen: match few {
            0 => "None of these 100 directions leads down, and yet it is a saddle.".to_owned(),
            1 => "One of these 100 directions leads down.".to_owned(),
            few => format!("{few} of these 100 directions lead down."),
        },
        numbers: vec![
            ("share of 4000", percent(share)),
            ("exact, for n = 2", exact.map_or("–".into(), percent)),
        ],
    }
}

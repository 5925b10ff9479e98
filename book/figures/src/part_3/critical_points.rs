//! Figures of section 3.1, "Critical Points".

use super::experiments::critical_points::himmelblau_points;
use crate::{
    Figure, Named,
    svg::{Axis, Ink, Mark, Panel, Plot, Point, Side},
};
use lab::{
    Kind,
    functions::{HIMMELBLAU, vector},
};
use nalgebra::DVector;
use solutions::{classify::answer::classify, find_critical::answer::newton_root};
use std::sync::LazyLock;

/// By name, with what draws them.
pub(super) const FIGURES: &[Named] = &[
    ("nine_points", nine_points),
    ("sublevel_sets", sublevel_sets),
];

pub(super) fn himmelblau(x: f64, y: f64) -> f64 {
    (HIMMELBLAU.f)(&vector(&[x, y]))
}

fn kind(x: &DVector<f64>) -> Kind {
    classify(&(HIMMELBLAU.hessian)(x)).expect("a finite symmetric matrix")
}

/// The critical points of Himmelblau's function, with their kinds.
static NINE: LazyLock<Vec<(Point, Kind)>> = LazyLock::new(|| {
    himmelblau_points(4, 1.0)
        .iter()
        .map(|x| ((x[0], x[1]), kind(x)))
        .collect()
});

pub(super) fn points_of(wanted: Kind) -> Vec<Point> {
    let all = NINE.iter();
    all.filter(|(_, kind)| *kind == wanted)
        .map(|(point, _)| *point)
        .collect()
}

/// How each kind of point is drawn.
pub(super) fn drawn(kind: Kind) -> (Ink, Mark) {
    match kind {
        Kind::Min => (Ink::Green, Mark::Disc),
        Kind::Saddle => (Ink::Orange, Mark::Square),
        Kind::Max => (Ink::Red, Mark::Triangle),
        Kind::Inconclusive => (Ink::Muted, Mark::Ring),
    }
}

pub(super) const KINDS: [Kind; 3] = [Kind::Min, Kind::Saddle, Kind::Max];

/// A plane on which the nine points lie.
pub(super) fn plane(heading: &str, half: f64, width: f64) -> Plot {
    let ticks = [
        (-4.0, "−4"),
        (-2.0, "−2"),
        (0.0, "0"),
        (2.0, "2"),
        (4.0, "4"),
    ];
    Plot::new(
        Axis::linear(-half, half, "x").ticks_at(&ticks),
        Axis::linear(-half, half, "y").ticks_at(&ticks),
    )
    .equal(width)
    .heading(heading)
}

fn mark_nine(plot: &mut Plot) {
    for kind in KINDS {
        let (ink, mark) = drawn(kind);
        plot.marks(ink, mark, &points_of(kind));
    }
}

fn nine_points() -> Figure {
    Figure {
        title: "The nine critical points of Himmelblau's function",
        describes: "In the first panel, level sets of Himmelblau's function with its nine critical \
                    points: four minima far from the origin, one in each quadrant, four saddles \
                    between neighbouring minima, and a maximum in the middle. The level sets at the \
                    heights of the saddles cross themselves there. In the second panel, paths of \
                    gradient descent from a grid of starts all end at the four minima. In the third \
                    panel, dots show at which kind of point Newton's method ends from each start of \
                    a grid: around each of the nine points there is a patch of starts that lead to \
                    it, and between the patches the kinds are mixed."
            .into(),
        panels: vec![map_of_kinds(), paths_of_descent(), ends_of_newton()],
    }
}

fn map_of_kinds() -> Panel {
    let mut plot = plane("all nine, by kind", 5.2, 330.0);
    plot.contours(Ink::Muted, &[5.0, 40.0, 140.0, 260.0, 450.0], himmelblau);
    let saddles = points_of(Kind::Saddle);
    let passes: Vec<f64> = saddles.iter().map(|(x, y)| himmelblau(*x, *y)).collect();
    plot.contours(Ink::Orange, &passes, himmelblau);
    mark_nine(&mut plot);
    plot.note(Ink::Green, (2.9, 2.3), Side::Above, "minimum");
    plot.note(Ink::Red, (-0.27, -0.9), Side::Above, "maximum");
    plot.note(Ink::Orange, (-0.1, -2.0), Side::Below, "saddle");
    plot.panel()
}

fn paths_of_descent() -> Panel {
    let mut plot = plane("gradient descent", 5.2, 240.0);
    for path in descents() {
        plot.thin(Ink::Blue, &path);
        plot.dots(Ink::Blue, &path[..1]);
    }
    mark_nine(&mut plot);
    plot.panel()
}

/// Paths of gradient descent from a grid that avoids symmetry.
fn descents() -> Vec<Vec<Point>> {
    let side = || (0..9).map(|k| 1.2 * f64::from(k));
    side()
        .flat_map(|i| side().map(move |j| vector(&[i - 4.7, j - 4.9])))
        .map(|start| {
            let mut x = start;
            (0..180)
                .map(|_| {
                    let here = (x[0], x[1]);
                    x -= (HIMMELBLAU.gradient)(&x) * 0.002;
                    here
                })
                .collect()
        })
        .collect()
}

fn ends_of_newton() -> Panel {
    let mut plot = plane("Newton’s method", 5.2, 240.0);
    let cells = 34;
    let mut starts: [Vec<Point>; 3] = Default::default();
    for i in 0..cells {
        for j in 0..cells {
            let along = |k: i32| 10.4 * (f64::from(k) + 0.5) / f64::from(cells) - 5.2;
            let start = (along(i), along(j));
            let end = newton_root(
                &HIMMELBLAU.gradient,
                &HIMMELBLAU.hessian,
                &vector(&[start.0, start.1]),
            );
            if let Some(place) = end.and_then(|x| KINDS.iter().position(|k| *k == kind(&x))) {
                starts[place].push(start);
            }
        }
    }
    for (kind, starts) in KINDS.into_iter().zip(&starts) {
        plot.dots(drawn(kind).0, starts);
        for point in points_of(kind) {
            let word = match kind {
                Kind::Min => "minimum",
                Kind::Max => "maximum",
                Kind::Saddle | Kind::Inconclusive => "saddle",
            };
            plot.note(drawn(kind).0, point, Side::Centre, word);
        }
    }
    plot.panel()
}

fn sublevel_sets() -> Figure {
    let panel = |heading: &str, level: f64| {
        let mut plot = plane(heading, 6.2, 200.0);
        plot.below(Ink::Blue, level, himmelblau);
        for kind in KINDS {
            let (ink, mark) = drawn(kind);
            let below: Vec<Point> = points_of(kind)
                .into_iter()
                .filter(|(x, y)| himmelblau(*x, *y) <= level)
                .collect();
            plot.marks(ink, mark, &below);
        }
        plot.panel()
    };
    Figure {
        title: "The flooded part of the plane, at four levels",
        describes: "Himmelblau's function, flooded up to four levels. At level 10 there are four \
                    separate pools, one around each minimum. At level 80 two saddles are under \
                    water, and two pools are left. At level 180 all four saddles are under water, \
                    and the water is a ring around an island, the maximum. At level 200 the maximum \
                    is under water too: one pool without an island."
            .into(),
        panels: vec![
            panel("level 10: 4 pools", 10.0),
            panel("level 80: 2 pools", 80.0),
            panel("level 180: a ring", 180.0),
            panel("level 200: one pool", 200.0),
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_nine_are_found() {
        assert_eq!(KINDS.map(|kind| points_of(kind).len()), [4, 4, 1]);
    }

    #[test]
    fn each_path_of_descent_has_reached_a_minimum() {
        let minima = points_of(Kind::Min);
        for path in descents() {
            let (x, y) = path[path.len() - 1];
            let near = minima.iter().any(|(a, b)| (x - a).hypot(y - b) < 0.1);
            assert!(near, "from {:?} to ({x}, {y})", path[0]);
        }
    }
}

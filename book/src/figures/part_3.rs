//! Figures of part 3.

use super::{Figure, Named};
use crate::svg::{Axis, Ink, Mark, Panel, Plot, Point, Side, Surface};
use lab::{
    Kind,
    functions::{HIMMELBLAU, matrix, vector},
};
use nalgebra::{DMatrix, DVector};
use solutions::{
    certified_radius::answer::{guaranteed_drop, min_radius},
    classify::answer::classify,
    find_critical::answer::{all_critical, newton_root},
    saddle_cone::answer::descending_fraction,
};
use std::{f64::consts::FRAC_PI_2, sync::LazyLock};

/// By name, with what draws them.
pub const FIGURES: &[Named] = &[
    ("nine_points", nine_points),
    ("sublevel_sets", sublevel_sets),
    ("same_hessian", same_hessian),
    ("peano_lines", peano_lines),
    ("certified_radius", certified_radius),
    ("saddle_slices", saddle_slices),
    ("descent_cones", descent_cones),
];

fn himmelblau(x: f64, y: f64) -> f64 {
    (HIMMELBLAU.f)(&vector(&[x, y]))
}

fn kind(x: &DVector<f64>) -> Kind {
    classify(&(HIMMELBLAU.hessian)(x)).expect("a finite symmetric matrix")
}

/// The critical points of Himmelblau's function, with their kinds.
static NINE: LazyLock<Vec<(Point, Kind)>> = LazyLock::new(|| {
    let side = || (-4..=4).map(f64::from);
    let seeds: Vec<DVector<f64>> = side()
        .flat_map(|x| side().map(move |y| vector(&[x, y])))
        .collect();
    all_critical(&HIMMELBLAU.gradient, &HIMMELBLAU.hessian, &seeds)
        .iter()
        .map(|x| ((x[0], x[1]), kind(x)))
        .collect()
});

fn points_of(wanted: Kind) -> Vec<Point> {
    let all = NINE.iter();
    all.filter(|(_, kind)| *kind == wanted)
        .map(|(point, _)| *point)
        .collect()
}

/// How each kind of point is drawn.
fn drawn(kind: Kind) -> (Ink, Mark) {
    match kind {
        Kind::Min => (Ink::Green, Mark::Disc),
        Kind::Saddle => (Ink::Orange, Mark::Square),
        Kind::Max => (Ink::Red, Mark::Triangle),
        Kind::Inconclusive => (Ink::Muted, Mark::Ring),
    }
}

const KINDS: [Kind; 3] = [Kind::Min, Kind::Saddle, Kind::Max];

/// A plane on which the nine points lie.
fn plane(heading: &str, half: f64, width: f64) -> Plot {
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

fn same_hessian() -> Figure {
    let surface = |heading: &str, f: &dyn Fn(f64, f64) -> f64| {
        let mut surface = Surface::new((-1.0, 1.0), (-0.6, 1.0), (-1.2, 2.6), 16, f);
        let floor: Vec<(f64, f64, f64)> = (-20..=20)
            .map(|k| 0.05 * f64::from(k))
            .map(|x| (x, 0.0, f(x, 0.0)))
            .collect();
        surface.curve(Ink::Red, &floor);
        surface.dot(Ink::Text, (0.0, 0.0, 0.0));
        surface.panel(heading)
    };
    Figure {
        title: "Three critical points with the same Hessian",
        describes:
            "Three surfaces that are troughs near the origin, with the same curvature across \
                    the trough. Along its floor the first rises to both sides, so that the origin \
                    is a minimum. The second falls to both sides, and the third rises to one side \
                    and falls to the other: both are saddles."
                .into(),
        panels: vec![
            surface("y² + x⁴: a minimum", &|x, y| y * y + x.powi(4)),
            surface("y² − x⁴: a saddle", &|x, y| y * y - x.powi(4)),
            surface("y² + x³: a saddle", &|x, y| y * y + x.powi(3)),
        ],
    }
}

/// Peano's function with a minimum along every straight line through the origin, and none in the
/// plane.
fn peano(x: f64, y: f64) -> f64 {
    (y - x * x) * (y - 3.0 * x * x)
}

fn peano_lines() -> Figure {
    Figure {
        title: "Peano's surface",
        describes: "In the first panel, Peano's surface with three straight lines through the \
                    origin, along which it rises, and a parabola along which it falls. In the \
                    second panel, the plane seen from above: between two parabolas that touch at \
                    the origin the function is negative. Every straight line through the origin \
                    leaves the origin in the positive area, and dots mark where it enters the \
                    negative one. In the third panel, the function along four of the lines, with a \
                    minimum at the origin each, and along the parabola, where the origin is a \
                    maximum. In the fourth panel, the distance of the dots from the origin against \
                    the angle of the line: it shrinks to 0 with the angle, but at the angle \
                    0 itself the line never falls."
            .into(),
        panels: vec![
            peano_surface(),
            peano_plane(),
            peano_slices(),
            peano_reach(),
        ],
    }
}

fn peano_surface() -> Panel {
    // The square root leaves up and down as they are, and makes the shallow valley visible.
    let height = |x: f64, y: f64| peano(x, y).signum() * peano(x, y).abs().sqrt();
    let mut surface = Surface::new((-0.75, 0.75), (-0.15, 1.1), (-0.6, 1.2), 24, height);
    let along = |to: f64, path: &dyn Fn(f64) -> Point| -> Vec<(f64, f64, f64)> {
        (-30..=30)
            .map(|k| path(to * f64::from(k) / 30.0))
            .map(|(x, y)| (x, y, height(x, y)))
            .collect()
    };
    surface.curve(Ink::Orange, &along(0.66, &|t| (t, 0.0)));
    surface.curve(Ink::Orange, &along(0.15, &|t| (0.0, t)));
    surface.curve(Ink::Red, &along(0.73, &|t| (t, 2.0 * t * t)));
    surface.dot(Ink::Text, (0.0, 0.0, 0.0));
    surface.panel("(y − x²)(y − 3x²)")
}

/// Where the line at this angle first meets the zero y = 3x².
fn first_zero(degrees: f64) -> f64 {
    let (s, c) = degrees.to_radians().sin_cos();
    s / (3.0 * c * c)
}

fn peano_plane() -> Panel {
    let ticks = [
        (-1.0, "−1"),
        (-0.5, "−0.5"),
        (0.0, "0"),
        (0.5, "0.5"),
        (1.0, "1"),
    ];
    let mut plot = Plot::new(
        Axis::linear(-1.0, 1.0, "x").ticks_at(&ticks),
        Axis::linear(-0.5, 1.5, "y"),
    )
    .equal(235.0)
    .heading("tinted: f < 0");
    let parabola = |factor: f64| -> Vec<Point> {
        (-50..=50)
            .map(|k| 0.025 * f64::from(k))
            .map(|x| (x, factor * x * x))
            .collect()
    };
    let (inner, outer) = (parabola(3.0), parabola(1.0));
    let ring: Vec<Point> = inner.iter().chain(outer.iter().rev()).copied().collect();
    plot.area(Ink::Orange, &ring);
    plot.thin(Ink::Orange, &inner);
    plot.thin(Ink::Orange, &outer);
    let mut entries = Vec::new();
    for degrees in [15.0, 30.0, 45.0, 60.0, 120.0, 135.0, 150.0, 165.0] {
        let (s, c) = f64::to_radians(degrees).sin_cos();
        plot.thin(Ink::Blue, &[(-0.3 * c, -0.3 * s), (2.0 * c, 2.0 * s)]);
        let t = first_zero(degrees);
        entries.push((t * c, t * s));
    }
    plot.thin(Ink::Blue, &[(-2.0, 0.0), (2.0, 0.0)]);
    plot.thin(Ink::Blue, &[(0.0, -0.3), (0.0, 2.0)]);
    plot.marks(Ink::Blue, Mark::Disc, &entries);
    plot.curve(Ink::Red, &parabola(2.0));
    plot.note(Ink::Red, (0.0, -0.41), Side::Centre, "on y = 2x²: f = −x⁴");
    plot.panel()
}

fn peano_slices() -> Panel {
    let mut plot = Plot::new(
        Axis::linear(-0.3, 0.3, "distance from the origin"),
        Axis::linear(-0.01, 0.03, "f"),
    )
    .size(235.0, 235.0)
    .heading("along lines, and along y = 2x²");
    plot.horizontal(Ink::Muted, 0.0);
    for degrees in [0.0, 6.0, 30.0, 90.0] {
        let (s, c) = f64::to_radians(degrees).sin_cos();
        plot.graph(Ink::Blue, |t| peano(t * c, t * s));
    }
    // The parabola by its points' distances from the origin.
    let falling: Vec<Point> = (-60..=60)
        .map(|k| 0.005 * f64::from(k))
        .map(|x| (x * (2.0 * x).hypot(1.0), peano(x, 2.0 * x * x)))
        .collect();
    plot.curve(Ink::Red, &falling);
    plot.note(Ink::Red, (-0.16, -0.004), Side::Centre, "y = 2x²");
    plot.note(Ink::Blue, (0.14, 0.026), Side::Left, "90°");
    plot.note(Ink::Blue, (0.14, 0.0014), Side::Above, "30°");
    plot.note(Ink::Blue, (0.225, 0.0105), Side::Left, "0°, 6°");
    plot.panel()
}

fn peano_reach() -> Panel {
    let mut plot = Plot::new(
        Axis::linear(-2.0, 50.0, "angle of the line").ticks_at(&[
            (0.0, "0°"),
            (15.0, "15°"),
            (30.0, "30°"),
            (45.0, "45°"),
        ]),
        Axis::linear(-0.03, 0.6, "distance where it falls"),
    )
    .size(235.0, 235.0)
    .heading("how far each line rises");
    let reach: Vec<Point> = (0..=50)
        .map(f64::from)
        .map(|degrees| (degrees, first_zero(degrees)))
        .collect();
    plot.curve(Ink::Blue, &reach);
    plot.marks(
        Ink::Blue,
        Mark::Disc,
        &[15.0, 30.0, 45.0].map(|degrees| (degrees, first_zero(degrees))),
    );
    plot.marks(Ink::Red, Mark::Ring, &[(0.0, 0.0)]);
    plot.note(Ink::Red, (9.0, 0.025), Side::Right, "at 0° it never falls");
    plot.panel()
}

fn certified_radius() -> Figure {
    let steps =
        |from: f64, to: f64| (0..=60).map(move |k| from + (to - from) * f64::from(k) / 60.0);
    let between = |from: f64, to: f64, low: &dyn Fn(f64) -> f64, high: &dyn Fn(f64) -> f64| {
        let there: Vec<Point> = steps(from, to).map(|t| (t, low(t))).collect();
        let back = steps(to, from).map(|t| (t, high(t)));
        there.into_iter().chain(back).collect::<Vec<Point>>()
    };

    let (lmin, rho) = (2.0, 6.0);
    let model = move |t: f64| lmin * t * t / 2.0;
    let harm = move |t: f64| rho * t.abs().powi(3) / 6.0;
    let radius = min_radius(lmin, rho);
    let mut minimum = Plot::new(
        Axis::linear(-1.3, 1.3, "distance from the minimum"),
        Axis::linear(-0.4, 1.6, "f − f(x₀)"),
    )
    .size(235.0, 235.0)
    .heading("a minimum, certified");
    minimum.area(
        Ink::Blue,
        &between(-1.3, 1.3, &|t| model(t) - harm(t), &|t| model(t) + harm(t)),
    );
    minimum.horizontal(Ink::Muted, 0.0);
    minimum.vertical(Ink::Muted, -radius);
    minimum.vertical(Ink::Muted, radius);
    minimum.dashed_graph(Ink::Text, model);
    minimum.graph(Ink::Red, |t| t * t + t.powi(3));
    minimum.marks(Ink::Red, Mark::Disc, &[(-radius, 0.0)]);
    minimum.note(Ink::Red, (0.74, 1.05), Side::Left, "x² + x³");
    minimum.note(Ink::Muted, (0.0, -0.3), Side::Centre, "sure: f > f(x₀)");

    let (lneg, rho) = (-1.0, 1.0);
    let (step, drop) = guaranteed_drop(lneg, rho);
    let model = move |t: f64| lneg * t * t / 2.0;
    let harm = move |t: f64| rho * t.powi(3) / 6.0;
    let mut saddle = Plot::new(
        Axis::linear(0.0, 3.6, "step along q"),
        Axis::linear(-2.4, 0.8, "f − f(x₀)"),
    )
    .size(235.0, 235.0)
    .heading("a way down, certified");
    saddle.area(
        Ink::Blue,
        &between(0.0, 3.6, &|t| model(t) - harm(t), &|t| model(t) + harm(t)),
    );
    saddle.horizontal(Ink::Muted, 0.0);
    saddle.dashed_graph(Ink::Text, model);
    saddle.graph(Ink::Red, |t| model(t) + harm(t));
    saddle.vertical(Ink::Muted, step);
    saddle.arrow(Ink::Green, (step, 0.0), (step, -drop));
    saddle.marks(Ink::Red, Mark::Disc, &[(step, -drop)]);
    saddle.note(Ink::Green, (step, 0.1), Side::Above, "the sure drop");
    saddle.note(Ink::Red, (2.75, -1.0), Side::Centre, "worst case");
    saddle.note(Ink::Text, (2.2, -2.1), Side::Right, "model");
    Figure {
        title: "What a bound on the third derivative guarantees",
        describes: "In the first panel, a parabola that opens upward lies in a band which widens with \
                    the cube of the distance. The lower edge of the band comes back to zero at the \
                    distances -1 and 1. The function x² + x³ runs inside the band and touches zero \
                    at -1. In the second panel, a parabola that opens downward, in a band of the same \
                    kind. The upper edge falls to its lowest point, -2/3 at the step 2, and is back \
                    at zero at the step 3."
            .into(),
        panels: vec![minimum.panel(), saddle.panel()],
    }
}

fn saddle_slices() -> Figure {
    let f = |x: f64, y: f64| x * x - y * y;
    let line: Vec<f64> = (-20..=20).map(|k| 0.05 * f64::from(k)).collect();
    let mut surface = Surface::new((-1.0, 1.0), (-1.0, 1.0), (-1.1, 1.1), 20, f);
    let mut slice = |ink: Ink, dx: f64, dy: f64| {
        let points: Vec<(f64, f64, f64)> = line
            .iter()
            .map(|t| (t * dx, t * dy, f(t * dx, t * dy)))
            .collect();
        surface.curve(ink, &points);
    };
    slice(Ink::Blue, 1.0, 0.0);
    slice(Ink::Orange, 0.0, 1.0);
    slice(Ink::Purple, 1.0, 1.0);
    surface.dot(Ink::Text, (0.0, 0.0, 0.0));
    let mut slices = Plot::new(
        Axis::linear(-1.0, 1.0, "distance from the origin"),
        Axis::linear(-1.0, 1.0, "loss"),
    )
    .size(225.0, 220.0)
    .heading("three slices");
    slices.graph(Ink::Blue, |t| f(t, 0.0));
    slices.graph(Ink::Orange, |t| f(0.0, t));
    slices.graph(Ink::Purple, |t| f(t, t));
    slices.marks(Ink::Text, Mark::Disc, &[(0.0, 0.0)]);
    slices.note(Ink::Blue, (0.0, 0.6), Side::Centre, "along x");
    slices.note(Ink::Orange, (0.0, -0.6), Side::Centre, "along y");
    slices.note(Ink::Purple, (0.98, 0.13), Side::Left, "diagonal");
    Figure {
        title: "A saddle and three of its slices",
        describes: "The surface x² − y² rises along x and falls along y. A second picture shows \
                    three slices: a parabola that opens upward along x, one that opens downward \
                    along y, and a level line along the diagonal."
            .into(),
        panels: vec![surface.panel("x² − y²"), slices.panel()],
    }
}

fn descent_cones() -> Figure {
    Figure {
        title: "The directions that lead down",
        describes: "Level sets of two saddles around the origin, with the directions that lead down \
                    tinted. For x² − y² they are two wide sectors, half of the plane. For \
                    x² − y²/100 they are two slivers around the y axis. In a third picture the share \
                    of descending directions rises from 0 to 1 as the negative curvature grows from \
                    a ten-thousandth of the positive one to ten thousand times of it; at equal \
                    curvatures it is one half. The share of the negative curvature in the sum of \
                    both, dashed, is far too small on the left and far too large on the right."
            .into(),
        panels: vec![
            cone(1.0, "x² − y²", &[-0.6, -0.2, 0.2, 0.6]),
            cone(0.01, "x² − y²/100", &[-0.006, 0.05, 0.2, 0.45]),
            shares(),
        ],
    }
}

fn saddle(b: f64) -> DMatrix<f64> {
    matrix(2, &[1.0, 0.0, 0.0, -b])
}

fn cone(b: f64, heading: &str, levels: &[f64]) -> Panel {
    let ticks = [(-1.0, "−1"), (0.0, "0"), (1.0, "1")];
    let mut plot = Plot::new(
        Axis::linear(-1.0, 1.0, "x").ticks_at(&ticks),
        Axis::linear(-1.0, 1.0, "y").ticks_at(&ticks),
    )
    .equal(230.0)
    .heading(heading);
    // Half the opening of the upper sector, which is centred on the y axis.
    let half = FRAC_PI_2 * descending_fraction(&saddle(b));
    let (x, y) = (2.0 * half.sin(), 2.0 * half.cos());
    for sign in [-1.0, 1.0] {
        plot.area(
            Ink::Orange,
            &[(0.0, 0.0), (-x, sign * y), (0.0, sign * 2.0), (x, sign * y)],
        );
        plot.curve(Ink::Orange, &[(-x, sign * y), (0.0, 0.0), (x, sign * y)]);
    }
    plot.contours(Ink::Muted, levels, |x, y| x * x - b * y * y);
    plot.marks(Ink::Text, Mark::Disc, &[(0.0, 0.0)]);
    plot.panel()
}

fn shares() -> Panel {
    let mut plot = Plot::new(
        Axis::log(1e-4, 1e4, "negative / positive curvature"),
        Axis::linear(0.0, 1.0, "share of directions"),
    )
    .size(270.0, 230.0)
    .heading("how many lead down");
    plot.dashed_graph(Ink::Muted, |b| b / (1.0 + b));
    plot.graph(Ink::Blue, |b| descending_fraction(&saddle(b)));
    plot.marks(
        Ink::Orange,
        Mark::Disc,
        &[1.0, 0.01].map(|b| (b, descending_fraction(&saddle(b)))),
    );
    plot.note(Ink::Orange, (1.0, 0.5), Side::Right, "x² − y²");
    plot.note(Ink::Orange, (0.003, 0.16), Side::Centre, "x² − y²/100");
    plot.note(Ink::Muted, (6.0, 0.9), Side::Left, "b/(a + b)");
    plot.panel()
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

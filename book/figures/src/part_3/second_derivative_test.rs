//! Figures of section 3.2, "The Second-Derivative Test".

use super::experiments::second_derivative_test::{first_zero, stops_rising};
use crate::{
    Figure, Named,
    svg::{Axis, Ink, Mark, Panel, Plot, Point, Side, Surface},
};
use solutions::certified_radius::answer::{guaranteed_drop, min_radius};

/// By name, with what draws them.
pub(super) const FIGURES: &[Named] = &[
    ("same_hessian", same_hessian),
    ("peano_lines", peano_lines),
    ("certified_radius", certified_radius),
];

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

/// The parabola y = c x² on both sides of the origin.
pub(super) fn parabola(factor: f64) -> Vec<Point> {
    (-50..=50)
        .map(|k| 0.025 * f64::from(k))
        .map(|x| (x, factor * x * x))
        .collect()
}

/// Peano's function with a minimum along every straight line through the origin, and none in the
/// plane.
pub(super) fn peano(x: f64, y: f64) -> f64 {
    (y - x * x) * (y - 3.0 * x * x)
}

fn peano_lines() -> Figure {
    Figure {
        title: "Peano's surface",
        describes: "In the first panel, Peano's surface with two straight lines through the \
                    origin, along which it rises, and a parabola along which it falls. In the \
                    second panel, the plane seen from above: between two parabolas that touch at \
                    the origin the function is negative. Every straight line through the origin \
                    leaves the origin in the positive area, and dots mark where eight of them \
                    enter the negative one; the two axes never do. In the third panel, the \
                    function along four lines, with a minimum at the origin each, and along the \
                    parabola, where the origin is a maximum. In the fourth panel, two distances \
                    against the angle of the line: up to the first the function rises along the \
                    line, up to the second, about one and a half times as large, it is positive. Both shrink \
                    to 0 with the angle, but along the line at the angle 0 itself it never falls."
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
        Axis::linear(-0.03, 0.6, "distance from the origin"),
    )
    .size(235.0, 235.0)
    .heading("how far each line rises");
    let against_the_angle = |distance: fn(f64) -> f64| -> Vec<Point> {
        (0..=49)
            .map(f64::from)
            .map(|degrees| (degrees, distance(degrees)))
            .collect()
    };
    plot.curve(Ink::Green, &against_the_angle(stops_rising));
    plot.dashed(Ink::Blue, &against_the_angle(first_zero));
    plot.marks(
        Ink::Blue,
        Mark::Disc,
        &[15.0, 30.0, 45.0].map(|degrees| (degrees, first_zero(degrees))),
    );
    plot.marks(Ink::Red, Mark::Ring, &[(0.0, 0.0)]);
    plot.note(Ink::Blue, (32.0, 0.36), Side::Left, "positive up to here");
    plot.note(Ink::Green, (36.5, 0.07), Side::Centre, "rises up to here");
    plot.note(Ink::Red, (6.0, -0.005), Side::Right, "at 0° it never falls");
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
                    distances -1 and 1. The function x² + x³ runs along the edges of the band and \
                    reaches zero at -1. In the second panel, a parabola that opens downward, in a band of the same \
                    kind. The upper edge falls to its lowest point, -2/3 at the step 2, and is back \
                    at zero at the step 3."
            .into(),
        panels: vec![minimum.panel(), saddle.panel()],
    }
}

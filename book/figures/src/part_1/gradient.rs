//! Figures of section 1.1, "The Gradient as a Linear Approximation".

use super::{
    angles::{angle, unit},
    axes::{directions, whole_numbers},
    quadratic::{POINT, chapter, slope},
};
use crate::{
    Figure, Named,
    svg::{Axis, Ink, Mark, Panel, Plot, Side, Surface},
};
use lab::functions::{CHAPTER, EXP_SIN, vector};
use solutions::{
    fd_gradient::answer::fd_gradient,
    steepest_direction::answer::{Norm, directional, steepest},
};

/// By name, with what draws them.
pub(super) const FIGURES: &[Named] = &[
    ("level_sets", level_sets),
    ("two_bendings", two_bendings),
    ("three_rulers", three_rulers),
    ("difference_error", difference_error),
];

fn level_sets() -> Figure {
    Figure {
        title: "The gradient and the level sets",
        describes: "In the first panel, level sets of a quadratic bowl are ellipses. Small arrows show \
                    the gradient, everywhere at a right angle to the level sets and pointing \
                    outward. At one point the gradient is drawn large, with the tangent of the \
                    level set across it. In the second panel, the rate of change at that point against \
                    the direction of the step is a cosine: 5 along the gradient, 0 along the level \
                    set, and -5 against the gradient."
            .into(),
        panels: vec![gradient_on_level_sets(), rate_over_the_circle()],
    }
}

fn gradient_on_level_sets() -> Panel {
    let ticks = whole_numbers();
    let mut plot = Plot::new(
        Axis::linear(-1.6, 2.2, "x").ticks_at(&ticks[..4]),
        Axis::linear(-0.4, 3.4, "y").ticks_at(&ticks[1..]),
    )
    .equal(250.0);
    let (x, y) = POINT;
    let here = chapter(x, y);
    plot.contours(Ink::Muted, &[-4.4, -3.7, -0.6, 2.0, 5.5, 10.0], chapter);
    plot.field(Ink::Blue, 9, slope);
    plot.contours(Ink::Text, &[here], chapter);
    let (gx, gy) = slope(x, y);
    plot.dashed(
        Ink::Text,
        &[(x - 0.3 * gy, y + 0.3 * gx), (x + 0.3 * gy, y - 0.3 * gx)],
    );
    plot.arrow(Ink::Orange, POINT, (x + 0.2 * gx, y + 0.2 * gy));
    plot.marks(Ink::Text, Mark::Disc, &[POINT]);
    plot.note(Ink::Orange, (x + 0.2 * gx, y + 0.2 * gy), Side::Right, "g");
    plot.note(
        Ink::Text,
        (x + 0.3 * gy, y - 0.3 * gx),
        Side::Below,
        "tangent",
    );
    plot.panel()
}

fn rate_over_the_circle() -> Panel {
    let x = vector(&[POINT.0, POINT.1]);
    let g = (CHAPTER.gradient)(&x);
    let mut plot =
        Plot::new(directions(360.0), Axis::linear(-6.5, 6.5, "rate of change")).size(250.0, 250.0);
    plot.horizontal(Ink::Muted, 0.0);
    plot.graph(Ink::Blue, |degrees| directional(&g, &unit(degrees)));
    // Measured: what a short step in that direction really brings.
    let short = 1e-3;
    let measured: Vec<(f64, f64)> = (0..24)
        .map(|k| {
            let degrees = 15.0 * f64::from(k);
            let change = (CHAPTER.f)(&(&x + unit(degrees) * short)) - (CHAPTER.f)(&x);
            (degrees, change / short)
        })
        .collect();
    plot.dots(Ink::Text, &measured);
    let up = angle(&g);
    plot.marks(Ink::Orange, Mark::Disc, &[(up, g.norm())]);
    plot.marks(
        Ink::Purple,
        Mark::Square,
        &[(up + 90.0, 0.0), (up + 270.0, 0.0)],
    );
    plot.marks(Ink::Green, Mark::Triangle, &[(up + 180.0, -g.norm())]);
    plot.note(
        Ink::Orange,
        (up + 8.0, g.norm() + 0.3),
        Side::Right,
        "along g: steepest",
    );
    plot.note(
        Ink::Purple,
        (up + 92.0, 0.6),
        Side::Right,
        "along the level set",
    );
    plot.note(
        Ink::Green,
        (up + 180.0, -g.norm()),
        Side::Below,
        "against g",
    );
    plot.panel()
}

fn two_bendings() -> Figure {
    let bend = |sign: f64| move |x: f64, y: f64| x + sign * (x * x + y * y);
    let line: Vec<f64> = (-20..=20).map(|k| 0.05 * f64::from(k)).collect();
    let surface = |sign: f64, heading: &str| {
        let f = bend(sign);
        let mut surface = Surface::new((-1.0, 1.0), (-1.0, 1.0), (-4.0, 4.0), 16, f);
        let slice: Vec<(f64, f64, f64)> = line.iter().map(|&t| (t, 0.0, f(t, 0.0))).collect();
        let tangent: Vec<(f64, f64, f64)> = line.iter().map(|&t| (t, 0.0, t)).collect();
        surface.curve(Ink::Red, &slice);
        surface.curve(Ink::Orange, &tangent);
        surface.dot(Ink::Text, (0.0, 0.0, 0.0));
        surface.panel(heading)
    };
    let mut slices = Plot::new(
        Axis::linear(-1.0, 1.0, "step along x"),
        Axis::linear(-2.0, 2.0, "loss"),
    )
    .size(300.0, 230.0);
    slices.graph(Ink::Blue, |t| bend(1.0)(t, 0.0));
    slices.graph(Ink::Purple, |t| bend(-1.0)(t, 0.0));
    slices.dashed_graph(Ink::Orange, |t| t);
    slices.marks(Ink::Text, Mark::Disc, &[(0.0, 0.0)]);
    slices.note(Ink::Blue, (0.62, 1.1), Side::Left, "bends up");
    slices.note(Ink::Purple, (0.68, -0.25), Side::Centre, "bends down");
    slices.note(Ink::Orange, (-0.6, -0.45), Side::Left, "tangent");
    Figure {
        title: "One gradient, two bendings",
        describes: "Two surfaces with the same height and the same slope at one point. The first \
                    is a bowl that lies above the common tangent, the second a dome that lies \
                    below it. A third picture shows both along one line: a parabola that opens \
                    upward, one that opens downward, and the tangent that they share."
            .into(),
        panels: vec![
            surface(1.0, "x + x² + y²"),
            surface(-1.0, "x − x² − y²"),
            slices.panel(),
        ],
    }
}

fn three_rulers() -> Figure {
    let x = vector(&[POINT.0, POINT.1]);
    let g = (CHAPTER.gradient)(&x);
    let mut plot = Plot::new(
        Axis::linear(-1.5, 1.9, "first entry of v"),
        Axis::linear(-1.4, 1.6, "second entry of v"),
    )
    .equal(340.0);
    let circle: Vec<(f64, f64)> = (0..=72)
        .map(|k| {
            let v = unit(5.0 * f64::from(k));
            (v[0], v[1])
        })
        .collect();
    plot.curve(Ink::Blue, &circle);
    plot.curve(
        Ink::Orange,
        &[
            (1.0, 1.0),
            (-1.0, 1.0),
            (-1.0, -1.0),
            (1.0, -1.0),
            (1.0, 1.0),
        ],
    );
    plot.curve(
        Ink::Green,
        &[(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0), (1.0, 0.0)],
    );
    plot.arrow(Ink::Text, (0.0, 0.0), (0.15 * g[0], 0.15 * g[1]));
    plot.note(Ink::Text, (0.08 * g[0], 0.08 * g[1]), Side::Right, "g");
    let balls = [
        (Norm::L1, Ink::Green, Mark::Triangle, Side::Left),
        (Norm::L2, Ink::Blue, Mark::Disc, Side::Right),
        (Norm::Linf, Ink::Orange, Mark::Square, Side::Right),
    ];
    for (norm, ink, mark, side) in balls {
        let v = steepest(&g, norm).expect("the gradient is not 0");
        let rate = directional(&g, &v);
        // All vectors with this rate: the line through v at a right angle to g.
        let along = (-g[1] / g.norm(), g[0] / g.norm());
        plot.dashed(
            ink,
            &[
                (v[0] - 3.0 * along.0, v[1] - 3.0 * along.1),
                (v[0] + 3.0 * along.0, v[1] + 3.0 * along.1),
            ],
        );
        plot.marks(ink, mark, &[(v[0], v[1])]);
        let lifted = (v[0], v[1] + if side == Side::Left { 0.14 } else { 0.08 });
        plot.note(ink, lifted, side, &format!("rate {rate:.0}"));
    }
    Figure {
        title: "Steepest in three norms",
        describes: "The unit balls of three norms: a diamond, a circle and a square. Dashed lines \
                    at a right angle to the gradient (3, 4) join steps with the same rate of \
                    change. The one that touches the diamond does so at its upper corner, with \
                    rate 4; the one that touches the circle, in the direction of the gradient, \
                    with rate 5; the one that touches the square, at its upper right corner, with \
                    rate 7."
            .into(),
        panels: vec![plot.panel()],
    }
}

fn difference_error() -> Figure {
    let x = vector(&[0.3, 0.7]);
    let exact = (EXP_SIN.gradient)(&x)[0];
    let at = |h: f64| (EXP_SIN.f)(&vector(&[x[0] + h, x[1]]));
    let one_sided = |h: f64| ((at(h) - at(0.0)) / h - exact).abs();
    let central = |h: f64| ((at(h) - at(-h)) / (2.0 * h) - exact).abs();
    let steps: Vec<f64> = (0..=90).map(|k| 10_f64.powf(-f64::from(k) / 7.0)).collect();
    let mut plot = Plot::new(
        Axis::log(1e-13, 1.0, "step h"),
        Axis::log(1e-13, 10.0, "error of the slope"),
    );
    let errors = |error: &dyn Fn(f64) -> f64| -> Vec<(f64, f64)> {
        steps.iter().map(|&h| (h, error(h))).collect()
    };
    plot.dots(Ink::Orange, &errors(&one_sided));
    plot.dots(Ink::Blue, &errors(&central));
    plot.dashed_graph(Ink::Muted, |h| f64::EPSILON / h);
    let step = f64::EPSILON.cbrt();
    let found = (fd_gradient(&|p| (EXP_SIN.f)(p), &x)[0] - exact).abs();
    plot.marks(Ink::Green, Mark::Triangle, &[(step, found)]);
    plot.note(Ink::Orange, (1e-3, 1e-2), Side::Left, "to one side: h");
    plot.note(Ink::Blue, (1.2e-2, 2e-9), Side::Centre, "central: h²");
    plot.note(Ink::Muted, (1e-9, 1e-5), Side::Centre, "rounding: ε/h");
    plot.note(Ink::Green, (step, found), Side::Right, "best h");
    Figure {
        title: "The error of a finite difference against the step",
        describes: "Both axes are logarithmic. As the step shrinks from 1, the error of the \
                    one-sided difference falls in proportion to the step, and that of the central \
                    difference in proportion to its square. Then rounding takes over, and both \
                    errors rise again like epsilon over h. The central difference is best near \
                    the cube root of epsilon."
            .into(),
        panels: vec![plot.panel()],
    }
}

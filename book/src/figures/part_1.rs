//! Figures of part 1.

use super::{Figure, Named};
use crate::svg::{Axis, Ink, Mark, Panel, Plot, Side, Surface};
use lab::functions::{CHAPTER, EXP_SIN, TRIG3, matrix, vector};
use nalgebra::{DMatrix, DVector};
use solutions::{
    clairaut::answer::mixed,
    curvature_along::answer::{normal_curvature, second_dir},
    fd_gradient::answer::fd_gradient,
    spectrum::answer::spectrum,
    steepest_direction::answer::{Norm, directional, steepest},
};

/// By name, with what draws them.
pub const FIGURES: &[Named] = &[
    ("level_sets", level_sets),
    ("two_bendings", two_bendings),
    ("three_rulers", three_rulers),
    ("difference_error", difference_error),
    ("columns", columns),
    ("peano_orders", peano_orders),
    ("asymmetry", asymmetry),
    ("principal_curvatures", principal_curvatures),
    ("bending_of_the_graph", bending_of_the_graph),
];

/// Where the part looks at the chapter's quadratic: its gradient there is (3, 4).
const POINT: (f64, f64) = (0.4, 2.3);

fn chapter(x: f64, y: f64) -> f64 {
    (CHAPTER.f)(&vector(&[x, y]))
}

/// The gradient of the chapter's quadratic.
fn slope(x: f64, y: f64) -> (f64, f64) {
    let g = (CHAPTER.gradient)(&vector(&[x, y]));
    (g[0], g[1])
}

/// The unit vector at this angle.
fn unit(degrees: f64) -> DVector<f64> {
    let (s, c) = degrees.to_radians().sin_cos();
    vector(&[c, s])
}

fn angle(v: &DVector<f64>) -> f64 {
    v[1].atan2(v[0]).to_degrees()
}

/// An axis of directions, for half a turn or a whole one.
fn directions(to: f64) -> Axis {
    let ticks = [
        (0.0, "0°"),
        (90.0, "90°"),
        (180.0, "180°"),
        (270.0, "270°"),
        (360.0, "360°"),
    ];
    let shown: Vec<(f64, &str)> = ticks.into_iter().filter(|tick| tick.0 <= to).collect();
    Axis::linear(0.0, to, "direction of the step").ticks_at(&shown)
}

/// Ticks for axes that are too short for ticks of their own choice.
fn whole_numbers() -> [(f64, &'static str); 5] {
    [(-1.0, "−1"), (0.0, "0"), (1.0, "1"), (2.0, "2"), (3.0, "3")]
}

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

fn columns() -> Figure {
    let ticks = whole_numbers();
    let (x, y) = POINT;
    let mut place = Plot::new(
        Axis::linear(-1.2, 2.8, "x").ticks_at(&ticks[..4]),
        Axis::linear(-0.2, 3.8, "y").ticks_at(&ticks[1..]),
    )
    .equal(250.0)
    .heading("two steps");
    place.contours(Ink::Muted, &[-4.2, -2.5, 0.5, 5.0, 11.0, 19.0], chapter);
    place.arrow(Ink::Orange, POINT, (x + 1.0, y));
    place.arrow(Ink::Purple, POINT, (x, y + 1.0));
    place.marks(Ink::Text, Mark::Disc, &[POINT]);
    place.note(Ink::Orange, (x + 1.0, y), Side::Right, "along x");
    place.note(Ink::Purple, (x, y + 1.0), Side::Above, "along y");

    let (start, right, above) = (slope(x, y), slope(x + 1.0, y), slope(x, y + 1.0));
    let mut slopes = Plot::new(
        Axis::linear(0.0, 11.0, "slope along x"),
        Axis::linear(0.0, 11.0, "slope along y"),
    )
    .equal(250.0)
    .heading("what becomes of the gradient");
    slopes.arrow(Ink::Text, (0.0, 0.0), start);
    slopes.arrow(Ink::Orange, start, right);
    slopes.arrow(Ink::Purple, start, above);
    let difference = |to: (f64, f64)| format!("({:.0}, {:.0})", to.0 - start.0, to.1 - start.1);
    slopes.note(Ink::Text, (1.5, 2.6), Side::Left, "g");
    slopes.note(Ink::Orange, right, Side::Below, &difference(right));
    slopes.note(Ink::Purple, above, Side::Above, &difference(above));
    Figure {
        title: "The columns of the Hessian",
        describes: format!(
            "In the first panel, two steps of length 1 from one point of a quadratic bowl, along x and \
             along y. In the second panel, the gradient as a point in the plane of slopes. It begins at \
             (3, 4). The step along x moves it by {}, the step along y by {}.",
            difference(right),
            difference(above)
        ),
        panels: vec![place.panel(), slopes.panel()],
    }
}

/// Peano's function, the classical one with unequal mixed derivatives.
fn peano(x: f64, y: f64) -> f64 {
    let r = x * x + y * y;
    if r == 0.0 {
        0.0
    } else {
        x * y * (x * x - y * y) / r
    }
}

fn peano_orders() -> Figure {
    let mut surface = Surface::new((-1.0, 1.0), (-1.0, 1.0), (-0.35, 0.35), 24, peano);
    let across: Vec<f64> = (-10..=10).map(|k| 0.1 * f64::from(k)).collect();
    let on_x: Vec<(f64, f64, f64)> = across.iter().map(|&t| (t, 0.0, 0.0)).collect();
    let on_y: Vec<(f64, f64, f64)> = across.iter().map(|&t| (0.0, t, 0.0)).collect();
    surface.curve(Ink::Orange, &on_x);
    surface.curve(Ink::Purple, &on_y);
    surface.dot(Ink::Text, (0.0, 0.0, 0.0));
    surface.note(Ink::Orange, (1.0, 0.0, 0.0), "x");
    surface.note(Ink::Purple, (0.0, 1.0, 0.0), "y");

    let f = |p: &DVector<f64>| peano(p[0], p[1]);
    let outer = 1e-3;
    let ratios: Vec<f64> = (-30..=30)
        .map(|k| 10_f64.powf(f64::from(k) / 10.0))
        .collect();
    let estimates: Vec<(f64, (f64, f64))> = ratios
        .iter()
        .map(|&ratio| (ratio, mixed(&f, ratio * outer, outer)))
        .collect();
    let curve = |pick: fn((f64, f64)) -> f64| -> Vec<(f64, f64)> {
        estimates.iter().map(|&(r, pair)| (r, pick(pair))).collect()
    };
    let mut plot = Plot::new(
        Axis::log(1e-3, 1e3, "inner step / outer step"),
        Axis::linear(-1.3, 1.3, "estimate at the origin"),
    )
    .size(250.0, 230.0);
    plot.vertical(Ink::Muted, 1.0);
    plot.curve(Ink::Orange, &curve(|pair| pair.0));
    plot.curve(Ink::Purple, &curve(|pair| pair.1));
    plot.marks(Ink::Text, Mark::Disc, &[(1.0, 0.0)]);
    plot.note(Ink::Orange, (3e-2, -1.0), Side::Below, "x first, then y");
    plot.note(Ink::Purple, (3e-2, 1.0), Side::Above, "y first, then x");
    plot.note(Ink::Text, (1.0, 0.0), Side::Right, "equal steps: 0, 0");
    Figure {
        title: "Peano's function and its two mixed derivatives",
        describes: "In the first panel, Peano's surface: four waves around the origin, two up and two \
                    down, and level along both axes. In the second panel, finite difference estimates of \
                    the two mixed derivatives at the origin against the ratio of the inner step \
                    to the outer one. Where the inner step is far shorter they are -1 and +1, the \
                    true values; where both steps are equal they are both 0; where the inner step \
                    is far longer they are +1 and -1."
            .into(),
        panels: vec![surface.panel("xy (x² − y²) / (x² + y²)"), plot.panel()],
    }
}

fn asymmetry() -> Figure {
    let x = vector(&[0.4, 1.1, -0.6]);
    let exact = (TRIG3.hessian)(&x);
    // One column for each coordinate, and the same step for all of them.
    let quotients = |h: f64| {
        DMatrix::from_columns(&[0, 1, 2].map(|j| {
            let at = |sign: f64| {
                let mut p = x.clone();
                p[j] += sign * h;
                (TRIG3.gradient)(&p)
            };
            (at(1.0) - at(-1.0)) / (2.0 * h)
        }))
    };
    let steps: Vec<f64> = (0..=90).map(|k| 10_f64.powf(-f64::from(k) / 7.0)).collect();
    let measured: Vec<(f64, DMatrix<f64>)> = steps.iter().map(|&h| (h, quotients(h))).collect();
    let errors: Vec<(f64, f64)> = measured
        .iter()
        .map(|(h, j)| (*h, (j - &exact).amax()))
        .collect();
    let skews: Vec<(f64, f64)> = measured
        .iter()
        .map(|(h, j)| (*h, (j - j.transpose()).amax()))
        .collect();
    let mut plot = Plot::new(
        Axis::log(1e-13, 1.0, "step h"),
        Axis::log(1e-13, 10.0, "size of the largest entry"),
    );
    plot.dashed_graph(Ink::Muted, |h| f64::EPSILON / h);
    plot.dots(Ink::Blue, &errors);
    plot.dots(Ink::Orange, &skews);
    plot.note(Ink::Blue, (3e-3, 1e-5), Side::Left, "error of J");
    plot.note(Ink::Orange, (1e-2, 1e-6), Side::Right, "J − Jᵀ");
    plot.note(Ink::Muted, (1e-9, 1e-5), Side::Centre, "rounding: ε/h");
    Figure {
        title: "Error and asymmetry of a Hessian from differences",
        describes: "Both axes are logarithmic. The error of the Hessian falls with the square of \
                    the step until rounding takes over, and then rises like epsilon over h. The \
                    difference between the matrix and its transpose follows the same curve, a \
                    little below it."
            .into(),
        panels: vec![plot.panel()],
    }
}

fn principal_curvatures() -> Figure {
    let h = (CHAPTER.hessian)(&vector(&[0.0, 0.0]));
    let (values, vectors) = spectrum(&h).expect("the Hessian is symmetric");
    // Of the two unit eigenvectors, the one that points to the right.
    let axis = |k: usize| {
        let q = vectors.column(k).into_owned();
        if q[0] < 0.0 { -q } else { q }
    };
    let (x, y) = (0.2, 1.4);
    let reach = 0.9;
    let mut bowl = Surface::new(
        (x - reach, x + reach),
        (y - reach, y + reach),
        (-4.6, 5.0),
        18,
        chapter,
    );
    for (k, ink) in [(0, Ink::Green), (1, Ink::Red)] {
        let q = axis(k);
        let longest = reach / q.amax();
        let curve: Vec<(f64, f64, f64)> = (-30..=30)
            .map(|t| {
                let t = longest * f64::from(t) / 30.0;
                let (a, b) = (x + t * q[0], y + t * q[1]);
                (a, b, chapter(a, b))
            })
            .collect();
        bowl.curve(ink, &curve);
        let end = curve[curve.len() - 1];
        bowl.note(ink, end, ["q₁", "q₂"][k]);
    }
    bowl.dot(Ink::Text, (x, y, chapter(x, y)));

    let saddle = matrix(2, &[2.0, 0.0, 0.0, -2.0]);
    let mut plot = Plot::new(
        directions(180.0),
        Axis::linear(-3.0, 9.0, "second derivative"),
    )
    .size(250.0, 250.0);
    plot.horizontal(Ink::Muted, 0.0);
    plot.graph(Ink::Blue, |degrees| second_dir(&h, &unit(degrees)));
    plot.graph(Ink::Orange, |degrees| second_dir(&saddle, &unit(degrees)));
    let marks = [(0, Ink::Green, Mark::Square), (1, Ink::Red, Mark::Disc)];
    for (k, ink, mark) in marks {
        let degrees = angle(&axis(k)).rem_euclid(180.0);
        plot.marks(ink, mark, &[(degrees, values[k])]);
        let side = if k == 0 { Side::Below } else { Side::Above };
        plot.note(
            ink,
            (degrees, values[k]),
            side,
            &format!("{} {:.2}", ["λ₁ =", "λ₂ ="][k], values[k]),
        );
    }
    plot.note(Ink::Blue, (92.0, 5.6), Side::Right, "the bowl");
    plot.note(Ink::Orange, (26.0, -1.0), Side::Centre, "a saddle");
    Figure {
        title: "Principal curvatures",
        describes: format!(
            "In the first panel, a bowl with two curves through its lowest point: a steep one along the \
             second eigenvector, and a flatter one along the first. In the second panel, the second \
             derivative against the direction, over half a turn. For the bowl it swings between \
             {:.2} and {:.2}, which it takes at the eigenvectors, at right angles to one another. \
             For a saddle it swings from 2 to -2.",
            values[0], values[1]
        ),
        panels: vec![bowl.panel("the principal directions"), plot.panel()],
    }
}

fn bending_of_the_graph() -> Figure {
    let one = DMatrix::identity(1, 1);
    let forward = vector(&[1.0]);
    let mut parabola = Plot::new(
        Axis::linear(-2.4, 2.4, "x"),
        Axis::linear(-0.6, 4.2, "x²/2"),
    )
    .equal(250.0);
    parabola.graph(Ink::Text, |x| x * x / 2.0);
    for (x, ink) in [(0.0, Ink::Blue), (1.0, Ink::Orange)] {
        let kappa = normal_curvature(&vector(&[x]), &one, &forward);
        let radius = 1.0 / kappa;
        // The unit normal that points upward.
        let (nx, ny) = (-x / x.hypot(1.0), 1.0 / x.hypot(1.0));
        let centre = (x + radius * nx, x * x / 2.0 + radius * ny);
        parabola.ellipse(ink, centre, (radius, 0.0), (0.0, radius));
        parabola.marks(ink, Mark::Disc, &[(x, x * x / 2.0)]);
    }
    parabola.note(Ink::Blue, (0.0, 1.0), Side::Centre, "at x = 0");
    parabola.note(Ink::Orange, (1.15, 0.3), Side::Right, "at x = 1");

    let x = vector(&[POINT.0, POINT.1]);
    let (g, h) = ((CHAPTER.gradient)(&x), (CHAPTER.hessian)(&x));
    let mut plot =
        Plot::new(directions(180.0), Axis::log(0.02, 20.0, "curvature")).size(250.0, 250.0);
    plot.graph(Ink::Blue, |degrees| second_dir(&h, &unit(degrees)));
    plot.graph(Ink::Orange, |degrees| {
        normal_curvature(&g, &h, &unit(degrees))
    });
    plot.vertical(Ink::Muted, angle(&g));
    plot.note(Ink::Blue, (105.0, 8.0), Side::Centre, "second derivative");
    plot.note(Ink::Orange, (128.0, 0.3), Side::Left, "of the graph");
    plot.note(Ink::Muted, (angle(&g), 1.3), Side::Right, "along g");
    Figure {
        title: "The second derivative, and the bending of the graph",
        describes:
            "In the first panel, the parabola of height x squared over 2 with the circle that fits \
                    it best at 0, of radius 1, and the one at 1, which is almost three times as \
                    large. In the second panel, for a point on the slope of a quadratic bowl, the second \
                    derivative and the curvature of the graph against the direction. The second \
                    derivative stays between 2 and 8. The curvature of the graph is smaller \
                    everywhere, and more than a hundred times smaller along the gradient."
                .into(),
        panels: vec![parabola.panel(), plot.panel()],
    }
}

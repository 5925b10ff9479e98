//! Figures of the page "Before you begin": what the book takes for granted, a picture for each.

use crate::svg::{Axis, Ink, Mark, Plot, Point, Side, Surface};
use crate::{Figure, Named};

/// By name, with what draws them.
pub const FIGURES: &[Named] = &[
    ("dot_product", dot_product),
    ("matrix_times_vector", matrix_times_vector),
    ("eigenvectors", eigenvectors),
    ("kernel", kernel),
    ("signs_of_a_form", signs_of_a_form),
    ("partial_derivatives", partial_derivatives),
    ("small_powers", small_powers),
    ("softmax", softmax),
    ("normal_numbers", normal_numbers),
];

/// A 2 × 2 matrix by rows.
type Matrix = [[f64; 2]; 2];

/// Symmetric, with the eigenvalues 3 along (1, 1) and 1 along (1, −1).
const STRETCH: Matrix = [[2.0, 1.0], [1.0, 2.0]];
/// A quarter turn.
const TURN: Matrix = [[0.0, -1.0], [1.0, 0.0]];

fn times(a: Matrix, (x, y): Point) -> Point {
    (a[0][0] * x + a[0][1] * y, a[1][0] * x + a[1][1] * y)
}

fn unit(degrees: f64) -> Point {
    let (s, c) = degrees.to_radians().sin_cos();
    (c, s)
}

const ORIGIN: Point = (0.0, 0.0);

fn dot_product() -> Figure {
    let g = (3.0, 4.0);
    let mut shadow = Plot::new(
        Axis::linear(-1.0, 6.0, "first entry").ticks_at(&[(0.0, "0"), (3.0, "3"), (5.0, "5")]),
        Axis::linear(-1.0, 5.0, "second entry").ticks_at(&[(0.0, "0"), (4.0, "4")]),
    )
    .equal(270.0)
    .heading("v and its shadow");
    shadow.dashed(Ink::Muted, &[(5.0, 0.0), (1.8, 2.4)]);
    shadow.arrow(Ink::Blue, ORIGIN, g);
    shadow.arrow(Ink::Orange, ORIGIN, (5.0, 0.0));
    shadow.curve(Ink::Green, &[ORIGIN, (1.8, 2.4)]);
    shadow.marks(Ink::Green, Mark::Disc, &[(1.8, 2.4)]);
    shadow.note(Ink::Blue, g, Side::Left, "g = (3, 4)");
    shadow.note(Ink::Orange, (4.0, 0.0), Side::Below, "v = (5, 0)");
    shadow.note(Ink::Green, (0.9, 1.2), Side::Left, "3");
    let mut turning = Plot::new(
        Axis::linear(0.0, 360.0, "angle between g and v").ticks_at(&[
            (0.0, "0°"),
            (90.0, "90°"),
            (180.0, "180°"),
            (270.0, "270°"),
            (360.0, "360°"),
        ]),
        Axis::linear(-30.0, 30.0, "dot product"),
    )
    .size(250.0, 214.0)
    .heading("both of length 5");
    turning.horizontal(Ink::Muted, 0.0);
    turning.graph(Ink::Blue, |angle| 25.0 * unit(angle).0);
    turning.marks(Ink::Purple, Mark::Square, &[(90.0, 0.0), (270.0, 0.0)]);
    turning.note(Ink::Purple, (180.0, 4.0), Side::Centre, "right angles: 0");
    let at = 0.6_f64.acos().to_degrees();
    turning.marks(Ink::Orange, Mark::Disc, &[(at, 15.0)]);
    turning.note(Ink::Orange, (at, 15.0), Side::Right, "first panel: 15");
    Figure {
        title: "The dot product as a shadow",
        describes: "In the first panel two arrows of length 5 begin at the origin. The shadow of one \
                    on the other, cut off at a right angle, has the length 3. In the second panel the \
                    dot product of two arrows of length 5 against the angle between them is a cosine: \
                    25 at 0 degrees, 0 at 90 and 270 degrees, -25 at 180 degrees."
            .into(),
        panels: vec![shadow.panel(), turning.panel()],
    }
}

fn matrix_times_vector() -> Figure {
    let panel = |a: Matrix, heading: &str, words: [&str; 2]| {
        let mut plot = Plot::new(
            Axis::linear(-1.0, 4.0, "first entry"),
            Axis::linear(-1.0, 4.0, "second entry"),
        )
        .equal(250.0)
        .heading(heading);
        for k in 0..=3 {
            let at = f64::from(k) / 3.0;
            for line in [[(at, 0.0), (at, 1.0)], [(0.0, at), (1.0, at)]] {
                plot.thin(Ink::Muted, &line.map(|p| times(a, p)));
            }
        }
        let (first, second) = (times(a, (1.0, 0.0)), times(a, (0.0, 1.0)));
        plot.arrow(Ink::Blue, ORIGIN, first);
        plot.arrow(Ink::Orange, ORIGIN, second);
        plot.note(Ink::Blue, first, Side::Right, words[0]);
        plot.note(Ink::Orange, second, Side::Above, words[1]);
        plot.panel()
    };
    Figure {
        title: "What a matrix does to the unit square",
        describes: "In the first panel a unit square with a grid; its sides are the vectors (1, 0) and \
                    (0, 1). In the second panel a slanted parallelogram with the grid lines still \
                    straight and evenly spaced. Its sides are (2, 1) and (1, 2), the columns of the \
                    matrix."
            .into(),
        panels: vec![
            panel([[1.0, 0.0], [0.0, 1.0]], "before", ["(1, 0)", "(0, 1)"]),
            panel(STRETCH, "after", ["(2, 1)", "(1, 2)"]),
        ],
    }
}

fn eigenvectors() -> Figure {
    let panel = |a: Matrix, heading: &str, special: &[(f64, Ink, &str)]| {
        let mut plot = Plot::new(
            Axis::linear(-2.5, 2.5, "first entry"),
            Axis::linear(-2.5, 2.5, "second entry"),
        )
        .equal(250.0)
        .heading(heading);
        for k in 0..16 {
            let v = unit(22.5 * f64::from(k));
            let (x, y) = times(a, v);
            plot.arrow(Ink::Muted, v, (v.0 + 0.5 * x, v.1 + 0.5 * y));
        }
        plot.ellipse(Ink::Text, ORIGIN, (1.0, 0.0), (0.0, 1.0));
        for (degrees, ink, words) in special {
            let v = unit(*degrees);
            let (x, y) = times(a, v);
            let end = (v.0 + 0.5 * x, v.1 + 0.5 * y);
            plot.dashed(*ink, &[(-end.0, -end.1), end]);
            plot.arrow(*ink, v, end);
            plot.note(*ink, end, Side::Right, words);
        }
        plot.panel()
    };
    Figure {
        title: "Vectors that keep their line, and a matrix without any",
        describes: "In both panels each point v of the unit circle bears an arrow with the direction of \
                    Av and half its length. In the first panel most arrows lean away from the \
                    radius. Four do not: at both ends of the line of (1, 1) the arrow points straight \
                    outward and is long, at both ends of the line of (1, -1) it points straight outward \
                    and is short. In the second panel, a quarter turn, all arrows lie along \
                    the circle, and none points outward or inward."
            .into(),
        panels: vec![
            panel(
                STRETCH,
                "rows (2, 1) and (1, 2)",
                &[(45.0, Ink::Orange, "λ = 3"), (-45.0, Ink::Blue, "λ = 1")],
            ),
            panel(TURN, "a quarter turn", &[]),
        ],
    }
}

fn kernel() -> Figure {
    let plot = |heading: &str| {
        Plot::new(
            Axis::linear(-3.0, 3.0, "first entry"),
            Axis::linear(-3.0, 3.0, "second entry"),
        )
        .equal(250.0)
        .heading(heading)
    };
    let kinds = [
        (-2.0, Ink::Green, Mark::Triangle),
        (0.0, Ink::Orange, Mark::Disc),
        (1.0, Ink::Purple, Mark::Square),
    ];
    let (mut before, mut after) = (plot("v"), plot("B v"));
    after.thin(Ink::Muted, &[(-3.0, -3.0), (3.0, 3.0)]);
    for (sum, ink, mark) in kinds {
        before.curve(ink, &[(-4.0, sum + 4.0), (4.0, sum - 4.0)]);
        let points = [-1.5, 0.0, 1.5].map(|t| (sum / 2.0 + t, sum / 2.0 - t));
        before.marks(ink, mark, &points);
        after.marks(ink, mark, &[(sum, sum)]);
    }
    before.note(Ink::Orange, (0.9, -1.4), Side::Left, "kernel");
    after.note(Ink::Muted, (2.4, 2.4), Side::Left, "range");
    Figure {
        title: "A matrix with a kernel",
        describes: "In the first panel three parallel lines that fall from left to right; the middle one \
                    goes through the origin and is the kernel. In the second panel what the matrix with \
                    all entries 1 makes of them: each line has become a single point. The kernel has \
                    become the origin, and all points lie on the diagonal, the range."
            .into(),
        panels: vec![before.panel(), after.panel()],
    }
}

fn signs_of_a_form() -> Figure {
    let mut plot = Plot::new(
        Axis::linear(0.0, 180.0, "direction of v").ticks_at(&[
            (0.0, "0°"),
            (45.0, "45°"),
            (90.0, "90°"),
            (135.0, "135°"),
            (180.0, "180°"),
        ]),
        Axis::linear(-1.5, 3.8, "vᵀAv, v of length 1"),
    );
    plot.horizontal(Ink::Muted, 0.0);
    let form = |a: Matrix| {
        move |degrees: f64| {
            let v = unit(degrees);
            let (x, y) = times(a, v);
            v.0 * x + v.1 * y
        }
    };
    plot.graph(Ink::Blue, form(STRETCH));
    plot.dashed_graph(Ink::Green, form([[1.0, 1.0], [1.0, 1.0]]));
    plot.graph(Ink::Orange, form([[1.0, 2.0], [2.0, 1.0]]));
    plot.note(Ink::Blue, (135.0, 1.0), Side::Above, "definite");
    plot.note(Ink::Green, (45.0, 2.0), Side::Below, "semidefinite");
    plot.note(Ink::Orange, (135.0, -1.0), Side::Below, "indefinite");
    Figure {
        title: "Three symmetric matrices by the signs of their forms",
        describes: "The value of the form against the direction of v, over half a turn, for three \
                    matrices. The first curve swings between 1 and 3 and stays positive. The second \
                    swings between 0 and 2 and touches zero at 135 degrees. The third swings between \
                    -1 and 3 and is negative around 135 degrees."
            .into(),
        panels: vec![plot.panel()],
    }
}

fn partial_derivatives() -> Figure {
    let f = |x: f64, y: f64| x * x * y;
    let along: Vec<f64> = (0..=20).map(|k| 0.1 * f64::from(k)).collect();
    let mut surface = Surface::new((0.0, 2.0), (1.0, 3.0), (0.0, 12.0), 16, f);
    let on_x: Vec<(f64, f64, f64)> = along.iter().map(|&x| (x, 2.0, f(x, 2.0))).collect();
    let on_y: Vec<(f64, f64, f64)> = along
        .iter()
        .map(|&t| (1.0, 1.0 + t, f(1.0, 1.0 + t)))
        .collect();
    surface.curve(Ink::Orange, &on_x);
    surface.curve(Ink::Purple, &on_y);
    surface.dot(Ink::Text, (1.0, 2.0, 2.0));
    let mut slices = Plot::new(
        Axis::linear(-1.0, 1.0, "distance walked"),
        Axis::linear(-1.0, 6.0, "f"),
    )
    .size(250.0, 230.0)
    .heading("the two paths");
    slices.graph(Ink::Orange, |t| f(1.0 + t, 2.0));
    slices.dashed_graph(Ink::Orange, |t| 2.0 + 4.0 * t);
    slices.graph(Ink::Purple, |t| f(1.0, 2.0 + t));
    slices.marks(Ink::Text, Mark::Disc, &[(0.0, 2.0)]);
    slices.note(Ink::Orange, (0.62, 5.2), Side::Left, "along x: slope 4");
    slices.note(Ink::Purple, (1.0, 1.9), Side::Left, "along y: slope 1");
    Figure {
        title: "Two partial derivatives of x²y",
        describes: "In the first panel the surface of x²y with two paths that cross at (1, 2): one \
                    along x, bent upward, and one along y, straight. In the second panel both paths \
                    against the distance walked. At the crossing the first has the slope 4, shown by a dashed \
                    tangent, the second the slope 1."
            .into(),
        panels: vec![surface.panel("x²y"), slices.panel()],
    }
}

fn small_powers() -> Figure {
    let mut plot = Plot::new(Axis::log(1e-3, 1.0, "h"), Axis::log(1e-9, 10.0, "value"));
    let powers = [
        (1, Ink::Orange, "h"),
        (2, Ink::Blue, "h²"),
        (3, Ink::Green, "h³"),
    ];
    for (power, ink, words) in powers {
        plot.graph(ink, |h| h.powi(power));
        plot.note(ink, (2e-3, 2e-3_f64.powi(power)), Side::Below, words);
    }
    plot.dashed_graph(Ink::Muted, |h| 5.0 * h * h + h.powi(3));
    plot.note(Ink::Muted, (2e-2, 4e-3), Side::Left, "5h² + h³");
    Figure {
        title: "Powers of a small number",
        describes:
            "Both axes are logarithmic. The powers h, h² and h³ are straight lines with the slopes \
                    1, 2 and 3 that meet at h = 1. The dashed curve of 5h² + h³ runs parallel \
                    to h², a little above it."
                .into(),
        panels: vec![plot.panel()],
    }
}

fn softmax() -> Figure {
    let first = |z: f64| 1.0 / (1.0 + (-z).exp());
    let mut chances = Plot::new(
        Axis::linear(-5.0, 5.0, "first logit − second logit"),
        Axis::linear(0.0, 1.0, "probability"),
    )
    .size(250.0, 230.0)
    .heading("softmax of two logits");
    chances.graph(Ink::Blue, first);
    chances.dashed_graph(Ink::Orange, |z| 1.0 - first(z));
    chances.note(Ink::Blue, (2.6, 0.86), Side::Left, "first");
    chances.note(Ink::Orange, (2.6, 0.14), Side::Left, "second");
    let mut loss = Plot::new(
        Axis::linear(0.0, 1.0, "probability of the right class"),
        Axis::linear(0.0, 5.0, "cross-entropy"),
    )
    .size(250.0, 230.0)
    .heading("−ln p");
    loss.graph(Ink::Green, |p| -p.max(1e-3).ln());
    Figure {
        title: "Softmax and cross-entropy",
        describes: "In the first panel, two probabilities against the difference of two logits. The \
                    first rises from nearly 0 to nearly 1 in an S, the second is what is missing to 1; \
                    both are one half where the logits are equal. In the second panel, the cross-entropy \
                    against the probability of the right class: it falls to 0 at probability 1 and \
                    grows without bound towards probability 0."
            .into(),
        panels: vec![chances.panel(), loss.panel()],
    }
}

fn normal_numbers() -> Figure {
    let bell = |x: f64, s: f64| (-0.5 * (x / s).powi(2)).exp() / (s * std::f64::consts::TAU.sqrt());
    let mut plot = Plot::new(
        Axis::linear(-4.0, 4.0, "value"),
        Axis::linear(0.0, 0.9, "density"),
    );
    let mut within: Vec<Point> = (-20..=20)
        .map(|k| 0.05 * f64::from(k))
        .map(|x| (x, bell(x, 1.0)))
        .collect();
    within.extend([(1.0, 0.0), (-1.0, 0.0)]);
    plot.area(Ink::Blue, &within);
    plot.graph(Ink::Blue, |x| bell(x, 1.0));
    plot.dashed_graph(Ink::Orange, |x| bell(x, 0.5));
    plot.note(Ink::Blue, (1.2, 0.2), Side::Right, "variance 1");
    plot.note(
        Ink::Orange,
        (0.55, 0.5),
        Side::Right,
        "mean of four of them",
    );
    Figure {
        title: "Normal numbers",
        describes: "Two bell-shaped densities around 0. The wide one has variance 1, and the area \
                    within a distance of 1 of its middle is tinted. The narrow, dashed one is the density of the mean of \
                    four such numbers: it is half as wide and twice as high."
            .into(),
        panels: vec![plot.panel()],
    }
}

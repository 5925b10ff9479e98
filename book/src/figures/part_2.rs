//! Figures of part 2.

use super::{Figure, Named};
use crate::svg::{Axis, Ink, Mark, Panel, Plot, Point, Side, Surface};
use lab::functions::{
    CHAPTER, DOUBLE_WELL, EXP_SIN, Function, LOGSUMEXP_SYM, POWER_5_2, ROSENBROCK, matrix, vector,
};
use nalgebra::{DMatrix, DVector};
use solutions::{
    cauchy_step::answer::cauchy, eigen_coordinates::answer::coords, lagrange_point::answer::xi,
    model_minimiser::answer::model_min, quadratic_model::answer::model, spectrum::answer::spectrum,
};

/// By name, with what draws them.
pub const FIGURES: &[Named] = &[
    ("loss_and_model", loss_and_model),
    ("four_models", four_models),
    ("remainder_slopes", remainder_slopes),
    ("lagrange_points", lagrange_points),
    ("eigen_axes", eigen_axes),
    ("six_shapes", six_shapes),
    ("cauchy_ray", cauchy_ray),
    ("mode_factors", mode_factors),
    ("four_descents", four_descents),
];

/// The quadratic model of a function at a point, in the coordinates of the point.
fn model_at(function: &Function, x: &DVector<f64>) -> impl Fn(f64, f64) -> f64 + use<> {
    let (f0, g, h) = (
        (function.f)(x),
        (function.gradient)(x),
        (function.hessian)(x),
    );
    let x = x.clone();
    move |a, b| model(f0, &g, &h, &(vector(&[a, b]) - &x))
}

fn loss_and_model() -> Figure {
    let at = vector(&[0.6, 0.8]);
    let f = |x: f64, y: f64| (DOUBLE_WELL.f)(&vector(&[x, y]));
    let m = model_at(&DOUBLE_WELL, &at);
    let dot = (at[0], at[1], f(at[0], at[1]));
    let surface = |f: &dyn Fn(f64, f64) -> f64, heading: &str| {
        let range = (-1.5, 1.5);
        let mut surface = Surface::new(range, range, (-0.2, 2.0), 20, f);
        surface.dot(Ink::Red, dot);
        surface.panel(heading)
    };
    let mut slice = Plot::new(
        Axis::linear(-1.6, 1.6, "y, with x fixed"),
        Axis::linear(-0.2, 1.2, "loss"),
    )
    .size(340.0, 230.0);
    let g = (DOUBLE_WELL.gradient)(&at);
    slice.dashed_graph(Ink::Green, |y| dot.2 + g[1] * (y - at[1]));
    slice.graph(Ink::Blue, |y| f(at[0], y));
    slice.graph(Ink::Orange, |y| m(at[0], y));
    slice.marks(Ink::Red, Mark::Disc, &[(at[1], dot.2)]);
    slice.note(Ink::Blue, (-1.0, 0.1), Side::Centre, "the loss");
    slice.note(Ink::Orange, (-0.1, 0.95), Side::Right, "quadratic model");
    slice.note(Ink::Green, (-1.55, 1.02), Side::Right, "linear model");
    Figure {
        title: "A loss and its quadratic model",
        describes: "The loss has two wells side by side. Its quadratic model at a point in one of \
                    the wells is a single bowl that fits this well closely and knows nothing of \
                    the other. A slice through both shows the loss with its two wells, the \
                    tangent at the point, and the parabola that bends with the loss near the \
                    point and leaves it far away."
            .into(),
        panels: vec![
            surface(&f, "the loss"),
            surface(&m, "its model at the dot"),
            slice.panel(),
        ],
    }
}

fn four_models() -> Figure {
    let entries = |label: &str| {
        Axis::linear(-3.0, 3.0, label).ticks_at(&[(-2.0, "−2"), (0.0, "0"), (2.0, "2")])
    };
    let panel = |heading: &str, g: &DVector<f64>, h: &DMatrix<f64>, levels: &[f64]| {
        let mut plot = Plot::new(entries("first entry of v"), entries("second entry of v"))
            .equal(210.0)
            .heading(heading);
        plot.contours(Ink::Muted, levels, |a, b| {
            model(0.0, g, h, &vector(&[a, b]))
        });
        plot.field(Ink::Blue, 7, |a, b| {
            let down = -(g + h * vector(&[a, b]));
            (down[0], down[1])
        });
        plot
    };
    let bowl = (vector(&[-2.0, -7.0]), matrix(2, &[6.0, 2.0, 2.0, 4.0]));
    let trough = matrix(2, &[1.0, 1.0, 1.0, 1.0]);
    let level = (vector(&[2.0, 2.0]), trough.clone());
    let tilted = (vector(&[1.0, 0.0]), trough);
    let saddle = (vector(&[1.0, 2.0]), matrix(2, &[2.0, 0.0, 0.0, -2.0]));

    let mut one = panel(
        "one minimum",
        &bowl.0,
        &bowl.1,
        &[-6.0, -3.0, 2.0, 10.0, 22.0, 40.0],
    );
    let v = model_min(&bowl.0, &bowl.1).expect("a bowl has a minimum");
    one.marks(Ink::Green, Mark::Disc, &[(v[0], v[1])]);

    let mut line = panel(
        "a line of minima",
        &level.0,
        &level.1,
        &[-1.8, -1.0, 1.0, 5.0, 12.0],
    );
    let v = model_min(&level.0, &level.1).expect("a level trough has minima");
    line.curve(
        Ink::Green,
        &[(v[0] - 4.0, v[1] + 4.0), (v[0] + 4.0, v[1] - 4.0)],
    );
    line.marks(Ink::Green, Mark::Disc, &[(v[0], v[1])]);

    let slide = panel(
        "none: the trough is tilted",
        &tilted.0,
        &tilted.1,
        &[-2.0, -1.0, 0.0, 1.0, 3.0, 6.0, 12.0],
    );

    let mut pass = panel(
        "none: it bends down",
        &saddle.0,
        &saddle.1,
        &[-8.0, -4.0, -1.0, 0.75, 2.0, 5.0, 9.0],
    );
    // H v = -g has a solution here, and it is no minimum.
    pass.marks(Ink::Red, Mark::Cross, &[(-0.5, 1.0)]);
    Figure {
        title: "Four quadratic models",
        describes: "Level sets of four quadratic models, with arrows that point downhill. The \
                    first is a bowl with one minimum. The second is a trough with a level floor: \
                    a whole line of minima. The third is a trough whose floor is tilted: the \
                    arrows lead along the floor without end. The fourth is a saddle: the arrows \
                    lead past its centre and away from it, up and down."
            .into(),
        panels: vec![one.panel(), line.panel(), slide.panel(), pass.panel()],
    }
}

/// The errors of the Taylor expansions of order 0, 1 and 2 at the step tv.
fn errors(function: &Function, x: &DVector<f64>, v: &DVector<f64>, t: f64) -> [f64; 3] {
    let (f0, g, h) = (
        (function.f)(x),
        (function.gradient)(x),
        (function.hessian)(x),
    );
    let step = v * t;
    let exact = (function.f)(&(x + &step));
    let none = DMatrix::zeros(x.len(), x.len());
    [
        (exact - f0).abs(),
        (exact - model(f0, &g, &none, &step)).abs(),
        (exact - model(f0, &g, &h, &step)).abs(),
    ]
}

/// Step lengths from 1 downward, each the fraction 1/√2 of the last.
fn lengths(count: i32) -> Vec<f64> {
    (0..count)
        .map(|k| 2_f64.powf(-0.5 * f64::from(k)))
        .collect()
}

fn remainder_slopes() -> Figure {
    let x = vector(&[0.3, 0.7]);
    let v = vector(&[0.6, 0.8]);
    let step = Axis::log(1e-6, 1.0, "length t of the step");
    let mut orders = Plot::new(step.clone(), Axis::log(1e-17, 10.0, "error"))
        .size(250.0, 260.0)
        .heading("one function, three orders");
    let each: Vec<(f64, [f64; 3])> = lengths(41)
        .into_iter()
        .map(|t| (t, errors(&EXP_SIN, &x, &v, t)))
        .collect();
    for (order, ink) in [(0, Ink::Green), (1, Ink::Orange), (2, Ink::Blue)] {
        let points: Vec<Point> = each.iter().map(|(t, error)| (*t, error[order])).collect();
        orders.dots(ink, &points);
    }
    orders.horizontal(Ink::Muted, f64::EPSILON);
    orders.note(Ink::Green, (1.5e-3, 4e-2), Side::Left, "order 0: slope 1");
    orders.note(Ink::Orange, (1.2e-4, 3e-7), Side::Left, "1: slope 2");
    orders.note(Ink::Blue, (7e-3, 3e-10), Side::Right, "2: slope 3");
    orders.note(Ink::Muted, (5e-2, f64::EPSILON), Side::Above, "round-off");

    let mut functions = Plot::new(
        Axis::log(1e-4, 1.0, "length t of the step"),
        Axis::log(1e-17, 10.0, "error of order 2"),
    )
    .size(250.0, 260.0)
    .heading("order 2, four functions");
    let second = |function: &Function, x: &[f64], v: &[f64]| -> Vec<Point> {
        let (x, v) = (vector(x), vector(v));
        lengths(27)
            .into_iter()
            .map(|t| (t, errors(function, &x, &v, t)[2]))
            .collect()
    };
    // Its value, gradient and Hessian at 0 are all 0, so that the error is the function itself.
    let slowly: Vec<Point> = lengths(27)
        .into_iter()
        .filter(|t| *t < 0.5)
        .map(|t| (t, t * t / (1.0 / t).ln()))
        .collect();
    functions.dots(Ink::Red, &slowly);
    functions.dots(Ink::Orange, &second(&POWER_5_2, &[0.0], &[1.0]));
    functions.dots(Ink::Blue, &second(&EXP_SIN, &[0.3, 0.7], &[0.6, 0.8]));
    functions.dots(Ink::Green, &second(&LOGSUMEXP_SYM, &[0.0], &[1.0]));
    functions.horizontal(Ink::Muted, f64::EPSILON);
    functions.note(Ink::Red, (2.5e-3, 3e-5), Side::Left, "about 2");
    functions.note(Ink::Orange, (5e-4, 1.5e-10), Side::Centre, "2.5");
    functions.note(Ink::Blue, (1.6e-3, 4e-12), Side::Left, "3");
    functions.note(Ink::Green, (1.6e-2, 1e-10), Side::Right, "slope 4");
    Figure {
        title: "How the errors of Taylor expansions shrink",
        describes: "Both axes are logarithmic, so that a power law is a straight line. On the \
                    left, the errors of the expansions of order 0, 1 and 2 of one function fall \
                    along lines of slope 1, 2 and 3, until they reach a floor of round-off near \
                    10 to the power -16, where they scatter. In the second panel, the error of order 2 \
                    for four functions: slope 4 where the third derivative vanishes, 3 in \
                    general, 2.5 for the absolute value to the power five halves, and hardly more \
                    than 2 for a function with a logarithm in it."
            .into(),
        panels: vec![orders.panel(), functions.panel()],
    }
}

fn lagrange_points() -> Figure {
    let mut line = Plot::new(
        Axis::linear(0.0, 1.0, "t, from x to x + v"),
        Axis::linear(0.8, 3.0, "second derivative"),
    )
    .size(250.0, 250.0)
    .heading("eˣ from 0 to 1");
    let exp_f = |p: &DVector<f64>| p[0].exp();
    let exp_h = |p: &DVector<f64>| DMatrix::from_element(1, 1, p[0].exp());
    let one = vector(&[1.0]);
    let zero = vector(&[0.0]);
    let found = xi(&exp_f, &one, &exp_h, &zero, &one).expect("it rises all the way");
    line.graph(Ink::Blue, f64::exp);
    line.horizontal(Ink::Muted, found.exp());
    line.vertical(Ink::Orange, found);
    line.marks(Ink::Orange, Mark::Disc, &[(found, found.exp())]);
    line.note(Ink::Orange, (found, 0.9), Side::Right, "ξ");
    line.note(Ink::Blue, (0.8, 2.4), Side::Left, "s(t)");
    line.note(
        Ink::Muted,
        (0.66, found.exp()),
        Side::Below,
        "what the step needs",
    );

    let mut lengths = Plot::new(
        Axis::log(0.02, 2.0, "length of the step"),
        Axis::linear(0.25, 0.45, "ξ"),
    )
    .size(250.0, 250.0)
    .heading("where ξ lies");
    let steps: Vec<f64> = (0..=40)
        .map(|k| 0.02 * 100_f64.powf(f64::from(k) / 40.0))
        .collect();
    let curve = |f: &dyn Fn(&DVector<f64>) -> f64,
                 g: &DVector<f64>,
                 h: &dyn Fn(&DVector<f64>) -> DMatrix<f64>,
                 x: &DVector<f64>,
                 v: &DVector<f64>|
     -> Vec<Point> {
        steps
            .iter()
            .filter_map(|&t| Some((t, xi(f, g, h, x, &(v * t))?)))
            .collect()
    };
    let quartic_f = |p: &DVector<f64>| p[0].powi(4);
    let quartic_h = |p: &DVector<f64>| DMatrix::from_element(1, 1, 12.0 * p[0] * p[0]);
    let banana = vector(&[-1.2, 1.0]);
    lengths.horizontal(Ink::Muted, 1.0 / 3.0);
    lengths.curve(Ink::Blue, &curve(&exp_f, &one, &exp_h, &zero, &one));
    lengths.curve(
        Ink::Purple,
        &curve(
            &|p| (ROSENBROCK.f)(p),
            &(ROSENBROCK.gradient)(&banana),
            &|p| (ROSENBROCK.hessian)(p),
            &banana,
            &vector(&[0.6, 0.8]),
        ),
    );
    lengths.curve(
        Ink::Green,
        &curve(&quartic_f, &zero, &quartic_h, &zero, &one),
    );
    lengths.note(Ink::Blue, (0.8, 0.372), Side::Left, "eˣ at 0");
    lengths.note(Ink::Purple, (0.5, 0.312), Side::Left, "Rosenbrock");
    lengths.note(Ink::Green, (0.2, 0.418), Side::Centre, "x⁴ at 0");
    lengths.note(Ink::Muted, (0.021, 0.325), Side::Right, "⅓");
    Figure {
        title: "Where Lagrange's point lies",
        describes:
            "In the first panel, the second derivative of the exponential function rises from 1 \
                    to e along the step. The value that makes the quadratic formula exact is \
                    taken a little more than a third of the way along. In the second panel, that \
                    fraction against the length of the step: for the exponential and for \
                    Rosenbrock's function it tends to one third as the step shrinks, for the \
                    fourth power it stays near 0.41."
                .into(),
        panels: vec![line.panel(), lengths.panel()],
    }
}

fn eigen_axes() -> Figure {
    let h = (CHAPTER.hessian)(&vector(&[0.0, 0.0]));
    let v = vector(&[0.3, 0.4]);
    let (values, vectors) = spectrum(&h).expect("the Hessian is symmetric");
    let (_, c) = coords(&h, &v).expect("the Hessian is symmetric");
    let levels = [0.4, 1.66, 3.8, 7.0];
    let mut mixed = Plot::new(
        Axis::linear(-1.0, 1.0, "first entry of v"),
        Axis::linear(-1.0, 1.0, "second entry of v"),
    )
    .equal(250.0)
    .heading("6 v₁² + 4 v₁v₂ + 4 v₂²");
    mixed.contours(Ink::Muted, &levels, |a, b| {
        let v = vector(&[a, b]);
        v.dot(&(&h * &v))
    });
    let axis = |k: usize, length: f64| (length * vectors[(0, k)], length * vectors[(1, k)]);
    for (k, ink) in [(0, Ink::Green), (1, Ink::Red)] {
        let ((a, b), (p, q)) = (axis(k, -2.0), axis(k, 2.0));
        mixed.dashed(ink, &[(a, b), (p, q)]);
    }
    let first = axis(0, c[0]);
    mixed.arrow(Ink::Green, (0.0, 0.0), first);
    mixed.arrow(Ink::Red, first, (v[0], v[1]));
    mixed.arrow(Ink::Text, (0.0, 0.0), (v[0], v[1]));
    mixed.note(Ink::Text, (v[0], v[1]), Side::Above, "v");
    // The names stand at the ends that lie to the right.
    let rightward = |k: usize, length: f64| axis(k, length * vectors[(0, k)].signum());
    mixed.note(Ink::Green, rightward(0, 0.95), Side::Left, "q₁");
    mixed.note(Ink::Red, rightward(1, 0.95), Side::Below, "q₂");

    let mut apart = Plot::new(Axis::linear(-1.0, 1.0, "c₁"), Axis::linear(-1.0, 1.0, "c₂"))
        .equal(250.0)
        .heading(&format!("{:.2} c₁² + {:.2} c₂²", values[0], values[1]));
    apart.contours(Ink::Muted, &levels, |a, b| {
        values[0] * a * a + values[1] * b * b
    });
    apart.dashed(Ink::Green, &[(-1.0, 0.0), (1.0, 0.0)]);
    apart.dashed(Ink::Red, &[(0.0, -1.0), (0.0, 1.0)]);
    // As the axes are drawn on the left: the first to the right, the second up.
    let shown = (
        c[0] * vectors[(0, 0)].signum(),
        c[1] * vectors[(0, 1)].signum(),
    );
    apart.arrow(Ink::Green, (0.0, 0.0), (shown.0, 0.0));
    apart.arrow(Ink::Red, (shown.0, 0.0), shown);
    apart.arrow(Ink::Text, (0.0, 0.0), shown);
    apart.note(Ink::Text, shown, Side::Above, "c");
    apart.note(Ink::Green, (0.95, -0.08), Side::Left, "q₁");
    apart.note(Ink::Red, (0.02, 0.92), Side::Right, "q₂");
    Figure {
        title: "A quadratic form in its eigenvector coordinates",
        describes: format!(
            "In the first panel, level sets of a quadratic form are tilted ellipses. Two dashed lines at \
             a right angle, the eigenvectors, are the axes of all of them. A vector v is the sum \
             of a short part along the first and a long part along the second. In the second panel, the \
             same in the coordinates along the eigenvectors: the ellipses are upright, and the \
             form is {:.2} times the first coordinate squared plus {:.2} times the second one \
             squared.",
            values[0], values[1]
        ),
        panels: vec![mixed.panel(), apart.panel()],
    }
}

fn six_shapes() -> Figure {
    let shapes = [
        ("bowl: + +", 1.0, 1.0),
        ("dome: − −", -1.0, -1.0),
        ("saddle: + −", 1.0, -1.0),
        ("trough: + 0", 1.0, 0.0),
        ("ridge: − 0", -1.0, 0.0),
        ("flat: 0 0", 0.0, 0.0),
    ];
    let panels: Vec<Panel> = shapes
        .into_iter()
        .map(|(heading, first, second)| {
            let range = (-1.0, 1.0);
            let mut surface = Surface::new(range, range, (-1.6, 1.6), 12, |x, y| {
                0.5 * (first * x * x + second * y * y)
            });
            surface.dot(Ink::Red, (0.0, 0.0, 0.0));
            surface.panel(heading)
        })
        .collect();
    Figure {
        title: "The six shapes of a quadratic form in two variables",
        describes: "Six surfaces, each named by the signs of its two eigenvalues. A bowl with two \
                    positive ones, a dome with two negative ones, a saddle with one of each, a \
                    trough with one positive and one zero, a ridge with one negative and one \
                    zero, and a level plane with two zeros."
            .into(),
        panels,
    }
}

/// Where part 2 stands on the chapter's quadratic.
fn start() -> DVector<f64> {
    vector(&[0.5, -0.5])
}

/// The largest curvature of the chapter's quadratic.
fn sharpest() -> f64 {
    eigenvalues()[1]
}

fn eigenvalues() -> DVector<f64> {
    spectrum(&(CHAPTER.hessian)(&start()))
        .expect("the Hessian is symmetric")
        .0
}

fn cauchy_ray() -> Figure {
    let x = start();
    let (g, h) = ((CHAPTER.gradient)(&x), (CHAPTER.hessian)(&x));
    let best = cauchy(&g, &h).expect("the model bends upward");
    let bound = 2.0 / sharpest();
    let loss = |eta: f64| (CHAPTER.f)(&(&x - &g * eta));
    let mut ray = Plot::new(
        Axis::linear(0.0, 0.45, "step size η"),
        Axis::linear(-4.5, 5.0, "loss after one step"),
    )
    .size(250.0, 260.0)
    .heading("one step");
    ray.horizontal(Ink::Muted, loss(0.0));
    ray.vertical(Ink::Red, bound);
    ray.graph(Ink::Blue, loss);
    ray.marks(Ink::Green, Mark::Disc, &[(best, loss(best))]);
    ray.marks(Ink::Orange, Mark::Square, &[(2.0 * best, loss(2.0 * best))]);
    ray.note(Ink::Green, (best, loss(best)), Side::Below, "η*");
    ray.note(
        Ink::Orange,
        (2.0 * best, loss(2.0 * best) + 0.8),
        Side::Left,
        "2η*",
    );
    ray.note(Ink::Red, (bound, 4.2), Side::Left, "2/λmax");

    let lowest = -4.6;
    let mut repeated = Plot::new(
        Axis::linear(0.0, 30.0, "number of steps"),
        Axis::log(1e-8, 1e6, "loss above the minimum"),
    )
    .size(250.0, 260.0)
    .heading("the same step again and again");
    let between = 0.33;
    for (eta, ink) in [
        (best, Ink::Green),
        (bound, Ink::Red),
        (between, Ink::Orange),
    ] {
        let losses: Vec<Point> = descent(&x, eta, 30)
            .into_iter()
            .zip(0..)
            .map(|((a, b), k)| (f64::from(k), (CHAPTER.f)(&vector(&[a, b])) - lowest))
            .collect();
        repeated.curve(ink, &losses);
        repeated.dots(ink, &losses);
    }
    repeated.note(Ink::Green, (9.0, 3e-5), Side::Right, "η*");
    repeated.note(Ink::Red, (19.0, 8.0), Side::Above, "η = 2/λmax");
    repeated.note(
        Ink::Orange,
        (14.0, 3e4),
        Side::Left,
        &format!("η = {between}"),
    );
    Figure {
        title: "One step, and the same step again and again",
        describes: "In the first panel, the loss after one step of gradient descent against the step \
                    size is a parabola. It is lowest at the Cauchy step, and back at the starting \
                    height at twice that. The bound 2 over the largest eigenvalue lies between \
                    the two, at no special place. In the second panel, the loss against the number of \
                    steps: with the Cauchy step size kept fixed it falls, at the bound it ends on \
                    a level and stays there, and with a step size of 0.33, which lowers the loss \
                    when taken once, it grows without end."
            .into(),
        panels: vec![ray.panel(), repeated.panel()],
    }
}

fn mode_factors() -> Figure {
    let values = eigenvalues();
    let mut plot = Plot::new(
        Axis::linear(0.0, 0.42, "step size η"),
        Axis::linear(0.0, 1.8, "factor in each step"),
    );
    let bound = 2.0 / values[1];
    let best = 2.0 / (values[0] + values[1]);
    plot.area(
        Ink::Red,
        &[(bound, 0.0), (bound, 1.8), (0.42, 1.8), (0.42, 0.0)],
    );
    plot.horizontal(Ink::Muted, 1.0);
    plot.graph(Ink::Green, |eta| (1.0 - eta * values[0]).abs());
    plot.graph(Ink::Red, |eta| (1.0 - eta * values[1]).abs());
    let slowest = 1.0 - best * values[0];
    plot.marks(Ink::Text, Mark::Disc, &[(best, slowest)]);
    plot.note(Ink::Green, (0.1, 0.86), Side::Right, "|1 − ηλ₁|");
    plot.note(Ink::Red, (0.1, 0.32), Side::Right, "|1 − ηλ₂|");
    plot.note(Ink::Text, (best, slowest + 0.1), Side::Above, "best");
    plot.note(Ink::Red, (bound + 0.004, 0.6), Side::Right, "diverges");
    plot.note(Ink::Red, (bound, 1.65), Side::Left, "2/λ₂");
    Figure {
        title: "The factor of each mode against the step size",
        describes: format!(
            "Two curves shaped like a V. Each begins at 1 for step size 0, falls to 0, and rises \
             again. The one of the larger eigenvalue falls faster and passes 1 again at a step \
             size of {bound:.3}; beyond, descent diverges. The two curves cross at a step size of \
             {best:.3}, where the larger of the two factors is smallest, {slowest:.3}."
        ),
        panels: vec![plot.panel()],
    }
}

/// The points of gradient descent on the chapter's quadratic.
fn descent(from: &DVector<f64>, eta: f64, steps: usize) -> Vec<Point> {
    let mut x = from.clone();
    let mut points = vec![(x[0], x[1])];
    for _ in 0..steps {
        x -= (CHAPTER.gradient)(&x) * eta;
        points.push((x[0], x[1]));
    }
    points
}

fn four_descents() -> Figure {
    let ticks = [(-1.0, "−1"), (0.0, "0"), (1.0, "1"), (2.0, "2"), (3.0, "3")];
    let largest = sharpest();
    let from = vector(&[-0.9, -0.1]);
    let panel = |heading: &str, eta: f64, steps: usize| {
        let mut plot = Plot::new(
            Axis::linear(-1.6, 2.0, "x").ticks_at(&ticks[..4]),
            Axis::linear(-0.6, 3.0, "y").ticks_at(&ticks[1..]),
        )
        .equal(215.0)
        .heading(heading);
        plot.contours(Ink::Muted, &[-4.5, -4.0, -3.0, -1.0, 2.0, 6.0], |x, y| {
            (CHAPTER.f)(&vector(&[x, y]))
        });
        let path = descent(&from, eta, steps);
        plot.curve(Ink::Orange, &path);
        plot.dots(Ink::Orange, &path);
        plot.marks(Ink::Blue, Mark::Square, &path[..1]);
        plot.marks(Ink::Text, Mark::Cross, &[(0.2, 1.4)]);
        plot.panel()
    };
    let of = |fraction: f64| fraction / largest;
    Figure {
        title: "Gradient descent with four step sizes",
        describes: "Gradient descent on the same quadratic bowl from the same point, with four \
                    step sizes. With 0.5 over the largest eigenvalue it follows a smooth curve to \
                    the minimum. With 1.8 it zigzags across the valley and converges. With \
                    exactly 2 it ends up jumping for ever between two points on opposite sides. \
                    With 2.1 each jump is longer than the last."
            .into(),
        panels: vec![
            panel("η = 0.5/λmax", of(0.5), 40),
            panel("η = 1.8/λmax", of(1.8), 40),
            panel("η = 2/λmax", of(2.0), 40),
            panel("η = 2.1/λmax", of(2.1), 10),
        ],
    }
}

//! Figures of part 6.

use super::{Figure, Named};
use crate::svg::{Axis, Ink, Mark, Plot, Point, Side, Surface};
use crate::values::part_6::{
    network_gradient, network_loss, network_points, textbook, turned_valley,
};
use lab::{
    Kind,
    functions::{CHAPTER, vector},
};
use nalgebra::DVector;
use solutions::critical_report::answer::report;
use solutions::eig2x2::answer::eig2;
use solutions::fd_hessian::answer::hessian_fd;
use solutions::newton_step::answer::newton_step;
use solutions::quadratic_model::answer::model;

/// By name, with what draws them.
pub const FIGURES: &[Named] = &[
    ("recipe", recipe),
    ("one_hessian", same_hessian),
    ("smallest_network", smallest_network),
    ("cancellation", cancellation),
];

fn recipe() -> Figure {
    let origin = vector(&[0.0, 0.0]);
    let (h, b) = ((CHAPTER.hessian)(&origin), -(CHAPTER.gradient)(&origin));
    let found = report(&h, &b).expect("H is positive definite");
    let (lambda, q) = lab::spectrum(&h).expect("symmetric and finite");
    let centre = (found.x[0], found.x[1]);
    let f = |x: f64, y: f64| (CHAPTER.f)(&vector(&[x, y]));
    let mut plot =
        Plot::new(Axis::linear(-1.8, 2.2, "x"), Axis::linear(-0.6, 3.4, "y")).equal(360.0);
    let levels: Vec<f64> = [0.3, 1.0, 4.0, 6.5, 10.0, 14.0, 19.0, 25.0]
        .map(|above| found.value + above)
        .into();
    plot.contours(Ink::Muted, &levels, f);
    plot.field(Ink::Blue, 13, |x, y| {
        let g = (CHAPTER.gradient)(&vector(&[x, y]));
        (g[0], g[1])
    });
    // Along q the loss rises by λ t²/2: at t = 2/√λ by 2, whatever λ is.
    let half: Vec<Point> = (0..2)
        .map(|k| {
            let axis = q.column(k) * (2.0 / lambda[k].sqrt());
            (axis[0], axis[1])
        })
        .collect();
    plot.ellipse(Ink::Green, centre, half[0], half[1]);
    for (ink, (dx, dy)) in [(Ink::Orange, half[0]), (Ink::Red, half[1])] {
        let end = |sign: f64| (centre.0 + sign * dx, centre.1 + sign * dy);
        plot.arrow(ink, centre, end(1.0));
        plot.arrow(ink, centre, end(-1.0));
    }
    plot.marks(Ink::Text, Mark::Disc, &[centre]);
    let end = |(dx, dy): Point| (centre.0 + dx, centre.1 + dy);
    // An eigenvector comes with either sign: the words go to its upper end.
    let upper = |(dx, dy): Point| if dy < 0.0 { (-dx, -dy) } else { (dx, dy) };
    plot.note(Ink::Orange, end(upper(half[0])), Side::Above, "λ = 5 − √5");
    plot.note(Ink::Red, end(upper(half[1])), Side::Right, "λ = 5 + √5");
    Figure {
        title: "The chapter's quadratic and its curvature axes",
        describes: "Level sets of the quadratic are ellipses around its minimum, tilted against \
            the axes. Arrows of the gradient point outward and cross the level sets at right \
            angles. From the minimum two perpendicular pairs of arrows run along the eigenvectors \
            and end on one highlighted ellipse; the pair of the smaller eigenvalue is longer."
            .into(),
        panels: vec![plot.panel()],
    }
}

fn same_hessian() -> Figure {
    let surface = |sign: f64, heading: &str| {
        let mut surface = Surface::new((-1.0, 1.0), (-1.0, 1.0), (-1.0, 2.4), 22, |x, y| {
            x * x + sign * y.powi(4)
        });
        let along: Vec<(f64, f64, f64)> = (-20..=20)
            .map(|k| f64::from(k) / 20.0)
            .map(|y| (0.0, y, sign * y.powi(4)))
            .collect();
        surface.curve(Ink::Orange, &along);
        surface.dot(Ink::Red, (0.0, 0.0, 0.0));
        surface.panel(heading)
    };
    Figure {
        title: "Two losses with one Hessian",
        describes: "Two surfaces over the plane, both a trough near the origin. Left, x² + y⁴: \
            along the orange curve, the floor of the trough, the surface rises to both sides. \
            Right, x² − y⁴: the floor falls to both sides."
            .into(),
        panels: vec![
            surface(1.0, "x² + y⁴: a minimum"),
            surface(-1.0, "x² − y⁴: a saddle"),
        ],
    }
}

fn smallest_network() -> Figure {
    let points = network_points();
    let mut map = Plot::new(
        Axis::linear(-2.2, 2.2, "inner weight a"),
        Axis::linear(-2.2, 2.2, "outer weight b"),
    )
    .equal(250.0)
    .heading("loss, and Newton's paths");
    let levels: Vec<f64> = [0.02, 0.08, 0.2, 0.36, 0.531, 0.8, 1.3, 2.0].into();
    map.contours(Ink::Muted, &levels, |a, b| network_loss(&vector(&[a, b])));
    for (start, found) in &points {
        let path = newton_path(start);
        for pair in path.windows(2) {
            map.arrow(Ink::Orange, pair[0], pair[1]);
        }
        map.marks(Ink::Orange, Mark::Ring, &path[..1]);
        let end = [(found.x[0], found.x[1])];
        if found.kind == Kind::Saddle {
            map.marks(Ink::Red, Mark::Square, &end);
        } else {
            map.marks(Ink::Blue, Mark::Disc, &end);
        }
    }

    let mut errors = Plot::new(
        Axis::log(1e-3, 1.0, "length t of the step"),
        Axis::log(1e-18, 1.0, "error of the model"),
    )
    .size(250.0, 250.0)
    .heading("order of the remainder");
    let remainder = |f: &dyn Fn(&DVector<f64>) -> f64,
                     g: &dyn Fn(&DVector<f64>) -> DVector<f64>,
                     x: &DVector<f64>|
     -> Vec<Point> {
        let h = hessian_fd(g, x).expect("the gradient is finite");
        let v = vector(&[0.5_f64.sqrt(), 0.5_f64.sqrt()]);
        (1..=9)
            .map(|k| 0.5_f64.powi(k))
            .map(|t| {
                let step = &v * t;
                (t, (f(&(x + &step)) - model(f(x), &g(x), &h, &step)).abs())
            })
            .collect()
    };
    let net = |k: usize| remainder(&network_loss, &network_gradient, &points[k].1.x);
    let (minimum, saddle) = (net(0), net(1));
    let (t, error) = minimum[4];
    errors.dashed_graph(Ink::Blue, |x| error * (x / t).powi(3));
    let (t, error) = saddle[4];
    errors.dashed_graph(Ink::Red, |x| error * (x / t).powi(4));
    errors.marks(Ink::Blue, Mark::Disc, &minimum);
    errors.marks(Ink::Red, Mark::Square, &saddle);
    let quadratic = remainder(&CHAPTER.f, &CHAPTER.gradient, &vector(&[0.2, 1.4]));
    errors.marks(Ink::Muted, Mark::Triangle, &quadratic);
    errors.note(Ink::Blue, (0.014, 4e-6), Side::Left, "minimum: 3");
    errors.note(Ink::Red, (0.03, 3e-9), Side::Right, "saddle: 4");
    errors.note(Ink::Text, (0.03, 2e-17), Side::Centre, "a quadratic: noise");
    Figure {
        title: "The recipe on the smallest network",
        describes: "Left: level sets of the loss of a network with two weights. Two minima lie \
            opposite each other, with a saddle at the origin between them. Newton's method leads \
            from three starts to the three of them. Right: the error of the quadratic model \
            against the length of the step, on logarithmic axes. At the minimum the points follow a \
            line of slope 3, at the saddle one of slope 4; for a quadratic they are rounding errors."
            .into(),
        panels: vec![map.panel(), errors.panel()],
    }
}

/// Where full Newton steps lead on the network, with a Hessian of differences.
fn newton_path(start: &DVector<f64>) -> Vec<Point> {
    let step = |x: &DVector<f64>| {
        let h = hessian_fd(&network_gradient, x).expect("the gradient is finite");
        newton_step(&network_gradient(x), &h).expect("no iterate has a singular Hessian")
    };
    std::iter::successors(Some(start.clone()), |x| Some(x + step(x)))
        .take(8)
        .map(|x| (x[0], x[1]))
        .collect()
}

fn cancellation() -> Figure {
    // Not powers of ten alone: round numbers have luck.
    let sizes: Vec<f64> = (3..=36)
        .map(|k| 1.37 * 10_f64.powf(f64::from(k) / 2.0))
        .collect();
    let axes = |label: &str, to: f64| {
        Plot::new(
            Axis::log(10.0, to, label),
            Axis::log(1e-17, 1e3, "relative error of the small root"),
        )
        .size(250.0, 250.0)
    };
    // What is 0 stands on the foot of the axis.
    let error = |found: f64, exact: f64| ((found - exact) / exact).abs().max(2e-17);

    let mut graded = axes("a", 1e18).heading("[[a, 1], [1, e]]");
    let e = std::f64::consts::E;
    let exact = |a: f64| (0..60).fold(e, |lo, _| e - 1.0 / (a - lo));
    let of = |root: &dyn Fn(f64) -> f64| -> Vec<Point> {
        sizes
            .iter()
            .map(|&a| (a, error(root(a), exact(a))))
            .collect()
    };
    graded.dashed_graph(Ink::Muted, |a| f64::EPSILON * a / e);
    graded.marks(Ink::Orange, Mark::Square, &of(&|a| textbook((a, 1.0, e)).0));
    graded.marks(Ink::Blue, Mark::Disc, &of(&|a| eig2(a, 1.0, e).0));
    graded.note(Ink::Orange, (3e9, 0.1), Side::Left, "textbook formula");
    graded.note(Ink::Blue, (1e9, 1e-14), Side::Right, "stable form");

    let mut turned = axes("κ", 1e14).heading("the valley turned");
    let of = |root: &dyn Fn((f64, f64, f64)) -> f64| -> Vec<Point> {
        // Whole numbers, so that the entries are exact.
        sizes
            .iter()
            .map(|k| k.round())
            .filter(|k| *k <= 1e14)
            .map(|k| {
                let (h, exact) = turned_valley(k);
                (k, error(root(h), exact))
            })
            .collect()
    };
    turned.dashed_graph(Ink::Muted, |k| f64::EPSILON * k);
    turned.marks(Ink::Orange, Mark::Square, &of(&|h| textbook(h).0));
    turned.marks(Ink::Blue, Mark::Disc, &of(&|(a, b, d)| eig2(a, b, d).0));
    turned.note(Ink::Text, (3e10, 1e-2), Side::Left, "ε κ (dashed)");
    Figure {
        title: "Cancellation in the closed form",
        describes: "Relative error of the smaller eigenvalue on logarithmic axes. Left, for a \
            matrix whose one diagonal entry a grows: the error of the textbook formula grows in \
            proportion to a until no digit is right, that of the stable form stays at rounding. \
            Right, for a matrix with the same spread of eigenvalues and eigenvectors off the axes: \
            the errors of both grow in proportion to the condition number."
            .into(),
        panels: vec![graded.panel(), turned.panel()],
    }
}

//! Figures of section 2.4, "Why the Quadratic Model Matters for Steps".

use crate::{
    Figure, Named,
    svg::{Axis, Ink, Mark, Plot, Point, Side},
};
use lab::functions::{CHAPTER, vector};
use nalgebra::DVector;
use solutions::{cauchy_step::answer::cauchy, spectrum::answer::spectrum};

/// By name, with what draws them.
pub(super) const FIGURES: &[Named] = &[
    ("cauchy_ray", cauchy_ray),
    ("mode_factors", mode_factors),
    ("four_descents", four_descents),
];

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
    plot.note(Ink::Green, (0.1, 0.86), Side::Right, "|1 − ηλmin|");
    plot.note(Ink::Red, (0.1, 0.32), Side::Right, "|1 − ηλmax|");
    plot.note(Ink::Text, (best, slowest + 0.1), Side::Above, "best");
    plot.note(Ink::Red, (bound + 0.004, 0.6), Side::Right, "diverges");
    plot.note(Ink::Red, (bound, 1.65), Side::Left, "2/λmax");
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

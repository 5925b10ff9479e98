//! Figures of section 5.3, "Escaping Saddles".

use super::{
    experiments::{
        escape::{iterated, mean_noisy_escape, newton, saddle_free},
        slow::{ETA, ridge_path},
    },
    plateau,
};
use crate::{
    Figure, Named,
    svg::{Axis, Ink, Mark, Plot, Point, Side},
};
use lab::{
    functions::{DOUBLE_WELL, matrix, vector},
    probe::Rng,
};
use solutions::negative_curvature_step::answer::neg_curv_step;

/// By name, with what draws them.
pub(super) const FIGURES: &[Named] = &[
    ("newton_and_saddle_free", newton_and_saddle_free),
    ("negative_curvature", negative_curvature),
    ("noise", noise),
];

fn newton_and_saddle_free() -> Figure {
    let mut map = Plot::new(Axis::linear(-1.4, 1.4, "x"), Axis::linear(-1.4, 1.4, "y"))
        .equal(250.0)
        .heading("from (±1, ±0.2)");
    let levels: Vec<f64> = [0.03, 0.1, 0.18, 0.25, 0.35, 0.5, 0.75, 1.0].into();
    map.contours(Ink::Muted, &levels, |x, y| {
        (DOUBLE_WELL.f)(&vector(&[x, y]))
    });
    for (start, ink, step) in [
        ((1.0, 0.2), Ink::Blue, saddle_free as fn(&_) -> _),
        ((-1.0, -0.2), Ink::Blue, saddle_free),
        ((-1.0, 0.2), Ink::Orange, newton),
        ((1.0, -0.2), Ink::Orange, newton),
    ] {
        let path = iterated(start, 12, step);
        for pair in path.windows(2) {
            map.arrow(ink, pair[0], pair[1]);
        }
        map.marks(ink, Mark::Ring, &path[..1]);
    }
    map.marks(Ink::Text, Mark::Cross, &[(0.0, 0.0)]);
    map.marks(Ink::Green, Mark::Disc, &[(0.0, 1.0), (0.0, -1.0)]);
    map.note(Ink::Blue, (1.3, 0.62), Side::Left, "saddle-free");
    map.note(Ink::Orange, (-1.3, 0.42), Side::Right, "Newton");

    let mut growth = Plot::new(
        Axis::linear(0.0, 160.0, "step").ticks_at(&plateau::TICKS),
        Axis::log(1e-20, 100.0, "distance |y| from the ridge"),
    )
    .size(250.0, 250.0)
    .heading("from (1, 10⁻⁶)");
    let curve = |path: Vec<Point>| -> Vec<Point> {
        path.iter()
            .enumerate()
            .map(|(k, (_, y))| (k as f64, y.abs()))
            .collect()
    };
    let free = curve(iterated((1.0, 1e-6), 40, saddle_free));
    let to_the_saddle = curve(iterated((1.0, 1e-6), 2, newton));
    growth.curve(Ink::Green, &curve(ridge_path(1e-6, 160)));
    growth.curve(Ink::Blue, &free);
    growth.curve(Ink::Orange, &to_the_saddle);
    growth.marks(Ink::Orange, Mark::Square, &to_the_saddle);
    growth.note(Ink::Green, (60.0, 1e-6), Side::Right, "descent, η = 0.1");
    growth.note(Ink::Blue, (23.0, 14.0), Side::Right, "saddle-free Newton");
    growth.note(Ink::Orange, (3.0, 3e-18), Side::Right, "Newton");
    Figure {
        title: "Newton and saddle-free Newton beside a saddle",
        describes: "First panel: level sets of the double well with its saddle in the middle. From four \
            starts near the ridge, two Newton paths jump to the saddle and stay, and two paths of \
            saddle-free Newton move away from the ridge and reach the minima. Second panel: the distance \
            from the ridge, step by step, on a logarithmic axis. Newton's falls to nothing at \
            once. Gradient descent's, with the step size 0.1, rises slowly, saddle-free Newton's \
            about seven times as steeply. Half-way to the minimum saddle-free Newton's has a spike: \
            one step leads out to a distance above 12, from where it comes back in some eight more."
            .into(),
        panels: vec![map.panel(), growth.panel()],
    }
}

fn negative_curvature() -> Figure {
    let mut plot = Plot::new(
        Axis::linear(0.0, 3.6, "length t of the step"),
        Axis::linear(-2.4, 0.8, "change of the loss"),
    )
    .size(380.0, 260.0);
    let worst = |t: f64| -t * t / 2.0 + t.powi(3) / 6.0;
    let best = |t: f64| -t * t / 2.0 - t.powi(3) / 6.0;
    let ts: Vec<f64> = (0..=72).map(|k| f64::from(k) * 0.05).collect();
    let mut band: Vec<Point> = ts.iter().map(|&t| (t, worst(t))).collect();
    band.extend(ts.iter().rev().map(|&t| (t, best(t))));
    plot.area(Ink::Blue, &band);
    plot.horizontal(Ink::Muted, 0.0);
    plot.dashed_graph(Ink::Green, |t| -t * t / 2.0);
    plot.graph(Ink::Blue, worst);
    let step = neg_curv_step(&vector(&[0.0]), &matrix(1, &[-1.0]), 1.0)
        .expect("the curvature is negative")[0]
        .abs();
    plot.vertical(Ink::Orange, step);
    plot.marks(Ink::Orange, Mark::Disc, &[(step, worst(step))]);
    plot.note(
        Ink::Orange,
        (step, -1.0),
        Side::Right,
        "falls by ⅔ at least",
    );
    plot.note(Ink::Blue, (3.5, 0.55), Side::Left, "worst case");
    plot.note(Ink::Green, (1.7, -1.75), Side::Left, "quadratic model");
    Figure {
        title: "How far to follow a negative curvature",
        describes: "The change of the loss along an eigenvector of curvature minus 1, against the \
            length of the step. A tinted band shows all that is possible if the Hessian changes by \
            at most the length of the step. Its upper edge falls to minus two thirds at length 2, \
            where a disc marks the step, and is back at 0 at length 3. The quadratic model lies in \
            the middle of the band."
            .into(),
        panels: vec![plot.panel()],
    }
}

fn noise() -> Figure {
    let mut paths = Plot::new(
        Axis::linear(0.0, 160.0, "step").ticks_at(&plateau::TICKS),
        Axis::linear(-1.2, 1.2, "y"),
    )
    .size(250.0, 250.0)
    .heading("twelve runs, σ = 10⁻³");
    let mut rng = Rng::new(0, "paths that leave a ridge");
    for _ in 0..12 {
        let mut y = 0.0_f64;
        let mut path = vec![(0.0, y)];
        for k in 1..=160 {
            y -= ETA * (y.powi(3) - y + 1e-3 * rng.normal());
            path.push((f64::from(k), y));
        }
        paths.thin(if y > 0.0 { Ink::Blue } else { Ink::Orange }, &path);
    }
    let mut mean = Plot::new(
        Axis::log(3e-8, 0.3, "noise σ").ticks_at(&[
            (1e-7, "10⁻⁷"),
            (1e-5, "10⁻⁵"),
            (1e-3, "10⁻³"),
            (1e-1, "10⁻¹"),
        ]),
        Axis::linear(0.0, 220.0, "mean steps until |y| > ½"),
    )
    .size(250.0, 250.0)
    .heading("mean of 100 runs");
    let points: Vec<Point> = (-7..0)
        .map(|decade| 10_f64.powi(decade))
        .map(|sigma| (sigma, mean_noisy_escape(sigma, 100)))
        .collect();
    let (_, first) = points[0];
    mean.dashed_graph(Ink::Muted, |sigma| {
        first - (sigma / 1e-7).ln() / (1.0 + ETA).ln()
    });
    mean.marks(Ink::Blue, Mark::Disc, &points);
    Figure {
        title: "Noise leaves the ridge",
        describes: "First panel: the coordinate y of twelve noisy runs that start on the ridge. All stay \
            near 0 for some fifty steps; then some rise to the minimum at 1 and the others fall to the one at \
            minus 1. Second panel: the mean number of steps until a run has left, against the strength of \
            the noise on a logarithmic axis. The points lie on a straight line that falls by 24 \
            steps for each factor of ten."
            .into(),
        panels: vec![paths.panel(), mean.panel()],
    }
}

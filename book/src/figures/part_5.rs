//! Figures of part 5.

use super::{Figure, Named};
use crate::random_matrices::{definite, field_index_at, field_minima};
use crate::svg::{Axis, Ink, Mark, Plot, Point, Side};
use crate::values::part_5::{
    ETA, TorusField, WELL_TILTS, degenerate_escape, double_wells, iterated, mean_noisy_escape,
    newton, ridge_path, saddle_free,
};
use lab::{
    Kind,
    functions::{DOUBLE_WELL, matrix, vector},
    probe::Rng,
};
use solutions::escape_time::answer::escape;
use solutions::goe_probability::answer::p_pd;
use solutions::index_vs_level::answer::weighted_index;
use solutions::negative_curvature_step::answer::neg_curv_step;
use std::f64::consts::TAU;

/// By name, with what draws them.
pub const FIGURES: &[Named] = &[
    ("probability_of_minimum", probability_of_minimum),
    ("index_against_height", index_against_height),
    ("field_on_a_torus", field_on_a_torus),
    ("escape_against_distance", escape_against_distance),
    ("plateau", plateau),
    ("newton_and_saddle_free", newton_and_saddle_free),
    ("negative_curvature", negative_curvature),
    ("noise", noise),
];

fn probability_of_minimum() -> Figure {
    let n = 8;
    let mut plot = Plot::new(
        Axis::linear(0.5, 8.5, "dimension n"),
        Axis::log(1e-10, 1.0, "probability that all are positive"),
    )
    .size(380.0, 300.0);
    let points = |values: &[f64]| -> Vec<Point> {
        values
            .iter()
            .enumerate()
            .map(|(k, p)| ((k + 1) as f64, *p))
            .collect()
    };
    let coins = points(&(1..=n).map(|k| 0.5_f64.powi(k)).collect::<Vec<f64>>());
    let field = points(&field_minima(n as usize));
    let goe = points(&definite(n as usize));
    plot.dashed(Ink::Muted, &coins);
    plot.thin(Ink::Blue, &field);
    plot.marks(Ink::Blue, Mark::Disc, &field);
    plot.thin(Ink::Orange, &goe);
    plot.marks(Ink::Orange, Mark::Square, &goe);
    let mut rng = Rng::new(0, "a sample for the figure");
    let sampled: Vec<f64> = (1..=3)
        .map(|n| p_pd(n, 2000, &mut || rng.normal()))
        .collect();
    plot.marks(Ink::Text, Mark::Cross, &points(&sampled));
    plot.note(Ink::Text, (4.4, 0.25), Side::Right, "coins (dashed): 2⁻ⁿ");
    plot.note(
        Ink::Blue,
        (4.4, 1.2e-3),
        Side::Right,
        "minima of a random field",
    );
    plot.note(Ink::Orange, (5.9, 1.4e-6), Side::Left, "random matrices");
    plot.note(Ink::Text, (3.2, 1e-2), Side::Left, "sampled");
    Figure {
        title: "How rare minima are",
        describes: "The probability that all eigenvalues are positive, against the dimension from \
            1 to 8, on a logarithmic axis. Coins fall on a straight line from one half to one in \
            256. The minima of a random field lie on nearly the same line. Random symmetric \
            matrices bend away from it downward and reach one in a billion at dimension 8. \
            Samples of the exercise's function lie on the exact points for dimensions 1 to 3."
            .into(),
        panels: vec![plot.panel()],
    }
}

fn index_against_height() -> Figure {
    let mut mean = Plot::new(
        Axis::linear(-4.0, 4.0, "height u of the critical point").ticks_at(&[
            (-4.0, "−4"),
            (-2.0, "−2"),
            (0.0, "0"),
            (2.0, "2"),
            (4.0, "4"),
        ]),
        Axis::linear(0.0, 1.0, "mean index / n"),
    )
    .size(250.0, 250.0)
    .heading("Gaussian field");
    let levels: Vec<f64> = (-16..=16).map(|k| f64::from(k) / 4.0).collect();
    for (n, ink) in [(2, Ink::Green), (8, Ink::Blue)] {
        let curve: Vec<Point> = levels.iter().map(|&u| (u, field_index_at(n, u))).collect();
        mean.curve(ink, &curve);
    }
    let mut rng = Rng::new(0, "index against height, the figure");
    let sampled: Vec<Point> = (-7..=7)
        .map(|k| f64::from(k) / 2.0)
        .map(|u| (u, weighted_index(8, u, 150, &mut || rng.normal())))
        .collect();
    mean.marks(Ink::Text, Mark::Cross, &sampled);
    mean.note(Ink::Green, (0.9, 0.84), Side::Left, "n = 2");
    mean.note(Ink::Blue, (-1.5, 0.46), Side::Left, "n = 8");

    let points = double_wells(&WELL_TILTS);
    let mut wells = Plot::new(
        Axis::linear(-2.4, 0.4, "loss"),
        Axis::linear(-0.5, 5.5, "index").ticks_at(&[
            (0.0, "0"),
            (1.0, "1"),
            (2.0, "2"),
            (3.0, "3"),
            (4.0, "4"),
            (5.0, "5"),
        ]),
    )
    .size(250.0, 250.0)
    .heading("five double wells");
    let dots: Vec<Point> = points
        .iter()
        .map(|(index, loss)| (*loss, *index as f64))
        .collect();
    wells.dots(Ink::Blue, &dots);
    let means: Vec<Point> = (0..=5)
        .map(|index| {
            let losses: Vec<f64> = points
                .iter()
                .filter(|(i, _)| *i == index)
                .map(|(_, loss)| *loss)
                .collect();
            let mean = losses.iter().sum::<f64>() / losses.len() as f64;
            (mean, index as f64)
        })
        .collect();
    wells.curve(Ink::Orange, &means);
    wells.marks(Ink::Orange, Mark::Square, &means);
    wells.note(Ink::Orange, (-0.25, 4.5), Side::Left, "mean of each index");
    Figure {
        title: "Index against height",
        describes: "Left: the mean fraction of negative eigenvalues at critical points of a \
            Gaussian field, against their height. It rises from 0 far below to one half at height \
            0 and to 1 far above; the curve for eight dimensions is less steep than the one for two. \
            Samples of the exercise's function lie on the curve. Right: the critical points of a \
            sum of five double wells, by loss and index. The mean loss rises with the index, and \
            the ranges of neighbouring indices overlap widely."
            .into(),
        panels: vec![mean.panel(), wells.panel()],
    }
}

fn field_on_a_torus() -> Figure {
    let field = TorusField::drawn();
    let points = field.critical_points();
    // A window that no point touches; the loss repeats itself, so any is as good.
    let from = -0.8;
    let inside = |x: f64| from + (x - from).rem_euclid(TAU);
    let axis = |name: &str| {
        Axis::linear(from, from + TAU, name).ticks_at(&[
            (0.0, "0"),
            (TAU / 4.0, "π/2"),
            (TAU / 2.0, "π"),
            (TAU * 0.75, "3π/2"),
        ])
    };
    let mut plot = Plot::new(axis("x"), axis("y")).equal(320.0);
    let levels: Vec<f64> = (-8..=8).map(|k| f64::from(k) * 0.7).collect();
    plot.contours(Ink::Muted, &levels, |x, y| field.value(x, y));
    for (kind, ink, mark) in [
        (Kind::Min, Ink::Blue, Mark::Disc),
        (Kind::Max, Ink::Red, Mark::Triangle),
        (Kind::Saddle, Ink::Orange, Mark::Square),
    ] {
        let these: Vec<Point> = points
            .iter()
            .filter(|point| point.kind == kind)
            .map(|point| (inside(point.x), inside(point.y)))
            .collect();
        plot.marks(ink, mark, &these);
    }
    Figure {
        title: "A random loss on a torus",
        describes: "Level sets of a random sum of waves that repeats itself in both directions. \
            Minima are marked by blue discs, maxima by red triangles, saddles by orange squares. \
            There are as many squares as discs and triangles together."
            .into(),
        panels: vec![plot.panel()],
    }
}

fn escape_against_distance() -> Figure {
    let steps = |lam: f64, decade: i32| {
        let delta = 10_f64.powi(decade);
        escape(delta, ETA, lam, 10_000).map(|k| (delta, k as f64))
    };
    let mut strict = Plot::new(
        Axis::log(3e-13, 1.0, "distance δ from the ridge").ticks_at(&[
            (1e-12, "10⁻¹²"),
            (1e-8, "10⁻⁸"),
            (1e-4, "10⁻⁴"),
            (1.0, "1"),
        ]),
        Axis::linear(0.0, 600.0, "steps until |y| > ½"),
    )
    .size(250.0, 250.0)
    .heading("strict saddles");
    for (lam, ink, words, at) in [
        (-0.5, Ink::Orange, "λ = −½", (2e-9, 430.0)),
        (-1.0, Ink::Blue, "λ = −1", (1e-10, 265.0)),
        (-4.0, Ink::Green, "λ = −4", (1e-9, 94.0)),
    ] {
        let points: Vec<Point> = (-12..0).filter_map(|decade| steps(lam, decade)).collect();
        strict.dashed_graph(ink, |delta| (0.5 / delta).ln() / (1.0 - ETA * lam).ln());
        strict.marks(ink, Mark::Disc, &points);
        strict.note(ink, at, Side::Right, words);
    }

    let mut both = Plot::new(
        Axis::log(8e-3, 0.4, "distance δ from the ridge").ticks_at(&[
            (0.01, "0.01"),
            (0.03, "0.03"),
            (0.1, "0.1"),
            (0.3, "0.3"),
        ]),
        Axis::log(1.0, 1e5, "steps until |y| > ½"),
    )
    .size(250.0, 250.0)
    .heading("strict against degenerate");
    let deltas: Vec<f64> = (0..=9).map(|k| 0.01 * 1.45_f64.powi(k)).collect();
    let strict_counts: Vec<Point> = deltas
        .iter()
        .filter_map(|&delta| Some((delta, escape(delta, ETA, -1.0, 1000)? as f64)))
        .collect();
    let degenerate: Vec<Point> = deltas
        .iter()
        .map(|&delta| (delta, degenerate_escape(delta) as f64))
        .collect();
    both.marks(Ink::Blue, Mark::Disc, &strict_counts);
    both.dashed_graph(Ink::Red, |delta| {
        (1.0 / (delta * delta) - 4.0) / (2.0 * ETA)
    });
    both.marks(Ink::Red, Mark::Square, &degenerate);
    both.note(Ink::Blue, (0.02, 14.0), Side::Right, "curvature −1");
    both.note(Ink::Red, (0.026, 1.6e4), Side::Right, "curvature 0: −y⁴/4");
    Figure {
        title: "Escape time against distance",
        describes: "Left: the number of steps until gradient descent leaves a saddle, against its \
            distance from the ridge on a logarithmic axis, for curvatures of minus one half, minus \
            1 and minus 4. Each series of discs lies on a straight line that rises toward small \
            distances; the weaker the curvature, the steeper the line. Right: on two logarithmic \
            axes a saddle of curvature minus 1 beside a degenerate one. The first needs a few dozen \
            steps throughout, the second up to fifty thousand at the distance 0.01."
            .into(),
        panels: vec![strict.panel(), both.panel()],
    }
}

const PLATEAU_TICKS: [(f64, &str); 4] = [(0.0, "0"), (50.0, "50"), (100.0, "100"), (150.0, "150")];

fn plateau() -> Figure {
    let path = ridge_path(1e-6, 190);
    let along = |what: &dyn Fn(Point) -> f64| -> Vec<Point> {
        path.iter()
            .enumerate()
            .map(|(k, p)| (k as f64, what(*p)))
            .collect()
    };
    let at = |(x, y): Point| vector(&[x, y]);
    let mut loss = Plot::new(
        Axis::linear(0.0, 190.0, "step").ticks_at(&PLATEAU_TICKS),
        Axis::linear(0.0, 0.8, "loss"),
    )
    .size(250.0, 250.0);
    loss.horizontal(Ink::Muted, 0.25);
    loss.curve(Ink::Blue, &along(&|p| (DOUBLE_WELL.f)(&at(p))));
    loss.note(Ink::Text, (80.0, 0.25), Side::Above, "the saddle's loss");
    let mut gradient = Plot::new(
        Axis::linear(0.0, 190.0, "step").ticks_at(&PLATEAU_TICKS),
        Axis::log(1e-6, 1.0, "norm of the gradient"),
    )
    .size(250.0, 250.0);
    gradient.dashed_graph(Ink::Orange, |k| (1.0 - ETA).powf(k));
    gradient.dashed_graph(Ink::Green, |k| 1e-6 * (1.0 + ETA).powf(k));
    gradient.curve(
        Ink::Blue,
        &along(&|p| (DOUBLE_WELL.gradient)(&at(p)).norm()),
    );
    gradient.note(Ink::Orange, (110.0, 7e-5), Side::Right, "along x:");
    gradient.note(
        Ink::Orange,
        (110.0, 2.3e-5),
        Side::Right,
        &format!("{} per step", 1.0 - ETA),
    );
    gradient.note(Ink::Green, (30.0, 6e-6), Side::Right, "along y:");
    gradient.note(
        Ink::Green,
        (30.0, 2e-6),
        Side::Right,
        &format!("{} per step", 1.0 + ETA),
    );
    Figure {
        title: "A plateau",
        describes: "A run of gradient descent that starts close to the ridge of the double well. \
            Left: the loss falls within 30 steps to the saddle's, stays there for a hundred steps, \
            and then falls to 0. Right: the norm of the gradient on a logarithmic axis. It falls \
            along one straight line, the component along x, down to a thousandth, rises along \
            another, the component along y, and falls again at the minimum."
            .into(),
        panels: vec![loss.panel(), gradient.panel()],
    }
}

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
        Axis::linear(0.0, 160.0, "step").ticks_at(&PLATEAU_TICKS),
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
    let free = curve(iterated((1.0, 1e-6), 24, saddle_free));
    let to_the_saddle = curve(iterated((1.0, 1e-6), 2, newton));
    growth.curve(Ink::Green, &curve(ridge_path(1e-6, 160)));
    growth.curve(Ink::Blue, &free);
    growth.curve(Ink::Orange, &to_the_saddle);
    growth.marks(Ink::Orange, Mark::Square, &to_the_saddle);
    growth.note(Ink::Green, (60.0, 1e-6), Side::Right, "gradient descent");
    growth.note(Ink::Blue, (24.0, 3.0), Side::Right, "saddle-free Newton");
    growth.note(Ink::Orange, (3.0, 3e-18), Side::Right, "Newton");
    Figure {
        title: "Newton and saddle-free Newton beside a saddle",
        describes: "Left: level sets of the double well with its saddle in the middle. From four \
            starts near the ridge, two Newton paths jump to the saddle and stay, and two paths of \
            saddle-free Newton move away from the ridge and reach the minima. Right: the distance \
            from the ridge, step by step, on a logarithmic axis. Newton's falls to nothing at \
            once. Gradient descent's rises slowly, saddle-free Newton's about seven times as \
            steeply."
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
        Axis::linear(0.0, 160.0, "step").ticks_at(&PLATEAU_TICKS),
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
        describes: "Left: the coordinate y of twelve noisy runs that start on the ridge. All stay \
            near 0 for some fifty steps; then some rise to the minimum at 1 and the others fall to the one at \
            minus 1. Right: the mean number of steps until a run has left, against the strength of \
            the noise on a logarithmic axis. The points lie on a straight line that falls by 24 \
            steps for each factor of ten."
            .into(),
        panels: vec![paths.panel(), mean.panel()],
    }
}

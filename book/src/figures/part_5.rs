//! Figures of part 5.

use super::Figure;
use crate::random_matrices::{definite, field_index_at, field_minima};
use crate::svg::{Axis, Ink, Mark, Plot, Point, Side};
use crate::values::part_5::{
    ETA, TorusField, WELL_TILTS, degenerate_escape, double_wells, ridge_path,
};
use lab::{Kind, functions::DOUBLE_WELL, probe::Rng};
use solutions::escape_time::answer::escape;
use solutions::goe_probability::answer::p_pd;
use solutions::index_vs_level::answer::weighted_index;
use std::f64::consts::TAU;

/// By name, with what draws them.
pub const FIGURES: &[(&str, fn() -> Figure)] = &[
    ("probability_of_minimum", probability_of_minimum),
    ("index_against_height", index_against_height),
    ("field_on_a_torus", field_on_a_torus),
    ("escape_against_distance", escape_against_distance),
    ("plateau", plateau),
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
        Axis::linear(-4.0, 4.0, "height u of the critical point"),
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
    let field = TorusField::new();
    let points = field.critical_points();
    let mut plot = Plot::new(
        Axis::linear(0.0, TAU, "x").ticks_at(&[(0.0, "0"), (TAU / 2.0, "π"), (TAU, "2π")]),
        Axis::linear(0.0, TAU, "y").ticks_at(&[(0.0, "0"), (TAU / 2.0, "π"), (TAU, "2π")]),
    )
    .equal(320.0);
    let levels: Vec<f64> = (-12..=12).map(|k| f64::from(k) * 0.4).collect();
    plot.contours(Ink::Muted, &levels, |x, y| field.value(x, y));
    for (kind, ink, mark) in [
        (Kind::Min, Ink::Blue, Mark::Disc),
        (Kind::Max, Ink::Red, Mark::Triangle),
        (Kind::Saddle, Ink::Orange, Mark::Square),
    ] {
        let these: Vec<Point> = points
            .iter()
            .filter(|point| point.kind == kind)
            .map(|point| (point.x, point.y))
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
        (-4.0, Ink::Green, "λ = −4", (1e-6, 78.0)),
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
    let at = |(x, y): Point| lab::functions::vector(&[x, y]);
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
    gradient.note(Ink::Orange, (110.0, 2.3e-5), Side::Right, "0.9 per step");
    gradient.note(Ink::Green, (30.0, 6e-6), Side::Right, "along y:");
    gradient.note(Ink::Green, (30.0, 2e-6), Side::Right, "1.1 per step");
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

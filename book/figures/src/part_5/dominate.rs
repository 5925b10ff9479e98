//! Figures of section 5.1, "Why Saddles Dominate".

use super::experiments::{
    curve::RandomCurve,
    dominate::{WELL_TILTS, double_wells},
    random_matrices::{definite, field_index_at, field_minima},
    torus::TorusField,
};
use crate::{
    Figure, Named,
    svg::{Axis, Ink, Mark, Plot, Point, Side},
};
use lab::{Kind, probe::Rng};
use solutions::{goe_probability::answer::p_pd, index_vs_level::answer::weighted_index};
use std::f64::consts::TAU;

/// By name, with what draws them.
pub(super) const FIGURES: &[Named] = &[
    ("random_curve", random_curve),
    ("probability_of_minimum", probability_of_minimum),
    ("index_against_height", index_against_height),
    ("field_on_a_torus", field_on_a_torus),
];

fn random_curve() -> Figure {
    let curve = RandomCurve::drawn(0);
    let points = curve.level_points();
    let of_kind = |is_minimum: bool, height: bool| -> Vec<Point> {
        points
            .iter()
            .filter(|point| point.is_minimum == is_minimum)
            .map(|point| (point.x, if height { point.height } else { 0.0 }))
            .collect()
    };
    let panel = |label: &str, f: &dyn Fn(f64) -> f64, is_height: bool| {
        let mut plot = Plot::new(
            Axis::linear(0.0, RandomCurve::LENGTH, "x"),
            Axis::linear(-3.0, 3.0, label),
        )
        .size(520.0, 150.0);
        plot.horizontal(Ink::Muted, 0.0);
        plot.graph(Ink::Text, f);
        plot.marks(Ink::Blue, Mark::Disc, &of_kind(true, is_height));
        plot.marks(Ink::Orange, Mark::Triangle, &of_kind(false, is_height));
        plot.panel()
    };
    Figure {
        title: "A random curve and its slope",
        describes: "In the first panel a smooth curve wanders up and down around 0; its minima are marked \
                    by discs and its maxima by triangles, in turn, and most minima are low and most \
                    maxima high. In the second panel its slope crosses zero at each of \
                    these places: upward at the minima, downward at the maxima."
            .into(),
        panels: vec![
            panel("loss f", &|x| curve.value(x), true),
            panel("slope f′", &|x| curve.slope(x), false),
        ],
    }
}

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
        describes: "First panel: the mean fraction of negative eigenvalues at critical points of a \
            Gaussian field, against their height. It rises from 0 far below to one half at height \
            0 and to 1 far above; the curve for eight dimensions is less steep than the one for two. \
            Samples of the exercise's function lie on the curve. Second panel: the critical points of a \
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

//! Figures of section 7.2, "Curvature Without the Full Matrix".

use super::experiments::matrix_free::{
    CG_CURVATURES, all_signs, cg_products, descent_residual, difference_errors, estimates,
    four_by_four, lanczos_matrix, random_start, reference_product, spread_about,
    weighted_ritz_values,
};
use crate::{
    Figure, Named,
    svg::{Axis, Ink, Mark, Plot, Point, Side},
};
use lab::{functions::vector, recorded::spectra};
use nalgebra::DMatrix;

/// By name, with what draws them.
pub(super) const FIGURES: &[Named] = &[
    ("hvp_error", hvp_error),
    ("lanczos_ritz", lanczos_ritz),
    ("hutchinson_spread", hutchinson_spread),
    ("conjugate_directions", conjugate_directions),
];

fn hvp_error() -> Figure {
    let mut plot = Plot::new(
        Axis::log(1e-13, 1e-1, "step h along v"),
        Axis::log(1e-13, 10.0, "relative error"),
    )
    .size(380.0, 270.0);
    let steps: Vec<f64> = (0..=120)
        .map(|k| 10_f64.powf(-13.0 + 0.1 * f64::from(k)))
        .collect();
    let forward: Vec<Point> = steps
        .iter()
        .map(|h| (*h, difference_errors(*h).0))
        .collect();
    let central: Vec<Point> = steps
        .iter()
        .map(|h| (*h, difference_errors(*h).1))
        .collect();
    plot.thin(Ink::Orange, &forward);
    plot.thin(Ink::Blue, &central);
    let (h, error) = reference_product();
    plot.marks(Ink::Text, Mark::Disc, &[(h, error)]);
    plot.note(Ink::Text, (h, error), Side::Below, "exercise 7.2a");
    plot.note(Ink::Orange, (3e-5, 3e-4), Side::Left, "forward: slope 1");
    plot.note(Ink::Blue, (1e-2, 2e-9), Side::Centre, "central:");
    plot.note(Ink::Blue, (1e-2, 2e-10), Side::Centre, "slope 2");
    plot.note(Ink::Muted, (1e-11, 6e-7), Side::Below, "round-off");
    Figure {
        title: "The error of a Hessian-vector product from gradients",
        describes:
            "Relative error against the step on logarithmic axes: two V-shapes. To the left \
                    both fall with the step, where round-off rules. To the right the forward \
                    difference rises with slope 1 from an error of about 10⁻⁸, and the central difference \
                    with slope 2 from about 10⁻¹², near the step that the exercise's reference takes."
                .into(),
        panels: vec![plot.panel()],
    }
}

/// A smooth density of weighted points, at `t`.
fn density(nodes: &[(f64, f64)], width: f64, t: f64) -> f64 {
    let scale = (std::f64::consts::TAU).sqrt() * width;
    nodes
        .iter()
        .map(|(at, weight)| weight * (-0.5 * ((t - at) / width).powi(2)).exp() / scale)
        .sum()
}

/// Random starts from which the density is estimated.
const STARTS: usize = 3;

fn lanczos_ritz() -> Figure {
    let exact = spectra::DIGITS.eigenvalues;
    let rows = [
        (0.0, "all 910", None),
        (-1.0, "m = 5", Some(5)),
        (-2.0, "m = 10", Some(10)),
        (-3.0, "m = 20", Some(20)),
        (-4.0, "m = 40", Some(40)),
    ];
    let words: Vec<(f64, &str)> = rows.iter().map(|(y, word, _)| (*y, *word)).collect();
    let mut strip = Plot::new(
        Axis::linear(-0.01, 0.16, "eigenvalue"),
        Axis::linear(-4.6, 0.6, "").ticks_at(&words),
    )
    .size(250.0, 220.0)
    .heading("Ritz values");
    // All runs serve the density, and the first one the rows.
    let runs: Vec<DMatrix<f64>> = (0..STARTS)
        .map(|k| lanczos_matrix(exact, &random_start(&format!("density {k}")), 40))
        .collect();
    for (y, _, m) in rows {
        let (ink, values) = match m {
            None => (Ink::Blue, exact.to_vec()),
            // After m products Lanczos' matrix is the corner of that after more.
            Some(m) => {
                let corner = runs[0].view((0, 0), (m, m)).into_owned();
                let nodes = weighted_ritz_values(&corner);
                (Ink::Orange, nodes.into_iter().map(|(t, _)| t).collect())
            }
        };
        let dots: Vec<Point> = values.into_iter().map(|value| (value, y)).collect();
        strip.dots(ink, &dots);
    }

    let mut smooth = Plot::new(
        Axis::linear(-0.01, 0.16, "eigenvalue"),
        Axis::log(0.03, 400.0, "density"),
    )
    .size(250.0, 220.0)
    .heading("densities, 40 products each");
    let all: Vec<(f64, f64)> = exact
        .iter()
        .map(|l| (*l, 1.0 / exact.len() as f64))
        .collect();
    let estimated: Vec<(f64, f64)> = runs
        .iter()
        .flat_map(weighted_ritz_values)
        .map(|(t, w)| (t, w / STARTS as f64))
        .collect();
    let width = 0.002;
    smooth.graph(Ink::Blue, |t| density(&all, width, t));
    smooth.dashed_graph(Ink::Orange, |t| density(&estimated, width, t));
    smooth.note(Ink::Blue, (0.04, 30.0), Side::Right, "true");
    smooth.note(
        Ink::Orange,
        (0.04, 9.0),
        Side::Right,
        "by Lanczos, 3 starts",
    );
    Figure {
        title: "The spectrum of a network's Hessian by Lanczos' method",
        describes:
            "First panel: all 910 eigenvalues of a network's Hessian, and below them the Ritz values \
                    after 5, 10, 20 and 40 products. The largest eigenvalues are found first, and \
                    with 40 products all outliers at the upper end stand where they should. Second panel: the smoothed \
                    density of the eigenvalues on a logarithmic scale, and the estimate by Lanczos \
                    from three random starts: it lies on top of the bulk, and at the outliers its \
                    peaks stand in the right places with heights of their own."
                .into(),
        panels: vec![strip.panel(), smooth.panel()],
    }
}

fn hutchinson_spread() -> Figure {
    let trace = four_by_four().trace();
    let mut bars = Plot::new(
        Axis::linear(-12.0, 22.0, "zᵀH z").ticks_at(&[
            (-10.0, "−10"),
            (0.0, "0"),
            (10.0, "10"),
            (20.0, "20"),
        ]),
        Axis::linear(0.0, 5.0, "number of sign vectors"),
    )
    .size(250.0, 220.0)
    .heading("all sixteen probes");
    let signs = all_signs();
    for bin in -6..10 {
        let (from, to) = (2.0 * f64::from(bin), 2.0 * f64::from(bin + 1));
        let count = signs.iter().filter(|x| (from..to).contains(*x)).count();
        if count > 0 {
            bars.bar(Ink::Blue, from, to, count as f64);
        }
    }
    bars.vertical(Ink::Red, trace);
    bars.note(Ink::Red, (trace, 4.6), Side::Right, "trace");

    let mut spread = Plot::new(
        Axis::log(0.8, 500.0, "number of probes"),
        Axis::log(0.1, 20.0, "spread of the estimate"),
    )
    .size(250.0, 220.0)
    .heading("the price of a digit");
    let deviation = spread_about(&signs, trace);
    spread.dashed_graph(Ink::Muted, |k| deviation / k.sqrt());
    let counts = [1, 3, 10, 30, 100, 300];
    let found: Vec<Point> = counts
        .iter()
        .map(|k| (*k as f64, spread_about(&estimates(*k, 40), trace)))
        .collect();
    spread.marks(Ink::Blue, Mark::Disc, &found);
    spread.note(Ink::Muted, (20.0, 2.2), Side::Right, "slope −½");
    Figure {
        title: "How far Hutchinson's estimates lie from the trace",
        describes: "First panel: a histogram of zᵀH z over all sixteen vectors of four signs, spread from \
                    about -8 to 18 around the trace 4. Second panel: the spread of the average against the \
                    number of probes, on logarithmic axes; measured points follow a line of slope \
                    minus one half."
            .into(),
        panels: vec![bars.panel(), spread.panel()],
    }
}

/// Steepest descent on ½ (x² + 8y²), with the best length for each step, or conjugate gradients.
fn path_in_the_valley(steps: usize, conjugate: bool) -> Vec<Point> {
    let h = vector(&[1.0, 8.0]);
    let mut x = vector(&[4.0, 0.5]);
    let mut r = -x.component_mul(&h);
    let mut p = r.clone();
    let mut path = vec![(x[0], x[1])];
    for _ in 0..steps {
        let hp = p.component_mul(&h);
        let before = r.norm_squared();
        let alpha = r.dot(&p) / p.dot(&hp);
        x += &p * alpha;
        r -= hp * alpha;
        let beta = r.norm_squared() / before;
        p = if conjugate { &r + p * beta } else { r.clone() };
        path.push((x[0], x[1]));
    }
    path
}

fn conjugate_directions() -> Figure {
    let mut valley = Plot::new(Axis::linear(-0.6, 4.6, "x"), Axis::linear(-1.0, 1.0, "y"))
        .size(250.0, 190.0)
        .heading("two paths");
    valley.contours(Ink::Muted, &[0.3, 1.5, 4.0, 9.0], |x, y| {
        0.5 * (x * x + 8.0 * y * y)
    });
    let (descent, conjugate) = (path_in_the_valley(12, false), path_in_the_valley(2, true));
    valley.dashed(Ink::Orange, &descent);
    valley.curve(Ink::Blue, &conjugate);
    valley.marks(Ink::Blue, Mark::Disc, &conjugate);
    valley.note(Ink::Text, conjugate[0], Side::Above, "start");
    let (_, kappa) = CG_CURVATURES;
    let mut left = Plot::new(
        Axis::linear(0.0, 60.0, "products"),
        Axis::log(1e-8, 2.0, "residual, relative"),
    )
    .size(250.0, 190.0)
    .heading(&format!("κ = {kappa:.0}"));
    left.dashed_graph(Ink::Orange, |steps| descent_residual(steps.round() as i32));
    let reached: Vec<Point> = (0..=32)
        .map(|k| 10_f64.powf(-f64::from(k) / 4.0))
        .map(|tolerance| (cg_products(tolerance) as f64, tolerance))
        .collect();
    left.curve(Ink::Blue, &reached);
    left.note(Ink::Orange, (44.0, 2e-2), Side::Centre, "descent");
    left.note(Ink::Blue, (22.0, 1e-5), Side::Left, "conjugate");
    Figure {
        title: "Conjugate gradients and descent",
        describes: "In the first panel both paths begin at one point of a long valley. Steepest descent \
                    zigzags towards the minimum in ever shorter steps; conjugate gradients reach it \
                    with their second step. In the second panel, on a logarithmic axis, the residual of descent falls to about a tenth \
                    in sixty products, and that of conjugate gradients falls faster and faster, to a \
                    hundred millionth in less than forty."
            .into(),
        panels: vec![valley.panel(), left.panel()],
    }
}

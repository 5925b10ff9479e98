//! Figures of part 7.

use super::{Figure, Named};
use crate::{
    svg::{Axis, Ink, Mark, Plot, Point, Side},
    values::part_7::{
        BENT_LINE, QUARTIC_START, all_signs, arrived, difference_errors, estimates, four_by_four,
        lanczos_matrix, lbfgs_curvatures, lbfgs_errors, newton_path, path_in_other_coordinates,
        random_start, record, reference_product, skew, spread_about, stalled_at_a_saddle,
        stalled_on_the_flat, weighted_ritz_values,
    },
};
use lab::recorded::{spectra, traces};
use nalgebra::{DMatrix, DVector};
use solutions::{
    descent_rate::answer::optimal_eta,
    diagnose::answer::{Diagnosis, Trace, diagnose},
};

/// By name, with what draws them.
pub const FIGURES: &[Named] = &[
    ("newton_coordinates", newton_coordinates),
    ("newton_overshoots", newton_overshoots),
    ("lbfgs", lbfgs),
    ("hvp_error", hvp_error),
    ("lanczos_ritz", lanczos_ritz),
    ("hutchinson_spread", hutchinson_spread),
    ("six_runs", six_runs),
    ("diagnosis", diagnosis),
];

fn points(path: &[DVector<f64>]) -> Vec<Point> {
    path.iter().map(|x| (x[0], x[1])).collect()
}

fn newton_coordinates() -> Figure {
    let panel = |heading: &str, eta: Option<f64>, steps: usize| {
        let mut plot = Plot::new(Axis::linear(-0.8, 1.9, "x"), Axis::linear(-1.0, 1.4, "y"))
            .equal(250.0)
            .heading(heading);
        plot.contours(
            Ink::Muted,
            &[0.1, 0.5, 1.5, 3.5, 7.0, 13.0, 22.0],
            |x, y| 0.5 * (x * x + 4.0 * y * y) + 0.25 * (x + y).powi(4),
        );
        let own = DMatrix::identity(2, 2);
        let straight = points(&path_in_other_coordinates(&own, &QUARTIC_START, steps, eta));
        let skewed = points(&path_in_other_coordinates(
            &skew(),
            &QUARTIC_START,
            steps,
            eta,
        ));
        plot.curve(Ink::Blue, &straight);
        plot.dashed(Ink::Orange, &skewed);
        plot.marks(Ink::Blue, Mark::Disc, &straight[..straight.len().min(7)]);
        plot.marks(Ink::Orange, Mark::Ring, &skewed[..skewed.len().min(7)]);
        plot
    };
    let mut descent = panel("gradient descent", Some(0.03), 200);
    descent.note(Ink::Blue, (0.3, -0.05), Side::Below, "in x, y");
    descent.note(Ink::Orange, (0.7, 0.8), Side::Above, "in others");
    let mut newton = panel("Newton's method", None, 6);
    newton.note(Ink::Text, (0.98, 0.18), Side::Below, "both");
    Figure {
        title: "Descent depends on the coordinates, and Newton's method does not",
        describes: "Contours of a convex loss of two variables with paths from one start. Left: \
                    gradient descent computed in two systems of coordinates and drawn in one of \
                    them takes two quite different paths to the minimum. Right: with Newton's \
                    method the two paths are the same, point for point."
            .into(),
        panels: vec![descent.panel(), newton.panel()],
    }
}

fn newton_overshoots() -> Figure {
    let f = |x: f64| 1.0_f64.hypot(x);
    let mut plot = Plot::new(
        Axis::linear(-2.6, 2.6, "x").ticks_at(&[
            (-2.0, "−2"),
            (-1.0, "−1"),
            (0.0, "0"),
            (1.0, "1"),
            (2.0, "2"),
        ]),
        Axis::linear(0.0, 3.0, "loss"),
    )
    .size(250.0, 230.0)
    .heading("one step from 1.3");
    plot.graph(Ink::Blue, f);
    let start = 1.3;
    let (slope, bend) = (start / f(start), f(start).powi(-3));
    plot.dashed_graph(Ink::Orange, |x| {
        f(start) + slope * (x - start) + 0.5 * bend * (x - start).powi(2)
    });
    let end = newton_path(&BENT_LINE, &[start], 1)[1][0];
    plot.marks(Ink::Text, Mark::Disc, &[(start, f(start))]);
    plot.marks(Ink::Text, Mark::Square, &[(end, f(end))]);
    plot.vertical(Ink::Muted, end);
    plot.note(Ink::Blue, (-0.1, 1.05), Side::Above, "loss");
    plot.note(Ink::Orange, (-0.6, 0.6), Side::Right, "its model");
    plot.note(Ink::Text, (start, f(start)), Side::Right, "here");
    plot.note(Ink::Text, (end, f(end)), Side::Right, "there");

    let mut errors = Plot::new(
        Axis::linear(0.0, 5.0, "step"),
        Axis::log(1e-12, 1e8, "distance from the minimum"),
    )
    .size(250.0, 230.0)
    .heading("from three starts");
    for (start, ink, word, side) in [
        (0.8, Ink::Green, "0.8", Side::Left),
        (1.0, Ink::Text, "1", Side::Below),
        (1.2, Ink::Red, "1.2", Side::Left),
    ] {
        let path: Vec<Point> = newton_path(&BENT_LINE, &[start], 5)
            .iter()
            .enumerate()
            .map(|(k, x)| (k as f64, x[0].abs()))
            .collect();
        errors.curve(ink, &path);
        errors.dots(ink, &path);
        errors.note(ink, path[4], side, &format!("from {word}"));
    }
    Figure {
        title: "Newton's method on a convex loss that it cannot minimise from everywhere",
        describes:
            "Left: the root of 1 + x² with the parabola that touches it at 1.3. The minimum \
                    of the parabola lies beyond -2, farther out on the other side than the start. \
                    Right: the distance from the minimum by step on a logarithmic scale. From 0.8 \
                    it falls below a millionth in four steps, from 1 it stays 1, from 1.2 it grows \
                    beyond all bounds."
                .into(),
        panels: vec![plot.panel(), errors.panel()],
    }
}

fn lbfgs() -> Figure {
    let lam = lbfgs_curvatures();
    let mut plot = Plot::new(
        Axis::linear(0.0, 300.0, "steps"),
        Axis::log(1e-9, 3.0, "error"),
    )
    .size(380.0, 260.0);
    let (_, factor) = optimal_eta(1.0, 1000.0);
    plot.graph(Ink::Muted, |k| factor.powf(k));
    for (memory, ink, (word, height)) in [
        (1, Ink::Blue, ("1 pair", 3e-4)),
        (5, Ink::Green, ("5 pairs", 1e-7)),
        (30, Ink::Orange, ("30 pairs", 1e-7)),
    ] {
        let path: Vec<Point> = lbfgs_errors(&lam, memory, 300)
            .into_iter()
            .enumerate()
            .map(|(k, error)| (k as f64, error))
            .collect();
        plot.thin(ink, &path);
        let middle = path.iter().find(|(_, error)| *error < height);
        if let Some(at) = middle {
            plot.note(ink, *at, Side::Right, word);
        }
    }
    plot.curve(Ink::Purple, &[(0.0, 1.0), (1.0, 1e-9)]);
    plot.note(
        Ink::Muted,
        (150.0, 0.6),
        Side::Below,
        "gradient descent, best step",
    );
    plot.note(Ink::Purple, (2.0, 3e-9), Side::Right, "Newton");
    Figure {
        title: "L-BFGS between gradient descent and Newton's method",
        describes: "The error against the steps, on a quadratic loss with thirty curvatures from 1 \
                    to 1000. Gradient descent is hardly below the start after 300 steps. L-BFGS \
                    falls to 10⁻⁸ in fewer steps the more pairs it keeps. Newton's method needs one."
            .into(),
        panels: vec![plot.panel()],
    }
}

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
                    difference rises with slope 1 from about 10⁻⁸, and the central difference with \
                    slope 2 from about 10⁻¹², near the step that the exercise's reference takes."
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
            "Left: all 910 eigenvalues of a network's Hessian, and below them the Ritz values \
                    after 5, 10, 20 and 40 products. The largest eigenvalues are found first, and \
                    with 40 products all outliers stand where they should. Right: the smoothed \
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
        describes: "Left: a histogram of zᵀH z over all sixteen vectors of four signs, spread from \
                    about -8 to 18 around the trace 4. Right: the spread of the average against the \
                    number of probes, on logarithmic axes; measured points follow a line of slope \
                    minus one half."
            .into(),
        panels: vec![bars.panel(), spread.panel()],
    }
}

fn six_runs() -> Figure {
    let panel = |name: &str, ink: Ink, t: &Trace| {
        let steps = t.loss.len() - 1;
        // Where the loss grows, it may leave the frame.
        let top = if diagnose(t) == Diagnosis::StepTooLarge {
            11.0
        } else {
            1.1
        };
        let mut plot = Plot::new(
            Axis::linear(0.0, 1.0, name).ticks_at(&[(0.0, "start"), (1.0, "end")]),
            Axis::linear(0.0, top, "loss / first"),
        )
        .size(170.0, 110.0)
        .heading(&format!("{:?}", diagnose(t)));
        let curve: Vec<Point> = t
            .loss
            .iter()
            .enumerate()
            .map(|(i, loss)| (i as f64 / steps as f64, loss / t.loss[0]))
            .collect();
        plot.curve(ink, &curve);
        plot.panel()
    };
    let shifted = |mut t: Trace| {
        // The chapter's quadratic has a negative minimum; the loss is drawn above it.
        let least = -4.6;
        t.loss.iter_mut().for_each(|loss| *loss -= least);
        t
    };
    Figure {
        title: "Six runs, and what is going on in each",
        describes:
            "Six small plots of the loss against the step, each headed by the diagnosis. The \
                    digits network with step size 0.1 and with 1.6 falls in much the same way, and \
                    is slow in one case and at the edge of stability in the other. With step size \
                    4 it grows. A saddle, a flat point and a minimum end on level curves that look \
                    alike."
                .into(),
        panels: vec![
            panel("digits, η = 0.1", Ink::Blue, &record(&traces::ETA_0_1)),
            panel("digits, η = 1.6", Ink::Orange, &record(&traces::ETA_1_6)),
            panel("digits, η = 4", Ink::Red, &record(&traces::ETA_4)),
            panel("double well", Ink::Purple, &stalled_at_a_saddle()),
            panel("½ x² − ¼ y⁴", Ink::Purple, &stalled_on_the_flat()),
            panel("quadratic of 6.1", Ink::Green, &shifted(arrived())),
        ],
    }
}

fn diagnosis() -> Figure {
    let mut plot = Plot::new(
        Axis::linear(0.0, 10.0, "").bare(),
        Axis::linear(0.0, 10.0, "").bare(),
    )
    .size(380.0, 400.0);
    let questions = [
        (
            9.2,
            "Is the loss at the end above",
            "the first, or no number?",
        ),
        (
            6.7,
            "Is the gradient small against",
            "the largest in the run?",
        ),
        (2.3, "Does η λmax stay about 2", "late in the run?"),
    ];
    for (y, above, below) in questions {
        boxed(&mut plot, Ink::Muted, (0.2, y), 5.4, &[above, below]);
    }
    let verdicts = [
        (9.2, Ink::Red, "step too large"),
        (7.5, Ink::Purple, "λmin < 0: a saddle"),
        (6.2, Ink::Purple, "λmin ≈ 0: open"),
        (4.9, Ink::Green, "λmin > 0: arrived"),
        (2.3, Ink::Orange, "edge of stability"),
        (0.7, Ink::Blue, "slow: step or κ"),
    ];
    for (y, ink, word) in verdicts {
        boxed(&mut plot, ink, (6.4, y), 3.5, &[word]);
    }
    for (from, to) in [
        ((5.6, 9.2), (6.4, 9.2)),
        ((5.6, 6.9), (6.4, 7.5)),
        ((5.6, 6.7), (6.4, 6.2)),
        ((5.6, 6.5), (6.4, 4.9)),
        ((5.6, 2.3), (6.4, 2.3)),
        ((2.9, 8.5), (2.9, 7.4)),
        ((2.9, 6.0), (2.9, 3.0)),
    ] {
        plot.arrow(Ink::Text, from, to);
    }
    plot.curve(Ink::Text, &[(2.9, 1.6), (2.9, 0.7)]);
    plot.arrow(Ink::Text, (2.9, 0.7), (6.4, 0.7));
    for (at, word) in [
        ((6.0, 9.5), "yes"),
        ((5.95, 7.75), "yes"),
        ((6.0, 2.6), "yes"),
    ] {
        plot.note(Ink::Text, at, Side::Centre, word);
    }
    for at in [(2.9, 7.95), (2.9, 4.6), (2.9, 1.2)] {
        plot.note(Ink::Text, at, Side::Right, "no");
    }
    Figure {
        title: "From the record of a run to a diagnosis",
        describes:
            "A flow chart with three questions. If the loss at the end is above the first or \
                    no number, the step is too large. If not, and the gradient is small, the \
                    smallest eigenvalue decides: negative is a saddle, zero leaves it open, positive \
                    means arrived. If the gradient is not small: where the step size times the \
                    largest eigenvalue stays about 2, the run is at the edge of stability, and \
                    otherwise it is slow: the step is too small, or the conditioning is bad."
                .into(),
        panels: vec![plot.panel()],
    }
}

/// A box that begins at `x`, with lines of text in its middle.
fn boxed(plot: &mut Plot, ink: Ink, (x, y): Point, width: f64, lines: &[&str]) {
    let half = if lines.len() > 1 { 0.7 } else { 0.45 };
    let corners = [
        (x, y - half),
        (x, y + half),
        (x + width, y + half),
        (x + width, y - half),
    ];
    plot.area(ink, &corners);
    plot.thin(ink, &[&corners[..], &corners[..1]].concat());
    for (i, line) in lines.iter().enumerate() {
        let shift = (lines.len() as f64 - 1.0) / 2.0 - i as f64;
        plot.note(
            Ink::Text,
            (x + width / 2.0, y + 0.5 * shift),
            Side::Centre,
            line,
        );
    }
}

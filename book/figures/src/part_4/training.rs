//! Figures of section 4.1, "What the Hessian Tells Us About Training".

use super::{
    experiments::training::LARGEST,
    valley::{product_at, valley},
};
use crate::{
    Figure, Named,
    svg::{Axis, Ink, Mark, Plot, Point, Side},
};
use lab::recorded::{Spectrum, Trace, spectra, traces};
use solutions::bulk_and_outliers::answer::outliers;

/// By name, with what draws them.
pub(super) const FIGURES: &[Named] = &[
    ("bulk_and_outliers", bulk_and_outliers),
    ("outliers_by_class", outliers_by_class),
    ("curved_valley", curved_valley),
    ("edge_of_stability", edge_of_stability),
    ("progressive_sharpening", progressive_sharpening),
];

fn bulk_and_outliers() -> Figure {
    let spectrum = &spectra::DIGITS;
    let largest = spectrum.eigenvalues[0];
    let mut counts = Plot::new(
        Axis::linear(-0.025, 1.05, "eigenvalue / largest"),
        Axis::log(0.7, 2000.0, "number of eigenvalues"),
    )
    .size(250.0, 220.0)
    .heading("all of them");
    let width = 0.025;
    for bin in -1..42 {
        let (from, to) = (f64::from(bin) * width, f64::from(bin + 1) * width);
        let inside = |l: &&f64| (from..to).contains(&(**l / largest));
        let count = spectrum.eigenvalues.iter().filter(inside).count();
        if count > 0 {
            let ink = if count > 20 { Ink::Blue } else { Ink::Orange };
            counts.bar(ink, from, to, count as f64);
        }
    }
    counts.note(Ink::Blue, (0.05, 700.0), Side::Right, "the bulk");
    counts.note(Ink::Orange, (0.55, 4.0), Side::Above, "a few far above it");

    let found = outliers(spectrum.eigenvalues, LARGEST);
    let mut ranks = Plot::new(
        Axis::linear(0.0, 41.0, "rank"),
        Axis::log(1e-3, 0.3, "eigenvalue"),
    )
    .size(250.0, 220.0)
    .heading("the largest forty");
    let points: Vec<Point> = spectrum.eigenvalues[..40]
        .iter()
        .enumerate()
        .map(|(i, l)| (i as f64 + 1.0, *l))
        .collect();
    ranks.dots(Ink::Orange, &points[..found]);
    ranks.dots(Ink::Blue, &points[found..]);
    ranks.vertical(Ink::Muted, found as f64 + 0.5);
    let note = format!("widest gap: after {found}");
    ranks.note(Ink::Text, (found as f64 + 1.0, 0.05), Side::Right, &note);
    Figure {
        title: "The spectrum of a network trained on digits",
        describes: format!(
            "First panel: a histogram with a logarithmic count. Nearly all eigenvalues fall into the bins \
             next to zero; about a dozen lie scattered up to the largest. Second panel: the forty largest \
             eigenvalues by rank on a logarithmic scale. They fall steadily, with the widest gap \
             after the first {found}."
        ),
        panels: vec![counts.panel(), ranks.panel()],
    }
}

/// How many eigenvalues stand apart.
fn apart(spectrum: &Spectrum) -> usize {
    outliers(spectrum.eigenvalues, LARGEST)
}

fn outliers_by_class() -> Figure {
    let strip = |heading: &str, rows: &[(&str, &Spectrum)]| {
        let words: Vec<(f64, &str)> = rows
            .iter()
            .enumerate()
            .map(|(i, (word, _))| (-(i as f64), *word))
            .collect();
        let mut plot = Plot::new(
            Axis::log(0.02, 2.6, "eigenvalue / largest"),
            Axis::linear(0.5 - rows.len() as f64, 0.5, "").ticks_at(&words),
        )
        .size(250.0, 220.0)
        .heading(heading);
        for (i, (_, spectrum)) in rows.iter().enumerate() {
            let y = -(i as f64);
            let found = apart(spectrum);
            let at = |l: &f64| (*l / spectrum.eigenvalues[0], y);
            let points: Vec<Point> = spectrum.eigenvalues.iter().map(at).collect();
            plot.dots(Ink::Blue, &points[found..]);
            plot.dots(Ink::Orange, &points[..found]);
            plot.note(Ink::Orange, (1.1, y), Side::Right, &found.to_string());
        }
        plot.panel()
    };
    Figure {
        title: "Outliers of thirteen trained networks",
        describes: format!(
            "Two strip plots, one row of dots for each network, on a logarithmic axis. With \
             cross-entropy {}, {}, {}, {} and {} dots stand apart for 3, 4, 5, 6 and 8 classes, but \
             {} for the 3 classes that lie farther apart, and {} for the ten digits. With squared \
             error {}, {} and {} stand apart for 2, 3 and 4 distant classes, but {} and {} for 4 and \
             8 near ones, and {} for the digits.",
            apart(&spectra::CROSS_ENTROPY_3),
            apart(&spectra::CROSS_ENTROPY_4),
            apart(&spectra::CROSS_ENTROPY_5),
            apart(&spectra::CROSS_ENTROPY_6),
            apart(&spectra::CROSS_ENTROPY_8),
            apart(&spectra::FAR_CROSS_ENTROPY_3),
            apart(&spectra::DIGITS),
            apart(&spectra::FAR_SQUARED_ERROR_2),
            apart(&spectra::FAR_SQUARED_ERROR_3),
            apart(&spectra::FAR_SQUARED_ERROR_4),
            apart(&spectra::SQUARED_ERROR_4),
            apart(&spectra::SQUARED_ERROR_8),
            apart(&spectra::DIGITS_SQUARED_ERROR),
        ),
        panels: vec![
            strip(
                "cross-entropy",
                &[
                    ("C = 3", &spectra::CROSS_ENTROPY_3),
                    ("C = 4", &spectra::CROSS_ENTROPY_4),
                    ("C = 5", &spectra::CROSS_ENTROPY_5),
                    ("C = 6", &spectra::CROSS_ENTROPY_6),
                    ("C = 8", &spectra::CROSS_ENTROPY_8),
                    ("3, far", &spectra::FAR_CROSS_ENTROPY_3),
                    ("digits", &spectra::DIGITS),
                ],
            ),
            strip(
                "squared error",
                &[
                    ("2, far", &spectra::FAR_SQUARED_ERROR_2),
                    ("3, far", &spectra::FAR_SQUARED_ERROR_3),
                    ("4, far", &spectra::FAR_SQUARED_ERROR_4),
                    ("C = 4", &spectra::SQUARED_ERROR_4),
                    ("C = 8", &spectra::SQUARED_ERROR_8),
                    ("digits", &spectra::DIGITS_SQUARED_ERROR),
                ],
            ),
        ],
    }
}

fn curved_valley() -> Figure {
    let mut plot = Plot::new(Axis::linear(0.0, 2.5, "w₁"), Axis::linear(0.0, 2.5, "w₂"))
        .equal(250.0)
        .heading("two ways between two minima");
    plot.contours(
        Ink::Muted,
        &[0.02, 0.08, 0.16, 0.32, 0.7, 1.5, 3.0, 6.0],
        product_at,
    );
    let (from, to) = ((2.0, 0.5), (0.5, 2.0));
    plot.curve(Ink::Green, &valley(0.5, 2.0));
    plot.dashed(Ink::Orange, &[from, to]);
    plot.marks(Ink::Text, Mark::Disc, &[from, to]);
    plot.note(Ink::Green, (0.84, 0.86), Side::Below, "the valley");
    plot.note(Ink::Orange, (1.35, 1.3), Side::Right, "the line");

    let mut heights = Plot::new(
        Axis::linear(0.0, 1.0, "share of the way"),
        Axis::linear(-0.01, 0.2, "loss"),
    )
    .size(250.0, 250.0)
    .heading("the loss along them");
    heights.graph(Ink::Orange, |t| {
        product_at(from.0 + (to.0 - from.0) * t, from.1 + (to.1 - from.1) * t)
    });
    let along: Vec<Point> = valley(2.0, 0.5)
        .into_iter()
        .enumerate()
        .map(|(k, (x, y))| (k as f64 / 80.0, product_at(x, y)))
        .collect();
    heights.curve(Ink::Green, &along);
    heights.note(Ink::Orange, (0.5, 0.163), Side::Above, "along the line");
    heights.note(Ink::Green, (0.5, 0.004), Side::Above, "along the valley");
    Figure {
        title: "A valley that no straight line follows",
        describes: "First panel: contours of half the square of w₁w₂ - 1. Two minima at (2, 1/2) and \
                    (1/2, 2) are joined by a straight dashed line and by the curve w₁w₂ = 1. Second panel: \
                    the loss rises to a barrier in the middle of the line and stays zero along the \
                    curve."
            .into(),
        panels: vec![plot.panel(), heights.panel()],
    }
}

/// What was recorded of a run, against its steps.
pub(super) fn along(trace: &Trace, values: &[f64]) -> Vec<Point> {
    values
        .iter()
        .enumerate()
        .map(|(i, value)| ((i * trace.stride) as f64, *value))
        .collect()
}

pub(super) fn steps() -> Axis {
    Axis::linear(0.0, 3000.0, "step").ticks_at(&[
        (0.0, "0"),
        (1000.0, "1000"),
        (2000.0, "2000"),
        (3000.0, "3000"),
    ])
}

fn progressive_sharpening() -> Figure {
    let mut sharpness = Plot::new(steps(), Axis::linear(0.0, 1.6, "sharpness"))
        .size(250.0, 250.0)
        .heading("from a small start");
    let mut loss = Plot::new(steps(), Axis::log(3e-3, 0.1, "loss"))
        .size(250.0, 250.0)
        .heading("the loss of the same runs");
    for (trace, ink, word, at, below) in [
        (
            &traces::SMALL_START_ETA_0_5,
            Ink::Green,
            "η = 0.5",
            (900.0, 0.93),
            (2550.0, 0.0113),
        ),
        (
            &traces::SMALL_START_ETA_1_6,
            Ink::Orange,
            "η = 1.6",
            (820.0, 1.39),
            (2550.0, 0.0055),
        ),
    ] {
        sharpness.curve(ink, &along(trace, trace.lmax));
        loss.curve(ink, &along(trace, trace.loss));
        let side = if ink == Ink::Green {
            Side::Below
        } else {
            Side::Above
        };
        sharpness.note(ink, at, side, word);
        let side = if ink == Ink::Green {
            Side::Above
        } else {
            Side::Below
        };
        loss.note(ink, below, side, word);
    }
    sharpness.horizontal(Ink::Orange, 2.0 / traces::SMALL_START_ETA_1_6.eta);
    sharpness.note(Ink::Orange, (250.0, 1.26), Side::Above, "2/η");
    Figure {
        title: "Progressive sharpening from a small start",
        describes: "Left: the largest eigenvalue of the Hessian during 3000 steps from a start \
                    where it is about 0.5. With step size 0.5 it rises all the time, to 1.3, far \
                    below 2/η. With 1.6 it rises to the dashed line 2/η, goes a little beyond it, \
                    and then stays at the line. Right: the loss of the same runs; the first falls in \
                    every step, the second with small rises once the line is reached."
            .into(),
        panels: vec![sharpness.panel(), loss.panel()],
    }
}

fn edge_of_stability() -> Figure {
    let runs: [(&Trace, Ink, &str); 4] = [
        (&traces::ETA_0_1, Ink::Blue, "η = 0.1"),
        (&traces::ETA_0_5, Ink::Green, "η = 0.5"),
        (&traces::ETA_1_6, Ink::Orange, "η = 1.6"),
        (&traces::ETA_2, Ink::Purple, "η = 2"),
    ];
    let mut sharpness = Plot::new(steps(), Axis::linear(0.0, 3.4, "sharpness"))
        .size(250.0, 250.0)
        .heading("the largest eigenvalue");
    let mut loss = Plot::new(steps(), Axis::log(3e-3, 0.3, "loss"))
        .size(250.0, 250.0)
        .heading("the loss of the same runs");
    for (trace, ink, word) in runs {
        sharpness.curve(ink, &along(trace, trace.lmax));
        loss.curve(ink, &along(trace, trace.loss));
        let last = trace.lmax[trace.lmax.len() - 1];
        let (at, side) = match word {
            "η = 0.1" => ((2550.0, last), Side::Above),
            "η = 0.5" => ((2550.0, last + 0.06), Side::Above),
            "η = 1.6" => ((2550.0, 1.25), Side::Above),
            _ => ((2550.0, 1.0), Side::Below),
        };
        sharpness.note(ink, at, side, word);
        let limit = 2.0 / trace.eta;
        if limit < 3.4 {
            sharpness.horizontal(ink, limit);
        }
    }
    sharpness.note(Ink::Orange, (300.0, 1.32), Side::Above, "2/η");
    sharpness.note(Ink::Purple, (300.0, 0.98), Side::Below, "2/η");
    for ((_, ink, word), (x, y)) in runs.into_iter().zip([
        (2550.0, 0.0262),
        (2550.0, 0.0103),
        (2550.0, 0.0047),
        (520.0, 0.0093),
    ]) {
        loss.note(ink, (x, y), Side::Below, word);
    }
    Figure {
        title: "Sharpness against 2/η during training",
        describes: "First panel: the largest eigenvalue of the Hessian during 3000 steps of gradient \
                    descent on digits, all from one start where it is 2.8. With step sizes 0.1 and \
                    0.5 it stays far below 2/η and sinks slowly. With 1.6 and 2 it falls at once to \
                    about the dashed line 2/η. With 2 it hovers there; with 1.6 it comes back to the \
                    line and sinks slowly below it in the second half. Second panel: the loss of the same \
                    runs falls in all of them, with small rises in the last two."
            .into(),
        panels: vec![sharpness.panel(), loss.panel()],
    }
}

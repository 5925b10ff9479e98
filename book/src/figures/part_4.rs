//! Figures of part 4.

use super::{Figure, Named};
use crate::{
    svg::{Axis, Ink, Mark, Plot, Point, Side},
    values::part_4::{
        ADAM_RATE, ADAM_STEPS, LARGEST, TOLERANCE, adam_error, cg_products, descent_steps,
        heavy_ball_path, product_gradient, sam_path, spread, switch_radius, turned, wells,
        wells_critical,
    },
};
use lab::{
    functions::vector,
    recorded::{Spectrum, Trace, spectra, traces},
};
use solutions::{
    bulk_and_outliers::answer::outliers,
    descent_rate::answer::optimal_eta,
    momentum::answer::{heavy_ball, nesterov},
    newton_cg::answer::{CgStep, newton_cg},
    preconditioning::answer::{adam, jacobi_kappa},
    sharpness::answer::{mean_rise, rescaled_hessian, worst_rise},
};

/// By name, with what draws them.
pub const FIGURES: &[Named] = &[
    ("bulk_and_outliers", bulk_and_outliers),
    ("outliers_by_class", outliers_by_class),
    ("curved_valley", curved_valley),
    ("edge_of_stability", edge_of_stability),
    ("two_rises", two_rises),
    ("rescaled", rescaled),
    ("robust_wells", robust_wells),
    ("sam_in_the_valley", sam_in_the_valley),
    ("zigzag", zigzag),
    ("steps_by_kappa", steps_by_kappa),
    ("heavy_ball_circles", heavy_ball_circles),
    ("adam_turned", adam_turned),
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
            "Left: a histogram with a logarithmic count. Nearly all eigenvalues fall into the bins \
             next to zero; about a dozen lie scattered up to the largest. Right: the forty largest \
             eigenvalues by rank on a logarithmic scale. They fall steadily, with the widest gap \
             after the first {found}."
        ),
        panels: vec![counts.panel(), ranks.panel()],
    }
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
            let found = outliers(spectrum.eigenvalues, LARGEST);
            let at = |l: &f64| (*l / spectrum.eigenvalues[0], y);
            let points: Vec<Point> = spectrum.eigenvalues.iter().map(at).collect();
            plot.dots(Ink::Blue, &points[found..]);
            plot.dots(Ink::Orange, &points[..found]);
            plot.note(Ink::Orange, (1.1, y), Side::Right, &found.to_string());
        }
        plot.panel()
    };
    Figure {
        title: "Outliers of eleven trained networks",
        describes: "Two strip plots, one row of dots for each network, on a logarithmic axis. With \
                    cross-entropy 2, 3, 4, 5 and 7 dots stand apart for 3, 4, 5, 6 and 8 classes, \
                    but 4 for the 3 classes that lie farther apart, and 12 for the ten digits. With \
                    squared error 4, 9 and 16 stand apart for 2, 3 and 4 distant classes, but 4 \
                    and 8 for 4 and 8 near ones, and 10 for the digits."
            .into(),
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

/// The valley w₁w₂ = 1 between two values of w₁.
fn valley(from: f64, to: f64) -> Vec<Point> {
    (0..=80)
        .map(|k| {
            let a = from * (to / from).powf(f64::from(k) / 80.0);
            (a, 1.0 / a)
        })
        .collect()
}

fn product_at(x: f64, y: f64) -> f64 {
    0.5 * (x * y - 1.0).powi(2)
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
        describes: "Left: contours of half the square of w₁w₂ - 1. Two minima at (2, 1/2) and \
                    (1/2, 2) are joined by a straight dashed line and by the curve w₁w₂ = 1. Right: \
                    the loss rises to a barrier in the middle of the line and stays zero along the \
                    curve."
            .into(),
        panels: vec![plot.panel(), heights.panel()],
    }
}

fn edge_of_stability() -> Figure {
    let runs: [(&Trace, Ink, &str); 4] = [
        (&traces::ETA_0_1, Ink::Blue, "η = 0.1"),
        (&traces::ETA_0_5, Ink::Green, "η = 0.5"),
        (&traces::ETA_1_6, Ink::Orange, "η = 1.6"),
        (&traces::ETA_2, Ink::Purple, "η = 2"),
    ];
    let along = |trace: &Trace, values: &[f64]| -> Vec<Point> {
        values
            .iter()
            .enumerate()
            .map(|(i, value)| ((i * trace.stride) as f64, *value))
            .collect()
    };
    let steps = || {
        Axis::linear(0.0, 3000.0, "step").ticks_at(&[
            (0.0, "0"),
            (1000.0, "1000"),
            (2000.0, "2000"),
            (3000.0, "3000"),
        ])
    };
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
        describes: "Left: the largest eigenvalue of the Hessian during 3000 steps of gradient \
                    descent on digits, all from one start where it is 2.8. With step sizes 0.1 and \
                    0.5 it stays far below 2/η and sinks slowly. With 1.6 and 2 it falls at once to \
                    the dashed line 2/η and hovers there. Right: the loss of the same runs falls in \
                    all of them, with small rises in the last two."
            .into(),
        panels: vec![sharpness.panel(), loss.panel()],
    }
}

fn two_rises() -> Figure {
    let h = lab::functions::matrix(2, &[6.0, 2.0, 2.0, 4.0]);
    let rise = |x: f64, y: f64| 3.0 * x * x + 2.0 * x * y + 2.0 * y * y;
    let rho = 1.0;
    let mut plot = Plot::new(Axis::linear(-1.4, 1.4, "v₁"), Axis::linear(-1.4, 1.4, "v₂"))
        .equal(250.0)
        .heading("shifts of length 1");
    plot.contours(Ink::Muted, &[0.5, 1.0, 2.0, 3.0, 4.0, 6.0, 8.0], rise);
    plot.ellipse(Ink::Blue, (0.0, 0.0), (rho, 0.0), (0.0, rho));
    let (_, q) = lab::spectrum(&h).expect("a symmetric matrix");
    let worst = (q[(0, 1)].abs(), q[(1, 1)].abs());
    plot.arrow(Ink::Red, (0.0, 0.0), worst);
    plot.note(Ink::Red, (worst.0, worst.1), Side::Above, "the worst shift");

    let mut around = Plot::new(
        Axis::linear(0.0, 360.0, "direction in degrees").ticks_at(&[
            (0.0, "0"),
            (90.0, "90"),
            (180.0, "180"),
            (270.0, "270"),
            (360.0, "360"),
        ]),
        Axis::linear(0.0, 4.2, "rise of the loss"),
    )
    .size(250.0, 250.0)
    .heading("the rise by direction");
    around.graph(Ink::Blue, |degrees| {
        let (s, c) = degrees.to_radians().sin_cos();
        rise(c, s)
    });
    // Noise with n entries of standard deviation s has the length s√n on average of squares.
    let mean = mean_rise(&h, rho / 2_f64.sqrt());
    around.horizontal(Ink::Red, worst_rise(&h, rho));
    around.horizontal(Ink::Green, mean);
    around.note(
        Ink::Red,
        (355.0, worst_rise(&h, rho) + 0.1),
        Side::Left,
        "worst: λmax/2",
    );
    around.note(Ink::Green, (355.0, mean - 0.2), Side::Left, "mean: tr H/4");
    Figure {
        title: "The worst and the mean rise",
        describes: "Left: elliptic contours around a minimum with a circle of shifts of length 1. \
                    The worst shift points along the short axis of the ellipses. Right: the rise of \
                    the loss by direction, a wave between the smallest and the largest half \
                    eigenvalue; its mean is a quarter of the trace."
            .into(),
        panels: vec![plot.panel(), around.panel()],
    }
}

fn rescaled() -> Figure {
    let mut plot = Plot::new(Axis::linear(0.0, 4.5, "w₁"), Axis::linear(0.0, 2.5, "w₂"))
        .equal(280.0)
        .heading("one function, many weights");
    plot.contours(
        Ink::Muted,
        &[0.02, 0.08, 0.2, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0],
        product_at,
    );
    plot.curve(Ink::Green, &valley(0.3, 4.6));
    for a in [1.0, 2.0, 4.0] {
        plot.marks(Ink::Text, Mark::Disc, &[(a, 1.0 / a)]);
        let word = format!("a = {a}");
        plot.note(Ink::Text, (a + 0.15, 1.0 / a), Side::Above, &word);
    }
    let mut sharpness = Plot::new(
        Axis::log(0.1, 10.0, "a"),
        Axis::log(1.0, 200.0, "trace of the Hessian"),
    )
    .size(220.0, 155.6)
    .heading("loss 0 everywhere");
    sharpness.graph(Ink::Orange, |a| rescaled_hessian(a).trace());
    let marked: Vec<Point> = [1.0, 2.0, 4.0]
        .map(|a| (a, rescaled_hessian(a).trace()))
        .to_vec();
    sharpness.marks(Ink::Text, Mark::Disc, &marked);
    sharpness.note(Ink::Orange, (1.0, 20.0), Side::Above, "a² + 1/a²");
    Figure {
        title: "The same function with another sharpness",
        describes:
            "Left: the valley w₁w₂ = 1 with three points on it. All of them compute the same \
                    function with loss zero. Right: the trace of the Hessian along the valley, on \
                    logarithmic axes: 2 at a = 1, and above 100 at both ends."
                .into(),
        panels: vec![plot.panel(), sharpness.panel()],
    }
}

fn robust_wells() -> Figure {
    let panel = |rho: f64, heading: &str| {
        let mut plot = Plot::new(
            Axis::linear(-1.9, 2.6, "x"),
            Axis::linear(-0.08, 1.08, "loss"),
        )
        .size(250.0, 220.0)
        .heading(heading);
        plot.graph(Ink::Muted, wells);
        // The largest loss within rho, on a grid fine enough for the sharp well.
        plot.graph(Ink::Blue, |x| {
            (-20..=20)
                .map(|k| wells(x + rho * f64::from(k) / 20.0))
                .fold(f64::MIN, f64::max)
        });
        plot
    };
    let [sharp, ridge, flat] = wells_critical();
    let rho = switch_radius();
    let mut small = panel(rho, "ρ where both are equal");
    small.note(Ink::Text, (sharp, -0.04), Side::Left, "sharp");
    small.note(Ink::Text, (flat, -0.04), Side::Right, "flat");
    small.marks(Ink::Text, Mark::Triangle, &[(ridge, wells(ridge))]);
    small.note(
        Ink::Text,
        (ridge + 0.05, wells(ridge)),
        Side::Right,
        "ridge",
    );
    let mut large = panel(0.3, "ρ = 0.3");
    large.note(Ink::Blue, (1.0, 0.74), Side::Centre, "worst loss");
    large.note(Ink::Blue, (1.0, 0.66), Side::Centre, "within ρ");
    large.note(Ink::Muted, (-1.13, 0.45), Side::Left, "loss");
    Figure {
        title: "The worst loss within a radius, over two wells",
        describes:
            "A loss on a line with a narrow deep well at -1 and a wide well at 1 that is not \
                    quite as deep, with a ridge between them. Left: with a small radius the worst \
                    loss within it has two minima of equal height. Right: with the radius 0.3 the \
                    narrow well is filled up and the wide one is hardly changed."
                .into(),
        panels: vec![small.panel(), large.panel()],
    }
}

fn sam_in_the_valley() -> Figure {
    let start = vector(&[3.0, 0.4]);
    let path = |rho: f64, steps: usize| -> Vec<Point> {
        sam_path(&product_gradient, &start, 0.1, rho, steps)
            .iter()
            .map(|w| (w[0], w[1]))
            .collect()
    };
    let mut plot = Plot::new(Axis::linear(0.8, 3.2, "w₁"), Axis::linear(0.1, 1.3, "w₂"))
        .equal(280.0)
        .heading("5000 steps from one start");
    plot.contours(
        Ink::Muted,
        &[0.02, 0.08, 0.2, 0.5, 1.0, 2.0, 4.0],
        product_at,
    );
    let (sam, descent) = (path(0.1, 5000), path(0.0, 5000));
    let thinned: Vec<Point> = sam.iter().step_by(10).copied().collect();
    plot.thin(Ink::Orange, &thinned);
    plot.marks(Ink::Text, Mark::Ring, &[(3.0, 0.4)]);
    plot.marks(Ink::Blue, Mark::Disc, &[descent[5000]]);
    plot.marks(Ink::Orange, Mark::Square, &[sam[5000]]);
    plot.note(Ink::Text, (3.0, 0.4), Side::Above, "start");
    plot.note(Ink::Blue, (2.97, 0.3), Side::Left, "descent");
    plot.note(Ink::Orange, (sam[5000].0, sam[5000].1), Side::Above, "SAM");

    let mut traces = Plot::new(
        Axis::linear(0.0, 5000.0, "step").ticks_at(&[
            (0.0, "0"),
            (2500.0, "2500"),
            (5000.0, "5000"),
        ]),
        Axis::linear(0.0, 10.0, "w₁² + w₂²"),
    )
    .size(220.0, 140.0)
    .heading("the trace on the way");
    for (ink, path) in [(Ink::Orange, &sam), (Ink::Blue, &descent)] {
        let points: Vec<Point> = path
            .iter()
            .enumerate()
            .step_by(25)
            .map(|(k, (x, y))| (k as f64, x * x + y * y))
            .collect();
        traces.curve(ink, &points);
    }
    traces.note(Ink::Blue, (3900.0, 8.9), Side::Below, "descent");
    traces.note(Ink::Orange, (3900.0, 2.3), Side::Above, "SAM");
    traces.horizontal(Ink::Muted, 2.0);
    Figure {
        title: "SAM and gradient descent in the valley",
        describes: "Left: from the start (3, 0.4) gradient descent goes straight to the valley \
                    w₁w₂ = 1 and stops; SAM then follows the valley almost to (1, 1). Right: the \
                    trace of the Hessian stays at 9 with descent and falls with SAM towards 2, the \
                    least in the valley."
            .into(),
        panels: vec![plot.panel(), traces.panel()],
    }
}

/// Where the paths of the zigzag figure begin.
const START: Point = (1.0, 0.15);

/// Steps on ½ (x² + κ y²): descent, or heavy ball where there is momentum.
fn steps(kappa: f64, eta: f64, beta: f64, count: usize) -> Vec<Point> {
    let mut path: Vec<Point> = vec![START];
    for k in 0..count {
        let ((x, y), (a, b)) = (path[k], path[k.saturating_sub(1)]);
        path.push((
            x - eta * x + beta * (x - a),
            y - eta * kappa * y + beta * (y - b),
        ));
    }
    path
}

/// The points of conjugate gradients, which end at the minimum.
fn conjugate(kappa: f64) -> Vec<Point> {
    let h = vector(&[1.0, kappa]);
    let start = vector(&[START.0, START.1]);
    let g = start.component_mul(&h);
    // The first step is one of steepest descent; looser tolerances end earlier.
    [0.99, 1e-9]
        .iter()
        .fold(vec![START], |mut path, tolerance| {
            if let CgStep::Solved { step, .. } = newton_cg(&|v| v.component_mul(&h), &g, *tolerance)
            {
                path.push((start[0] + step[0], start[1] + step[1]));
            }
            path
        })
}

fn zigzag() -> Figure {
    let kappa = 30.0;
    let (best, _) = optimal_eta(1.0, kappa);
    let root: f64 = kappa.sqrt();
    let beta = ((root - 1.0) / (root + 1.0)).powi(2);
    let alpha = 4.0 / (root + 1.0).powi(2);
    let panel = |heading: &str, ink: Ink, path: Vec<Point>| {
        let mut plot = Plot::new(
            Axis::linear(-0.5, 1.15, "flat direction").ticks_at(&[
                (-0.5, "−0.5"),
                (0.0, "0"),
                (0.5, "0.5"),
                (1.0, "1"),
            ]),
            Axis::linear(-0.5, 0.5, "sharp direction").ticks_at(&[
                (-0.4, "−0.4"),
                (0.0, "0"),
                (0.4, "0.4"),
            ]),
        )
        .equal(250.0)
        .heading(heading);
        plot.contours(Ink::Muted, &[0.02, 0.1, 0.3, 0.7, 1.3, 2.2], |x, y| {
            0.5 * (x * x + kappa * y * y)
        });
        plot.thin(ink, &path);
        plot.dots(ink, &path);
        plot.marks(Ink::Text, Mark::Cross, &[(0.0, 0.0)]);
        plot.panel()
    };
    Figure {
        title: "Zigzag, creep, momentum and conjugate gradients",
        describes:
            "Four paths in a valley with condition number 30, three of them of twenty steps. With the best \
                    step size descent jumps from wall to wall while it moves along. With the step \
                    size 1/λmax it reaches the floor in one step and creeps along it without any \
                    zigzag. Heavy ball swings through the valley in wide curves and arrives. Conjugate \
                    gradients arrive in two steps."
                .into(),
        panels: vec![
            panel(
                "best step size: zigzag",
                Ink::Blue,
                steps(kappa, best, 0.0, 20),
            ),
            panel(
                "step size 1/λmax: none",
                Ink::Green,
                steps(kappa, 1.0 / kappa, 0.0, 20),
            ),
            panel("heavy ball", Ink::Orange, steps(kappa, alpha, beta, 20)),
            panel("conjugate gradients", Ink::Purple, conjugate(kappa)),
        ],
    }
}

fn steps_by_kappa() -> Figure {
    let mut plot = Plot::new(
        Axis::log(2.0, 1e4, "condition number κ").ticks_at(&[
            (10.0, "10"),
            (100.0, "100"),
            (1000.0, "1000"),
            (1e4, "10⁴"),
        ]),
        Axis::log(1.0, 3e5, "steps"),
    )
    .size(380.0, 290.0);
    let kappas: Vec<f64> = (0..=18)
        .map(|k| 2.0 * 5000_f64.powf(f64::from(k) / 18.0))
        .collect();
    let counted = |count: &dyn Fn(f64) -> usize| -> Vec<Point> {
        kappas.iter().map(|k| (*k, count(*k) as f64)).collect()
    };
    let ends = |kappa: f64| [1.0, kappa];
    let known = |steps: (Option<usize>, f64)| steps.0.expect("it converges");
    plot.curve(Ink::Blue, &counted(&descent_steps));
    plot.curve(
        Ink::Green,
        &counted(&|k| known(nesterov(&ends(k), 100_000, TOLERANCE))),
    );
    plot.curve(
        Ink::Orange,
        &counted(&|k| known(heavy_ball(&ends(k), 100_000, TOLERANCE))),
    );
    plot.curve(Ink::Purple, &counted(&|k| cg_products(&spread(k, 60))));
    plot.dashed(Ink::Purple, &counted(&|k| cg_products(&ends(k))));
    plot.note(
        Ink::Blue,
        (700.0, 1.1e4),
        Side::Left,
        "gradient descent, ∝ κ",
    );
    plot.note(Ink::Green, (1700.0, 1100.0), Side::Left, "Nesterov, ∝ √κ");
    plot.note(
        Ink::Orange,
        (2500.0, 225.0),
        Side::Centre,
        "heavy ball, ∝ √κ",
    );
    plot.note(
        Ink::Purple,
        (700.0, 45.0),
        Side::Below,
        "CG, 60 eigenvalues",
    );
    plot.note(Ink::Purple, (700.0, 2.1), Side::Above, "CG, 2 eigenvalues");
    Figure {
        title: "Steps against the condition number",
        describes: "On logarithmic axes, the steps to reduce the error by eight decades. Gradient \
                    descent rises with slope 1, from 17 at κ = 2 to 92104 at κ = 10000. Nesterov's \
                    method and heavy ball rise with slope one half, to about 2000 and 1300. \
                    Conjugate gradients with sixty different eigenvalues level off near a hundred, \
                    and need two products where there are two eigenvalues."
            .into(),
        panels: vec![plot.panel()],
    }
}

fn adam_turned() -> Figure {
    let start = |degrees: f64| {
        let (s, c) = f64::to_radians(degrees).sin_cos();
        vector(&[c - s, s + c])
    };
    let path = |degrees: f64, ink: Ink, heading: &str| {
        let h = turned(100.0, degrees);
        let mut plot = Plot::new(Axis::linear(-0.6, 1.7, "x₁"), Axis::linear(-0.6, 1.7, "x₂"))
            .equal(250.0)
            .heading(heading);
        plot.contours(Ink::Muted, &[0.2, 1.0, 4.0, 12.0, 30.0, 70.0], |x, y| {
            0.5 * (h[(0, 0)] * x * x + 2.0 * h[(0, 1)] * x * y + h[(1, 1)] * y * y)
        });
        let points: Vec<Point> = (0..=ADAM_STEPS)
            .step_by(4)
            .map(|k| {
                let x = adam(&h, &start(degrees), ADAM_RATE, k);
                (x[0], x[1])
            })
            .collect();
        plot.thin(ink, &points);
        plot.dots(ink, &points);
        plot.marks(ink, Mark::Ring, &points[..1]);
        plot.note(ink, points[0], Side::Right, "start");
        plot.marks(Ink::Text, Mark::Cross, &[(0.0, 0.0)]);
        plot.panel()
    };

    let angles = |word: &str| {
        Axis::linear(0.0, 45.0, word).ticks_at(&[
            (0.0, "0"),
            (15.0, "15"),
            (30.0, "30"),
            (45.0, "45"),
        ])
    };
    let mut errors = Plot::new(
        angles("turned by, degrees"),
        Axis::log(1e-6, 20.0, "error left"),
    )
    .size(250.0, 250.0)
    .heading("after 200 steps of Adam");
    for (kappa, ink, word, y) in [
        (1.0, Ink::Blue, "κ = 1", 2e-6),
        (100.0, Ink::Orange, "κ = 100", 0.055),
        (1e4, Ink::Purple, "κ = 10⁴", 1.5),
    ] {
        let points: Vec<Point> = (0..=30)
            .map(|k| {
                let degrees = 1.5 * f64::from(k);
                (degrees, adam_error(kappa, degrees, ADAM_STEPS))
            })
            .collect();
        errors.curve(ink, &points);
        errors.note(ink, (33.0, y), Side::Above, word);
    }
    errors.horizontal(
        Ink::Muted,
        optimal_eta(1.0, 100.0).1.powi(ADAM_STEPS as i32),
    );
    errors.note(Ink::Muted, (24.0, 0.018), Side::Below, "descent, κ = 100");

    let mut kappas = Plot::new(
        angles("turned by, degrees"),
        Axis::log(0.8, 150.0, "κ after Jacobi's scaling"),
    )
    .size(250.0, 250.0)
    .heading("Jacobi's scaling, κ = 100");
    kappas.graph(Ink::Blue, |degrees| {
        jacobi_kappa(&turned(100.0, degrees)).unwrap_or(f64::NAN)
    });
    kappas.horizontal(Ink::Muted, 100.0);
    kappas.note(Ink::Muted, (12.0, 96.0), Side::Below, "κ before");
    Figure {
        title: "Rescaling the axes of a turned valley",
        describes: "Above: 200 steps of Adam from the same point of a valley with condition number \
                    100. Along the axes they reach the minimum; turned by 45 degrees they are still \
                    on the way along the floor. Below, left: what is left of the error after 200 \
                    steps, by the angle: tiny for condition number 1 at every angle, for 100 and \
                    10000 tiny only without turning. Below, right: the condition number after \
                    Jacobi's scaling rises from 1 to 100 as the valley is turned."
            .into(),
        panels: vec![
            path(0.0, Ink::Green, "along the axes, κ = 100"),
            path(45.0, Ink::Orange, "turned by 45°, κ = 100"),
            errors.panel(),
            kappas.panel(),
        ],
    }
}

fn heavy_ball_circles() -> Figure {
    let loss = |x: f64| {
        // The integral of the slope from 0.
        let bent = |t: f64| 12.5 * t * t;
        if x < 1.0 {
            bent(x)
        } else if x < 2.0 {
            0.5 * x * x + 24.0 * x - 12.0
        } else {
            bent(x) - 24.0 * x + 36.0
        }
    };
    let mut graph = Plot::new(
        Axis::linear(-2.6, 3.6, "x").ticks_at(&[(-2.0, "−2"), (0.0, "0"), (2.0, "2")]),
        Axis::linear(-22.0, 100.0, "loss"),
    )
    .size(250.0, 220.0)
    .heading("where it ends up");
    graph.graph(Ink::Muted, loss);
    let path = heavy_ball_path(300);
    let last: Vec<Point> = path[297..].iter().map(|x| (*x, loss(*x))).collect();
    graph.thin(Ink::Orange, &last);
    graph.marks(Ink::Orange, Mark::Disc, &last);
    graph.marks(Ink::Text, Mark::Cross, &[(0.0, 0.0)]);
    graph.note(Ink::Text, (0.0, -1.0), Side::Below, "minimum");

    let mut iterates = Plot::new(
        Axis::linear(0.0, 40.0, "step"),
        Axis::linear(-3.5, 3.6, "x"),
    )
    .size(250.0, 220.0)
    .heading("the first forty steps");
    let points: Vec<Point> = path[..=40]
        .iter()
        .enumerate()
        .map(|(k, x)| (k as f64, *x))
        .collect();
    iterates.thin(Ink::Orange, &points);
    iterates.dots(Ink::Orange, &points);
    iterates.horizontal(Ink::Muted, 0.0);
    Figure {
        title: "Heavy ball going in a circle",
        describes:
            "Left: a strictly convex loss, nearly a parabola, with a gentler stretch between \
                    1 and 2. Three points on it, one left of the minimum and two to its right, are \
                    joined by lines: heavy ball visits them in turn. Right: its iterates, which \
                    settle into a pattern that repeats every three steps and does not shrink."
                .into(),
        panels: vec![graph.panel(), iterates.panel()],
    }
}

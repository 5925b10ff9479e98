//! Figures of section 4.3, "Conditioning and the Geometry of Descent".

use super::experiments::conditioning::{
    ADAM_RATE, ADAM_STEPS, TOLERANCE, adam_error, cg_products, descent_steps, heavy_ball_path,
    spread, turned,
};
use crate::{
    Figure, Named,
    svg::{Axis, Ink, Mark, Plot, Point, Side},
};
use lab::functions::vector;
use solutions::{
    descent_rate::answer::optimal_eta,
    momentum::answer::{heavy_ball, nesterov},
    newton_cg::answer::{CgStep, newton_cg},
    preconditioning::answer::{adam, jacobi_kappa},
};

/// By name, with what draws them.
pub(super) const FIGURES: &[Named] = &[
    ("zigzag", zigzag),
    ("steps_by_kappa", steps_by_kappa),
    ("heavy_ball_circles", heavy_ball_circles),
    ("adam_turned", adam_turned),
];

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

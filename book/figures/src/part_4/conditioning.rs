//! Figures of section 4.3, "Conditioning and the Geometry of Descent".

use super::experiments::conditioning::{
    ADAM_STEPS, TOLERANCE, adam_error, adam_path, adam_rates, best_adam, cg_products,
    descent_share, descent_steps, heavy_ball_path, spread, turned,
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
    preconditioning::answer::jacobi_kappa,
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
                    zigzag. Heavy ball jumps from wall to wall in every step, at first about twice as far \
                    as it started, while it moves along the floor, and arrives. Conjugate gradients \
                    arrive in two steps."
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
        describes: format!(
            "On logarithmic axes, the steps to reduce the error by eight decades. Gradient descent \
             rises with slope 1, from {} at κ = 2 to {} at κ = 10000. Nesterov's method and heavy \
             ball rise with slope one half, to about 2000 and 1300. Conjugate gradients with sixty \
             different eigenvalues rise throughout, ever more slowly, to about {}, and need two \
             products where there are two eigenvalues.",
            descent_steps(2.0),
            descent_steps(1e4),
            10 * ((cg_products(&spread(1e4, 60)) + 5) / 10),
        ),
        panels: vec![plot.panel()],
    }
}

fn adam_turned() -> Figure {
    let mut kappas = Plot::new(
        Axis::linear(0.0, 45.0, "turned by, degrees").ticks_at(&[
            (0.0, "0"),
            (15.0, "15"),
            (30.0, "30"),
            (45.0, "45"),
        ]),
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
        describes: "First panel: two runs of 200 steps of Adam in a valley with condition number \
                    100, turned by 45 degrees. With the step size 0.05 the run is still on its way \
                    along the floor; with 0.4 it has arrived. Second panel: the share of the error that is left after 200 steps, by the step size of \
                    Adam. Along the axes it is small for all of them. Turned, it is above that of \
                    gradient descent with its best step for step sizes below a fifth, and far below \
                    it for larger ones. Third panel: steps to reduce the error by eight decades, \
                    each method with its best step, by the condition number. Adam along the axes \
                    stays level at about 260. Turned it does so up to 100, and then rises. Descent \
                    rises all the way and lies above both from about 30 on. Fourth panel: the \
                    condition number after Jacobi's scaling rises from 1 to 100 as the valley is \
                    turned."
            .into(),
        panels: vec![
            adam_paths().panel(),
            adam_by_rate().panel(),
            adam_by_kappa().panel(),
            kappas.panel(),
        ],
    }
}

fn adam_paths() -> Plot {
    let h = turned(100.0, 45.0);
    let mut plot = Plot::new(Axis::linear(-0.6, 1.7, "x₁"), Axis::linear(-0.6, 1.7, "x₂"))
        .equal(250.0)
        .heading("turned by 45°, κ = 100");
    plot.contours(Ink::Muted, &[0.2, 1.0, 4.0, 12.0, 30.0, 70.0], |x, y| {
        0.5 * (h[(0, 0)] * x * x + 2.0 * h[(0, 1)] * x * y + h[(1, 1)] * y * y)
    });
    for (rate, ink, word, (x, y)) in [
        (0.05, Ink::Orange, "step 0.05", (0.5, 0.3)),
        (0.4, Ink::Green, "step 0.4", (1.0, 0.9)),
    ] {
        let points: Vec<Point> = adam_path(100.0, 45.0, rate, ADAM_STEPS, 2)
            .iter()
            .map(|x| (x[0], x[1]))
            .collect();
        plot.thin(ink, &points);
        plot.dots(ink, &points);
        plot.marks(ink, Mark::Ring, &points[..1]);
        plot.note(ink, (x, y), Side::Right, word);
    }
    plot.note(Ink::Text, (0.0, 2_f64.sqrt()), Side::Right, "start");
    plot.marks(Ink::Text, Mark::Cross, &[(0.0, 0.0)]);
    plot
}

fn adam_by_rate() -> Plot {
    let mut plot = Plot::new(
        Axis::log(0.04, 12.0, "step size of Adam").ticks_at(&[
            (0.05, "0.05"),
            (0.3, "0.3"),
            (1.6, "1.6"),
            (9.0, "9"),
        ]),
        Axis::log(1e-6, 3.0, "error left after 200 steps"),
    )
    .size(250.0, 250.0)
    .heading("one step size tells little, κ = 100");
    for (degrees, ink, word, at) in [
        (0.0, Ink::Green, "along the axes", (0.05, 2.2e-6)),
        (45.0, Ink::Orange, "turned by 45°", (0.13, 0.25)),
    ] {
        let points: Vec<Point> = adam_rates()
            .into_iter()
            .map(|rate| (rate, adam_error(100.0, degrees, rate, ADAM_STEPS)))
            .collect();
        plot.curve(ink, &points);
        plot.dots(ink, &points);
        plot.note(ink, at, Side::Right, word);
    }
    plot.horizontal(Ink::Muted, descent_share(100.0));
    plot.note(Ink::Muted, (1.4, 0.02), Side::Above, "descent, best step");
    plot
}

fn adam_by_kappa() -> Plot {
    let mut plot = Plot::new(
        Axis::log(1.0, 1e4, "condition number κ").ticks_at(&[
            (1.0, "1"),
            (10.0, "10"),
            (100.0, "100"),
            (1000.0, "1000"),
            (1e4, "10⁴"),
        ]),
        Axis::log(1.0, 3e5, "steps, each with its best step size"),
    )
    .size(250.0, 250.0)
    .heading("best against best");
    let kappas: Vec<f64> = (0..=8).map(|k| 10_f64.powf(f64::from(k) / 2.0)).collect();
    for (degrees, ink, word, at, side) in [
        (
            0.0,
            Ink::Green,
            "Adam, along the axes",
            (30.0, 170.0),
            Side::Below,
        ),
        (45.0, Ink::Orange, "Adam, turned", (1.2, 650.0), Side::Right),
    ] {
        let points: Vec<Point> = kappas
            .iter()
            .map(|&kappa| (kappa, best_adam(kappa, degrees).0 as f64))
            .collect();
        plot.curve(ink, &points);
        plot.dots(ink, &points);
        plot.note(ink, at, side, word);
    }
    let descent: Vec<Point> = kappas[1..]
        .iter()
        .map(|&kappa| (kappa, descent_steps(kappa) as f64))
        .collect();
    plot.dashed(Ink::Muted, &descent);
    plot.note(Ink::Muted, (900.0, 2.2e4), Side::Left, "descent (dashed)");
    plot
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
            "First panel: a strictly convex loss, nearly a parabola, with a gentler stretch between \
                    1 and 2. Three points on it, one left of the minimum and two to its right, are \
                    joined by lines: heavy ball visits them in turn. Second panel: its iterates, which \
                    settle into a pattern that repeats every three steps and does not shrink."
                .into(),
        panels: vec![graph.panel(), iterates.panel()],
    }
}

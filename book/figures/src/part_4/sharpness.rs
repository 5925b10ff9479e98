//! Figures of section 4.2, "Sharpness, Flatness, and Generalization".

use super::{
    experiments::{
        sharpness::{sam_path, switch_radius, wells, wells_critical},
        training::product_gradient,
    },
    valley::{LEVELS, product_at, valley},
};
use crate::{
    Figure, Named,
    svg::{Axis, Ink, Mark, Plot, Point, Side},
};
use lab::functions::vector;
use solutions::sharpness::answer::{mean_rise, rescaled_hessian, worst_rise};

/// By name, with what draws them.
pub(super) const FIGURES: &[Named] = &[
    ("two_rises", two_rises),
    ("rescaled", rescaled),
    ("robust_wells", robust_wells),
    ("sam_in_the_valley", sam_in_the_valley),
];

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
        describes: "First panel: elliptic contours around a minimum with a circle of shifts of length 1. \
                    The worst shift points along the short axis of the ellipses. Second panel: the rise of \
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
    plot.contours(Ink::Muted, &LEVELS, product_at);
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
            "First panel: the valley w₁w₂ = 1 with three points on it. All of them compute the same \
                    function with loss zero. Second panel: the trace of the Hessian along the valley, on \
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
                    quite as deep, with a ridge between them. First panel: with a small radius the worst \
                    loss within it has two minima of equal height. Second panel: with the radius 0.3 the \
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
        describes: "First panel: from the start (3, 0.4) gradient descent goes straight to the valley \
                    w₁w₂ = 1 and stops; SAM then follows the valley almost to (1, 1). Second panel: the \
                    trace of the Hessian stays at 9 with descent and falls with SAM towards 2, the \
                    least in the valley."
            .into(),
        panels: vec![plot.panel(), traces.panel()],
    }
}

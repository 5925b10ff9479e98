//! The live figures of section 4.2: one function with many sharpnesses, and where SAM comes to rest.

use super::super::{
    experiments::sharpness::{sam_path, wells, wells_slope},
    valley::{LEVELS, product_at, valley},
};
use crate::{
    Figure,
    live::{Control, Keep, Live, Scene, State},
    say,
    svg::{Axis, Ink, Mark, Plot, Point, Side},
};
use lab::functions::vector;
use solutions::sharpness::answer::rescaled_hessian;

pub(super) const LIVE: &[Live] = &[
    Live {
        name: "same_line",
        controls: &[Control::log(
            "a",
            "a, with w₁ = a and w₂ = 1/a",
            (0.25, 4.0),
            1.0,
        )],
        draw: same_line,
    },
    Live {
        name: "sam_between_wells",
        controls: &[
            Control::handle(
                "start",
                "start",
                (0.4, 0.0),
                Keep::Within((-1.8, 2.5), (0.0, 0.0)),
            ),
            Control::slider("rho", "radius ρ", (0.0, 1.2), 0.3),
        ],
        draw: sam_between_wells,
    },
];

fn same_line(state: &State) -> Scene {
    let a = state.number("a");
    let (w1, w2) = (a, 1.0 / a);
    let mut line = Plot::new(
        Axis::linear(-2.0, 2.0, "x"),
        Axis::linear(-2.0, 2.0, "w₁w₂ x"),
    )
    .equal(140.0)
    .coarse()
    .heading("the function");
    line.graph(Ink::Blue, |x| w1 * w2 * x);
    line.marks(
        Ink::Text,
        Mark::Cross,
        &[(-1.5, -1.5), (-0.5, -0.5), (1.0, 1.0)],
    );
    let mut weights = Plot::new(Axis::linear(0.0, 4.4, "w₁"), Axis::linear(0.0, 4.4, "w₂"))
        .equal(140.0)
        .coarse()
        .heading("the weights");
    weights.contours(Ink::Muted, &LEVELS, product_at);
    weights.curve(Ink::Green, &valley(0.2, 4.6));
    weights.marks(Ink::Orange, Mark::Disc, &[(w1, w2)]);
    let across = |t: f64| {
        // Straight through the point, across the valley.
        let length = w1.hypot(w2);
        product_at(w1 + t * w2 / length, w2 + t * w1 / length)
    };
    let mut slice = Plot::new(
        Axis::linear(-0.6, 0.6, "distance from the valley"),
        Axis::linear(0.0, 1.0, "loss"),
    )
    .size(140.0, 140.0)
    .heading("across the valley");
    slice.graph(Ink::Orange, across);
    let h = rescaled_hessian(a);
    let largest = h.trace();
    Scene {
        figure: Figure {
            title: "One function, many sharpnesses",
            describes: "In the first panel, three data points and the line through them that the network \
                        computes. In the second panel, its two weights as a point of the valley \
                        w₁w₂ = 1. In the third panel, the loss on a straight way across the valley, a \
                        parabola."
                .into(),
            panels: vec![line.panel(), weights.panel(), slice.panel()],
        },
        seen: if largest < 2.0 + 1e-4 {
            "The weights are equal, and the valley is as wide here as it gets: λmax is 2.".to_owned()
        } else {
            format!(
                "The line is the same, the loss is 0 as before, and λmax is {}: {} times the least.",
                say::number(largest),
                say::number(largest / 2.0)
            )
        },
        numbers: vec![
            ("w₁", say::number(w1)),
            ("w₂", say::number(w2)),
            ("λmax", say::number(largest)),
            ("loss", "0".to_owned()),
        ],
    }
}

const ETA: f64 = 0.02;
const STEPS: usize = 1500;

fn sam_between_wells(state: &State) -> Scene {
    let (start, _) = state.point("start");
    let rho = state.number("rho");
    let slope = |x: &nalgebra::DVector<f64>| vector(&[wells_slope(x[0])]);
    let run = |rho: f64| -> Vec<f64> {
        let path = sam_path(&slope, &vector(&[start]), ETA, rho, STEPS);
        path.iter().map(|x| x[0]).collect()
    };
    let (sam, descent) = (run(rho), run(0.0));
    let (end, rest) = (sam[STEPS], descent[STEPS]);
    let probe = end + rho * wells_slope(end).signum();

    let mut loss = Plot::new(
        Axis::linear(-1.9, 2.6, "x"),
        Axis::linear(-0.1, 1.08, "loss"),
    )
    .size(240.0, 220.0)
    .heading("where they end");
    loss.graph(Ink::Muted, wells);
    loss.marks(Ink::Blue, Mark::Disc, &[(rest, wells(rest))]);
    loss.marks(Ink::Orange, Mark::Square, &[(end, wells(end))]);
    loss.label(Ink::Orange, (end, wells(end)), Side::Above, "SAM");
    loss.label(Ink::Blue, (rest, wells(rest)), Side::Below, "descent");
    if rho > 0.05 {
        loss.arrow(Ink::Purple, (end, wells(end)), (probe, wells(probe)));
        loss.marks(Ink::Purple, Mark::Triangle, &[(probe, wells(probe))]);
    }

    let mut way = Plot::new(
        Axis::linear(0.0, STEPS as f64, "step").ticks_at(&[
            (0.0, "0"),
            (500.0, "500"),
            (1000.0, "1000"),
            (1500.0, "1500"),
        ]),
        Axis::linear(-1.9, 2.6, "x"),
    )
    .size(240.0, 220.0)
    .heading("on the way");
    for (path, ink) in [(&descent, Ink::Blue), (&sam, Ink::Orange)] {
        let points: Vec<Point> = path
            .iter()
            .zip(0..)
            .step_by(3)
            .map(|(x, k)| (f64::from(k), *x))
            .collect();
        way.curve(ink, &points);
    }

    let place = |x: f64| match x {
        x if (x + 1.0).abs() < 0.12 => "in the sharp well",
        x if (x - 1.0).abs() < 0.45 => "in the flat well",
        x if x > -0.65 && x < -0.2 => "on the ridge between the wells",
        _ => "on the slope",
    };
    let seen = match (place(rest), place(end)) {
        ("on the slope", now) => format!("Descent has not arrived yet. SAM is {now}."),
        (plain, now) if plain == now => format!("Both end {now}."),
        (plain, "on the slope") if (probe + 1.0).abs() < 0.12 => format!(
            "Descent ends {plain}. SAM has come to rest on the slope: its probe sits in the sharp well, where \
             the slope is 0."
        ),
        (plain, now) => format!("Descent ends {plain}, SAM {now}."),
    };
    Scene {
        figure: Figure {
            title: "SAM and descent over two wells",
            describes: "In the first panel, a loss with a sharp well and a flat one, with the places \
                        where gradient descent and SAM end, and SAM's probe as an arrow. In the second \
                        panel, both runs against the number of steps."
                .into(),
            panels: vec![loss.panel(), way.panel()],
        },
        seen,
        numbers: vec![
            ("descent ends at", say::fixed(rest, 2)),
            ("SAM ends at", say::fixed(end, 2)),
            ("its probe", say::fixed(probe, 2)),
        ],
    }
}

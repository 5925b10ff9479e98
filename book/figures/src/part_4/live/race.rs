//! The second live figure of section 4.3: five methods in a valley that is turned.

use super::super::experiments::conditioning::{adam_errors, adam_path, adam_rates, turned};
use crate::{
    Figure,
    live::{Control, Live, Scene, State},
    say,
    svg::{Axis, Ink, Mark, Plot, Point, Side},
};
use lab::functions::vector;
use nalgebra::DVector;
use solutions::descent_rate::answer::optimal_eta;

pub(super) const LIVE: &[Live] = &[Live {
    name: "turned_race",
    controls: &[
        Control::angle("turn", "valley turned by", (0.0, 45.0), 0.0),
        Control::log("kappa", "conditioning κ", (2.0, 1000.0), 100.0),
        Control::choice("method", "path of", &METHODS, 3),
    ],
    draw: turned_race,
}];

/// The next point, from this one and the last.
type Step<'a> = &'a dyn Fn(&DVector<f64>, &DVector<f64>) -> DVector<f64>;

const METHODS: [&str; 5] = ["descent", "heavy ball", "Nesterov", "Adam", "Newton"];
const INKS: [Ink; 5] = [Ink::Muted, Ink::Orange, Ink::Blue, Ink::Green, Ink::Purple];
const STEPS: usize = 300;
/// Adam is looked at every so many steps.
const STRIDE: usize = 2;

fn turned_race(state: &State) -> Scene {
    let (degrees, kappa) = (state.number("turn"), state.number("kappa"));
    let chosen = state.count("method");
    let h = turned(kappa, degrees);
    let (s, c) = degrees.to_radians().sin_cos();
    let start = vector(&[c - s, s + c]);
    let root = kappa.sqrt();
    let slow = (root - 1.0) / (root + 1.0);
    // Each with its best step, from where it is and where it was.
    let run = |step: Step| -> Vec<DVector<f64>> {
        let mut path = vec![start.clone()];
        for k in 0..STEPS {
            let next = step(&path[k], &path[k.saturating_sub(1)]);
            path.push(next);
        }
        path
    };
    let (eta, _) = optimal_eta(1.0, kappa);
    let rate = adam_rates()
        .into_iter()
        .filter_map(|rate| Some((rate, adam_errors(kappa, degrees, rate, 1.0).nth(STEPS)?)))
        .min_by(|a, b| a.1.total_cmp(&b.1))
        .map_or(0.1, |(rate, _)| rate);
    let alpha = 4.0 / (root + 1.0).powi(2);
    let paths = [
        run(&|x, _| x - &h * x * eta),
        run(&|x, last| x - &h * x * alpha + (x - last) * (slow * slow)),
        run(&|x, last| {
            let y = x + (x - last) * slow;
            &y - &h * &y / kappa
        }),
        adam_path(kappa, degrees, rate, STEPS, STRIDE),
        run(&|x, _| x * 0.0),
    ];

    let mut plane = Plot::new(Axis::linear(-1.7, 1.7, "x₁"), Axis::linear(-1.7, 1.7, "x₂"))
        .equal(230.0)
        .coarse()
        .heading(METHODS[chosen]);
    plane.contours(Ink::Muted, &[0.2, 1.0, 4.0, 12.0, 30.0, 70.0], |x, y| {
        0.5 * (h[(0, 0)] * x * x + 2.0 * h[(0, 1)] * x * y + h[(1, 1)] * y * y)
    });
    let points: Vec<Point> = paths[chosen].iter().map(|x| (x[0], x[1])).collect();
    let ink = if chosen == 0 { Ink::Red } else { INKS[chosen] };
    plane.thin(ink, &points);
    plane.dots(ink, &points);
    plane.marks(Ink::Text, Mark::Cross, &[(0.0, 0.0)]);

    let mut race = Plot::new(
        Axis::linear(0.0, STEPS as f64, "step"),
        Axis::log(1e-10, 30.0, "share of the distance left"),
    )
    .size(230.0, 230.0)
    .heading("each with its best step");
    let mut counts = Vec::new();
    for (which, (path, ink)) in paths.iter().zip(INKS).enumerate() {
        let stride = if which == 3 { STRIDE } else { 1 };
        let errors: Vec<Point> = path
            .iter()
            .zip(0..)
            .map(|(x, k)| ((k * stride) as f64, x.norm() / start.norm()))
            .collect();
        race.curve(ink, &errors);
        let there = errors.iter().find(|(_, error)| *error <= 1e-6);
        counts.push(there.map(|(step, _)| *step));
    }
    for ((name, ink), k) in METHODS.into_iter().zip(INKS).zip(0..) {
        race.note(ink, (2.0, 3e-10 * 6_f64.powi(4 - k)), Side::Right, name);
    }
    let told = |k: usize| counts[k].map_or(format!("more than {STEPS}"), |n| n.to_string());
    let rounds = if degrees == 0.0 {
        "The valley lies along an axis: Adam rescales it."
    } else {
        "The valley is turned. Only Adam notices: it rescales along the axes, and they no longer fit."
    };
    Scene {
        figure: Figure {
            title: "Five methods in a valley that is turned",
            describes: "In the first panel, the level sets of a long valley and the path of one method. In \
                        the second panel, the share of the distance that is left after each step, for \
                        gradient descent, heavy ball, Nesterov's method, Adam and Newton's method. \
                        Newton is there after one step, and descent is the slowest."
                .into(),
            panels: vec![plane.panel(), race.panel()],
        },
        seen: format!("{rounds} For six decades it takes {} steps with its best step size.", told(3)),
        numbers: vec![
            ("descent", told(0)),
            ("heavy ball", told(1)),
            ("Nesterov", told(2)),
            ("Adam", told(3)),
            ("Newton", told(4)),
            ("step size of Adam", say::number(rate)),
        ],
    }
}

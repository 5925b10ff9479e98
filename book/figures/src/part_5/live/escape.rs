//! The live figure of section 5.3: three methods beside one saddle.

use super::super::experiments::escape::saddle_free;
use crate::{
    Figure,
    live::{Control, Keep, Live, Scene, State},
    say,
    svg::{Axis, Ink, Mark, Plot, Point, Side},
};
use lab::functions::{DOUBLE_WELL, vector};
use nalgebra::DVector;
use solutions::newton_step::answer::newton_step;

pub(super) const LIVE: &[Live] = &[Live {
    name: "three_methods",
    controls: &[Control::handle(
        "start",
        "start",
        (0.9, 0.35),
        Keep::Within((-1.4, 1.4), (-1.7, 1.7)),
    )],
    draw: three_methods,
}];

const STEPS: usize = 60;

fn three_methods(state: &State) -> Scene {
    let (a, b) = state.point("start");
    let run = |step: &dyn Fn(&DVector<f64>) -> Option<DVector<f64>>| -> Vec<Point> {
        let mut x = vector(&[a, b]);
        let mut path = vec![(a, b)];
        for _ in 0..STEPS {
            match step(&x) {
                Some(step) => x += step,
                None => break,
            }
            path.push((x[0], x[1]));
        }
        path
    };
    let slope = DOUBLE_WELL.gradient;
    let paths = [
        ("descent", Ink::Muted, run(&|x| Some(slope(x) * -0.1))),
        (
            "Newton",
            Ink::Orange,
            run(&|x| newton_step(&slope(x), &(DOUBLE_WELL.hessian)(x)).ok()),
        ),
        ("saddle-free", Ink::Blue, run(&|x| Some(saddle_free(x)))),
    ];
    let mut map = Plot::new(Axis::linear(-1.6, 1.6, "x"), Axis::linear(-1.9, 1.9, "y"))
        .equal(270.0)
        .coarse()
        .heading("three paths from one start");
    map.contours(
        Ink::Muted,
        &[0.02, 0.1, 0.2, 0.25, 0.4, 0.7, 1.2, 2.0],
        |x, y| (DOUBLE_WELL.f)(&vector(&[x, y])),
    );
    for y in [-1.0, 1.0] {
        map.dashed(
            Ink::Purple,
            &[(-1.6, y / 3_f64.sqrt()), (1.6, y / 3_f64.sqrt())],
        );
    }
    for (_, ink, path) in &paths {
        map.curve(*ink, path);
        map.dots(*ink, path);
    }
    map.marks(Ink::Green, Mark::Disc, &[(0.0, 1.0), (0.0, -1.0)]);
    map.marks(Ink::Red, Mark::Square, &[(0.0, 0.0)]);
    map.note(Ink::Muted, (-1.55, -1.45), Side::Right, "descent");
    map.note(Ink::Orange, (-1.55, -1.63), Side::Right, "Newton");
    map.note(Ink::Blue, (-1.55, -1.8), Side::Right, "saddle-free");

    let place = |path: &[Point]| {
        let (x, y) = path[path.len() - 1];
        let near = |at: f64| x.hypot(y - at) < 0.05;
        if near(0.0) {
            "the saddle"
        } else if near(1.0) {
            "the upper minimum"
        } else if near(-1.0) {
            "the lower minimum"
        } else {
            "nowhere yet"
        }
    };
    let [descent, newton, free] = [0, 1, 2].map(|k| place(&paths[k].2));
    let leap = paths[2].2[1];
    let far = (leap.0 - a).hypot(leap.1 - b);
    let seen = if far > 5.0 {
        format!(
            "The first saddle-free step is {} long: near the dashed lines one curvature is almost 0, and \
             the step divides by it.",
            say::number(far)
        )
    } else if newton == "the saddle" && descent != "the saddle" {
        format!(
            "Newton's method goes to the saddle. Descent goes to {descent}, the saddle-free step to {free}."
        )
    } else if descent == "the saddle" {
        "Exactly on the ridge no method sees a way down: all three go to the saddle.".to_owned()
    } else {
        format!("Descent goes to {descent}, Newton to {newton}, the saddle-free step to {free}.")
    };
    Scene {
        figure: Figure {
            title: "Three methods beside one saddle",
            describes: "The level sets of a loss with two wells and a saddle between them, with the paths of \
                        gradient descent, Newton's method and the saddle-free Newton method from one \
                        start. Newton's goes to the saddle, the two others to the minimum above it. \
                        Two dashed lines mark where the curvature along y is zero."
                .into(),
            panels: vec![map.panel()],
        },
        seen,
        numbers: vec![
            ("descent", descent.to_owned()),
            ("Newton", newton.to_owned()),
            ("saddle-free", free.to_owned()),
            ("first saddle-free step", say::number(far)),
        ],
    }
}

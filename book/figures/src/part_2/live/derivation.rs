//! The live figure of section 2.2: the order of the error, and what spoils it.

use crate::{
    Figure,
    live::{Control, Live, Scene, State},
    say,
    svg::{Axis, Ink, Plot, Point, Side},
};
use lab::functions::{EXP_SIN, vector};
use solutions::quadratic_model::answer::model;

pub(super) const LIVE: &[Live] = &[Live {
    name: "slopes_by_direction",
    controls: &[
        Control::angle("direction", "direction of the step", (0.0, 180.0), 30.0),
        Control::switch("half", "leave the ½ out", false),
        Control::switch("entry", "a wrong mixed entry", false),
    ],
    draw: slopes_by_direction,
}];

fn slopes_by_direction(state: &State) -> Scene {
    let degrees = state.number("direction");
    let (forgets, spoils) = (state.is_on("half"), state.is_on("entry"));
    let x = vector(&[0.3, 0.7]);
    let (s, c) = degrees.to_radians().sin_cos();
    // Exactly 0 along an axis, as a step there is meant.
    let axis = |entry: f64| if entry.abs() < 1e-12 { 0.0 } else { entry };
    let v = vector(&[axis(c), axis(s)]);
    let (f0, g, mut h) = (
        (EXP_SIN.f)(&x),
        (EXP_SIN.gradient)(&x),
        (EXP_SIN.hessian)(&x),
    );
    if spoils {
        h[(0, 1)] += 0.5;
        h[(1, 0)] += 0.5;
    }
    if forgets {
        h *= 2.0;
    }
    let truth = |t: f64| (EXP_SIN.f)(&(&x + &v * t));
    let errors: [(&dyn Fn(f64) -> f64, Ink); 3] = [
        (&|t| (truth(t) - f0).abs(), Ink::Green),
        (&|t| (truth(t) - f0 - g.dot(&v) * t).abs(), Ink::Blue),
        (
            &|t| (truth(t) - model(f0, &g, &h, &(&v * t))).abs(),
            Ink::Orange,
        ),
    ];
    let mut plot = Plot::new(
        Axis::log(1e-3, 1.0, "length t of the step"),
        Axis::log(1e-12, 10.0, "error of the model"),
    )
    .size(240.0, 240.0);
    for (error, ink) in errors {
        plot.graph(ink, error);
    }
    plot.note(Ink::Green, (0.9, 6e-9), Side::Left, "value alone");
    plot.note(Ink::Blue, (0.9, 3e-10), Side::Left, "with the gradient");
    plot.note(Ink::Orange, (0.9, 1.5e-11), Side::Left, "with the Hessian");
    let slope = |error: &dyn Fn(f64) -> f64| (error(1e-2) / error(1e-3)).log10();
    let found = slope(errors[2].0);

    let mut plane = Plot::new(Axis::linear(-1.0, 1.6, "x"), Axis::linear(-0.6, 2.0, "y"))
        .equal(240.0)
        .coarse()
        .heading("the line of the steps");
    plane.contours(
        Ink::Muted,
        &[-1.0, -0.5, 0.0, 0.5, 1.0, 2.0, 3.0],
        |x, y| (EXP_SIN.f)(&vector(&[x, y])),
    );
    let ends: [Point; 2] = [(x[0], x[1]), (x[0] + v[0], x[1] + v[1])];
    plane.arrow(Ink::Orange, ends[0], ends[1]);

    let wrong = match (forgets, spoils) {
        (false, false) => "",
        (true, false) => "The second-order term is twice too large",
        (false, true) => "One entry of the Hessian is wrong",
        (true, true) => "The second-order term is wrong twice over",
    };
    let seen = if wrong.is_empty() {
        format!(
            "Ten times shorter, the error with the Hessian is about 10{} times smaller: slope {}.",
            crate::svg::raised(found.round() as i32),
            say::fixed(found, 2)
        )
    } else if found > 2.7 {
        format!(
            "{wrong}, and along this direction nothing shows: slope {}, as if all were right.",
            say::fixed(found, 2)
        )
    } else {
        format!(
            "{wrong}, and the slope is {} instead of 3: the model with the Hessian is of no higher \
             order than the one without.",
            say::fixed(found, 2)
        )
    };
    Scene {
        figure: Figure {
            title: "The order of the error, by direction",
            describes: "In the first panel, on logarithmic axes, the errors of three models against the length \
                        of the step: three straight lines with the slopes 1, 2 and 3. In the second \
                        panel, the level sets of the function, and the step as an arrow."
                .into(),
            panels: vec![plot.panel(), plane.panel()],
        },
        seen,
        numbers: vec![
            ("slope, value alone", say::fixed(slope(errors[0].0), 2)),
            ("with the gradient", say::fixed(slope(errors[1].0), 2)),
            ("with the Hessian", say::fixed(found, 2)),
        ],
    }
}

//! The live figure of section 7.1: the Hessian and what stands in for it, on one slice.

use crate::{
    Figure,
    live::{Control, Keep, Live, Scene, State},
    say,
    svg::{Axis, Ink, Mark, Plot, Side},
};
use nalgebra::DMatrix;
use solutions::psd_surrogates::answer::ggn;

pub(super) const LIVE: &[Live] = &[Live {
    name: "stand_ins",
    controls: &[
        Control::handle(
            "w",
            "weight w",
            (0.3, 0.0),
            Keep::Within((-2.4, 2.4), (0.0, 0.0)),
        ),
        Control::slider("target", "target", (-0.9, 0.9), 0.6),
        Control::choice("loss", "loss", &["squared error", "cross-entropy"], 0),
    ],
    draw: stand_ins,
}];

fn stand_ins(state: &State) -> Scene {
    let (w, _) = state.point("w");
    let target = state.number("target");
    let is_squared = state.count("loss") == 0;
    // The network: tanh w, or for cross-entropy the logit 3 tanh w.
    let scale = if is_squared { 1.0 } else { 3.0 };
    let output = |w: f64| scale * w.tanh();
    let wanted = 0.5 + target / 2.0;
    let of_output = |z: f64| {
        if is_squared {
            0.5 * (z - target).powi(2)
        } else {
            (1.0 + z.exp()).ln() - wanted * z
        }
    };
    let loss = |w: f64| of_output(output(w));
    let z = output(w);
    let p = 1.0 / (1.0 + (-z).exp());
    let (slope, bend) = if is_squared {
        (z - target, 1.0)
    } else {
        (p - wanted, p * (1.0 - p))
    };
    let t = w.tanh();
    let (first, second) = (scale * (1.0 - t * t), -2.0 * scale * t * (1.0 - t * t));
    let g = slope * first;
    let hessian = bend * first * first + slope * second;
    let one = |x: f64| DMatrix::from_element(1, 1, x);
    let gauss_newton = ggn(&one(first), &one(bend))[(0, 0)];

    let mut plot = Plot::new(
        Axis::linear(-2.5, 2.5, "w"),
        Axis::linear(-0.3, 1.9, "loss"),
    )
    .size(360.0, 260.0);
    plot.graph(Ink::Text, loss);
    let parabola =
        |curvature: f64| move |v: f64| loss(w) + g * (v - w) + 0.5 * curvature * (v - w).powi(2);
    plot.graph(Ink::Orange, parabola(hessian));
    plot.dashed_graph(Ink::Blue, parabola(gauss_newton));
    plot.marks(Ink::Text, Mark::Disc, &[(w, loss(w))]);
    let end = |curvature: f64| w - g / curvature;
    plot.marks(
        Ink::Orange,
        Mark::Square,
        &[(end(hessian), parabola(hessian)(end(hessian)))],
    );
    plot.marks(
        Ink::Blue,
        Mark::Triangle,
        &[(end(gauss_newton), parabola(gauss_newton)(end(gauss_newton)))],
    );
    plot.note(Ink::Text, (-2.4, 1.75), Side::Right, "loss");
    plot.note(Ink::Orange, (-2.4, 1.6), Side::Right, "Hessian");
    plot.note(
        Ink::Blue,
        (-2.4, 1.45),
        Side::Right,
        "Gauss-Newton (dashed)",
    );
    let name = if is_squared {
        "Gauss-Newton"
    } else {
        "The Fisher matrix, which is Gauss-Newton's here,"
    };
    let seen = if g.abs() < 1e-3 {
        "The slope is 0, and both stand-ins agree that there is nowhere to go.".to_owned()
    } else if hessian < 0.0 {
        format!(
            "The Hessian is negative, and Newton's step goes up to the top of its parabola. {name} is positive, as always."
        )
    } else if (hessian - gauss_newton).abs() < 0.1 * hessian {
        format!(
            "{name} and the Hessian nearly agree: the residual is small, or the network nearly straight."
        )
    } else if hessian < gauss_newton {
        format!(
            "Both are positive. {name} sees more curvature than there is, and its step is shorter."
        )
    } else {
        format!(
            "Both are positive. {name} sees less curvature than there is, and its step is longer."
        )
    };
    Scene {
        figure: Figure {
            title: "The Hessian and what stands in for it, on one slice",
            describes: "The loss of a network with one weight, with two parabolas that touch it at one point and \
                        open upward: that of the Hessian, and that of Gauss-Newton, which is a little wider. Marks \
                        show where each is level."
                .into(),
            panels: vec![plot.panel()],
        },
        seen,
        numbers: vec![
            ("slope", say::number(g)),
            ("Hessian", say::number(hessian)),
            ("Gauss-Newton", say::number(gauss_newton)),
        ],
    }
}

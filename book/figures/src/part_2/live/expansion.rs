//! The live figure of section 2.1: the model follows the point.

use crate::{
    Figure,
    live::{Control, Keep, Live, Scene, State},
    say,
    svg::{Axis, Ink, Mark, Plot, Side},
};
use lab::{
    Kind,
    functions::{DOUBLE_WELL, vector},
};
use solutions::{
    classify::answer::classify, model_minimiser::answer::model_min, quadratic_model::answer::model,
};

pub(super) const LIVE: &[Live] = &[Live {
    name: "model_follows",
    controls: &[Control::handle(
        "at",
        "point",
        (0.6, 0.8),
        Keep::Within((-1.5, 1.5), (-1.5, 1.5)),
    )],
    draw: model_follows,
}];

fn model_follows(state: &State) -> Scene {
    let (a, b) = state.point("at");
    let x = vector(&[a, b]);
    let (f0, g, h) = (
        (DOUBLE_WELL.f)(&x),
        (DOUBLE_WELL.gradient)(&x),
        (DOUBLE_WELL.hessian)(&x),
    );
    let loss = |x: f64, y: f64| (DOUBLE_WELL.f)(&vector(&[x, y]));
    let local = |p: f64, q: f64| model(f0, &g, &h, &(vector(&[p, q]) - &x));
    // Where the model's gradient vanishes.
    let v = h.clone().lu().solve(&-&g);
    let target = v.map(|v| (a + v[0], b + v[1]));

    let side = |label: &str| Axis::linear(-1.6, 1.6, label);
    let mut plane = Plot::new(side("x"), side("y"))
        .equal(240.0)
        .coarse()
        .heading("loss grey, its model orange");
    plane.contours(Ink::Muted, &[0.02, 0.1, 0.2, 0.3, 0.5, 0.8, 1.2], loss);
    let levels = [-0.4, -0.2, -0.1, 0.0, 0.1, 0.2, 0.4, 0.8].map(|up| f0 + up);
    plane.contours(Ink::Orange, &levels, local);
    if let Some(target) = target {
        plane.arrow(Ink::Green, (a, b), target);
        plane.marks(Ink::Green, Mark::Triangle, &[target]);
    }
    plane.marks(Ink::Red, Mark::Disc, &[(a, b)]);

    let mut slice = Plot::new(
        Axis::linear(-1.6, 1.6, "y, with x fixed"),
        Axis::linear(-0.6, 1.6, "loss"),
    )
    .size(240.0, 240.0)
    .heading("straight through the point");
    slice.graph(Ink::Blue, |y| loss(a, y));
    slice.graph(Ink::Orange, |y| local(a, y));
    slice.dashed_graph(Ink::Green, |y| f0 + g[1] * (y - b));
    slice.marks(Ink::Red, Mark::Disc, &[(b, f0)]);
    slice.note(Ink::Blue, (-1.5, -0.25), Side::Right, "loss");
    slice.note(Ink::Orange, (-0.7, -0.25), Side::Right, "model");
    slice.note(Ink::Green, (0.3, -0.25), Side::Right, "tangent");

    let end = target.map_or(f64::NAN, |(x, y)| loss(x, y));
    let kind = classify(&h).unwrap_or(Kind::Inconclusive);
    let seen = match (kind, model_min(&g, &h)) {
        (_, Ok(_)) if g.norm() < 1e-3 => {
            "The point is a minimum of the loss, and the model's lowest point is the same.".to_owned()
        }
        (_, Ok(_)) if end < f0 => {
            "The model is a bowl. Its lowest point, at the arrow's tip, lies lower on the loss, too.".to_owned()
        }
        (_, Ok(_)) => "The model is a bowl, and it is trusted too far: at its lowest point the loss is \
                       higher than where we stand."
            .to_owned(),
        (Kind::Saddle, _) => "The loss bends down along y, so the model is a saddle and has no lowest point. \
                              The Newton step leads to its flat point, up to the ridge of the loss."
            .to_owned(),
        _ => "On the inflection one curvature is 0: the model is a trough without a single lowest point."
            .to_owned(),
    };
    Scene {
        figure: Figure {
            title: "The model follows the point",
            describes: "In the first panel, the level sets of a loss with two wells, those of its quadratic \
                        model at a point in one of them, and an arrow from the point to where the \
                        model is flat. In the second panel, a slice along y: the loss with its two wells, \
                        the parabola of the model, and the tangent."
                .into(),
            panels: vec![plane.panel(), slice.panel()],
        },
        seen,
        numbers: vec![
            ("curvature along y", say::fixed(h[(1, 1)], 2)),
            ("loss here", say::fixed(f0, 3)),
            ("loss at the arrow's tip", if end.is_finite() { say::fixed(end, 3) } else { "none".into() }),
        ],
    }
}

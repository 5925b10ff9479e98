//! Figures of section 6.2, "The Same Recipe for Any Loss".

use super::experiments::any_loss::{network_gradient, network_loss, network_points};
use crate::{
    Figure, Named,
    svg::{Axis, Ink, Mark, Plot, Point, Side},
};
use lab::{
    Kind,
    functions::{CHAPTER, vector},
};
use nalgebra::DVector;
use solutions::{
    fd_hessian::answer::hessian_fd, newton_step::answer::newton_step,
    quadratic_model::answer::model,
};

/// By name, with what draws them.
pub(super) const FIGURES: &[Named] = &[("smallest_network", smallest_network)];

fn smallest_network() -> Figure {
    let points = network_points();
    let mut map = Plot::new(
        Axis::linear(-2.2, 2.2, "inner weight a"),
        Axis::linear(-2.2, 2.2, "outer weight b"),
    )
    .equal(250.0)
    .heading("loss, and Newton's paths");
    let levels: Vec<f64> = [0.02, 0.08, 0.2, 0.36, 0.531, 0.8, 1.3, 2.0].into();
    map.contours(Ink::Muted, &levels, |a, b| network_loss(&vector(&[a, b])));
    for (start, found) in &points {
        let path = newton_path(start);
        for pair in path.windows(2) {
            map.arrow(Ink::Orange, pair[0], pair[1]);
        }
        map.marks(Ink::Orange, Mark::Ring, &path[..1]);
        let end = [(found.x[0], found.x[1])];
        if found.kind == Kind::Saddle {
            map.marks(Ink::Red, Mark::Square, &end);
        } else {
            map.marks(Ink::Blue, Mark::Disc, &end);
        }
    }

    let mut errors = Plot::new(
        Axis::log(1e-3, 1.0, "length t of the step"),
        Axis::log(1e-18, 1.0, "error of the model"),
    )
    .size(250.0, 250.0)
    .heading("order of the remainder");
    let remainder = |f: &dyn Fn(&DVector<f64>) -> f64,
                     g: &dyn Fn(&DVector<f64>) -> DVector<f64>,
                     x: &DVector<f64>|
     -> Vec<Point> {
        let h = hessian_fd(g, x).expect("the gradient is finite");
        let v = vector(&[0.5_f64.sqrt(), 0.5_f64.sqrt()]);
        (1..=9)
            .map(|k| 0.5_f64.powi(k))
            .map(|t| {
                let step = &v * t;
                (t, (f(&(x + &step)) - model(f(x), &g(x), &h, &step)).abs())
            })
            .collect()
    };
    let net = |k: usize| remainder(&network_loss, &network_gradient, &points[k].1.x);
    let (minimum, saddle) = (net(0), net(1));
    let (t, error) = minimum[4];
    errors.dashed_graph(Ink::Blue, |x| error * (x / t).powi(3));
    let (t, error) = saddle[4];
    errors.dashed_graph(Ink::Red, |x| error * (x / t).powi(4));
    errors.marks(Ink::Blue, Mark::Disc, &minimum);
    errors.marks(Ink::Red, Mark::Square, &saddle);
    let quadratic = remainder(&CHAPTER.f, &CHAPTER.gradient, &vector(&[0.2, 1.4]));
    errors.marks(Ink::Muted, Mark::Triangle, &quadratic);
    errors.note(Ink::Blue, (0.014, 4e-6), Side::Left, "minimum: 3");
    errors.note(Ink::Red, (0.03, 3e-9), Side::Right, "saddle: 4");
    errors.note(Ink::Text, (0.03, 2e-17), Side::Centre, "a quadratic: noise");
    Figure {
        title: "The recipe on the smallest network",
        describes: "First panel: level sets of the loss of a network with two weights. Two minima lie \
            opposite each other, with a saddle at the origin between them. Newton's method leads \
            from three starts to the three of them. Second panel: the error of the quadratic model \
            against the length of the step, on logarithmic axes. At the minimum the points follow a \
            line of slope 3, at the saddle one of slope 4; for a quadratic they are rounding errors."
            .into(),
        panels: vec![map.panel(), errors.panel()],
    }
}

/// Where full Newton steps lead on the network, with a Hessian of differences.
pub(super) fn newton_path(start: &DVector<f64>) -> Vec<Point> {
    let next = |x: &DVector<f64>| {
        let h = hessian_fd(&network_gradient, x).ok()?;
        Some(x + newton_step(&network_gradient(x), &h).ok()?)
    };
    std::iter::successors(Some(start.clone()), next)
        .take(8)
        .map(|x| (x[0], x[1]))
        .collect()
}

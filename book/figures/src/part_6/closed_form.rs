//! Figures of section 6.3, "The 2x2 Closed Form".

use super::experiments::closed_form::{textbook, turned_valley};
use crate::{
    Figure, Named,
    svg::{Axis, Ink, Mark, Plot, Point, Side},
};
use solutions::eig2x2::answer::eig2;

/// By name, with what draws them.
pub(super) const FIGURES: &[Named] = &[("cancellation", cancellation)];

fn cancellation() -> Figure {
    // Not powers of ten alone: round numbers have luck.
    let sizes: Vec<f64> = (3..=36)
        .map(|k| 1.37 * 10_f64.powf(f64::from(k) / 2.0))
        .collect();
    let axes = |label: &str, to: f64| {
        Plot::new(
            Axis::log(10.0, to, label),
            Axis::log(1e-17, 1e3, "relative error of the small root"),
        )
        .size(250.0, 250.0)
    };
    // What is 0 stands on the foot of the axis.
    let error = |found: f64, exact: f64| ((found - exact) / exact).abs().max(2e-17);

    let mut graded = axes("a", 1e18).heading("[[a, 1], [1, e]]");
    let e = std::f64::consts::E;
    let exact = |a: f64| (0..60).fold(e, |lo, _| e - 1.0 / (a - lo));
    let of = |root: &dyn Fn(f64) -> f64| -> Vec<Point> {
        sizes
            .iter()
            .map(|&a| (a, error(root(a), exact(a))))
            .collect()
    };
    graded.dashed_graph(Ink::Muted, |a| f64::EPSILON * a / e);
    graded.marks(Ink::Orange, Mark::Square, &of(&|a| textbook((a, 1.0, e)).0));
    graded.marks(Ink::Blue, Mark::Disc, &of(&|a| eig2(a, 1.0, e).0));
    graded.note(Ink::Orange, (3e9, 0.1), Side::Left, "textbook formula");
    graded.note(Ink::Blue, (1e9, 1e-14), Side::Right, "stable form");

    let mut turned = axes("κ", 1e14).heading("the valley turned");
    let of = |root: &dyn Fn((f64, f64, f64)) -> f64| -> Vec<Point> {
        // Whole numbers, so that the entries are exact.
        sizes
            .iter()
            .map(|k| k.round())
            .filter(|k| *k <= 1e14)
            .map(|k| {
                let (h, exact) = turned_valley(k);
                (k, error(root(h), exact))
            })
            .collect()
    };
    turned.dashed_graph(Ink::Muted, |k| f64::EPSILON * k);
    turned.marks(Ink::Orange, Mark::Square, &of(&|h| textbook(h).0));
    turned.marks(Ink::Blue, Mark::Disc, &of(&|(a, b, d)| eig2(a, b, d).0));
    turned.note(Ink::Text, (3e10, 1e-2), Side::Left, "ε κ (dashed)");
    Figure {
        title: "Cancellation in the closed form",
        describes: "Relative error of the smaller eigenvalue on logarithmic axes. First panel: for a \
            matrix whose one diagonal entry a grows: the error of the textbook formula grows in \
            proportion to a until no digit is right, that of the stable form stays at rounding. \
            Second panel: for a matrix with the same spread of eigenvalues and eigenvectors off the axes: \
            the errors of both grow in proportion to the condition number."
            .into(),
        panels: vec![graded.panel(), turned.panel()],
    }
}

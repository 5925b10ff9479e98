//! The live figure of section 6.3: digits that the textbook's formula loses.

use crate::{
    Figure,
    live::{Control, Live, Scene, State},
    say,
    svg::{Axis, Ink, Mark, Plot, Point, Side},
};
use solutions::eig2x2::answer::eig2;

pub(super) const LIVE: &[Live] = &[Live {
    name: "digits_lost",
    controls: &[
        Control::log("a", "entry a", (1e-16, 1.0), 1e-8),
        Control::slider("b", "b, in units of √(ad)", (0.0, 0.99), 0.5),
        Control::log("d", "entry d", (1.0, 1e6), 1.0),
    ],
    draw: digits_lost,
}];

/// The smaller eigenvalue as textbooks have it.
fn textbook(a: f64, b: f64, d: f64) -> f64 {
    let (trace, determinant) = (a + d, a * d - b * b);
    (trace - (trace * trace - 4.0 * determinant).sqrt()) / 2.0
}

fn digits_lost(state: &State) -> Scene {
    let [a, share, d] = ["a", "b", "d"].map(|name| state.number(name));
    let off = |a: f64| {
        let b = share * (a * d).sqrt();
        let (first, second) = eig2(a, b, d);
        let exact = first.abs().min(second.abs());
        ((textbook(a, b, d) - exact) / exact)
            .abs()
            .clamp(1e-16, 1e3)
    };
    let mut plot = Plot::new(
        Axis::log(1e-16, 1.0, "entry a"),
        Axis::log(1e-17, 1e2, "error of the small eigenvalue, relative"),
    )
    .size(330.0, 260.0);
    let errors: Vec<Point> = (0..=160)
        .map(|k| 10_f64.powf(-16.0 + f64::from(k) / 10.0))
        .map(|a| (a, off(a)))
        .collect();
    plot.dots(Ink::Orange, &errors);
    plot.horizontal(Ink::Muted, 1.0);
    plot.note(Ink::Muted, (2e-16, 1.0), Side::Right, "no digit is right");
    plot.dashed_graph(Ink::Blue, |a| (f64::EPSILON * d / a).min(1.0));
    plot.note(
        Ink::Blue,
        (0.5, 1e-4),
        Side::Left,
        "rounding times d/a (dashed)",
    );
    plot.marks(Ink::Red, Mark::Ring, &[(a, off(a))]);
    let b = share * (a * d).sqrt();
    let (first, second) = eig2(a, b, d);
    let (small, found) = (first.min(second), textbook(a, b, d));
    let digits = (-off(a).log10()).clamp(0.0, 16.0).floor();
    let seen = if found <= 0.0 {
        "The textbook's formula says that the matrix is not positive definite. It is.".to_owned()
    } else if digits < 1.0 {
        "Not one digit of the textbook's small eigenvalue is right.".to_owned()
    } else {
        format!("Of the textbook's small eigenvalue about {digits} digits are right.")
    };
    Scene {
        figure: Figure {
            title: "Digits that the textbook's formula loses",
            describes:
                "On logarithmic axes, the relative error of the smaller eigenvalue by the formula \
                        with trace and determinant, against the entry a: it grows as a shrinks, \
                        along a dashed line of rounding times d/a, until no digit is right."
                    .into(),
            panels: vec![plot.panel()],
        },
        seen,
        numbers: vec![
            ("textbook", say::small(found)),
            ("with one division", say::small(small)),
            ("b", say::small(b)),
        ],
    }
}

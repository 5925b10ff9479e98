//! The live figure of section 1.3: the entries of a Hessian, and a cut through the surface.

use super::super::{
    angles::{angle, unit},
    axes::directions,
};
use crate::{
    Figure,
    live::{Control, Live, Scene, State},
    say,
    svg::{Axis, Ink, Mark, Plot, Surface},
};
use lab::{
    Kind,
    functions::{matrix, vector},
};
use solutions::{
    classify::answer::classify, curvature_along::answer::second_dir, spectrum::answer::spectrum,
};

pub(super) const LIVE: &[Live] = &[Live {
    name: "entries_and_cut",
    controls: &[
        Control::slider("a", "entry ∂²f/∂x²", (-3.0, 3.0), 2.0),
        Control::slider("b", "mixed entry", (-3.0, 3.0), 1.0),
        Control::slider("d", "entry ∂²f/∂y²", (-3.0, 3.0), 1.0),
        Control::angle("cut", "direction of the cut", (0.0, 180.0), 20.0).plays(8.0),
    ],
    draw: entries_and_cut,
}];

fn entries_and_cut(state: &State) -> Scene {
    let [a, b, d, cut] = ["a", "b", "d", "cut"].map(|name| state.number(name));
    let h = matrix(2, &[a, b, b, d]);
    let (values, vectors) = spectrum(&h).expect("the matrix is symmetric");
    let height = |x: f64, y: f64| {
        let v = vector(&[x, y]);
        0.5 * v.dot(&(&h * &v))
    };
    let mut surface = Surface::new((-1.0, 1.0), (-1.0, 1.0), (-2.0, 2.0), 18, height);
    let direction = unit(cut);
    let longest = 1.0 / direction.amax();
    let curve: Vec<(f64, f64, f64)> = (-30..=30)
        .map(|k| longest * f64::from(k) / 30.0)
        .map(|t| (t * direction[0], t * direction[1]))
        .map(|(x, y)| (x, y, height(x, y)))
        .filter(|point| point.2.abs() <= 2.0)
        .collect();
    surface.curve(Ink::Red, &curve);
    surface.dot(Ink::Text, (0.0, 0.0, 0.0));

    let mut plot = Plot::new(
        directions(180.0),
        Axis::linear(-6.5, 6.5, "second derivative"),
    )
    .size(230.0, 230.0)
    .heading("along every direction");
    plot.horizontal(Ink::Muted, 0.0);
    plot.graph(Ink::Blue, |degrees| second_dir(&h, &unit(degrees)));
    for (k, ink, mark) in [
        (0, Ink::Green, Mark::Square),
        (1, Ink::Orange, Mark::Triangle),
    ] {
        let at = angle(&vectors.column(k).into_owned()).rem_euclid(180.0);
        plot.marks(ink, mark, &[(at, values[k])]);
    }
    let along = second_dir(&h, &direction);
    plot.vertical(Ink::Red, cut);
    plot.marks(Ink::Red, Mark::Disc, &[(cut, along)]);

    let kind = classify(&h).unwrap_or(Kind::Inconclusive);
    let seen = match kind {
        Kind::Min => "A bowl: both eigenvalues are positive, and every cut bends up.",
        Kind::Max => "A dome: both eigenvalues are negative, and every cut bends down.",
        Kind::Saddle if a > 0.0 && d > 0.0 => {
            "A saddle, although it rises along both axes: the mixed entry is larger than the two \
             others can hold up."
        }
        Kind::Saddle if a < 0.0 && d < 0.0 => "A saddle, although it falls along both axes.",
        Kind::Saddle => "A saddle: one eigenvalue is negative. Some cuts bend up and some down.",
        Kind::Inconclusive => "One eigenvalue is 0: along its eigenvector the surface is level.",
    };
    Scene {
        figure: Figure {
            title: "The entries of a Hessian, and a cut through its surface",
            describes:
                "In the first panel, a bowl with a curve where a vertical cut goes through it. In \
                        the second panel, the second derivative along every direction, a wave with \
                        its largest and smallest value a quarter turn apart, and a guide at the \
                        direction of the cut."
                    .into(),
            panels: vec![surface.tall().panel("½ vᵀHv, and the cut"), plot.panel()],
        },
        seen: format!(
            "{seen} This cut has the curvature {}.",
            say::fixed(along, 2)
        ),
        numbers: vec![
            ("λ₁", say::fixed(values[0], 2)),
            ("λ₂", say::fixed(values[1], 2)),
            ("trace", say::fixed(h.trace(), 2)),
            ("determinant", say::fixed(a * d - b * b, 2)),
        ],
    }
}

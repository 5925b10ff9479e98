//! The live figure of section 6.1: the report of the recipe, as the entries change.

use crate::{
    Figure,
    live::{Control, Keep, Live, Scene, State},
    say,
    svg::{Axis, Ink, Mark, Plot, Side},
};
use lab::{
    Kind,
    functions::{matrix, vector},
};
use solutions::critical_report::answer::report;

pub(super) const LIVE: &[Live] = &[Live {
    name: "live_report",
    controls: &[
        Control::slider("a", "entry H₁₁", (-4.0, 8.0), 6.0),
        Control::slider("mixed", "entry H₁₂", (-6.0, 6.0), 2.0),
        Control::slider("d", "entry H₂₂", (-4.0, 8.0), 4.0),
        Control::handle(
            "b",
            "vector b",
            (4.0, 6.0),
            Keep::Within((-8.0, 8.0), (-8.0, 8.0)),
        ),
    ],
    draw: live_report,
}];

fn live_report(state: &State) -> Scene {
    let [a, mixed, d] = ["a", "mixed", "d"].map(|name| state.number(name));
    let (b1, b2) = state.point("b");
    let h = matrix(2, &[a, mixed, mixed, d]);
    let b = vector(&[b1, b2]);
    let found = report(&h, &b);
    let loss = |x: f64, y: f64| {
        let x = vector(&[x, y]);
        0.5 * x.dot(&(&h * &x)) - b.dot(&x)
    };

    let mut right = Plot::new(Axis::linear(-9.0, 9.0, "b₁"), Axis::linear(-9.0, 9.0, "b₂"))
        .equal(150.0)
        .coarse()
        .heading("the vector b");
    right.arrow(Ink::Blue, (0.0, 0.0), (b1, b2));
    let mut map = Plot::new(Axis::linear(-4.0, 4.0, "x"), Axis::linear(-4.0, 4.0, "y"))
        .equal(260.0)
        .coarse()
        .heading("½ xᵀHx − bᵀx");
    let base = found.as_ref().map_or(0.0, |report| report.value);
    let levels = [
        -60.0, -30.0, -15.0, -6.0, -2.0, 0.0, 2.0, 6.0, 15.0, 30.0, 60.0,
    ]
    .map(|up| base + up);
    map.contours(Ink::Muted, &levels, loss);
    let (values, q) = lab::spectrum(&h).expect("the matrix is symmetric");
    let mut numbers = vec![
        ("λ₁", say::fixed(values[0], 2)),
        ("λ₂", say::fixed(values[1], 2)),
    ];
    let seen = match &found {
        Ok(report) => {
            let centre = (report.x[0], report.x[1]);
            for (k, ink) in [(0, Ink::Orange), (1, Ink::Red)] {
                let reach = 2.0 / values[k].abs().max(0.3).sqrt();
                for sign in [1.0, -1.0] {
                    let end = (centre.0 + sign * reach * q[(0, k)], centre.1 + sign * reach * q[(1, k)]);
                    map.arrow(ink, centre, end);
                }
            }
            map.marks(Ink::Text, Mark::Disc, &[centre]);
            map.label(Ink::Text, centre, Side::Right, "x*");
            numbers.push(("x*", say::point(centre)));
            numbers.push(("value", say::fixed(report.value, 2)));
            let kappa = report.kappa.map_or("none".into(), say::number);
            numbers.push(("κ", kappa));
            match report.kind {
                Kind::Min => format!(
                    "A minimum. The best step of descent is {}.",
                    say::number(2.0 / (values[0] + values[1]))
                ),
                Kind::Max => "A maximum: both curvatures are negative.".to_owned(),
                Kind::Saddle => "A saddle: it has a critical point and no minimum.".to_owned(),
                Kind::Inconclusive => {
                    "One curvature is 0, and b has no part along its direction: a whole line of critical points."
                        .to_owned()
                }
            }
        }
        Err(_) => "One curvature is 0, and b has a part along its direction: there is no critical point at all."
            .to_owned(),
    };
    Scene {
        figure: Figure {
            title: "The report, as the entries change",
            describes: "In the first panel, the vector b as an arrow. In the second panel, the level sets of the \
                        quadratic with its critical point and the two curvature axes through it."
                .into(),
            panels: vec![right.panel(), map.panel()],
        },
        seen,
        numbers,
    }
}

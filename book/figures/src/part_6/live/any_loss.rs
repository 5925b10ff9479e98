//! The live figure of section 6.2: where Newton's method goes on the smallest network.

use super::super::{
    any_loss::newton_path,
    experiments::any_loss::{DATA, network_gradient, network_loss},
};
use crate::{
    Figure,
    live::{Control, Keep, Live, Scene, State},
    say,
    svg::{Axis, Ink, Mark, Plot, Side},
};
use lab::{Kind, functions::vector};
use solutions::recipe_any_loss::answer::analyse;

pub(super) const LIVE: &[Live] = &[Live {
    name: "network_from_a_start",
    controls: &[Control::handle(
        "start",
        "start",
        (1.8, 0.8),
        Keep::Within((-2.0, 2.0), (-2.0, 2.0)),
    )],
    draw: network_from_a_start,
}];

fn network_from_a_start(state: &State) -> Scene {
    let (a, b) = state.point("start");
    let start = vector(&[a, b]);
    let found = analyse(&network_loss, &network_gradient, &start);
    let mut map = Plot::new(
        Axis::linear(-2.2, 2.2, "inner weight a"),
        Axis::linear(-2.2, 2.2, "outer weight b"),
    )
    .equal(240.0)
    .coarse()
    .heading("loss, and Newton's path");
    map.contours(
        Ink::Muted,
        &[0.02, 0.08, 0.2, 0.36, 0.531, 0.8, 1.3, 2.0],
        |a, b| network_loss(&vector(&[a, b])),
    );
    let mut fit = Plot::new(
        Axis::linear(-2.5, 2.5, "x"),
        Axis::linear(-2.0, 2.0, "b tanh(a x)"),
    )
    .size(240.0, 240.0)
    .heading("start dashed, end solid");
    fit.marks(Ink::Text, Mark::Cross, &DATA);
    fit.dashed_graph(Ink::Orange, |x| b * (a * x).tanh());
    let mut numbers = Vec::new();
    let seen = match found {
        Ok(found) => {
            for pair in newton_path(&start).windows(2) {
                map.arrow(Ink::Orange, pair[0], pair[1]);
            }
            let (p, q) = (found.x[0], found.x[1]);
            let is_saddle = found.kind == Kind::Saddle;
            let (ink, mark) = if is_saddle {
                (Ink::Red, Mark::Square)
            } else {
                (Ink::Blue, Mark::Disc)
            };
            map.marks(ink, mark, &[(p, q)]);
            fit.graph(ink, |x| q * (p * x).tanh());
            numbers.push(("end", say::point((p, q))));
            numbers.push(("loss", say::fixed(found.value, 4)));
            numbers.push(("λ₁", say::fixed(found.eigenvalues[0], 3)));
            numbers.push(("λ₂", say::fixed(found.eigenvalues[1], 3)));
            match found.kind {
                Kind::Saddle => "The recipe finds a saddle: with both weights 0 the network answers 0 to everything.",
                Kind::Min if p < 0.0 => "A minimum, and the mirror image of the other: both weights have changed their signs.",
                Kind::Min => "A minimum: the network fits the data.",
                _ => "Far out, where the network is flat: the second derivative does not decide.",
            }
            .to_owned()
        }
        Err(_) => "From here Newton's method finds no critical point within its steps.".to_owned(),
    };
    map.marks(Ink::Orange, Mark::Ring, &[(a, b)]);
    map.label(Ink::Orange, (a, b), Side::Above, "start");
    Scene {
        figure: Figure {
            title: "Newton's method on the smallest network",
            describes: "In the first panel, the level sets of the loss over the two weights, and Newton's path \
                        from a start to a minimum. In the second panel, the data as crosses, the network at \
                        the start and at the end."
                .into(),
            panels: vec![map.panel(), fit.panel()],
        },
        seen,
        numbers,
    }
}

//! The live figure of section 1.2: a step, and how it moves the gradient.

use super::super::{angles::angle, axes::directions};
use crate::{
    Figure,
    live::{Control, Keep, Live, Scene, State},
    say,
    svg::{Axis, Ink, Mark, Plot, Point, Side},
};
use lab::functions::{matrix, vector};

pub(super) const LIVE: &[Live] = &[Live {
    name: "step_and_image",
    controls: &[
        Control::handle("v", "step v", (0.6, 0.8), Keep::Circle(1.0)),
        Control::choice("which", "matrix", &["symmetric", "not symmetric"], 0),
        Control::slider("mixed", "mixed entry", (-2.0, 2.0), 0.8),
    ],
    draw: step_and_image,
}];

fn step_and_image(state: &State) -> Scene {
    let (x, y) = state.point("v");
    let v = vector(&[x, y]);
    let mixed = state.number("mixed");
    let is_symmetric = state.count("which") == 0;
    let below = if is_symmetric { mixed } else { 0.2 * mixed };
    let h = matrix(2, &[2.0, mixed, below, 0.5]);
    // By how much a step at this angle is turned, from −180 to 180 degrees.
    let turned = |degrees: f64| {
        let (s, c) = degrees.to_radians().sin_cos();
        let image = &h * vector(&[c, s]);
        (c * image[1] - s * image[0])
            .atan2(c * image[0] + s * image[1])
            .to_degrees()
    };
    // Directions that are not turned: the angles of the eigenvectors, from 0 to 180 degrees.
    let (a, d) = (h[(0, 0)], h[(1, 1)]);
    let root = ((a - d).powi(2) / 4.0 + mixed * below).sqrt();
    let own: Vec<(f64, f64)> = [1.0, -1.0]
        .map(|sign| {
            let lambda = f64::midpoint(a, d) + sign * root;
            let q = if mixed == 0.0 {
                if sign > 0.0 { (1.0, 0.0) } else { (0.0, 1.0) }
            } else {
                (mixed, lambda - a)
            };
            (q.1.atan2(q.0).to_degrees().rem_euclid(180.0), lambda)
        })
        .to_vec();
    let image = &h * &v;

    let side = |label: &str| Axis::linear(-3.2, 3.2, label);
    let mut plane = Plot::new(side("first entry"), side("second entry"))
        .equal(240.0)
        .heading("v, and H v");
    plane.ellipse(Ink::Muted, (0.0, 0.0), (1.0, 0.0), (0.0, 1.0));
    plane.ellipse(Ink::Muted, (0.0, 0.0), (a, below), (mixed, d));
    for (degrees, _) in &own {
        let (s, c) = degrees.to_radians().sin_cos();
        plane.dashed(Ink::Green, &[(-5.0 * c, -5.0 * s), (5.0 * c, 5.0 * s)]);
    }
    plane.arrow(Ink::Blue, (0.0, 0.0), (x, y));
    plane.arrow(Ink::Orange, (0.0, 0.0), (image[0], image[1]));
    plane.label(Ink::Orange, (image[0], image[1]), Side::Right, "H v");

    let at = angle(&v).rem_euclid(360.0);
    let mut turn = Plot::new(
        directions(360.0),
        Axis::linear(-180.0, 180.0, "turned by").ticks_at(&[
            (-180.0, "−180°"),
            (-90.0, "−90°"),
            (0.0, "0°"),
            (90.0, "90°"),
            (180.0, "180°"),
        ]),
    )
    .size(240.0, 240.0)
    .heading("angle from v to H v");
    turn.horizontal(Ink::Muted, 0.0);
    // A jump is not drawn as a line.
    let jumps = |t: f64| (turned(t) - turned(t + 1.0)).abs() > 60.0;
    let points: Vec<Point> = (0..=360)
        .map(f64::from)
        .map(|t| (t, if jumps(t) { f64::NAN } else { turned(t) }))
        .collect();
    turn.curve(Ink::Orange, &points);
    let marks: Vec<Point> = own
        .iter()
        .flat_map(|(t, lambda)| {
            [*t, t + 180.0].map(|t| (t, if *lambda < 0.0 { 180.0 } else { 0.0 }))
        })
        .collect();
    turn.marks(Ink::Green, Mark::Square, &marks);
    turn.marks(Ink::Blue, Mark::Disc, &[(at, turned(at))]);

    let here = turned(at);
    let crossing = (own[0].0 - own[1].0).abs();
    let crossing = crossing.min(180.0 - crossing);
    let near = here.abs().min(180.0 - here.abs()) < 1.5;
    let seen = match (near, is_symmetric) {
        (true, _) if here.abs() > 90.0 => {
            "H v points straight against v: an eigenvector with a negative eigenvalue.".to_owned()
        }
        (true, _) => "H v lies along v: this is the direction of an eigenvector.".to_owned(),
        (false, true) => format!(
            "H turns v by {}°. The two directions that are not turned stand at right angles.",
            say::fixed(here, 0)
        ),
        (false, false) => format!(
            "H turns v by {}°. The two directions that are not turned stand at an angle of {}°: without \
             symmetry nothing holds them at right angles.",
            say::fixed(here, 0),
            say::fixed(crossing, 0)
        ),
    };
    Scene {
        figure: Figure {
            title: "A step of length 1, and how it moves the gradient",
            describes: "In the first panel, a circle of steps and the ellipse of their images under the \
                        Hessian, with one step, its image, and two dashed lines at right angles on \
                        which step and image agree. In the second panel, the angle from step to \
                        image against the direction of the step; marks show the eigenvectors, where \
                        it is 0."
                .into(),
            panels: vec![plane.panel(), turn.panel()],
        },
        seen,
        numbers: vec![
            ("length of H v", say::fixed(image.norm(), 2)),
            ("vᵀHv", say::fixed(v.dot(&image), 2)),
            ("eigenvalues", format!("{} and {}", say::fixed(own[1].1, 2), say::fixed(own[0].1, 2))),
        ],
    }
}

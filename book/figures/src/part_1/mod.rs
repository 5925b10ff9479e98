//! Figures of part 1, "From Gradients to the Hessian":
//! a file for each section, with the name of its page.

mod curvature;
mod gradient;
mod hessian;

use crate::{Named, svg::Axis};
use lab::functions::{CHAPTER, vector};
use nalgebra::DVector;

/// By section, and by name.
pub(crate) const FIGURES: [&[Named]; 3] = [gradient::FIGURES, hessian::FIGURES, curvature::FIGURES];

/// Where the part looks at the chapter's quadratic: its gradient there is (3, 4).
const POINT: (f64, f64) = (0.4, 2.3);

fn chapter(x: f64, y: f64) -> f64 {
    (CHAPTER.f)(&vector(&[x, y]))
}

/// The gradient of the chapter's quadratic.
fn slope(x: f64, y: f64) -> (f64, f64) {
    let g = (CHAPTER.gradient)(&vector(&[x, y]));
    (g[0], g[1])
}

/// The unit vector at this angle.
fn unit(degrees: f64) -> DVector<f64> {
    let (s, c) = degrees.to_radians().sin_cos();
    vector(&[c, s])
}

fn angle(v: &DVector<f64>) -> f64 {
    v[1].atan2(v[0]).to_degrees()
}

/// An axis of directions, for half a turn or a whole one.
fn directions(to: f64) -> Axis {
    let ticks = [
        (0.0, "0°"),
        (90.0, "90°"),
        (180.0, "180°"),
        (270.0, "270°"),
        (360.0, "360°"),
    ];
    let shown: Vec<(f64, &str)> = ticks.into_iter().filter(|tick| tick.0 <= to).collect();
    Axis::linear(0.0, to, "direction of the step").ticks_at(&shown)
}

/// Ticks for axes that are too short for ticks of their own choice.
fn whole_numbers() -> [(f64, &'static str); 5] {
    [(-1.0, "−1"), (0.0, "0"), (1.0, "1"), (2.0, "2"), (3.0, "3")]
}

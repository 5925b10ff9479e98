//! Figures of part 3, "Critical Points and the Second-Derivative Test":
//! a file for each section, with the name of its page.

mod critical_points;
mod example;
pub mod experiments;
mod live;
mod second_derivative_test;

use crate::Named;

pub(crate) use live::LIVE;

/// By section, and by name.
pub(crate) const FIGURES: [&[Named]; 3] = [
    critical_points::FIGURES,
    second_derivative_test::FIGURES,
    example::FIGURES,
];

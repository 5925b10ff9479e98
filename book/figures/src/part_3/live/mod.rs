//! Figures of part 3 that move: a file for each section, with the name of its page.

mod critical_points;
mod example;
mod second_derivative_test;

use crate::live::Live;

/// By section.
pub(crate) const LIVE: &[&[Live]] = &[
    critical_points::LIVE,
    second_derivative_test::LIVE,
    example::LIVE,
];

//! Questions of part 3, "Critical Points and the Second-Derivative Test":
//! a file for each section, with the name of its page.

mod critical_points;
mod example;
mod second_derivative_test;

use crate::Named;

/// By section, in the order of the page.
pub(crate) const QUESTIONS: [&[Named]; 3] = [
    critical_points::QUESTIONS,
    second_derivative_test::QUESTIONS,
    example::QUESTIONS,
];

//! Numbers of part 3, "Critical Points and the Second-Derivative Test":
//! a file for each section, with the name of its page, and what sections share.

mod critical_points;
mod example;
mod himmelblau;
mod matrices;
mod second_derivative_test;

use crate::values::Values;

/// Puts the numbers of the part into the table.
pub fn values(values: &mut Values) {
    critical_points::values(values);
    second_derivative_test::values(values);
    example::values(values);
}

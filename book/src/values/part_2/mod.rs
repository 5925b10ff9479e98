//! Numbers of part 2, "The Multivariable Taylor Expansion":
//! a file for each section, with the name of its page, and what sections share.

mod derivation;
mod expansion;
mod orders;
mod quadratic;
mod quadratic_form;
mod steps;

use crate::values::Values;

/// Puts the numbers of the part into the table.
pub fn values(values: &mut Values) {
    expansion::values(values);
    derivation::values(values);
    quadratic_form::values(values);
    steps::values(values);
}

//! Numbers of part 6, "Classifying a Critical Point in Code":
//! a file for each section, with the name of its page.

mod any_loss;
mod closed_form;
mod report;

use crate::values::Values;

/// Puts the numbers of the part into the table.
pub fn values(values: &mut Values) {
    report::values(values);
    any_loss::values(values);
    closed_form::values(values);
}

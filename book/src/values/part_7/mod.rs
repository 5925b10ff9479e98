//! Numbers of part 7, "How This Informs Optimization":
//! a file for each section, with the name of its page, and what these share.

mod exact_product;
mod matrix_free;
mod newton;
mod takeaway;

use crate::values::Values;

/// Puts the numbers of the part into the table.
pub fn values(values: &mut Values) {
    newton::values(values);
    matrix_free::values(values);
    takeaway::values(values);
}

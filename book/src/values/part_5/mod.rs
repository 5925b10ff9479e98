//! Numbers of part 5, "Saddle Points in High Dimensions":
//! a file for each section, with the name of its page.

mod dominate;
mod escape;
mod slow;

use crate::values::Values;

/// Puts the numbers of the part into the table.
pub fn values(values: &mut Values) {
    dominate::values(values);
    slow::values(values);
    escape::values(values);
}

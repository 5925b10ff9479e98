//! Numbers of part 4, "Curvature of Loss Landscapes":
//! a file for each section, with the name of its page.

mod conditioning;
mod sharpness;
mod training;

use crate::values::Values;

/// Puts the numbers of the part into the table.
pub fn values(values: &mut Values) {
    training::values(values);
    sharpness::values(values);
    conditioning::values(values);
}

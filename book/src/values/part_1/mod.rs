//! Numbers of part 1, "From Gradients to the Hessian":
//! a file for each section, with the name of its page, and what sections share.

mod curvature;
mod gradient;
mod hessian;
mod quadratic;

use crate::values::Values;

/// Puts the numbers of the part into the table.
pub fn values(values: &mut Values) {
    gradient::values(values);
    hessian::values(values);
    curvature::values(values);
}

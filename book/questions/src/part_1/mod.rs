//! Questions of part 1, "From Gradients to the Hessian":
//! a file for each section, with the name of its page.

mod curvature;
mod gradient;
mod hessian;

use crate::Named;

/// By section, in the order of the page.
pub(crate) const QUESTIONS: [&[Named]; 3] = [
    gradient::QUESTIONS,
    hessian::QUESTIONS,
    curvature::QUESTIONS,
];

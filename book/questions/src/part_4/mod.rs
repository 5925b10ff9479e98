//! Questions of part 4, "Curvature of Loss Landscapes":
//! a file for each section, with the name of its page.

mod conditioning;
mod sharpness;
mod training;

use crate::Named;

/// By section, in the order of the page.
pub(crate) const QUESTIONS: [&[Named]; 3] = [
    training::QUESTIONS,
    sharpness::QUESTIONS,
    conditioning::QUESTIONS,
];

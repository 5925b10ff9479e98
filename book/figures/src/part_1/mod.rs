//! Figures of part 1, "From Gradients to the Hessian":
//! a file for each section, with the name of its page, and what sections share.

mod angles;
mod axes;
mod curvature;
mod gradient;
mod hessian;
mod live;
mod quadratic;

use crate::Named;

pub(crate) use live::LIVE;

/// By section, and by name.
pub(crate) const FIGURES: [&[Named]; 3] = [gradient::FIGURES, hessian::FIGURES, curvature::FIGURES];

//! Figures of part 1 that move: a file for each section, with the name of its page.

mod curvature;
mod gradient;
mod hessian;

use crate::live::Live;

/// By section.
pub(crate) const LIVE: &[&[Live]] = &[gradient::LIVE, hessian::LIVE, curvature::LIVE];

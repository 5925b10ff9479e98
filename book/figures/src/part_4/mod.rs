//! Figures of part 4, "Curvature of Loss Landscapes":
//! a file for each section, with the name of its page, and what sections share.

mod conditioning;
pub mod experiments;
mod live;
mod sharpness;
mod training;
mod valley;

use crate::Named;

pub(crate) use live::LIVE;

/// By section, and by name.
pub(crate) const FIGURES: [&[Named]; 3] =
    [training::FIGURES, sharpness::FIGURES, conditioning::FIGURES];

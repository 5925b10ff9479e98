//! Figures of part 5, "Saddle Points in High Dimensions":
//! a file for each section, with the name of its page.

mod dominate;
mod escape;
pub mod experiments;
mod slow;

use crate::Named;

/// By section, and by name.
pub(crate) const FIGURES: [&[Named]; 3] = [dominate::FIGURES, slow::FIGURES, escape::FIGURES];

const PLATEAU_TICKS: [(f64, &str); 4] = [(0.0, "0"), (50.0, "50"), (100.0, "100"), (150.0, "150")];

//! Figures of part 3.

use super::{Figure, Named};

/// By name, with what draws them.
pub const FIGURES: &[Named] = &[];

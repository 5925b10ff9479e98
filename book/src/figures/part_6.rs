//! Figures of part 6.

use super::{Figure, Named};

/// By name, with what draws them.
pub const FIGURES: &[Named] = &[];

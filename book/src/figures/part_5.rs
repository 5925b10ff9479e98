//! Figures of part 5.

use super::{Figure, Named};

/// By name, with what draws them.
pub const FIGURES: &[Named] = &[];

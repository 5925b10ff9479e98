//! Figures of part 7.

use super::Figure;

/// By name, with what draws them.
pub const FIGURES: &[(&str, fn() -> Figure)] = &[];

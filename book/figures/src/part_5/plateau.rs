//! The axis of steps along which a descent stands on a plateau and leaves it.

/// Ticks for an axis that is too short for ticks of its own choice.
pub(super) const TICKS: [(f64, &str); 4] =
    [(0.0, "0"), (50.0, "50"), (100.0, "100"), (150.0, "150")];

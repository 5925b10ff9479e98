//! The critical points of Himmelblau's function.

use figures::part_3::experiments::critical_points::himmelblau_points;
use nalgebra::DVector;

/// All critical points of Himmelblau's function.
pub(super) fn nine_points() -> Vec<DVector<f64>> {
    himmelblau_points(6, 0.75)
}

//! Experiments of section 5.1: the critical points of five double wells.

use lab::functions::vector;
use nalgebra::DMatrix;
use solutions::find_critical::answer::newton_root;

/// The tilts of five double wells.
pub const WELL_TILTS: [f64; 5] = [0.05, 0.1, 0.15, 0.2, 0.3];

/// The critical points of Σ xᵢ⁴/4 - xᵢ²/2 + tilt xᵢ, as (index, loss). Coordinates do not mix, so
/// each is at one of the three critical points of its own well.
pub fn double_wells(tilts: &[f64]) -> Vec<(usize, f64)> {
    tilts.iter().fold(vec![(0, 0.0)], |points, &tilt| {
        let one = [-1.0, 0.0, 1.0].map(|seed| {
            let x = newton_root(
                &|x| x.map(|x| x.powi(3) - x + tilt),
                &|x| DMatrix::from_diagonal(&x.map(|x| 3.0 * x * x - 1.0)),
                &vector(&[seed]),
            )
            .expect("the tilt is small")[0];
            let loss = x.powi(4) / 4.0 - x * x / 2.0 + tilt * x;
            (usize::from(3.0 * x * x < 1.0), loss)
        });
        points
            .iter()
            .flat_map(|(index, loss)| one.map(|(i, l)| (index + i, loss + l)))
            .collect()
    })
}

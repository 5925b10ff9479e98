//! Numbers of section 4.2, "Sharpness, Flatness, and Generalization".

use crate::values::Values;
use figures::part_4::experiments::{
    sharpness::{sam_path, switch_radius, wells, wells_critical, wells_curvature, wells_slope},
    training::product_gradient,
};
use lab::functions::{matrix, vector};
use nalgebra::{DMatrix, DVector};
use solutions::sharpness::answer::{mean_rise, rescaled_hessian, worst_rise};

/// The same on a line, from the slope of the loss; the last point only.
fn sam_on_a_line(slope: fn(f64) -> f64, start: f64, eta: f64, rho: f64, steps: usize) -> f64 {
    let path = sam_path(&|x| x.map(slope), &vector(&[start]), eta, rho, steps);
    path[steps][0]
}

/// Puts the numbers of the section into the table.
pub fn values(values: &mut Values) {
    let h = matrix(2, &[6.0, 2.0, 2.0, 4.0]);
    values.number("rise.worst", worst_rise(&h, 0.1));
    values.number("rise.mean", mean_rise(&h, 0.1));
    values.number("rise.reach", 0.1);
    // One sharp direction among many flat ones, against as much curvature spread evenly.
    let lone = DMatrix::from_diagonal(&DVector::from_fn(
        100,
        |i, _| {
            if i == 0 { 100.0 } else { 0.0 }
        },
    ));
    let even = DMatrix::from_diagonal_element(100, 100, 2.0);
    values.number("rise.lone_worst", worst_rise(&lone, 0.1));
    values.number("rise.lone_mean", mean_rise(&lone, 0.01));
    values.number("rise.even_worst", worst_rise(&even, 0.1));
    values.number("rise.even_mean", mean_rise(&even, 0.01));
    values.number("rise.noise", 0.01);

    values.number("rescaled.trace_1", rescaled_hessian(1.0).trace());
    values.number("rescaled.trace_10", rescaled_hessian(10.0).trace());
    values.number(
        "rescaled.lmax_10",
        2.0 * worst_rise(&rescaled_hessian(10.0), 1.0),
    );

    let [sharp, ridge, flat] = wells_critical();
    let (lsharp, lflat) = (wells_curvature(sharp), wells_curvature(flat));
    values.number("wells.sharp_loss", wells(sharp));
    values.number("wells.flat_loss", wells(flat));
    values.number("wells.sharp_curvature", lsharp);
    values.number("wells.flat_curvature", lflat);
    values.number("wells.ridge", ridge);
    values.number("wells.switch", switch_radius());
    let theory = (2.0 * (wells(flat) - wells(sharp)) / (lsharp - lflat)).sqrt();
    values.number("wells.switch_theory", theory);
    values.vector("wells.starts", &vector(&SHARP_STARTS));
    values.vector("wells.radii", &vector(&RADII));
    let ends: Vec<f64> = SHARP_STARTS
        .iter()
        .flat_map(|start| RADII.map(|rho| sam_on_a_line(wells_slope, *start, 0.01, rho, 2000)))
        .collect();
    values.count("wells.runs", ends.len());
    let arrived = ends.iter().filter(|x| (**x - flat).abs() < 0.5).count();
    values.count("wells.arrived", arrived);
    values.number("wells.eta", 0.01);
    values.number("wells.beside", -0.3);
    values.number("wells.beside_rho", 0.3);
    // It hovers about the ridge for ever; where in between depends on the last bits.
    let hovering = sam_on_a_line(wells_slope, -0.3, 0.01, 0.3, 2000);
    values.number("wells.beside_end", (10.0 * hovering).round() / 10.0);
    values.number(
        "wells.beside_descent",
        sam_on_a_line(wells_slope, -0.3, 0.01, 0.0, 2000),
    );

    values.number("wells.parked_rho", 0.6);
    values.number(
        "wells.parked",
        sam_on_a_line(wells_slope, -0.9, 0.01, 0.6, 2000),
    );

    values.number("hover.eta", 0.1);
    values.number("hover.rho", 0.05);
    values.number("hover.theory", hover(0.1, 4.0, 0.05));
    values.number(
        "hover.measured",
        sam_on_a_line(|x| 4.0 * x, 1.0, 0.1, 0.05, 1000).abs(),
    );

    let start = vector(&[3.0, 0.4]);
    let end = |rho: f64, steps: usize| {
        sam_path(&product_gradient, &start, 0.1, rho, steps)[steps].norm_squared()
    };
    values.vector("drift.start", &start);
    values.number("drift.trace_start", start.norm_squared());
    values.number("drift.eta", 0.1);
    values.number("drift.rho", 0.1);
    values.number("drift.descent", end(0.0, 5000));
    values.number("drift.sam", end(0.1, 5000));
    values.count("drift.steps", 5000);
}

/// Starts in and beside the sharp well, on its side of the ridge.
const SHARP_STARTS: [f64; 4] = [-1.2, -1.1, -0.9, -0.7];

/// Radii, all but the first above the one at which the flat well is the better one.
const RADII: [f64; 5] = [0.02, 0.1, 0.2, 0.4, 0.6];

/// How far from the minimum of ½ λ x² SAM comes to rest.
fn hover(eta: f64, curvature: f64, rho: f64) -> f64 {
    eta * curvature * rho / (2.0 - eta * curvature)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::theory::{assert_close, computed, number};

    #[test]
    fn rises_and_hovering_are_as_theory_says() {
        let all = computed(values);
        assert_close(&all, "rise.worst", &[0.005 * (5.0 + 5_f64.sqrt())], 1e-9);
        assert_close(&all, "rise.mean", &[0.05], 1e-9);
        assert_close(&all, "rise.lone_worst", &[0.5], 1e-9);
        assert_close(&all, "rise.even_mean", &[0.01], 1e-9);
        assert_close(&all, "rescaled.trace_10", &[100.01], 1e-9);
        assert_close(
            &all,
            "hover.measured",
            &[number(&all, "hover.theory")],
            1e-9,
        );
        assert_close(&all, "hover.theory", &[0.0125], 1e-9);
        // At the bottom w₁w₂ = 1, so that the trace is the square of the distance from the origin.
        assert!(number(&all, "drift.descent") > 9.0 && number(&all, "drift.sam") < 2.5);
        let (found, theory) = (
            number(&all, "wells.switch"),
            number(&all, "wells.switch_theory"),
        );
        assert!((found / theory - 1.0).abs() < 0.05, "{found}, {theory}");
        assert_eq!(number(&all, "wells.arrived"), 0.0);
        // The probe is at the bottom of the sharp well.
        let [sharp, _, flat] = wells_critical();
        assert_close(&all, "wells.parked", &[sharp + 0.6], 1e-9);
        assert_close(&all, "wells.beside_descent", &[flat], 1e-9);
    }
}

//! Numbers of part 4, and the small losses that its figures draw too.

use super::Values;
use lab::{
    functions::{matrix, vector},
    recorded::{Spectrum, Trace, spectra, traces},
};
use nalgebra::{DMatrix, DVector};
use solutions::{
    bulk_and_outliers::answer::{bulk_fraction, outliers},
    descent_rate::answer::{iters_to, optimal_eta},
    momentum::answer::{heavy_ball, nesterov},
    newton_cg::answer::{CgStep, newton_cg},
    numerical_kappa::answer::{kappa, kappa_nonzero},
    preconditioning::answer::{adam, jacobi_kappa},
    sam_step::answer::sam_step,
    sharpness::answer::{mean_rise, rescaled_hessian, worst_rise},
};

/// Among so many of the largest eigenvalues the gap is looked for.
pub(crate) const LARGEST: usize = 30;

/// The tolerance at which steps are counted.
pub(crate) const TOLERANCE: f64 = 1e-8;

pub fn values(values: &mut Values) {
    training(values);
    sharpness(values);
    conditioning(values);
}

// Section 4.1.

fn training(values: &mut Values) {
    for (count, gap, spectrum) in [
        ("outliers.ce_3", "gap.ce_3", &spectra::CROSS_ENTROPY_3),
        ("outliers.ce_4", "gap.ce_4", &spectra::CROSS_ENTROPY_4),
        ("outliers.ce_5", "gap.ce_5", &spectra::CROSS_ENTROPY_5),
        ("outliers.ce_6", "gap.ce_6", &spectra::CROSS_ENTROPY_6),
        ("outliers.ce_8", "gap.ce_8", &spectra::CROSS_ENTROPY_8),
        (
            "outliers.far_ce_3",
            "gap.far_ce_3",
            &spectra::FAR_CROSS_ENTROPY_3,
        ),
        ("outliers.se_4", "gap.se_4", &spectra::SQUARED_ERROR_4),
        ("outliers.se_8", "gap.se_8", &spectra::SQUARED_ERROR_8),
        (
            "outliers.far_se_2",
            "gap.far_se_2",
            &spectra::FAR_SQUARED_ERROR_2,
        ),
        (
            "outliers.far_se_3",
            "gap.far_se_3",
            &spectra::FAR_SQUARED_ERROR_3,
        ),
        (
            "outliers.far_se_4",
            "gap.far_se_4",
            &spectra::FAR_SQUARED_ERROR_4,
        ),
        ("outliers.digits_ce", "gap.digits_ce", &spectra::DIGITS),
        (
            "outliers.digits_se",
            "gap.digits_se",
            &spectra::DIGITS_SQUARED_ERROR,
        ),
    ] {
        let k = outliers(spectrum.eigenvalues, LARGEST);
        values.count(count, k);
        values.number(gap, spectrum.eigenvalues[k - 1] / spectrum.eigenvalues[k]);
    }

    let digits = &spectra::DIGITS;
    values.count("digits.parameters", digits.parameters);
    values.number("digits.bulk", bulk_fraction(digits.eigenvalues, 0.01));
    values.count("digits.negative", negative(digits));
    values.number(
        "digits.negative_share",
        negative(digits) as f64 / digits.parameters as f64,
    );
    values.count("digits.zero", zero(digits));
    let blobs = &spectra::CROSS_ENTROPY_3;
    values.count("blobs.parameters", blobs.parameters);
    values.count("blobs.zero", zero(blobs));
    values.number(
        "blobs.negative_share",
        negative(blobs) as f64 / blobs.parameters as f64,
    );
    values.number(
        "blobs.lmin_share",
        lowest(blobs).abs() / blobs.eigenvalues[0],
    );
    values.number(
        "blobs.negative_share_8",
        negative(&spectra::CROSS_ENTROPY_8) as f64 / spectra::CROSS_ENTROPY_8.parameters as f64,
    );

    values.number("valley.barrier", product(&vector(&[1.25, 1.25])));

    values.number("edge.start", traces::ETA_2.lmax[0]);
    for (share, rises, trace) in [
        ("edge.share_1_6", "edge.rises_1_6", &traces::ETA_1_6),
        ("edge.share_2", "edge.rises_2", &traces::ETA_2),
    ] {
        values.number(share, late_sharpness(trace) * trace.eta / 2.0);
        values.count(rises, trace.rises);
    }
    for (eta, end, share, trace) in [
        (
            "edge.eta_0_1",
            "edge.end_0_1",
            "edge.share_0_1",
            &traces::ETA_0_1,
        ),
        (
            "edge.eta_0_5",
            "edge.end_0_5",
            "edge.share_0_5",
            &traces::ETA_0_5,
        ),
    ] {
        let last = trace.lmax[trace.lmax.len() - 1];
        values.number(eta, trace.eta);
        values.number(end, last);
        values.number(share, last * trace.eta / 2.0);
    }
    values.number("edge.eta_1_6", traces::ETA_1_6.eta);
    values.count("edge.stride", traces::ETA_2.stride);
    values.count(
        "edge.steps",
        traces::ETA_2.stride * (traces::ETA_2.lmax.len() - 1),
    );
    values.count("edge.diverged_steps", traces::ETA_4.loss.len() - 1);
    values.count("edge.diverged_rises", traces::ETA_4.rises);
}

fn negative(spectrum: &Spectrum) -> usize {
    spectrum.eigenvalues.iter().filter(|l| **l < 0.0).count()
}

fn zero(spectrum: &Spectrum) -> usize {
    spectrum.eigenvalues.iter().filter(|l| **l == 0.0).count()
}

fn lowest(spectrum: &Spectrum) -> f64 {
    spectrum.eigenvalues[spectrum.eigenvalues.len() - 1]
}

/// The mean sharpness over the last quarter of a record.
fn late_sharpness(trace: &Trace) -> f64 {
    let quarter = &trace.lmax[3 * trace.lmax.len() / 4..];
    quarter.iter().sum::<f64>() / quarter.len() as f64
}

/// ½ (w₁w₂ - 1)²: the smallest loss with a valley.
pub(crate) fn product(w: &DVector<f64>) -> f64 {
    0.5 * (w[0] * w[1] - 1.0).powi(2)
}

pub(crate) fn product_gradient(w: &DVector<f64>) -> DVector<f64> {
    vector(&[w[1], w[0]]) * (w[0] * w[1] - 1.0)
}

// Section 4.2.

/// Two wells on a line: a sharp one of width 0.15 at -1, and a flat one of width 0.6 at 1 that is
/// not quite as deep.
pub(crate) const WELLS: [(f64, f64, f64); 2] = [(-1.0, 0.15, 1.0), (1.0, 0.6, 0.95)];

pub(crate) fn wells(x: f64) -> f64 {
    1.0 - WELLS.map(|well| dip(well, x)).iter().sum::<f64>()
}

pub(crate) fn wells_slope(x: f64) -> f64 {
    WELLS
        .map(|(at, width, depth)| dip((at, width, depth), x) * (x - at) / (width * width))
        .iter()
        .sum()
}

fn wells_curvature(x: f64) -> f64 {
    WELLS
        .map(|(at, width, depth)| {
            let t = (x - at) / width;
            dip((at, width, depth), x) * (1.0 - t * t) / (width * width)
        })
        .iter()
        .sum()
}

fn dip((at, width, depth): (f64, f64, f64), x: f64) -> f64 {
    depth * (-((x - at) / width).powi(2) / 2.0).exp()
}

/// A zero of `f` between `low` and `high`, where its signs differ.
fn root(f: impl Fn(f64) -> f64, mut low: f64, mut high: f64) -> f64 {
    let sign = f(low).signum();
    for _ in 0..60 {
        let middle = (low + high) / 2.0;
        if f(middle).signum() == sign {
            low = middle;
        } else {
            high = middle;
        }
    }
    (low + high) / 2.0
}

/// The bottom of the sharp well, the ridge, and the bottom of the flat well.
pub(crate) fn wells_critical() -> [f64; 3] {
    [(-1.1, -0.9), (-0.7, -0.3), (0.7, 1.3)].map(|(low, high)| root(wells_slope, low, high))
}

/// The lowest value, in the well around `bottom`, of the largest loss within `rho`: it is where
/// the losses at both ends of the interval are equal.
fn robust_depth(bottom: f64, rho: f64) -> f64 {
    let difference = |x: f64| wells(x + rho) - wells(x - rho);
    let x = root(difference, bottom - rho, bottom + rho);
    wells(x + rho)
}

/// The radius at which the flat well becomes the better one, measured by the worst loss in reach.
pub(crate) fn switch_radius() -> f64 {
    let [sharp, _, flat] = wells_critical();
    root(
        |rho| robust_depth(sharp, rho) - robust_depth(flat, rho),
        0.01,
        0.1,
    )
}

/// The points that SAM visits.
pub(crate) fn sam_path(
    gradient: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    start: &DVector<f64>,
    eta: f64,
    rho: f64,
    steps: usize,
) -> Vec<DVector<f64>> {
    let mut path = vec![start.clone()];
    for k in 0..steps {
        path.push(sam_step(gradient, &path[k], eta, rho));
    }
    path
}

/// The same on a line, from the slope of the loss; the last point only.
fn sam_on_a_line(slope: fn(f64) -> f64, start: f64, eta: f64, rho: f64, steps: usize) -> f64 {
    let path = sam_path(&|x| x.map(slope), &vector(&[start]), eta, rho, steps);
    path[steps][0]
}

fn sharpness(values: &mut Values) {
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

// Section 4.3.

/// diag(1, κ), turned by an angle in degrees.
pub(crate) fn turned(kappa: f64, degrees: f64) -> DMatrix<f64> {
    let q = turn(degrees);
    &q * DMatrix::from_diagonal(&vector(&[1.0, kappa])) * q.transpose()
}

fn turn(degrees: f64) -> DMatrix<f64> {
    let (s, c) = degrees.to_radians().sin_cos();
    matrix(2, &[c, -s, s, c])
}

/// What is left of the distance after so many steps of Adam, from the point with the eigen-
/// coordinates (1, 1).
pub(crate) fn adam_error(kappa: f64, degrees: f64, steps: usize) -> f64 {
    let start = turn(degrees) * vector(&[1.0, 1.0]);
    adam(&turned(kappa, degrees), &start, ADAM_RATE, steps).norm() / start.norm()
}

/// Adam's step size in the book.
pub(crate) const ADAM_RATE: f64 = 0.05;
/// Its steps.
pub(crate) const ADAM_STEPS: usize = 200;

/// `n` curvatures from 1 to κ, at equal ratios.
pub(crate) fn spread(kappa: f64, n: usize) -> Vec<f64> {
    (0..n)
        .map(|i| kappa.powf(i as f64 / (n - 1) as f64))
        .collect()
}

/// Products that conjugate gradients need on a diagonal matrix.
pub(crate) fn cg_products(lam: &[f64]) -> usize {
    let h = vector(lam);
    let g = &h * -1.0;
    match newton_cg(&|v| v.component_mul(&h), &g, TOLERANCE) {
        CgStep::Solved { products, .. } | CgStep::NegativeCurvature { products, .. } => products,
    }
}

/// Steps of gradient descent with the best step size.
pub(crate) fn descent_steps(kappa: f64) -> usize {
    let (eta, _) = optimal_eta(1.0, kappa);
    iters_to(&[1.0, kappa], eta, TOLERANCE).expect("the best step size converges")
}

fn conditioning(values: &mut Values) {
    let (eta, factor) = optimal_eta(1.0, 10.0);
    values.number("rate.eta_10", eta);
    values.number("rate.factor_10", factor);
    for (descent, ball, fast, peak, kappa) in [
        ("steps.gd_1", "steps.hb_1", "steps.nag_1", "peak.1", 1e1),
        ("steps.gd_2", "steps.hb_2", "steps.nag_2", "peak.2", 1e2),
        ("steps.gd_3", "steps.hb_3", "steps.nag_3", "peak.3", 1e3),
        ("steps.gd_4", "steps.hb_4", "steps.nag_4", "peak.4", 1e4),
    ] {
        let lam = [1.0, kappa];
        values.count(descent, descent_steps(kappa));
        let (steps, highest) = heavy_ball(&lam, 100_000, TOLERANCE);
        values.count(ball, steps.expect("heavy ball converges"));
        values.number(peak, highest);
        let (steps, _) = nesterov(&lam, 100_000, TOLERANCE);
        values.count(fast, steps.expect("Nesterov's method converges"));
    }
    let cautious = iters_to(&[1.0, 100.0], 0.01, TOLERANCE);
    values.count("steps.cautious_2", cautious.expect("1/λmax converges"));
    values.count("steps.cg_two", cg_products(&[1.0, 1e4]));
    values.count("steps.cg_sixty", cg_products(&spread(1e4, 60)));

    let flat = matrix(2, &[1.0, 1.0, 1.0, 1.0]);
    values.number("flat.kappa", kappa_nonzero(&flat).expect("it is not zero"));
    let mut x = vector(&[3.0, 1.0]);
    for _ in 0..100 {
        x -= &flat * &x * 0.3;
    }
    values.vector("flat.end", &x);

    let [p, q, r] = cycle();
    values.vector("cycle.points", &vector(&[p, q, r]));
    values.number("cycle.start", CYCLE_START);
    values.number("cycle.descent", descent_on_the_bent_parabola());

    for (name, kappa, degrees) in [
        ("adam.aligned_2", 1e2, 0.0),
        ("adam.aligned_4", 1e4, 0.0),
        ("adam.turned_2", 1e2, 45.0),
        ("adam.turned_4", 1e4, 45.0),
    ] {
        values.number(name, adam_error(kappa, degrees, ADAM_STEPS));
    }
    for (name, kappa) in [("adam.descent_2", 1e2), ("adam.descent_4", 1e4)] {
        values.number(name, optimal_eta(1.0, kappa).1.powi(ADAM_STEPS as i32));
    }
    values.number("adam.rate", ADAM_RATE);
    values.count("adam.steps", ADAM_STEPS);
    for (name, degrees) in [("jacobi.0", 0.0), ("jacobi.5", 5.0), ("jacobi.45", 45.0)] {
        let rescaled = jacobi_kappa(&turned(100.0, degrees));
        values.number(name, rescaled.expect("it is positive definite"));
    }

    let raw = weather();
    for (name, table) in [
        ("inputs.raw", raw.clone()),
        ("inputs.centred", centred(&raw)),
        ("inputs.standardised", standardised(&raw)),
    ] {
        let h = table.transpose() * &table / table.nrows() as f64;
        values.number(name, kappa(&h).expect("it is symmetric"));
    }
}

/// f'(x) for the loss of Lessard, Recht and Packard: curvature 25 outside [1, 2], and 1 inside.
pub(crate) fn bent_slope(x: f64) -> f64 {
    if x < 1.0 {
        25.0 * x
    } else if x < 2.0 {
        x + 24.0
    } else {
        25.0 * x - 24.0
    }
}

/// Where heavy ball starts on it.
pub(crate) const CYCLE_START: f64 = 3.3;

/// The points of heavy ball on the bent parabola, tuned for curvatures from 1 to 25.
pub(crate) fn heavy_ball_path(steps: usize) -> Vec<f64> {
    let (mu, l) = (1.0_f64, 25.0_f64);
    let alpha = 4.0 / (l.sqrt() + mu.sqrt()).powi(2);
    let beta = ((l.sqrt() - mu.sqrt()) / (l.sqrt() + mu.sqrt())).powi(2);
    let mut path = vec![CYCLE_START];
    for k in 0..steps {
        let (x, last) = (path[k], path[k.saturating_sub(1)]);
        path.push(x - alpha * bent_slope(x) + beta * (x - last));
    }
    path
}

/// The three points between which it goes on for ever, the lowest first.
fn cycle() -> [f64; 3] {
    let path = heavy_ball_path(300);
    let mut last = [path[298], path[299], path[300]];
    last.sort_by(f64::total_cmp);
    last
}

fn descent_on_the_bent_parabola() -> f64 {
    let (eta, _) = optimal_eta(1.0, 25.0);
    (0..300).fold(CYCLE_START, |x, _| x - eta * bent_slope(x))
}

/// Two inputs as they come: temperatures in kelvin and pressures in hectopascal.
fn weather() -> DMatrix<f64> {
    DMatrix::from_row_slice(
        6,
        2,
        &[
            281.0, 1012.0, 284.0, 1021.0, 287.0, 1003.0, 290.0, 1016.0, 293.0, 1019.0, 296.0,
            1025.0,
        ],
    )
}

fn centred(table: &DMatrix<f64>) -> DMatrix<f64> {
    let mut out = table.clone();
    for mut column in out.column_iter_mut() {
        let mean = column.mean();
        column.add_scalar_mut(-mean);
    }
    out
}

fn standardised(table: &DMatrix<f64>) -> DMatrix<f64> {
    let mut out = centred(table);
    for mut column in out.column_iter_mut() {
        let deviation = (column.norm_squared() / column.len() as f64).sqrt();
        column /= deviation;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::Value;

    fn part() -> Values {
        let mut all = Values::default();
        values(&mut all);
        all
    }

    fn number(all: &Values, name: &str) -> f64 {
        match all.get(name) {
            Some(Value::Number(x)) => *x,
            Some(Value::Count(n)) => *n as f64,
            other => panic!("{name}: {other:?}"),
        }
    }

    #[test]
    fn spectra_have_the_zeros_that_symmetry_demands() {
        let all = part();
        // 16 hidden units, and the shift of all logits; 12 of them, and 8 pixels that are never on.
        assert_eq!(number(&all, "blobs.zero"), 17.0);
        assert_eq!(number(&all, "digits.zero"), 13.0 + 8.0 * 12.0);
    }

    #[test]
    fn rises_and_hovering_are_as_theory_says() {
        let all = part();
        let close = |name: &str, expected: f64| {
            let found = number(&all, name);
            assert!(
                (found - expected).abs() < 1e-9 * expected.abs().max(1.0),
                "{name}: {found}, not {expected}"
            );
        };
        close("valley.barrier", 0.5 * 0.5625 * 0.5625);
        close("rise.worst", 0.005 * (5.0 + 5_f64.sqrt()));
        close("rise.mean", 0.05);
        close("rise.lone_worst", 0.5);
        close("rise.even_mean", 0.01);
        close("rescaled.trace_10", 100.01);
        close("hover.measured", number(&all, "hover.theory"));
        close("hover.theory", 0.0125);
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
        close("wells.parked", sharp + 0.6);
        close("wells.beside_descent", flat);
    }

    #[test]
    fn rates_are_as_theory_says() {
        let all = part();
        for (power, kappa) in [(1, 1e1), (2, 1e2), (3, 1e3), (4, 1e4_f64)] {
            let rate = (kappa - 1.0) / (kappa + 1.0);
            let expected = (TOLERANCE.ln() / rate.ln()).ceil();
            assert_eq!(number(&all, &format!("steps.gd_{power}")), expected);
        }
        let c = 99.0 / 101.0;
        let turned_by = |degrees: f64| c * (2.0 * degrees.to_radians()).cos();
        for degrees in [0.0, 5.0, 45.0] {
            // D^(-1/2) H D^(-1/2) has the entries 1 and ± q.
            let a = turned_by(degrees);
            let q = ((c * c - a * a) / (1.0 - a * a)).sqrt();
            let found = number(&all, &format!("jacobi.{degrees}"));
            assert!((found - (1.0 + q) / (1.0 - q)).abs() < 1e-9, "{found}");
        }
        assert_eq!(number(&all, "steps.cg_two"), 2.0);
        assert!(number(&all, "cycle.descent").abs() < 1e-9);
    }

    /// Three steps of heavy ball lead back, in exact fractions of 1225.
    #[test]
    fn heavy_ball_goes_in_a_circle() {
        let expected = [-2208.0, 792.0, 2592.0].map(|x| x / 1225.0);
        for (found, expected) in cycle().iter().zip(expected) {
            assert!((found - expected).abs() < 1e-12, "{found}, {expected}");
        }
    }
}

//! Experiments of section 7.2: products by differences, Lanczos' matrix, and Hutchinson's estimate.

use lab::{
    functions::{ROSENBROCK, matrix, vector},
    probe::Rng,
    recorded::spectra,
};
use nalgebra::{DMatrix, DVector};
use solutions::{
    hessian_vector_product::answer::hvp,
    hutchinson_trace::answer::trace_estimate,
    lanczos::answer::lanczos,
    newton_cg::answer::{CgStep, newton_cg},
};

/// The curvatures on which conjugate gradients and descent are compared: so many, at equal ratios
/// from 1 to the last.
pub const CG_CURVATURES: (usize, f64) = (30, 100.0);

/// Products that conjugate gradients need for a residual of this part of the first, where the
/// gradient has the same part along each direction.
pub fn cg_products(tolerance: f64) -> usize {
    let (h, g) = cg_quadratic();
    match newton_cg(&|v| v.component_mul(&h), &g, tolerance) {
        CgStep::Solved { products, .. } => products,
        CgStep::NegativeCurvature { .. } => unreachable!("all curvatures are positive"),
    }
}

/// What is left of the residual after so many steps of descent with its best fixed step.
pub fn descent_residual(steps: i32) -> f64 {
    let (h, g) = cg_quadratic();
    let eta = 2.0 / (1.0 + CG_CURVATURES.1);
    let left = h.map(|lambda| (1.0 - eta * lambda).powi(steps));
    g.component_mul(&left).norm() / g.norm()
}

fn cg_quadratic() -> (DVector<f64>, DVector<f64>) {
    let (n, kappa) = CG_CURVATURES;
    let h = DVector::from_fn(n, |k, _| kappa.powf(k as f64 / (n - 1) as f64));
    (h, DVector::from_element(n, 1.0))
}

/// The error of a difference of gradients on Rosenbrock's valley, relative to H v: forward and
/// central, with the step h along v.
pub fn difference_errors(h: f64) -> (f64, f64) {
    let (x, v, exact) = valley_product();
    let g = |x: DVector<f64>| (ROSENBROCK.gradient)(&x);
    let forward = (g(&x + &v * h) - g(x.clone())) / h;
    let central = (g(&x + &v * h) - g(&x - &v * h)) / (2.0 * h);
    let error = |found: DVector<f64>| (found - &exact).norm() / exact.norm();
    (error(forward), error(central))
}

/// The point, the direction and H v.
pub fn valley_product() -> (DVector<f64>, DVector<f64>, DVector<f64>) {
    let (x, v) = (vector(&[-1.2, 1.0]), vector(&[0.3, 0.4]));
    let exact = (ROSENBROCK.hessian)(&x) * &v;
    (x, v, exact)
}

/// The step h of the reference of 7.2a for this direction, and its error.
pub fn reference_product() -> (f64, f64) {
    let (x, v, exact) = valley_product();
    let found = hvp(&ROSENBROCK.gradient, &x, &v);
    let error = (found - &exact).norm() / exact.norm();
    (f64::EPSILON.cbrt() / v.norm(), error)
}

/// Lanczos' matrix from its diagonal and what stands beside it.
pub fn tridiagonal(diagonal: &DVector<f64>, beside: &DVector<f64>) -> DMatrix<f64> {
    let mut t = DMatrix::from_diagonal(diagonal);
    for (i, b) in beside.iter().enumerate() {
        t[(i, i + 1)] = *b;
        t[(i + 1, i)] = *b;
    }
    t
}

/// Lanczos' matrix after m steps on a diagonal matrix with these entries.
pub fn lanczos_matrix(eigenvalues: &[f64], q0: &DVector<f64>, m: usize) -> DMatrix<f64> {
    let h = vector(eigenvalues);
    let (diagonal, beside) =
        lanczos(&|v| v.component_mul(&h), q0, m).expect("the start has a direction");
    tridiagonal(&diagonal, &beside)
}

/// Ritz values, and the weight that the start gives to each.
pub fn weighted_ritz_values(t: &DMatrix<f64>) -> Vec<(f64, f64)> {
    let (theta, s) = lab::spectrum(t).expect("it is symmetric");
    theta
        .iter()
        .enumerate()
        .map(|(i, theta)| (*theta, s[(0, i)] * s[(0, i)]))
        .collect()
}

/// The smallest Ritz value on a diagonal matrix with these entries, and its residual |H v - θ v|,
/// after each of these numbers of products, all from one run.
pub fn lowest_ritz(eigenvalues: &[f64], q0: &DVector<f64>, after: &[usize]) -> Vec<(f64, f64)> {
    let most = after.iter().copied().max().unwrap_or(0);
    let t = lanczos_matrix(eigenvalues, q0, most + 1);
    after
        .iter()
        .map(|&m| {
            // After m products Lanczos' matrix is the corner of that after more.
            let corner = t.view((0, 0), (m, m)).into_owned();
            let (theta, s) = lab::spectrum(&corner).expect("it is symmetric");
            (theta[0], (t[(m, m - 1)] * s[(m - 1, 0)]).abs())
        })
        .collect()
}

/// A matrix for Hutchinson's estimate.
pub fn four_by_four() -> DMatrix<f64> {
    matrix(
        4,
        &[
            4.0, 1.0, -2.0, 0.5, 1.0, -3.0, 0.25, 2.0, -2.0, 0.25, 1.0, -1.0, 0.5, 2.0, -1.0, 2.0,
        ],
    )
}

/// zᵀH z for all sixteen vectors of signs.
pub fn all_signs() -> Vec<f64> {
    let h = four_by_four();
    (0..16)
        .map(|bits: u32| {
            let mut at = 0;
            let mut sign = || {
                at += 1;
                if bits >> (at - 1) & 1 == 1 { 1.0 } else { -1.0 }
            };
            trace_estimate(&|v| &h * v, 4, 1, &mut sign)
        })
        .collect()
}

/// Estimates of the trace with this many probes each.
pub fn estimates(probes: usize, count: usize) -> Vec<f64> {
    let h = four_by_four();
    let mut rng = Rng::new(0, "Hutchinson");
    let mut sign = || if rng.unit() < 0.5 { 1.0 } else { -1.0 };
    (0..count)
        .map(|_| trace_estimate(&|v| &h * v, 4, probes, &mut sign))
        .collect()
}

/// The root of the mean squared distance from a number.
pub fn spread_about(samples: &[f64], centre: f64) -> f64 {
    let squares = samples.iter().map(|x| (x - centre).powi(2)).sum::<f64>();
    (squares / samples.len() as f64).sqrt()
}

/// A start for Lanczos in 910 dimensions.
pub fn random_start(name: &str) -> DVector<f64> {
    Rng::new(0, name).vector(spectra::DIGITS.parameters)
}

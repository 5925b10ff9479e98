//! The recipe of 6.1 works for any loss whose gradient you can compute: find a point where the
//! gradient vanishes, take the Hessian there by differences, and read off the eigenvalues what the
//! point is. New is that nothing is exact any more: every threshold must be larger than the error
//! of a difference, or noise is reported as curvature.
//!
//! Write `analyse`. Most of its parts you have written before: the Hessian from gradients in 1.2a,
//! Newton's method in 3.1a, the verdict in 3.2a, the order of a remainder in 2.2a. Copy them here.
//! Given are
//! - `f`: the loss, and `g`: its gradient, for vectors of length n,
//! - `x0`: where to start, of length n.
//!
//! Return an `Analysis` whose fields are
//! - `x`: the critical point that full Newton steps reach from `x0`, with Hessians of central
//!   differences: the first x at which |g(x)| <= 1e-8 *and* the step is no longer than 1e-6.
//! - `value`: f at `x`.
//! - `eigenvalues`: those of the Hessian at `x`, ascending.
//! - `kind`: `Saddle` for eigenvalues of both signs, else `Inconclusive` if one counts as zero,
//!   else `Min` or `Max`. An eigenvalue λ counts as zero if |λ| <= 1e-6 max|λ|.
//! - `kappa`: the largest over the smallest of the eigenvalues that do not count as zero, if all of
//!   these are positive and there is at least one; otherwise `None`. (The report of 6.1a has a
//!   kappa for a `Min` alone. This one is that of the curved part, and exists for a trough too.)
//! - `order`: the power of t with which the error of the quadratic model at `x` shrinks along t v,
//!   where v = (1, ..., 1)/√n; `None` if the model is exact as far as can be seen. For most losses
//!   it is 3.
//!
//! Return an error if there is no result: after 100 steps without success, when x, f or g is not
//! finite, or for a singular Hessian on the way.
//!
//! Example. For the chapter's quadratic 3x² + 2xy + 2y² - 4x - 6y from (5, -7): x = (0.2, 1.4),
//! value -4.6, eigenvalues 2.7639... and 7.2360..., `Min`, kappa 2.618..., and no order, because
//! the model of a quadratic is the quadratic. For Rosenbrock's function from (-1.2, 1): x = (1, 1),
//! value 0, eigenvalues 0.3994 and 1001.6006, `Min`, kappa 2508.0, order 3.
//!
//! ## The small print
//!
//! - n may be 1. f and g are computed to full double precision; f is not large beside its
//!   curvature: |f| is at most 1000 max|λ| near `x`. Where the gradient vanishes, some eigenvalue
//!   is not zero, and f is finite within 1/8 of `x`, unless it is finite nowhere.
//! - Steps: with H the Hessian by central differences, the step s solves H s = g(x), and leads to
//!   x - s. You may take the last step, too. If g(x) is 0, s is 0, and x is the critical point
//!   whatever H is. Singular means that elimination finds no s; the 1e-6 of the verdict does not
//!   apply to steps. Points, not loss values, decide whether an iterate is finite: f is asked for
//!   at `x` only.
//! - Order: measure as in 2.2a, r(t) = | f(x + tv) - f(x) - t g(x)ᵀv - ½ t² vᵀH v | at t = 2⁻³,
//!   2⁻⁴, ..., 2⁻⁸. Leave out each t with r(t) <= 1e-6 t² max|λ|, which is no more than the error
//!   of H; take the slope of log₂ r(t) against log₂ t through the three shortest that remain, or
//!   through two if there are no more. `None` if fewer than two remain. Any way of drawing the line
//!   will do: a slope is accepted within 0.2.
//! - x must be right to 10⁻⁶ (10⁻⁴ where a direction is flat), eigenvalues to 1e-6 times the
//!   largest |λ|, kappa to 10⁻⁴. Central differences with a step near 6e-6 are a hundred times
//!   better.
//! - Which variant of `lab::E` an error is, is yours to choose. You may call your spectrum of 1.3a
//!   as `lab::spectrum`.

use lab::{E, Kind};
use nalgebra::DVector;
// ANCHOR: reference
use nalgebra::DMatrix;

/// Newton's method gives up after so many steps.
const STEPS: usize = 100;

/// Eigenvalues up to this part of the largest count as zero: a hundred times the error of the
/// differences.
const NOISE: f64 = 1e-6;

/// The Hessian from central differences of the gradient, symmetrised.
fn hessian(g: &dyn Fn(&DVector<f64>) -> DVector<f64>, x: &DVector<f64>) -> DMatrix<f64> {
    let n = x.len();
    let mut h = DMatrix::zeros(n, n);
    for j in 0..n {
        let step = f64::EPSILON.cbrt() * x[j].abs().max(1.0);
        let (mut up, mut down) = (x.clone(), x.clone());
        up[j] += step;
        down[j] -= step;
        h.set_column(j, &((g(&up) - g(&down)) / (up[j] - down[j])));
    }
    (&h + h.transpose()) * 0.5
}

/// The critical point that full Newton steps reach, and its Hessian.
fn critical_point(
    g: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    x0: &DVector<f64>,
) -> Result<(DVector<f64>, DMatrix<f64>), E> {
    let mut x = x0.clone();
    for _ in 0..=STEPS {
        let gradient = g(&x);
        let h = hessian(g, &x);
        if !gradient
            .iter()
            .chain(h.iter())
            .all(|entry| entry.is_finite())
        {
            return Err(E::NonFinite);
        }
        let step = match h.clone().lu().solve(&gradient) {
            Some(step) => step,
            None if gradient.amax() == 0.0 => gradient.clone(),
            None => return Err(E::Singular),
        };
        if gradient.norm() <= 1e-8 && step.norm() <= 1e-6 {
            return Ok((x, h));
        }
        x -= step;
    }
    Err(E::Singular)
}

/// The power of t with which the error of the quadratic model at `x` shrinks; `None` where it is
/// no larger than the error of `h`.
fn remainder_order(
    f: &dyn Fn(&DVector<f64>) -> f64,
    gradient: &DVector<f64>,
    h: &DMatrix<f64>,
    x: &DVector<f64>,
    largest: f64,
) -> Option<f64> {
    let n = x.len();
    let v = DVector::from_element(n, 1.0 / (n as f64).sqrt());
    let points: Vec<(f64, f64)> = (3..=8)
        .map(|k| 0.5_f64.powi(k))
        .map(|t| {
            let model = f(x) + t * gradient.dot(&v) + 0.5 * t * t * v.dot(&(h * &v));
            (t, (f(&(x + &v * t)) - model).abs())
        })
        .filter(|&(t, error)| error > NOISE * t * t * largest)
        .collect();
    let points = &points[points.len().saturating_sub(3)..];
    if points.len() < 2 {
        return None;
    }
    // Through the ends, which for two or three equidistant points is the least-squares slope.
    let ((long, large), (short, small)) = (points[0], points[points.len() - 1]);
    Some((large / small).log2() / (long / short).log2())
}
// ANCHOR_END: reference

/// What there is to say about a critical point.
#[derive(Debug, Clone, PartialEq)]
pub struct Analysis {
    /// The critical point.
    pub x: DVector<f64>,
    /// The loss there.
    pub value: f64,
    /// The eigenvalues of the Hessian there, ascending.
    pub eigenvalues: DVector<f64>,
    /// What the Hessian says about the point.
    pub kind: Kind,
    /// The condition number of the numerically nonzero spectrum, if that is positive.
    pub kappa: Option<f64>,
    /// The order of the remainder of the quadratic model; `None` if the model is exact.
    pub order: Option<f64>,
}

/// Finds the critical point of `f` that Newton's method reaches from `x0`, and describes it.
pub fn analyse(
    f: &dyn Fn(&DVector<f64>) -> f64,
    g: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    x0: &DVector<f64>,
) -> Result<Analysis, E> {
    // ANCHOR: answer
    let (x, h) = critical_point(g, x0)?;
    let value = f(&x);
    if !value.is_finite() {
        return Err(E::NonFinite);
    }
    let (eigenvalues, _) = lab::spectrum(&h)?;
    let zero = NOISE * eigenvalues.amax();
    let positive = eigenvalues.iter().filter(|&&l| l > zero).count();
    let negative = eigenvalues.iter().filter(|&&l| l < -zero).count();
    let kind = if positive > 0 && negative > 0 {
        Kind::Saddle
    } else if positive == x.len() {
        Kind::Min
    } else if negative == x.len() {
        Kind::Max
    } else {
        Kind::Inconclusive
    };
    // Ascending and not negative, so the zeros come first.
    let smallest = eigenvalues.len() - positive;
    let kappa = (negative == 0 && positive > 0).then(|| eigenvalues.max() / eigenvalues[smallest]);
    let order = remainder_order(f, &g(&x), &h, &x, eigenvalues.amax());
    Ok(Analysis {
        x,
        value,
        eigenvalues,
        kind,
        kappa,
        order,
    })
    // ANCHOR_END: answer
}

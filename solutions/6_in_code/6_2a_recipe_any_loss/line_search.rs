// Newton's method with a line search on the loss.

use lab::{E, Kind};
use nalgebra::DMatrix;
use nalgebra::DVector;

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
    f: &dyn Fn(&DVector<f64>) -> f64,
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
            None if gradient.norm() == 0.0 => gradient.clone(),
            None => return Err(E::Singular),
        };
        if gradient.norm() <= 1e-8 && step.norm() <= 1e-6 {
            return Ok((x, h));
        }
        // Shortens the step until the loss falls.
        let mut t = 1.0;
        while t > 1e-6 && f(&(&x - &step * t)) >= f(&x) {
            t *= 0.5;
        }
        x -= step * t;
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
    let (x, h) = critical_point(f, g, x0)?;
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
}

//! Numbers of part 7, and the runs that its figures draw too.

use super::{
    Values,
    part_4::{product_gradient, spread, turned},
};
use lab::{
    functions::{CHAPTER, DOUBLE_WELL, Function, ROSENBROCK, matrix, vector},
    probe::Rng,
    recorded::{self, spectra, traces},
};
use nalgebra::{DMatrix, DVector};
use solutions::{
    descent_rate::answer::{iters_to, optimal_eta},
    diagnose::answer::{Trace, diagnose},
    hessian_vector_product::answer::hvp,
    hutchinson_trace::answer::trace_estimate,
    lanczos::answer::lanczos,
    lbfgs_two_loop::answer::two_loop,
    newton_cg::answer::{CgStep, newton_cg},
    newton_step::answer::newton_step,
    numerical_kappa::answer::kappa,
    psd_surrogates::answer::{ggn, softmax_fisher},
    top_eigenvalue::answer::top_eigenvalue,
};
use std::cell::Cell;

pub fn values(values: &mut Values) {
    newton(values);
    surrogates(values);
    matrix_free(values);
    takeaway(values);
}

// Section 7.1.

/// The points of Newton's method; it ends where a Hessian is singular.
pub(crate) fn newton_path(function: &Function, start: &[f64], steps: usize) -> Vec<DVector<f64>> {
    let mut path = vec![vector(start)];
    for k in 0..steps {
        let x = &path[k];
        match newton_step(&(function.gradient)(x), &(function.hessian)(x)) {
            Ok(step) => path.push(x + step),
            Err(_) => break,
        }
    }
    path
}

/// The root of 1 + x²: convex, with the minimum at 0, and nearly straight far out.
pub(crate) const BENT_LINE: Function = Function {
    formula: "√(1 + x²)",
    f: |p| 1.0_f64.hypot(p[0]),
    gradient: |p| p / 1.0_f64.hypot(p[0]),
    hessian: |p| DMatrix::from_element(1, 1, 1.0_f64.hypot(p[0]).powi(-3)),
};

/// x² - y².
const SADDLE: Function = Function {
    formula: "x² - y²",
    f: |p| p[0] * p[0] - p[1] * p[1],
    gradient: |p| vector(&[2.0 * p[0], -2.0 * p[1]]),
    hessian: |_| matrix(2, &[2.0, 0.0, 0.0, -2.0]),
};

/// A convex loss that is no quadratic.
pub(crate) const QUARTIC: Function = Function {
    formula: "½ (x² + 4y²) + ¼ (x + y)⁴",
    f: |p| 0.5 * (p[0] * p[0] + 4.0 * p[1] * p[1]) + 0.25 * (p[0] + p[1]).powi(4),
    gradient: |p| {
        let cubed = (p[0] + p[1]).powi(3);
        vector(&[p[0] + cubed, 4.0 * p[1] + cubed])
    },
    hessian: |p| {
        let squared = 3.0 * (p[0] + p[1]).powi(2);
        matrix(2, &[1.0 + squared, squared, squared, 4.0 + squared])
    },
};

/// The coordinates x = A y in which a loss is looked at again.
pub(crate) fn skew() -> DMatrix<f64> {
    matrix(2, &[1.0, 0.6, 0.0, 0.4])
}

/// A path in the coordinates y with x = A y, led back to x. With Newton's steps, or with steps of
/// descent.
pub(crate) fn path_in_other_coordinates(
    a: &DMatrix<f64>,
    start: &[f64],
    steps: usize,
    eta: Option<f64>,
) -> Vec<DVector<f64>> {
    let back = a
        .clone()
        .try_inverse()
        .expect("coordinates can be changed back");
    let mut y = back * vector(start);
    let mut path = vec![a * &y];
    for _ in 0..steps {
        let x = a * &y;
        let g = a.transpose() * (QUARTIC.gradient)(&x);
        let h = a.transpose() * (QUARTIC.hessian)(&x) * a;
        y += match eta {
            Some(eta) => -g * eta,
            None => newton_step(&g, &h).expect("the loss is strictly convex"),
        };
        path.push(a * &y);
    }
    path
}

/// Where the paths of the convex loss begin.
pub(crate) const QUARTIC_START: [f64; 2] = [1.6, 0.9];

fn newton(values: &mut Values) {
    let start = vector(&[0.5, -0.5]);
    let step = newton_step(&(CHAPTER.gradient)(&start), &(CHAPTER.hessian)(&start))
        .expect("the Hessian is positive definite");
    values.vector("newton.start", &start);
    values.vector("newton.step", &step);
    values.vector("newton.end", &(start + step));

    let path = newton_path(&ROSENBROCK, &[-1.2, 1.0], 6);
    let goal = vector(&[1.0, 1.0]);
    for (k, (loss, distance)) in [
        ("rosenbrock.f_0", "rosenbrock.d_0"),
        ("rosenbrock.f_1", "rosenbrock.d_1"),
        ("rosenbrock.f_2", "rosenbrock.d_2"),
        ("rosenbrock.f_3", "rosenbrock.d_3"),
        ("rosenbrock.f_4", "rosenbrock.d_4"),
        ("rosenbrock.f_5", "rosenbrock.d_5"),
    ]
    .into_iter()
    .enumerate()
    {
        values.number(loss, (ROSENBROCK.f)(&path[k]));
        values.number(distance, (&path[k] - &goal).norm());
    }
    values.vector("rosenbrock.start", &path[0]);
    values.number(
        "rosenbrock.jump",
        (ROSENBROCK.f)(&path[2]) / (ROSENBROCK.f)(&path[1]),
    );

    for (name, x) in [
        ("climb.slope_up", [0.1, 1.0]),
        ("climb.slope_down", [1.0, 0.1]),
    ] {
        let g = (SADDLE.gradient)(&vector(&x));
        let step = newton_step(&g, &(SADDLE.hessian)(&vector(&x))).expect("no zero eigenvalue");
        values.number(name, g.dot(&step));
    }
    values.vector("climb.from", &vector(&[0.1, 1.0]));
    values.vector("climb.other", &vector(&[1.0, 0.1]));

    values.number("bent.inside", 0.9);
    values.number("bent.outside", 1.1);
    for (name, start) in [("bent.inside_end", 0.9), ("bent.outside_end", 1.1)] {
        let path = newton_path(&BENT_LINE, &[start], 4);
        values.number(name, path[4][0].abs());
    }

    let path = newton_path(&DOUBLE_WELL, &[1.0, 0.4], 4);
    values.vector("attracted.start", &path[0]);
    values.number("attracted.end", path[4][1].abs());

    for (name, kappa) in [("solve.error_4", 1e4), ("solve.error_10", 1e10)] {
        let h = turned(kappa, 30.0);
        let exact = vector(&[1.0, 1.0]);
        let step = newton_step(&(&h * -&exact), &h).expect("it is not singular");
        values.number(
            name,
            order_of_magnitude((step - &exact).norm() / exact.norm()),
        );
    }
    values.number("memory.parameters", 1e9);
    values.number("memory.bytes", 8.0 * 1e9 * 1e9);

    let lam = lbfgs_curvatures();
    values.count("lbfgs.n", lam.len());
    for (name, memory) in [
        ("lbfgs.steps_1", 1),
        ("lbfgs.steps_5", 5),
        ("lbfgs.steps_all", lam.len()),
    ] {
        let errors = lbfgs_errors(&lam, memory, 500);
        let steps = errors.iter().position(|e| *e <= 1e-8);
        // Another machine's rounding may change the last digit.
        values.number(name, round_to_ten(steps.expect("it converges")));
    }
    let (eta, _) = optimal_eta(1.0, 1000.0);
    let steps = iters_to(&lam, eta, 1e-8);
    values.count(
        "lbfgs.descent",
        steps.expect("the best step size converges"),
    );
}

fn round_to_ten(count: usize) -> f64 {
    10.0 * (count as f64 / 10.0).round()
}

/// The power of ten nearest to what rounding has left.
fn order_of_magnitude(x: f64) -> f64 {
    10_f64.powi(x.log10().round() as i32)
}

/// Thirty curvatures from 1 to 1000.
pub(crate) fn lbfgs_curvatures() -> Vec<f64> {
    spread(1000.0, 30)
}

/// The error of L-BFGS with this many pairs on ½ Σ λᵢ xᵢ², relative to the start at xᵢ = 1. Each
/// step is tried in full, and halved until the loss falls as much as a tenth of its slope promises.
pub(crate) fn lbfgs_errors(lam: &[f64], memory: usize, steps: usize) -> Vec<f64> {
    let h = vector(lam);
    let loss = |x: &DVector<f64>| 0.5 * x.dot(&h.component_mul(x));
    let mut x = DVector::from_element(lam.len(), 1.0);
    let start = x.norm();
    let mut errors = vec![1.0];
    let (mut s, mut y): (Vec<DVector<f64>>, Vec<DVector<f64>>) = (Vec::new(), Vec::new());
    for _ in 0..steps {
        let g = h.component_mul(&x);
        let gamma = match (s.last(), y.last()) {
            (Some(s), Some(y)) => s.dot(y) / y.norm_squared(),
            _ => 1.0 / g.norm(),
        };
        let mut step = -two_loop(&g, &s, &y, gamma);
        let mut slope = g.dot(&step);
        while loss(&(&x + &step)) > loss(&x) + 0.1 * slope {
            step *= 0.5;
            slope *= 0.5;
        }
        x += &step;
        errors.push(x.norm() / start);
        if step.amax() == 0.0 {
            break;
        }
        y.push(h.component_mul(&step));
        s.push(step);
        if s.len() > memory {
            s.remove(0);
            y.remove(0);
        }
    }
    errors
}

/// θ₁ e^{θ₂ t}, fitted to three measurements.
const TIMES: [f64; 3] = [0.0, 1.0, 2.0];
const MEASURED: [f64; 3] = [2.0, 1.2, 0.8];

/// The Jacobian, the residuals, and the Hessian of ½ Σ residual².
fn exponential_fit(theta: &[f64; 2]) -> (DMatrix<f64>, DVector<f64>, DMatrix<f64>) {
    let [a, b] = *theta;
    let jacobian = DMatrix::from_fn(3, 2, |i, j| {
        let e = (b * TIMES[i]).exp();
        if j == 0 { e } else { a * TIMES[i] * e }
    });
    let residuals = DVector::from_fn(3, |i, _| a * (b * TIMES[i]).exp() - MEASURED[i]);
    let mut hessian = jacobian.transpose() * &jacobian;
    for (i, t) in TIMES.into_iter().enumerate() {
        let e = (b * t).exp();
        hessian += matrix(2, &[0.0, t * e, t * e, a * t * t * e]) * residuals[i];
    }
    (jacobian, residuals, hessian)
}

fn surrogates(values: &mut Values) {
    let theta = [-1.0, -0.5];
    let (j, _, h) = exponential_fit(&theta);
    let approximation = ggn(&j, &DMatrix::identity(3, 3));
    values.vector("fit.measured", &vector(&MEASURED));
    values.vector("fit.theta", &vector(&theta));
    for (low, high, m) in [
        ("fit.hessian_low", "fit.hessian_high", &h),
        ("fit.ggn_low", "fit.ggn_high", &approximation),
    ] {
        let (eigenvalues, _) = lab::spectrum(m).expect("a symmetric matrix");
        values.number(low, eigenvalues[0]);
        values.number(high, eigenvalues[1]);
    }

    let (j, p) = three_logits();
    let fisher = softmax_fisher(&j, &p);
    let mut miss = -&p;
    miss[1] += 1.0;
    let u = j.transpose() * miss;
    values.vector("fisher.p", &p);
    values.number("fisher.true_11", fisher[(0, 0)]);
    values.number("fisher.empirical_11", u[0] * u[0]);
    values.number("fisher.trace", fisher.trace());
    values.number("fisher.empirical_trace", u.norm_squared());

    let (a, g) = kfac_factors();
    let of = |m: &DMatrix<f64>| kappa(m).expect("a symmetric matrix");
    values.number("kfac.kappa_a", of(&a));
    values.number("kfac.kappa_g", of(&g));
    values.number("kfac.kappa", of(&kronecker(&a, &g)));
}

/// The Jacobian of three logits of two parameters, and their probabilities, at one sample.
fn three_logits() -> (DMatrix<f64>, DVector<f64>) {
    let j = DMatrix::from_row_slice(3, 2, &[1.0, 0.0, 0.0, 1.0, 1.0, 1.0]);
    (j, vector(&[0.7, 0.2, 0.1]))
}

fn kfac_factors() -> (DMatrix<f64>, DMatrix<f64>) {
    (matrix(2, &[6.0, 2.0, 2.0, 4.0]), turned(5.0, 20.0))
}

/// A ⊗ G of two symmetric matrices, symmetric to the last bit.
fn kronecker(a: &DMatrix<f64>, g: &DMatrix<f64>) -> DMatrix<f64> {
    let product = a.kronecker(g);
    (&product + product.transpose()) * 0.5
}

// Section 7.2.

/// The error of a difference of gradients on Rosenbrock's valley, relative to H v: forward and
/// central, with the step h along v.
pub(crate) fn difference_errors(h: f64) -> (f64, f64) {
    let (x, v, exact) = valley_product();
    let g = |x: DVector<f64>| (ROSENBROCK.gradient)(&x);
    let forward = (g(&x + &v * h) - g(x.clone())) / h;
    let central = (g(&x + &v * h) - g(&x - &v * h)) / (2.0 * h);
    let error = |found: DVector<f64>| (found - &exact).norm() / exact.norm();
    (error(forward), error(central))
}

/// The point, the direction and H v.
fn valley_product() -> (DVector<f64>, DVector<f64>, DVector<f64>) {
    let (x, v) = (vector(&[-1.2, 1.0]), vector(&[0.3, 0.4]));
    let exact = (ROSENBROCK.hessian)(&x) * &v;
    (x, v, exact)
}

/// The step h of the reference of 7.2a for this direction, and its error.
pub(crate) fn reference_product() -> (f64, f64) {
    let (x, v, exact) = valley_product();
    let found = hvp(&ROSENBROCK.gradient, &x, &v);
    let error = (found - &exact).norm() / exact.norm();
    (f64::EPSILON.cbrt() / v.norm(), error)
}

/// The second difference on n points, with zeros beyond the ends: eigenvalues 2 - 2 cos(kπ/(n+1)).
fn laplacian(v: &DVector<f64>) -> DVector<f64> {
    let n = v.len();
    DVector::from_fn(n, |i, _| {
        let before = if i > 0 { v[i - 1] } else { 0.0 };
        let after = if i + 1 < n { v[i + 1] } else { 0.0 };
        2.0 * v[i] - before - after
    })
}

/// Lanczos' matrix from its diagonal and what stands beside it.
fn tridiagonal(diagonal: &DVector<f64>, beside: &DVector<f64>) -> DMatrix<f64> {
    let mut t = DMatrix::from_diagonal(diagonal);
    for (i, b) in beside.iter().enumerate() {
        t[(i, i + 1)] = *b;
        t[(i + 1, i)] = *b;
    }
    t
}

/// Lanczos' matrix after m steps on a diagonal matrix with these entries.
pub(crate) fn lanczos_matrix(eigenvalues: &[f64], q0: &DVector<f64>, m: usize) -> DMatrix<f64> {
    let h = vector(eigenvalues);
    let (diagonal, beside) =
        lanczos(&|v| v.component_mul(&h), q0, m).expect("the start has a direction");
    tridiagonal(&diagonal, &beside)
}

/// Ritz values, and the weight that the start gives to each.
pub(crate) fn weighted_ritz_values(t: &DMatrix<f64>) -> Vec<(f64, f64)> {
    let (theta, s) = lab::spectrum(t).expect("it is symmetric");
    theta
        .iter()
        .enumerate()
        .map(|(i, theta)| (*theta, s[(0, i)] * s[(0, i)]))
        .collect()
}

/// Lanczos' three-term recurrence as it stands on paper, without making anything orthogonal again.
fn forgetful_lanczos(h: &DVector<f64>, q0: &DVector<f64>, m: usize) -> DMatrix<f64> {
    let (mut diagonal, mut beside) = (Vec::new(), Vec::new());
    let mut q = q0.normalize();
    let mut last = DVector::zeros(q.len());
    let mut beta = 0.0;
    for _ in 0..m {
        let mut rest = q.component_mul(h) - &last * beta;
        let alpha = q.dot(&rest);
        rest -= &q * alpha;
        diagonal.push(alpha);
        beta = rest.norm();
        beside.push(beta);
        last = std::mem::replace(&mut q, rest / beta);
    }
    beside.pop();
    tridiagonal(&DVector::from_vec(diagonal), &DVector::from_vec(beside))
}

/// A matrix for Hutchinson's estimate.
pub(crate) fn four_by_four() -> DMatrix<f64> {
    matrix(
        4,
        &[
            4.0, 1.0, -2.0, 0.5, 1.0, -3.0, 0.25, 2.0, -2.0, 0.25, 1.0, -1.0, 0.5, 2.0, -1.0, 2.0,
        ],
    )
}

/// zᵀH z for all sixteen vectors of signs.
pub(crate) fn all_signs() -> Vec<f64> {
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
pub(crate) fn estimates(probes: usize, count: usize) -> Vec<f64> {
    let h = four_by_four();
    let mut rng = Rng::new(0, "Hutchinson");
    let mut sign = || if rng.unit() < 0.5 { 1.0 } else { -1.0 };
    (0..count)
        .map(|_| trace_estimate(&|v| &h * v, 4, probes, &mut sign))
        .collect()
}

/// The root of the mean squared distance from a number.
pub(crate) fn spread_about(samples: &[f64], centre: f64) -> f64 {
    let squares = samples.iter().map(|x| (x - centre).powi(2)).sum::<f64>();
    (squares / samples.len() as f64).sqrt()
}

/// A start for Lanczos in 910 dimensions.
pub(crate) fn random_start(name: &str) -> DVector<f64> {
    Rng::new(0, name).vector(spectra::DIGITS.parameters)
}

fn matrix_free(values: &mut Values) {
    let (x, v, exact) = valley_product();
    values.vector("hvp.x", &x);
    values.vector("hvp.v", &v);
    values.vector("hvp.exact", &exact);
    values.number("hvp.error", order_of_magnitude(reference_product().1));
    let steps = (0..=64).map(|k| 10_f64.powf(-12.0 + 0.15 * f64::from(k)));
    let (forward, central): (Vec<f64>, Vec<f64>) = steps.map(difference_errors).unzip();
    let least = |errors: &[f64]| errors.iter().copied().fold(f64::INFINITY, f64::min);
    values.number("hvp.forward_best", order_of_magnitude(least(&forward)));
    values.number("hvp.central_best", order_of_magnitude(least(&central)));
    values.number(
        "hvp.tiny_step",
        order_of_magnitude(difference_errors(1e-12).1),
    );

    let signed = vector(&[3.0, -5.0, 1.0]);
    let top = top_eigenvalue(&|v| v.component_mul(&signed), 3, 1e-8, 1000);
    values.number("top.of_signed", top.expect("it converges"));
    let products = Cell::new(0_usize);
    let counted = |v: &DVector<f64>| {
        products.set(products.get() + 1);
        laplacian(v)
    };
    top_eigenvalue(&counted, 20, 1e-6, 10_000).expect("it converges");
    values.count("top.products", products.get());
    let exact = laplacian_top();
    values.number("top.laplacian", exact);
    let q0 = Rng::new(0, "Laplacian").vector(20);
    let (diagonal, beside) = lanczos(&laplacian, &q0, 10).expect("the start has a direction");
    let (theta, _) = lab::spectrum(&tridiagonal(&diagonal, &beside)).expect("it is symmetric");
    values.number("top.lanczos_10", (theta.max() - exact).abs());
    let t = lanczos_matrix(spectra::DIGITS.eigenvalues, &random_start("density 0"), 10);
    let largest = weighted_ritz_values(&t)[9].0;
    values.number(
        "digits.lanczos_error",
        order_of_magnitude((largest / spectra::DIGITS.eigenvalues[0] - 1.0).abs()),
    );

    let three = [1.0, 2.0, 4.0];
    let q0 = vector(&[1.0, 1.0, 1.0]);
    let nodes = weighted_ritz_values(&lanczos_matrix(&three, &q0, 2));
    for (of_h, of_t, power) in [
        ("moments.h_3", "moments.t_3", 3),
        ("moments.h_4", "moments.t_4", 4),
    ] {
        values.number(of_h, three.iter().map(|l| l.powi(power)).sum::<f64>() / 3.0);
        values.number(of_t, nodes.iter().map(|(t, w)| w * t.powi(power)).sum());
    }

    let mut ghostly: Vec<f64> = (0..99).map(|i| f64::from(i) / 98.0).collect();
    ghostly.push(10.0);
    let q0 = DVector::from_element(100, 1.0);
    let (theta, _) =
        lab::spectrum(&forgetful_lanczos(&vector(&ghostly), &q0, 80)).expect("a symmetric matrix");
    values.count(
        "ghosts.forgetful",
        theta.iter().filter(|t| **t > 9.9).count(),
    );
    let careful = weighted_ritz_values(&lanczos_matrix(&ghostly, &q0, 80));
    values.count(
        "ghosts.careful",
        careful.iter().filter(|(t, _)| *t > 9.9).count(),
    );

    let signs = all_signs();
    let mean = signs.iter().sum::<f64>() / signs.len() as f64;
    let h = four_by_four();
    values.number("trace.mean", mean);
    values.number("trace.variance", spread_about(&signs, mean).powi(2));
    values.number("trace.gaussian", 2.0 * h.norm_squared());

    let h = vector(&[1.0, 2.0, -1.0]);
    let g = vector(&[1.0, 1.0, 1.0]);
    match newton_cg(&|v| v.component_mul(&h), &g, 1e-8) {
        CgStep::NegativeCurvature {
            direction,
            products,
        } => {
            values.count("cg.products", products);
            values.number("cg.curvature", direction.dot(&direction.component_mul(&h)));
        }
        CgStep::Solved { .. } => unreachable!("the matrix is indefinite"),
    }
}

/// The largest eigenvalue of the second difference on twenty points.
fn laplacian_top() -> f64 {
    2.0 - 2.0 * (20.0 * std::f64::consts::PI / 21.0).cos()
}

// Section 7.3.

/// A recorded run as exercise 7.3a takes it.
pub(crate) fn record(trace: &recorded::Trace) -> Trace {
    Trace {
        eta: trace.eta,
        loss: trace.loss.to_vec(),
        gradient: trace.gradient.to_vec(),
        lmax: trace.lmax.to_vec(),
        lmin: trace.lmin.to_vec(),
    }
}

/// A run of gradient descent on a function, looked at every `stride` steps.
fn run(function: &Function, start: &[f64], eta: f64, stride: usize, records: usize) -> Trace {
    let mut x = vector(start);
    let mut t = Trace {
        eta,
        loss: Vec::new(),
        gradient: Vec::new(),
        lmax: Vec::new(),
        lmin: Vec::new(),
    };
    for _ in 0..records {
        let (eigenvalues, _) = lab::spectrum(&(function.hessian)(&x)).expect("it is symmetric");
        t.loss.push((function.f)(&x));
        t.gradient.push((function.gradient)(&x).norm());
        t.lmax.push(eigenvalues.max());
        t.lmin.push(eigenvalues.min());
        for _ in 0..stride {
            x -= (function.gradient)(&x) * eta;
        }
    }
    t
}

/// ½ x² - ¼ y⁴: a saddle whose Hessian does not show it.
const FLAT_SADDLE: Function = Function {
    formula: "½ x² - ¼ y⁴",
    f: |p| 0.5 * p[0] * p[0] - 0.25 * p[1].powi(4),
    gradient: |p| vector(&[p[0], -p[1].powi(3)]),
    hessian: |p| matrix(2, &[1.0, 0.0, 0.0, -3.0 * p[1] * p[1]]),
};

/// How far beside the saddle's ridge the two stalled runs begin.
const SADDLE_START: f64 = 1e-12;
const FLAT_START: f64 = 1e-4;

/// Descent on the double well from beside its saddle.
pub(crate) fn stalled_at_a_saddle() -> Trace {
    run(&DOUBLE_WELL, &[1.0, SADDLE_START], 0.1, 4, 31)
}

/// Descent towards a saddle with a zero eigenvalue.
pub(crate) fn stalled_on_the_flat() -> Trace {
    run(&FLAT_SADDLE, &[1.0, FLAT_START], 0.1, 4, 31)
}

/// Descent on the chapter's quadratic.
pub(crate) fn arrived() -> Trace {
    run(&CHAPTER, &[0.5, -0.5], 0.2, 2, 31)
}

fn takeaway(values: &mut Values) {
    for (name, trace) in [
        ("verdict.eta_0_1", record(&traces::ETA_0_1)),
        ("verdict.eta_1_6", record(&traces::ETA_1_6)),
        ("verdict.eta_4", record(&traces::ETA_4)),
        ("verdict.saddle", stalled_at_a_saddle()),
        ("verdict.flat", stalled_on_the_flat()),
        ("verdict.chapter", arrived()),
    ] {
        values.word(name, diagnose(&trace));
    }
    for (gradient, lmin, trace) in [
        (
            "stall.gradient_saddle",
            "stall.lmin_saddle",
            stalled_at_a_saddle(),
        ),
        (
            "stall.gradient_flat",
            "stall.lmin_flat",
            stalled_on_the_flat(),
        ),
    ] {
        let last = trace.loss.len() - 1;
        values.number(gradient, trace.gradient[last]);
        values.number(lmin, trace.lmin[last]);
    }
    values.number("stall.delta", SADDLE_START);
    values.number("stall.flat_delta", FLAT_START);
    let slow = &traces::ETA_0_1;
    let last = slow.loss.len() - 1;
    values.number(
        "stall.gradient_slow",
        slow.gradient[last] / slow.gradient[0],
    );
    values.number("stall.product_slow", slow.eta * slow.lmax[last]);

    values.number("settles.eta", SETTLES_ETA);
    values.vector("settles.start", &vector(&SETTLES_START));
    values.number("settles.limit", 2.0 / SETTLES_ETA);
    let [a, b] = SETTLES_START;
    let mixed = 2.0 * a * b - 1.0;
    let (start, _) =
        lab::spectrum(&matrix(2, &[b * b, mixed, mixed, a * a])).expect("a symmetric matrix");
    values.number("settles.sharpness_start", start.max());
    values.number("settles.sharpness_end", settled().norm_squared());
}

const SETTLES_ETA: f64 = 0.3;
const SETTLES_START: [f64; 2] = [3.0, 0.4];

/// Where gradient descent on ½ (w₁w₂ - 1)² comes to rest, from a start above the limit.
fn settled() -> DVector<f64> {
    (0..5000).fold(vector(&SETTLES_START), |w, _| {
        let step = product_gradient(&w) * SETTLES_ETA;
        w - step
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::{Value, part_4::product};
    use solutions::psd_surrogates::answer::kron_solve;

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

    fn close(all: &Values, name: &str, expected: f64, tolerance: f64) {
        let found = number(all, name);
        assert!(
            (found - expected).abs() <= tolerance * expected.abs().max(1e-300),
            "{name}: {found}, not {expected}"
        );
    }

    #[test]
    fn newtons_steps_are_as_theory_says() {
        let all = part();
        close(&all, "climb.slope_up", 1.98, 1e-12);
        close(&all, "climb.slope_down", -1.98, 1e-12);
        close(&all, "bent.inside_end", 0.9_f64.powi(81), 1e-9);
        close(&all, "bent.outside_end", 1.1_f64.powi(81), 1e-9);
        let skewed = path_in_other_coordinates(&skew(), &QUARTIC_START, 6, None);
        let straight = newton_path(&QUARTIC, &QUARTIC_START, 6);
        for (a, b) in skewed.iter().zip(&straight) {
            assert!((a - b).norm() < 1e-12);
        }
        // y ↦ 2y³/(3y² - 1), four times.
        let y = (0..4).fold(0.4_f64, |y, _| 2.0 * y.powi(3) / (3.0 * y * y - 1.0));
        close(&all, "attracted.end", y.abs(), 1e-6);
    }

    #[test]
    fn surrogates_are_as_theory_says() {
        let all = part();
        assert!(number(&all, "fit.hessian_low") < 0.0 && number(&all, "fit.ggn_low") > 0.0);
        let (j, p) = three_logits();
        let covariance = DMatrix::from_diagonal(&p) - &p * p.transpose();
        assert!((ggn(&j, &covariance) - softmax_fisher(&j, &p)).amax() < 1e-15);
        let product = number(&all, "kfac.kappa_a") * number(&all, "kfac.kappa_g");
        close(&all, "kfac.kappa", product, 1e-12);
        let (a, g) = kfac_factors();
        let v = matrix(2, &[1.0, 2.0, 3.0, 5.0]);
        let x = kron_solve(&a, &g, &v);
        let stacked = |m: &DMatrix<f64>| DVector::from_column_slice(m.as_slice());
        assert!((kronecker(&a, &g) * stacked(&x) - stacked(&v)).amax() < 1e-12);
        // More pairs, fewer steps; and all are far fewer than descent takes.
        let steps = ["all", "5", "1"].map(|m| number(&all, &format!("lbfgs.steps_{m}")));
        assert!(steps[0] < steps[1] && steps[1] < steps[2], "{steps:?}");
        close(&all, "lbfgs.descent", 9211.0, 0.0);
    }

    #[test]
    fn products_are_as_theory_says() {
        let all = part();
        close(&all, "moments.t_3", number(&all, "moments.h_3"), 1e-12);
        close(&all, "moments.h_4", 91.0, 1e-12);
        // What two steps miss of the fourth moment is the product of the squares beside the diagonal.
        let h = vector(&[1.0, 2.0, 4.0]);
        let q0 = vector(&[1.0, 1.0, 1.0]);
        let (_, beside) = lanczos(&|v| v.component_mul(&h), &q0, 3).unwrap();
        let missed = number(&all, "moments.h_4") - number(&all, "moments.t_4");
        assert!(
            (missed - (beside[0] * beside[1]).powi(2)).abs() < 1e-10,
            "{missed}"
        );
        close(&all, "trace.mean", 4.0, 1e-12);
        close(&all, "trace.variance", 41.25, 1e-12);
        close(&all, "trace.gaussian", 101.25, 1e-12);
        close(&all, "cg.curvature", -22.5, 1e-12);
        close(&all, "top.of_signed", 3.0, 1e-6);
        let q0 = Rng::new(0, "Laplacian").vector(20);
        let (diagonal, beside) = lanczos(&laplacian, &q0, 20).unwrap();
        let (theta, _) = lab::spectrum(&tridiagonal(&diagonal, &beside)).unwrap();
        assert!((theta.max() - laplacian_top()).abs() < 1e-12);
        assert_eq!(number(&all, "ghosts.careful"), 1.0);
        assert!(number(&all, "ghosts.forgetful") > 1.0);
    }

    #[test]
    fn runs_end_as_they_should() {
        let all = part();
        assert!(number(&all, "settles.sharpness_start") > number(&all, "settles.limit"));
        assert!(number(&all, "settles.sharpness_end") < number(&all, "settles.limit"));
        assert!(product(&settled()) < 1e-20);
        for (name, verdict) in [
            ("verdict.eta_0_1", "SlowOrIllConditioned"),
            ("verdict.eta_1_6", "EdgeOfStability"),
            ("verdict.eta_4", "StepTooLarge"),
            ("verdict.saddle", "Saddle"),
            ("verdict.flat", "FlatOrNonstrict"),
            ("verdict.chapter", "Converged"),
        ] {
            assert_eq!(all.get(name), Some(&Value::Word(verdict.into())), "{name}");
        }
    }
}

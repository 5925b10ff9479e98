//! Numbers of section 7.1, "Newton's Method and Its Approximations".

use crate::values::{Values, rounding::order_of_magnitude};
use figures::{
    part_4::experiments::conditioning::turned,
    part_7::experiments::newton::{
        BENT_LINE, LBFGS_NUDGE, LBFGS_RUNS, lbfgs_counts, lbfgs_curvatures, newton_path,
    },
};
use lab::functions::{CHAPTER, DOUBLE_WELL, Function, ROSENBROCK, matrix, vector};
use nalgebra::{DMatrix, DVector};
use solutions::{
    descent_rate::answer::{iters_to, optimal_eta},
    newton_step::answer::newton_step,
    numerical_kappa::answer::kappa,
    psd_surrogates::answer::{ggn, softmax_fisher},
};

/// Puts the numbers of the section into the table.
pub fn values(values: &mut Values) {
    newton(values);
    surrogates(values);
}

/// x² - y².
const SADDLE: Function = Function {
    formula: "x² - y²",
    f: |p| p[0] * p[0] - p[1] * p[1],
    gradient: |p| vector(&[2.0 * p[0], -2.0 * p[1]]),
    hessian: |_| matrix(2, &[2.0, 0.0, 0.0, -2.0]),
};

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
        // Rounding moves a single count by a tenth, and the median by a few steps.
        let counts = lbfgs_counts(&lam, memory);
        values.number(name, round_to_ten(counts[counts.len() / 2]));
    }
    let counts = lbfgs_counts(&lam, 1);
    values.number("lbfgs.least_1", round_to_ten(counts[0]));
    values.number("lbfgs.most_1", round_to_ten(counts[counts.len() - 1]));
    values.count("lbfgs.runs", LBFGS_RUNS);
    values.number("lbfgs.nudge", LBFGS_NUDGE);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::theory::{assert_close, computed, number};
    use figures::part_7::experiments::newton::{
        QUARTIC, QUARTIC_START, path_in_other_coordinates, skew,
    };
    use solutions::psd_surrogates::answer::kron_solve;

    #[test]
    fn newtons_steps_are_as_theory_says() {
        let all = computed(values);
        assert_close(&all, "climb.slope_up", &[1.98], 1e-12);
        assert_close(&all, "climb.slope_down", &[-1.98], 1e-12);
        assert_close(&all, "bent.inside_end", &[0.9_f64.powi(81)], 1e-9);
        assert_close(&all, "bent.outside_end", &[1.1_f64.powi(81)], 1e-9);
        let skewed = path_in_other_coordinates(&skew(), &QUARTIC_START, 6, None);
        let straight = newton_path(&QUARTIC, &QUARTIC_START, 6);
        for (a, b) in skewed.iter().zip(&straight) {
            assert!((a - b).norm() < 1e-12);
        }
        // y ↦ 2y³/(3y² - 1), four times.
        let y = (0..4).fold(0.4_f64, |y, _| 2.0 * y.powi(3) / (3.0 * y * y - 1.0));
        assert_close(&all, "attracted.end", &[y.abs()], 1e-6);
    }

    #[test]
    fn surrogates_are_as_theory_says() {
        let all = computed(values);
        assert!(number(&all, "fit.hessian_low") < 0.0 && number(&all, "fit.ggn_low") > 0.0);
        // With fewer outputs than parameters J has no full column rank, and the matrix a zero.
        let wide = DMatrix::from_row_slice(1, 2, &[1.0, 2.0]);
        let (lambda, _) = lab::spectrum(&ggn(&wide, &DMatrix::identity(1, 1))).unwrap();
        assert!(lambda[0].abs() < 1e-15);
        let (j, p) = three_logits();
        let covariance = DMatrix::from_diagonal(&p) - &p * p.transpose();
        assert!((ggn(&j, &covariance) - softmax_fisher(&j, &p)).amax() < 1e-15);
        let product = number(&all, "kfac.kappa_a") * number(&all, "kfac.kappa_g");
        assert_close(&all, "kfac.kappa", &[product], 1e-12);
        let (a, g) = kfac_factors();
        let v = matrix(2, &[1.0, 2.0, 3.0, 5.0]);
        let x = kron_solve(&a, &g, &v);
        let stacked = |m: &DMatrix<f64>| DVector::from_column_slice(m.as_slice());
        assert!((kronecker(&a, &g) * stacked(&x) - stacked(&v)).amax() < 1e-12);
        // More pairs, fewer steps; and all are far fewer than descent takes.
        let steps = ["all", "5", "1"].map(|m| number(&all, &format!("lbfgs.steps_{m}")));
        assert!(steps[0] < steps[1] && steps[1] < steps[2], "{steps:?}");
        // The median is stable where single counts are not.
        let median = number(&all, "lbfgs.steps_1");
        let (least, most) = (number(&all, "lbfgs.least_1"), number(&all, "lbfgs.most_1"));
        assert!(least < median && median < most);
        assert!(most < 1.2 * least, "{least}, {most}");
        assert_close(&all, "lbfgs.descent", &[9211.0], 0.0);
    }
}

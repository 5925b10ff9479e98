//! Numbers of section 6.2, "The Same Recipe for Any Loss".

use crate::values::Values;
use figures::part_6::experiments::any_loss::{DATA, mean, network_points};
use lab::{
    functions::{matrix, vector},
    recorded::spectra,
};
use nalgebra::DVector;
use solutions::{
    classify::answer::classify, fd_hessian::answer::hessian_fd, newton_step::answer::newton_step,
    recipe_any_loss::answer::analyse,
};

/// Puts the numbers of the section into the table.
pub fn values(values: &mut Values) {
    a_small_network(values);
    thresholds(values);
    costs(values);
}

fn a_small_network(values: &mut Values) {
    let points = network_points();
    let (start, minimum) = &points[0];
    values.vector("net.minimum_start", start);
    values.vector("net.minimum", &minimum.x);
    values.vector("net.minimum_eigenvalues", &minimum.eigenvalues);
    values.word("net.minimum_kind", minimum.kind);
    values.number("net.minimum_kappa", minimum.kappa.expect("a minimum"));
    values.number("net.minimum_value", minimum.value);
    values.number("net.minimum_order", minimum.order.expect("no quadratic"));
    let (start, saddle) = &points[1];
    values.vector("net.saddle_start", start);
    values.vector("net.saddle_eigenvalues", &saddle.eigenvalues);
    values.word("net.saddle_kind", saddle.kind);
    values.number("net.saddle_value", saddle.value);
    values.number("net.saddle_order", saddle.order.expect("no quadratic"));
    // The mixed derivative at 0, exactly.
    values.number("net.correlation", mean(&DATA.map(|(x, y)| x * y)));
    let other = &points[2].1;
    values.vector("net.other", &other.x);
}

fn thresholds(values: &mut Values) {
    // The logistic loss of one sample with the features (1, 3): convex, and flat along (3, -1).
    let gradient = |p: &DVector<f64>| {
        let z = p[0] + 3.0 * p[1];
        let slope = 1.0 / (1.0 + (-z).exp());
        vector(&[slope, 3.0 * slope])
    };
    let at = vector(&[0.3, -0.2]);
    let h = hessian_fd(&gradient, &at).expect("the gradient is finite");
    let (lambda, _) = lab::spectrum(&h).expect("symmetric and finite");
    values.vector("logistic.at", &at);
    values.number("logistic.noise", lambda[0]);
    values.number("logistic.curvature", lambda[1]);
    values.number("logistic.rounding", 20.0 * f64::EPSILON * lambda[1]);
    values.number("logistic.differences", 1e-6 * lambda[1]);
    values.word(
        "logistic.verdict",
        classify(&h).expect("symmetric and finite"),
    );

    // A slope that is small without a critical point anywhere.
    let (x, tail) = (20.7_f64, |x: f64| (-x).exp());
    values.number("tail.x", x);
    values.number("tail.slope", -tail(x));
    // The second derivative is the function itself.
    let step = newton_step(&vector(&[-tail(x)]), &matrix(1, &[tail(x)]));
    values.number("tail.step", step.expect("it is curved")[0]);

    // Newton's steps toward a degenerate point halve the distance, and stop before it.
    let cubic = |p: &DVector<f64>| p[0] * p[0] + p[1].powi(3);
    let gradient = |p: &DVector<f64>| vector(&[2.0 * p[0], 3.0 * p[1] * p[1]]);
    let found = analyse(&cubic, &gradient, &vector(&[1.0, 1.0])).expect("it converges");
    values.number("cubic.y", found.x[1]);
    values.number("cubic.eigenvalue", found.eigenvalues[0]);
    values.number("cubic.threshold", 1e-6 * found.eigenvalues[1]);
    values.word("cubic.kind", found.kind);
    values.number("cubic.kappa", found.kappa.expect("both are positive"));
}

fn costs(values: &mut Values) {
    let n = spectra::DIGITS.parameters;
    values.count("cost.parameters", n);
    values.count("cost.gradients", 2 * n);
    let bytes = |n: f64| 8.0 * n * n;
    values.number("cost.megabytes", bytes(n as f64) / 1e6);
    values.number("cost.terabytes", bytes(1e6) / 1e12);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::theory::{assert_close, computed, entries, number};

    #[test]
    fn all_numbers_that_theory_gives() {
        let table = computed(values);
        // At the origin the Hessian of the network is [[0, -c], [-c, 0]].
        let c = number(&table, "net.correlation");
        assert_close(&table, "net.saddle_eigenvalues", &[-c, c], 1e-8);
        // The loss is even: the signs of both weights may be turned.
        let mirror: Vec<f64> = entries(&table, "net.minimum").iter().map(|x| -x).collect();
        assert_close(&table, "net.other", &mirror, 1e-6);
        assert_close(&table, "net.minimum_order", &[3.0], 0.01);
        assert_close(&table, "net.saddle_order", &[4.0], 0.01);
        // s (1 - s) times the squared length of the features.
        let z: f64 = 0.3 - 0.6;
        let s = 1.0 / (1.0 + (-z).exp());
        assert_close(&table, "logistic.curvature", &[s * (1.0 - s) * 10.0], 1e-8);
        // A small slope, and a long step: no zero is near, for there is none.
        assert!((number(&table, "tail.slope").abs() / 1e-9 - 1.0).abs() < 0.05);
        assert_close(&table, "tail.step", &[1.0], 1e-12);
        // λ = 6 y.
        let y = number(&table, "cubic.y");
        assert_close(&table, "cubic.eigenvalue", &[6.0 * y], 1e-6);
    }
}

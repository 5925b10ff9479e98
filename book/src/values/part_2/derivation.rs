//! Numbers of section 2.2, "Deriving the Expansion".

use super::{
    orders::{exp_sin, orders_of},
    quadratic::step,
};
use crate::values::Values;
use lab::functions::{EXP_SIN, HIMMELBLAU, LOGSUMEXP_SYM, POWER_5_2, ROSENBROCK, vector};
use nalgebra::{DMatrix, DVector};
use solutions::{
    lagrange_point::answer::xi, quadratic_model::answer::model, remainder_slopes::answer::slopes,
};

/// Puts the numbers of the section into the table.
pub fn values(values: &mut Values) {
    orders(values);
    leading_coefficients(values);
    lagrange_points(values);
}

fn orders(values: &mut Values) {
    let (x, v) = exp_sin();
    let [zero, one, two] = orders_of(&EXP_SIN, &x, &v);
    values.number("orders.zero", zero);
    values.number("orders.one", one);
    values.number("orders.two", two);
    let (zero, one) = (vector(&[0.0]), vector(&[1.0]));
    values.number("orders.even", orders_of(&LOGSUMEXP_SYM, &zero, &one)[2]);
    values.number("orders.power", orders_of(&POWER_5_2, &zero, &one)[2]);

    // x² / ln(1/|x|): its value, gradient and Hessian at 0 are all 0.
    let slowly = |p: &DVector<f64>| {
        let size = p[0].abs();
        if size == 0.0 {
            0.0
        } else {
            size * size / (1.0 / size).ln()
        }
    };
    let none = DMatrix::zeros(1, 1);
    let measured = slopes(&slowly, &zero, &none, &zero, &one, 4..13)[2];
    values.number("orders.slowly", measured);
    let ratio = |k: i32| {
        let t = 2_f64.powi(-k);
        slowly(&vector(&[t])) / (t * t)
    };
    values.number("orders.ratio_12", ratio(12));
    values.number("orders.ratio_24", ratio(24));
    values.number("orders.ratio_100", ratio(100));
}

fn leading_coefficients(values: &mut Values) {
    let v = step();
    for (function, x, found, expected) in [
        (
            ROSENBROCK,
            vector(&[-1.2, 1.0]),
            "leading.rosenbrock",
            "leading.rosenbrock_theory",
        ),
        (
            HIMMELBLAU,
            vector(&[1.0, 2.0]),
            "leading.himmelblau",
            "leading.himmelblau_theory",
        ),
    ] {
        let (f0, g, h) = (
            (function.f)(&x),
            (function.gradient)(&x),
            (function.hessian)(&x),
        );
        let t = 2_f64.powi(-10);
        let short = &v * t;
        let error = (function.f)(&(&x + &short)) - model(f0, &g, &h, &short);
        values.number(found, error / t.powi(3));
        // The third derivative along v, as the slope of the second. The function is of degree
        // four, so that a central difference of its second derivative is exact.
        let bend = |t: f64| v.dot(&((function.hessian)(&(&x + &v * t)) * &v));
        values.number(expected, (bend(1.0) - bend(-1.0)) / 2.0 / 6.0);
    }
}

fn lagrange_points(values: &mut Values) {
    let (zero, one) = (vector(&[0.0]), vector(&[1.0]));
    let scalar = |x: f64| DMatrix::from_element(1, 1, x);
    let exp_f = |p: &DVector<f64>| p[0].exp();
    let exp_h = |p: &DVector<f64>| scalar(p[0].exp());
    let unique = "the second derivative is monotonic along the step";
    values.number(
        "lagrange.exp",
        xi(&exp_f, &one, &exp_h, &zero, &one).expect(unique),
    );
    let short = vector(&[0.02]);
    values.number(
        "lagrange.exp_short",
        xi(&exp_f, &one, &exp_h, &zero, &short).expect(unique),
    );
    values.number("lagrange.short", short[0]);
    let quartic_f = |p: &DVector<f64>| p[0].powi(4);
    let quartic_h = |p: &DVector<f64>| scalar(12.0 * p[0] * p[0]);
    values.number(
        "lagrange.quartic",
        xi(&quartic_f, &zero, &quartic_h, &zero, &one).expect(unique),
    );
    let x = vector(&[-1.2, 1.0]);
    let found = xi(
        &|p| (ROSENBROCK.f)(p),
        &(ROSENBROCK.gradient)(&x),
        &|p| (ROSENBROCK.hessian)(p),
        &x,
        &step(),
    );
    values.vector("lagrange.rosenbrock_point", &x);
    values.number("lagrange.rosenbrock", found.expect(unique));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::theory::{assert_near, computed};

    #[test]
    fn what_theory_says_of_the_remainder() {
        let computed = computed(values);
        let log2 = 2_f64.ln();
        for (name, expected, within) in [
            ("orders.zero", &[1.0][..], 0.02),
            ("orders.one", &[2.0], 0.02),
            ("orders.two", &[3.0], 0.02),
            ("orders.even", &[4.0], 0.02),
            ("orders.power", &[2.5], 1e-10),
            ("orders.ratio_12", &[1.0 / (12.0 * log2)], 1e-15),
            ("orders.ratio_24", &[1.0 / (24.0 * log2)], 1e-15),
            ("orders.ratio_100", &[1.0 / (100.0 * log2)], 1e-15),
            // Third derivatives by hand: 2400x and -400, 24x, 24y and twice 4.
            ("leading.rosenbrock_theory", &[-504.0 / 25.0], 1e-10),
            ("leading.rosenbrock", &[-504.0 / 25.0], 0.02),
            ("leading.himmelblau_theory", &[4.728 / 6.0], 1e-12),
            ("leading.himmelblau", &[4.728 / 6.0], 1e-3),
            ("lagrange.exp", &[(2.0 * 1_f64.exp() - 4.0).ln()], 1e-8),
            ("lagrange.exp_short", &[1.0 / 3.0], 1e-3),
            ("lagrange.quartic", &[6_f64.powf(-0.5)], 1e-8),
            ("lagrange.rosenbrock", &[0.328_618_239_8], 1e-8),
        ] {
            assert_near(&computed, name, expected, within);
        }
    }
}

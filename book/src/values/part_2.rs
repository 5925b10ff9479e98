//! Numbers of part 2.

use super::Values;
use lab::functions::{
    CHAPTER, EXP_SIN, Function, HIMMELBLAU, LOGSUMEXP_SYM, POWER_5_2, ROSENBROCK, matrix, vector,
};
use nalgebra::{DMatrix, DVector};
use solutions::{
    cauchy_step::answer::cauchy,
    descent_fate::answer::fate,
    eigen_coordinates::answer::{coords, rayleigh},
    lagrange_point::answer::xi,
    model_minimiser::answer::model_min,
    numerical_kappa::answer::kappa,
    quadratic_model::answer::model,
    remainder_slopes::answer::slopes,
};

pub fn values(values: &mut Values) {
    quadratic_model(values);
    forgotten_half(values);
    minima_of_models(values);
    orders(values);
    leading_coefficients(values);
    lagrange_points(values);
    quadratic_form(values);
    hidden_saddle(values);
    cauchy_step(values);
    repeated_steps(values);
    condition(values);
}

/// Where this part stands on the chapter's quadratic, with its gradient and Hessian there.
fn start() -> (DVector<f64>, DVector<f64>, DMatrix<f64>) {
    let x = vector(&[0.5, -0.5]);
    let (g, h) = ((CHAPTER.gradient)(&x), (CHAPTER.hessian)(&x));
    (x, g, h)
}

fn step() -> DVector<f64> {
    vector(&[0.3, 0.4])
}

fn quadratic_model(values: &mut Values) {
    let (x, g, h) = start();
    let (f0, v) = ((CHAPTER.f)(&x), step());
    let none = DMatrix::zeros(2, 2);
    let linear = model(0.0, &g, &none, &v);
    values.vector("model.point", &x);
    values.vector("model.step", &v);
    values.vector("model.gradient", &g);
    values.number("model.loss", f0);
    values.number("model.linear", linear);
    values.number("model.quadratic", model(0.0, &g, &h, &v) - linear);
    values.number("model.value", model(f0, &g, &h, &v));
    values.number("model.exact", (CHAPTER.f)(&(x + v)));
}

/// Where the orders of e^x sin y are measured, and along which direction.
fn exp_sin() -> (DVector<f64>, DVector<f64>) {
    (vector(&[0.3, 0.7]), vector(&[0.6, 0.8]))
}

/// The slopes of orders 0, 1 and 2 of a function with known derivatives.
fn orders_of(function: &Function, x: &DVector<f64>, v: &DVector<f64>) -> [f64; 3] {
    let (g, h) = ((function.gradient)(x), (function.hessian)(x));
    slopes(&|p| (function.f)(p), &g, &h, x, v, 4..13)
}

fn forgotten_half(values: &mut Values) {
    let (x, v) = exp_sin();
    let f = |p: &DVector<f64>| (EXP_SIN.f)(p);
    let (f0, g, h) = (f(&x), (EXP_SIN.gradient)(&x), (EXP_SIN.hessian)(&x));
    // Without the half, the quadratic term is the one of a Hessian twice as large.
    let twice = &h * 2.0;
    values.number("half.right_slope", orders_of(&EXP_SIN, &x, &v)[2]);
    values.number(
        "half.forgotten_slope",
        slopes(&f, &g, &twice, &x, &v, 4..13)[2],
    );
    let t = 0.1;
    let short = &v * t;
    let exact = f(&(&x + &short));
    values.vector("half.point", &x);
    values.number("half.length", t);
    values.number("half.exact", exact);
    values.number("half.right", model(f0, &g, &h, &short));
    values.number("half.forgotten", model(f0, &g, &twice, &short));
}

fn minima_of_models(values: &mut Values) {
    let (x, g, h) = start();
    let v = model_min(&g, &h).expect("a bowl has a minimum");
    values.vector("minimum.bowl_step", &v);
    values.vector("minimum.bowl_end", &(x + v));

    let trough = matrix(2, &[1.0, 1.0, 1.0, 1.0]);
    let v = model_min(&vector(&[2.0, 2.0]), &trough).expect("a level trough has minima");
    values.vector("minimum.trough_step", &v);
    values.word(
        "minimum.tilted",
        model_min(&vector(&[1.0, 0.0]), &trough).expect_err("the trough is tilted"),
    );

    let saddle = matrix(2, &[2.0, 0.0, 0.0, -2.0]);
    let g = vector(&[1.0, 2.0]);
    values.word(
        "minimum.saddle",
        model_min(&g, &saddle).expect_err("it bends down"),
    );
    let stationary = saddle.clone().lu().solve(&-&g).expect("it is regular");
    values.number("minimum.stationary", model(0.0, &g, &saddle, &stationary));
    values.vector("minimum.stationary_step", &stationary);
    let far = vector(&[0.0, 10.0]);
    values.number("minimum.far", model(0.0, &g, &saddle, &far));
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
        values.number(found, error.abs() / t.powi(3));
        // The third derivative along v, as the slope of the second. The function is of degree
        // four, so that a central difference of its second derivative is exact.
        let bend = |t: f64| v.dot(&((function.hessian)(&(&x + &v * t)) * &v));
        values.number(expected, ((bend(1.0) - bend(-1.0)) / 2.0).abs() / 6.0);
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

fn quadratic_form(values: &mut Values) {
    let (_, _, h) = start();
    let v = step();
    let (lambda, c) = coords(&h, &v).expect("the Hessian is symmetric");
    values.number("form.least", lambda[0]);
    values.number("form.largest", lambda[1]);
    values.number("form.c1", c[0].abs());
    values.number("form.c2", c[1].abs());
    values.number("form.term1", lambda[0] * c[0] * c[0]);
    values.number("form.term2", lambda[1] * c[1] * c[1]);
    values.number("form.direct", v.dot(&(&h * &v)));
    values.number("form.by_parts", lambda.dot(&c.component_mul(&c)));
    values.number("form.length", v.norm());
    let tenfold = &v * 10.0;
    values.number("form.tenfold", tenfold.dot(&(&h * &tenfold)));
    let quotient = rayleigh(&h, &v).expect("v is not 0");
    values.number("form.rayleigh", quotient);
    values.number(
        "form.rayleigh_tenfold",
        rayleigh(&h, &tenfold).expect("v is not 0"),
    );
    values.number("form.weight1", c[0] * c[0] / v.norm_squared());
    values.number("form.weight2", c[1] * c[1] / v.norm_squared());
    values.number("form.mean", h.trace() / 2.0);
}

/// One downward direction among many upward ones.
fn hidden_saddle(values: &mut Values) {
    let n = 100;
    let down = 10.0;
    let lambda = DVector::from_fn(n, |i, _| if i == 0 { -down } else { 1.0 });
    values.count("hidden.dimensions", n);
    values.count("hidden.up", n - 1);
    values.number("hidden.lowest", lambda[0]);
    values.number("hidden.mean", lambda.mean());
    // For a random unit vector the square of one entry must exceed 1/(1 + down). Its density is
    // proportional to (1 - u²)^((n-3)/2).
    let threshold = (1.0 / (1.0 + down)).sqrt();
    let density = |u: f64| (1.0 - u * u).powf((n as f64 - 3.0) / 2.0);
    values.number(
        "hidden.fraction",
        integral(&density, threshold, 1.0) / integral(&density, 0.0, 1.0),
    );
}

/// By the midpoint rule.
fn integral(f: &dyn Fn(f64) -> f64, from: f64, to: f64) -> f64 {
    let parts = 4000;
    let width = (to - from) / f64::from(parts);
    (0..parts)
        .map(|k| width * f(from + width * (f64::from(k) + 0.5)))
        .sum()
}

fn cauchy_step(values: &mut Values) {
    let (x, g, h) = start();
    let (lambda, _) = coords(&h, &g).expect("the Hessian is symmetric");
    let best = cauchy(&g, &h).expect("the model bends upward");
    values.number("cauchy.slope", g.norm_squared());
    values.number("cauchy.bend", g.dot(&(&h * &g)));
    values.number("cauchy.best", best);
    values.number("cauchy.level", 2.0 * best);
    values.number("cauchy.shortest", 1.0 / lambda[1]);
    values.number("cauchy.longest", 1.0 / lambda[0]);
    values.number("cauchy.bound", 2.0 / lambda[1]);

    // Between the two limits: it lowers the loss once, and diverges when it is repeated.
    let eta = 0.33;
    values.number("repeat.eta", eta);
    values.number("repeat.before", (CHAPTER.f)(&x));
    let after = |steps: usize| {
        let end = (0..steps).fold(x.clone(), |x, _| &x - (CHAPTER.gradient)(&x) * eta);
        (CHAPTER.f)(&end)
    };
    values.number("repeat.after_1", after(1));
    values.number("repeat.after_10", after(10));
    values.number("repeat.after_50", after(50));
    values.number("repeat.sharp_factor", 1.0 - eta * lambda[1]);
    values.number("repeat.flat_factor", 1.0 - eta * lambda[0]);
}

fn repeated_steps(values: &mut Values) {
    let (x, g, h) = start();
    let (lambda, _) = coords(&h, &g).expect("the Hessian is symmetric");
    let offset = x - vector(&[0.2, 1.4]);
    let (_, c) = coords(&h, &offset).expect("the Hessian is symmetric");
    let c: Vec<f64> = c.iter().copied().collect();
    let curvatures: Vec<f64> = lambda.iter().copied().collect();
    let bound = 2.0 / lambda[1];
    values.word("fate.below", fate(&curvatures, 0.9 * bound, &c));
    values.word("fate.at", fate(&[1.0, 10.0], 0.2, &[1.0, 1.0]));
    values.word("fate.above", fate(&curvatures, 1.1 * bound, &c));
    values.word("fate.above_flat", fate(&[1.0, 10.0], 0.3, &[1.0, 0.0]));
    values.word("fate.negative", fate(&[2.0, -0.01], 0.1, &[1.0, 1.0]));
    values.word("fate.zero", fate(&[2.0, 0.0], 0.1, &[1.0, 1.0]));

    let factor = 1.0 - 1.1 * bound * lambda[1];
    values.number("above.factor", factor);
    values.number("above.hundred", factor.abs().powi(100));
}

fn condition(values: &mut Values) {
    let (_, _, h) = start();
    let condition = kappa(&h).expect("the Hessian is symmetric");
    let lambda = lab::spectrum(&h).expect("the Hessian is symmetric").0;
    let best = 2.0 / (lambda[0] + lambda[1]);
    values.number("kappa.chapter", condition);
    values.number("kappa.best_step", best);
    values.number("kappa.best_factor", 1.0 - best * lambda[0]);
    values.number("kappa.formula", (condition - 1.0) / (condition + 1.0));
    let cautious = 1.0 / lambda[1];
    values.number("kappa.cautious_factor", 1.0 - cautious * lambda[0]);

    for (low, high, signed, sizes) in [
        (-4.0, 2.0, "kappa.saddle_signed", "kappa.saddle"),
        (-100.0, -1.0, "kappa.dome_signed", "kappa.dome"),
    ] {
        let h = DMatrix::from_diagonal(&vector(&[low, high]));
        values.number(signed, high / low);
        values.number(sizes, kappa(&h).expect("the matrix is symmetric"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::Value;

    fn computed() -> Values {
        let mut computed = Values::default();
        values(&mut computed);
        computed
    }

    #[track_caller]
    fn assert_near(computed: &Values, name: &str, expected: &[f64], within: f64) {
        let found = match computed.get(name) {
            Some(Value::Number(x)) => vec![*x],
            Some(Value::Vector(entries)) => entries.clone(),
            other => panic!("{name} is {other:?}"),
        };
        assert_eq!(found.len(), expected.len(), "{name}");
        for (x, y) in found.iter().zip(expected) {
            assert!((x - y).abs() <= within, "{name}: {x}, not {y}");
        }
    }

    #[test]
    fn what_theory_says_of_the_model() {
        let computed = computed();
        for (name, expected, within) in [
            ("model.linear", &[-3.4][..], 1e-14),
            ("model.quadratic", &[0.83], 1e-14),
            ("model.value", &[-0.82], 1e-14),
            ("model.exact", &[-0.82], 1e-14),
            ("half.right_slope", &[3.0], 0.02),
            ("half.forgotten_slope", &[2.0], 0.02),
            ("minimum.bowl_step", &[-0.3, 1.9], 1e-14),
            ("minimum.bowl_end", &[0.2, 1.4], 1e-14),
            ("minimum.trough_step", &[-1.0, -1.0], 1e-14),
            ("minimum.stationary_step", &[-0.5, 1.0], 1e-15),
            ("minimum.stationary", &[0.75], 1e-15),
            ("minimum.far", &[-80.0], 1e-12),
        ] {
            assert_near(&computed, name, expected, within);
        }
        for (name, word) in [
            ("minimum.tilted", "Singular"),
            ("minimum.saddle", "Indefinite"),
        ] {
            assert_eq!(computed.get(name), Some(&Value::Word(word.into())));
        }
    }

    #[test]
    fn what_theory_says_of_the_remainder() {
        let computed = computed();
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
            ("leading.rosenbrock_theory", &[20.16], 1e-10),
            ("leading.rosenbrock", &[20.16], 0.02),
            ("lagrange.exp", &[(2.0 * 1_f64.exp() - 4.0).ln()], 1e-8),
            ("lagrange.exp_short", &[1.0 / 3.0], 1e-3),
            ("lagrange.quartic", &[6_f64.powf(-0.5)], 1e-8),
            ("lagrange.rosenbrock", &[0.328_618_239_8], 1e-8),
        ] {
            assert_near(&computed, name, expected, within);
        }
        let coefficient = |name| match computed.get(name) {
            Some(Value::Number(x)) => *x,
            other => panic!("{other:?}"),
        };
        let (found, expected) = (
            coefficient("leading.himmelblau"),
            coefficient("leading.himmelblau_theory"),
        );
        assert!((found - expected).abs() < 1e-3 * expected);
    }

    #[test]
    fn what_theory_says_of_the_form() {
        let computed = computed();
        let root = 5_f64.sqrt();
        for (name, expected, within) in [
            ("form.direct", &[1.66][..], 1e-14),
            ("form.by_parts", &[1.66], 1e-14),
            ("form.c1", &[0.182_541_0], 1e-7),
            ("form.c2", &[0.465_487_7], 1e-7),
            ("form.rayleigh", &[6.64], 1e-13),
            ("form.rayleigh_tenfold", &[6.64], 1e-13),
            ("form.least", &[5.0 - root], 1e-13),
            ("form.largest", &[5.0 + root], 1e-13),
            ("form.mean", &[5.0], 0.0),
            ("hidden.mean", &[0.89], 1e-14),
        ] {
            assert_near(&computed, name, expected, within);
        }
    }

    #[test]
    fn what_theory_says_of_steps() {
        let computed = computed();
        let root = 5_f64.sqrt();
        for (name, expected, within) in [
            ("cauchy.best", &[53.0 / 276.0][..], 1e-15),
            ("cauchy.level", &[53.0 / 138.0], 1e-15),
            ("cauchy.bound", &[2.0 / (5.0 + root)], 1e-15),
            ("above.factor", &[-1.2], 1e-14),
            ("above.hundred", &[1.2_f64.powi(100)], 1e-4),
            ("kappa.chapter", &[(3.0 + root) / 2.0], 1e-14),
            ("kappa.best_factor", &[root / 5.0], 1e-14),
            ("kappa.formula", &[root / 5.0], 1e-14),
            ("kappa.saddle_signed", &[-0.5], 0.0),
            ("kappa.saddle", &[2.0], 1e-14),
            ("kappa.dome_signed", &[0.01], 0.0),
            ("kappa.dome", &[100.0], 1e-12),
        ] {
            assert_near(&computed, name, expected, within);
        }
        for (name, word) in [
            ("fate.below", "Converges"),
            ("fate.at", "Cycles"),
            ("fate.above", "Diverges"),
            ("fate.above_flat", "Converges"),
            ("fate.negative", "Diverges"),
            ("fate.zero", "Stalls"),
        ] {
            assert_eq!(
                computed.get(name),
                Some(&Value::Word(word.into())),
                "{name}"
            );
        }
    }
}

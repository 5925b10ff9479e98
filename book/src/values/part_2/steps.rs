//! Numbers of section 2.4, "Why the Quadratic Model Matters for Steps".

use super::quadratic::start;
use crate::values::Values;
use lab::functions::{CHAPTER, vector};
use nalgebra::DMatrix;
use solutions::{
    cauchy_step::answer::cauchy, descent_fate::answer::fate, eigen_coordinates::answer::coords,
    numerical_kappa::answer::kappa,
};

/// Puts the numbers of the section into the table.
pub fn values(values: &mut Values) {
    cauchy_step(values);
    descent_lemma(values);
    repeated_steps(values);
    condition(values);
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

/// √(1 + x²), whose second derivative (1 + x²)^(-3/2) is at most 1.
fn bent_line(x: f64) -> f64 {
    x.hypot(1.0)
}

fn descent_lemma(values: &mut Values) {
    let (x, eta) = (3.0, 1.5);
    let slope = x / bent_line(x);
    values.number("lemma.from", x);
    values.number("lemma.eta", eta);
    values.number("lemma.promised", sure_fall(eta, 1.0, slope * slope));
    values.number("lemma.found", bent_line(x) - bent_line(x - eta * slope));
}

/// What the descent lemma promises for a gradient of this squared length, with the constant L.
fn sure_fall(eta: f64, lipschitz: f64, squared: f64) -> f64 {
    eta * (1.0 - 0.5 * eta * lipschitz) * squared
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
    use crate::values::theory::{assert_near, assert_word, computed};
    use nalgebra::DVector;

    #[test]
    fn what_theory_says_of_steps() {
        let computed = computed(values);
        let root = 5_f64.sqrt();
        for (name, expected, within) in [
            ("cauchy.best", &[53.0 / 276.0][..], 1e-15),
            ("cauchy.level", &[53.0 / 138.0], 1e-15),
            ("lemma.promised", &[0.3375], 1e-15),
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
            assert_word(&computed, name, word);
        }
    }

    /// 2/λmax bounds the single steps that lower the model for every gradient, and no more does.
    #[test]
    fn below_the_bound_one_step_is_safe_for_every_gradient() {
        let (_, _, h) = start();
        let (lambda, vectors) = lab::spectrum(&h).expect("the Hessian is symmetric");
        let bound = 2.0 / lambda[1];
        let change = |g: &DVector<f64>, eta: f64| {
            let v = g * -eta;
            g.dot(&v) + 0.5 * v.dot(&(&h * &v))
        };
        for degrees in 0..360 {
            let (s, c) = f64::from(degrees).to_radians().sin_cos();
            let g = vector(&[c, s]);
            let best = cauchy(&g, &h).expect("the model bends upward");
            assert!((1.0 / lambda[1] - 1e-12..=1.0 / lambda[0] + 1e-12).contains(&best));
            assert!(change(&g, 0.999 * bound) < 0.0);
            assert!(change(&g, 1.999 * best) < 0.0);
            assert!(change(&g, 2.001 * best) > 0.0);
        }
        let sharpest = vectors.column(1).into_owned();
        assert!(change(&sharpest, bound).abs() < 1e-12);
        assert!(change(&sharpest, 1.001 * bound) > 0.0);
    }

    #[test]
    fn the_descent_lemma_holds_and_is_sharp() {
        for k in -40..=40 {
            let x = 0.25 * f64::from(k);
            let slope = x / bent_line(x);
            for eta in [0.1, 1.0, 1.5, 1.999, 3.0] {
                let fall = bent_line(x) - bent_line(x - eta * slope);
                assert!(fall >= sure_fall(eta, 1.0, slope * slope) - 1e-12);
            }
        }
        // On a parabola with the curvature L the two sides are equal.
        let (l, x) = (4.0_f64, 1.3_f64);
        for eta in [0.1, 0.3, 0.5, 0.7] {
            let half = |x: f64| 0.5 * l * x * x;
            let fall = half(x) - half(x - eta * l * x);
            assert!((fall - sure_fall(eta, l, (l * x).powi(2))).abs() < 1e-12);
        }
    }

    /// Without a critical point descent slides by the same amount in every step.
    #[test]
    fn a_tilted_trough_has_no_fate_but_to_slide() {
        let (g, h) = (vector(&[1.0, 0.0]), DMatrix::from_element(2, 2, 1.0));
        let downhill = vector(&[-1.0, 1.0]);
        let mut x = vector(&[0.4, 0.3]);
        for _ in 0..50 {
            let next = &x - (&g + &h * &x) * 0.5;
            assert!(((&next - &x).dot(&downhill) - 0.5).abs() < 1e-12);
            x = next;
        }
    }
}

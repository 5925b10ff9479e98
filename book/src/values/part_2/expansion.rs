//! Numbers of section 2.1, "The Second-Order Expansion".

use super::{
    orders::{exp_sin, orders_of},
    quadratic::{start, step},
};
use crate::values::Values;
use lab::functions::{CHAPTER, EXP_SIN, matrix, vector};
use nalgebra::{DMatrix, DVector};
use solutions::{
    model_minimiser::answer::model_min, quadratic_model::answer::model,
    remainder_slopes::answer::slopes,
};

/// Puts the numbers of the section into the table.
pub fn values(values: &mut Values) {
    quadratic_model(values);
    forgotten_half(values);
    minima_of_models(values);
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

    let downhill = vector(&[-10.0, 10.0]);
    values.vector("minimum.downhill_step", &downhill);
    values.number(
        "minimum.downhill",
        model(0.0, &vector(&[1.0, 0.0]), &trough, &downhill),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::theory::{assert_near, assert_word, computed};

    #[test]
    fn what_theory_says_of_the_model() {
        let computed = computed(values);
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
            ("minimum.downhill", &[-10.0], 0.0),
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
            assert_word(&computed, name, word);
        }
    }
}

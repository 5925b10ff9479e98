//! Numbers of section 1.1, "The Gradient as a Linear Approximation".

use super::quadratic::{change, point};
use crate::values::{Values, rounding::power_above};
use lab::functions::{CHAPTER, EXP_SIN, vector};
use nalgebra::{DMatrix, DVector};
use solutions::{
    fd_gradient::answer::fd_gradient,
    remainder_slopes::answer::slopes,
    steepest_direction::answer::{Norm, directional, steepest},
};
use std::f64::consts::PI;

/// Puts the numbers of the section into the table.
pub fn values(values: &mut Values) {
    linear_model(values);
    tangent_of_a_level_set(values);
    steepest_in_three_norms(values);
    not_differentiable(values);
    random_directions(values);
    gradient_by_differences(values);
}

fn linear_model(values: &mut Values) {
    let x = point();
    let g = (CHAPTER.gradient)(&x);
    let step = vector(&[0.1, -0.1]);
    let tenth = &step * 0.1;
    values.vector("linear.point", &x);
    values.number("linear.loss", (CHAPTER.f)(&x));
    values.vector("linear.gradient", &g);
    values.vector("linear.step", &step);
    values.number("linear.step_x", step[0]);
    values.number("linear.step_y", step[1]);
    values.number("linear.predicted", directional(&g, &step));
    values.number("linear.actual", change(&x, &step));
    values.number("linear.error", change(&x, &step) - directional(&g, &step));
    values.number("linear.tenth_predicted", directional(&g, &tenth));
    values.number("linear.tenth_actual", change(&x, &tenth));
    values.number(
        "linear.tenth_error",
        change(&x, &tenth) - directional(&g, &tenth),
    );

    let turned = vector(&[-g[1], g[0]]);
    let across = &turned / g.norm();
    let short = &across * 0.1;
    values.vector("across.direction", &across);
    values.number("across.rate", directional(&g, &turned) / g.norm());
    values.number("across.length", short.norm());
    values.number("across.change", change(&x, &short));

    let x = vector(&[0.3, 0.7]);
    let [_, first, _] = slopes(
        &|p| (EXP_SIN.f)(p),
        &(EXP_SIN.gradient)(&x),
        &DMatrix::zeros(2, 2),
        &x,
        &vector(&[0.6, 0.8]),
        4..13,
    );
    values.number("linear.slope", first);

    // Differentiable at 0, with a gradient that is not Lipschitz there.
    let [_, rough, _] = slopes(
        &|p| p[0].abs().powf(1.5),
        &vector(&[0.0]),
        &DMatrix::zeros(1, 1),
        &vector(&[0.0]),
        &vector(&[1.0]),
        4..13,
    );
    values.number("linear.rough_slope", rough);
}

/// Points of the level set of the chapter's quadratic through the point, found by bisection and
/// without the gradient, and the cosine of the angle between the way to them and the gradient.
fn tangent_of_a_level_set(values: &mut Values) {
    let x = point();
    let g = (CHAPTER.gradient)(&x);
    let level = (CHAPTER.f)(&x);
    let cosine = |right: f64| {
        // Straight below the point that lies so far to the right, f falls through the level.
        let (mut low, mut high) = (-1.0, 0.0);
        for _ in 0..60 {
            let middle = 0.5 * (low + high);
            if (CHAPTER.f)(&(&x + vector(&[right, middle]))) < level {
                low = middle;
            } else {
                high = middle;
            }
        }
        let way = vector(&[right, high]);
        way.dot(&g) / (way.norm() * g.norm())
    };
    values.number("level.right", 0.1);
    values.number("level.cosine", cosine(0.1));
    values.number("level.nearer", cosine(0.01));
    values.number("level.nearest", cosine(0.001));
}

fn steepest_in_three_norms(values: &mut Values) {
    let g = (CHAPTER.gradient)(&point());
    for (norm, direction, rate) in [
        (Norm::L2, "steepest.l2", "steepest.l2_rate"),
        (Norm::Linf, "steepest.linf", "steepest.linf_rate"),
        (Norm::L1, "steepest.l1", "steepest.l1_rate"),
    ] {
        let v = steepest(&g, norm).expect("the gradient is not 0");
        values.vector(direction, &v);
        values.number(rate, directional(&g, &v));
    }
}

/// x²y / (x⁴ + y²): every directional derivative at 0, and no gradient.
fn not_differentiable(values: &mut Values) {
    let f = |p: &DVector<f64>| {
        let (x, y) = (p[0], p[1]);
        let below = x.powi(4) + y * y;
        if below == 0.0 { 0.0 } else { x * x * y / below }
    };
    let origin = vector(&[0.0, 0.0]);
    let diagonal = vector(&[1.0, 1.0]);
    let partials = fd_gradient(&f, &origin);
    let short = 1e-6;
    values.vector("broken.partials", &partials);
    values.number("broken.diagonal_rate", f(&(&diagonal * short)) / short);
    let [_, first, _] = slopes(
        &f,
        &partials,
        &DMatrix::zeros(2, 2),
        &origin,
        &diagonal,
        4..13,
    );
    values.number("broken.slope", first);
    let on_the_parabola = vector(&[1e-3, 1e-6]);
    values.number("broken.distance", on_the_parabola[0]);
    values.number("broken.on_the_parabola", f(&on_the_parabola));
}

/// The mean of |cos| between a fixed direction and a random one in n dimensions,
/// Γ(n/2) / (√π Γ((n+1)/2)).
fn mean_cosine(n: usize) -> f64 {
    // From n to n + 2 the quotient grows by n / (n + 1).
    let first = if n % 2 == 1 { 1.0 } else { 2.0 / PI };
    (if n % 2 == 1 { 1 } else { 2 }..n)
        .step_by(2)
        .fold(first, |mean, k| mean * k as f64 / (k + 1) as f64)
}

fn random_directions(values: &mut Values) {
    values.number("random.n2", mean_cosine(2));
    values.number("random.n10", mean_cosine(10));
    values.number("random.n1000", mean_cosine(1000));
}

fn gradient_by_differences(values: &mut Values) {
    let x = vector(&[0.3, 0.7]);
    let exact = (EXP_SIN.gradient)(&x);
    let found = fd_gradient(&|p| (EXP_SIN.f)(p), &x);
    values.vector("differences.point", &x);
    values.number("differences.epsilon", f64::EPSILON);
    values.number(
        "differences.error",
        power_above((found - &exact).amax() / exact.amax()),
    );
    values.number("differences.central_step", f64::EPSILON.cbrt());
    values.number("differences.central_order", f64::EPSILON.cbrt().powi(2));
    values.number("differences.one_sided_step", f64::EPSILON.sqrt());
    let step = f64::EPSILON.sqrt();
    let one_sided = DVector::from_fn(2, |i, _| {
        let mut moved = x.clone();
        moved[i] += step;
        ((EXP_SIN.f)(&moved) - (EXP_SIN.f)(&x)) / (moved[i] - x[i])
    });
    values.number(
        "differences.one_sided_error",
        power_above((one_sided - &exact).amax() / exact.amax()),
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::theory::{assert_near, computed};

    #[test]
    fn what_theory_says_of_the_gradient() {
        let computed = computed(values);
        for (name, expected, within) in [
            ("linear.gradient", &[3.0, 4.0][..], 1e-14),
            ("linear.loss", &[-2.5], 1e-14),
            ("linear.predicted", &[-0.1], 1e-14),
            ("linear.error", &[0.03], 1e-14),
            ("linear.tenth_error", &[0.0003], 1e-14),
            ("linear.slope", &[2.0], 0.02),
            ("linear.rough_slope", &[1.5], 1e-10),
            // The level set bends away from its tangent by half the second derivative over |g|.
            ("level.nearest", &[-0.5 * 3.36 / 5.0 * 0.001_25], 1e-6),
            ("across.rate", &[0.0], 0.0),
            ("across.change", &[0.0168], 1e-14),
            ("steepest.l2", &[0.6, 0.8], 1e-15),
            ("steepest.l2_rate", &[5.0], 1e-14),
            ("steepest.linf", &[1.0, 1.0], 0.0),
            ("steepest.linf_rate", &[7.0], 1e-14),
            ("steepest.l1", &[0.0, 1.0], 0.0),
            ("steepest.l1_rate", &[4.0], 1e-14),
            ("broken.partials", &[0.0, 0.0], 0.0),
            ("broken.diagonal_rate", &[1.0], 1e-11),
            ("broken.slope", &[1.0], 0.01),
            ("broken.on_the_parabola", &[0.5], 1e-15),
            ("random.n2", &[2.0 / PI], 1e-15),
            ("random.n10", &[0.258_689_9], 1e-7),
            ("random.n1000", &[0.025_237_6], 1e-7),
            ("differences.error", &[0.0], 1e-9),
            ("differences.one_sided_error", &[0.0], 1e-7),
        ] {
            assert_near(&computed, name, expected, within);
        }
    }
}

//! Numbers of section 3.2, "The Second-Derivative Test".

use super::{
    himmelblau::nine_points,
    matrices::{diagonal, kind},
};
use crate::values::Values;
use figures::part_3::experiments::second_derivative_test::{first_zero, stops_rising};
use lab::{
    Kind,
    functions::{HIMMELBLAU, matrix, vector},
};
use solutions::{
    certified_radius::answer::{guaranteed_drop, min_radius},
    classify::answer::classify,
    degenerate_germ::answer::{reduced_quartic, verdict},
    det_trace_trap::answer::{classify_2d, leading_minors},
    inertia::answer::inertia,
};

/// Puts the numbers of the section into the table.
pub fn values(values: &mut Values) {
    second_derivative_test(values);
    blurred_zero(values);
    degenerate_points(values);
    three_dimensions(values);
    certificates(values);
}

fn second_derivative_test(values: &mut Values) {
    // Three ways to the verdict, at all nine points.
    let points = nine_points();
    let agreeing = points.iter().filter(|x| {
        let h = (HIMMELBLAU.hessian)(x);
        let by_signs = match inertia(&h) {
            Ok((2, 0, 0)) => Kind::Min,
            Ok((0, 2, 0)) => Kind::Max,
            Ok((1, 1, 0)) => Kind::Saddle,
            _ => Kind::Inconclusive,
        };
        let verdicts = [classify_2d(h[(0, 0)], h[(0, 1)], h[(1, 1)]), by_signs];
        verdicts.iter().all(|verdict| *verdict == kind(&h))
    });
    values.count("test.agreeing", agreeing.count());
    for (wanted, point, spectrum) in [
        (Kind::Min, "test.minimum", "test.minimum_lambda"),
        (Kind::Max, "test.maximum", "test.maximum_lambda"),
        (Kind::Saddle, "test.saddle", "test.saddle_lambda"),
    ] {
        let x = points
            .iter()
            .filter(|x| kind(&(HIMMELBLAU.hessian)(x)) == wanted)
            .max_by(|a, b| a[0].total_cmp(&b[0]))
            .expect("each kind occurs");
        let (lambda, _) = lab::spectrum(&(HIMMELBLAU.hessian)(x)).expect("it is symmetric");
        values.vector(point, x);
        values.vector(spectrum, &lambda);
    }

    values.word("test.trough", kind(&diagonal(&[2.0, 0.0])));
    values.word("test.flat_saddle", kind(&diagonal(&[2.0, -2.0, 0.0])));
    let skew = matrix(2, &[1.0, 4.0, 0.0, 1.0]);
    let v = vector(&[1.0, -1.0]);
    values.number("skew.form", v.dot(&(&skew * &v)));
    values.word("skew.refused", classify(&skew).expect_err("not symmetric"));
    let half = (&skew + skew.transpose()) * 0.5;
    values.word("skew.symmetrised", kind(&half));
}

/// A matrix of rank 1 whose zero eigenvalues are computed as something else.
fn blurred_zero(values: &mut Values) {
    let v = vector(&[0.3, 0.5, 0.7]);
    let h = &v * v.transpose();
    let (lambda, _) = lab::spectrum(&h).expect("it is symmetric");
    values.vector("blur.vector", &v);
    values.number("blur.least", lambda[0]);
    values.number("blur.largest", lambda[2]);
    values.word("blur.verdict", kind(&h));
}

fn degenerate_points(values: &mut Values) {
    for (fxxxx, fxxy, a4, word) in [
        (72.0, -8.0, "germ.peano", "germ.peano_verdict"),
        (24.0, 2.0, "germ.weak", "germ.weak_verdict"),
        (24.0, 4.0, "germ.square", "germ.square_verdict"),
        (24.0, 6.0, "germ.strong", "germ.strong_verdict"),
    ] {
        let left = reduced_quartic(fxxxx, fxxy, 2.0);
        values.number(a4, left);
        values.word(word, verdict(0.0, left, 2.0));
    }
    let peano = |x: f64, y: f64| (y - x * x) * (y - 3.0 * x * x);
    let x = 0.1;
    values.number("germ.x", x);
    values.number("germ.alone", reduced_quartic(72.0, 0.0, 2.0));
    values.number("germ.on_axis", peano(x, 0.0));
    values.number("germ.on_parabola", peano(x, 2.0 * x * x));
    values.number("germ.rises_10", stops_rising(10.0));
    values.number("germ.rises_1", stops_rising(1.0));
    values.number("germ.reach_10", first_zero(10.0));
    values.number("germ.reach_1", first_zero(1.0));

    let sixth = |x: f64, y: f64| x.powi(6) - y.powi(6) + y.powi(8);
    values.number("flat.along_x", sixth(x, 0.0));
    values.number("flat.along_y", sixth(0.0, x));
    values.number("flat.exp", (-1.0 / (x * x)).exp());
}

fn three_dimensions(values: &mut Values) {
    let h = diagonal(&[-1.0, -1.0, 3.0]);
    let minors = leading_minors(&h);
    values.number("trap.determinant", minors[2]);
    values.number("trap.trace", h.trace());
    values.vector("trap.minors", &vector(&minors));
    values.word("trap.verdict", kind(&h));

    let swap = matrix(2, &[0.0, 1.0, 1.0, 0.0]);
    let (positive, negative, _) = inertia(&swap).expect("it is symmetric");
    values.count("swap.positive", positive);
    values.count("swap.negative", negative);

    // The signs of the pivots after row exchanges are no inertia.
    let h = matrix(2, &[1.0, 2.0, 2.0, 1.0]);
    let (positive, negative, _) = inertia(&h).expect("it is symmetric");
    values.count("pivots.positive", positive);
    values.count("pivots.negative", negative);
    values.vector("pivots.lu", &h.lu().u().diagonal());
}

fn certificates(values: &mut Values) {
    let radius = min_radius(2.0, 6.0);
    values.number("radius.cubic", radius);
    values.number("radius.at_its_end", radius.powi(2) - radius.powi(3));
    let (step, drop) = guaranteed_drop(-1.0, 1.0);
    values.number("drop.step", step);
    values.number("drop.drop", drop);
    values.number("drop.exact", step * step / 2.0 - step.powi(3) / 6.0);
    let (_, tenth) = guaranteed_drop(-0.1, 1.0);
    values.number("drop.ratio", drop / tenth);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::theory::{assert_near, assert_word, computed, number};

    #[test]
    fn what_theory_says_of_the_test() {
        let computed = computed(values);
        for (name, expected, within) in [
            ("test.agreeing", &[9.0][..], 0.0),
            ("skew.form", &[-2.0], 0.0),
            ("blur.least", &[0.0], 1e-15),
            ("blur.largest", &[0.83], 1e-15),
            ("germ.peano", &[-1.0], 1e-15),
            ("germ.weak", &[0.75], 1e-15),
            ("germ.square", &[0.0], 0.0),
            ("germ.strong", &[-1.25], 1e-15),
            ("germ.alone", &[3.0], 0.0),
            ("germ.on_axis", &[3e-4], 1e-18),
            ("germ.on_parabola", &[-1e-4], 1e-18),
            ("trap.determinant", &[3.0], 0.0),
            ("trap.trace", &[1.0], 0.0),
            ("trap.minors", &[-1.0, 1.0, 3.0], 0.0),
            ("swap.positive", &[1.0], 0.0),
            ("swap.negative", &[1.0], 0.0),
            ("pivots.positive", &[1.0], 0.0),
            ("pivots.negative", &[1.0], 0.0),
            ("pivots.lu", &[2.0, 1.5], 0.0),
            ("radius.cubic", &[1.0], 0.0),
            ("radius.at_its_end", &[0.0], 0.0),
            ("drop.step", &[2.0], 0.0),
            ("drop.drop", &[2.0 / 3.0], 1e-15),
            ("drop.exact", &[2.0 / 3.0], 1e-15),
            ("drop.ratio", &[1000.0], 1e-9),
        ] {
            assert_near(&computed, name, expected, within);
        }
        for (name, word) in [
            ("test.trough", "Inconclusive"),
            ("test.flat_saddle", "Saddle"),
            ("skew.refused", "NotSymmetric"),
            ("skew.symmetrised", "Saddle"),
            ("blur.verdict", "Inconclusive"),
            ("germ.peano_verdict", "Saddle"),
            ("germ.weak_verdict", "Min"),
            ("germ.square_verdict", "Inconclusive"),
            ("germ.strong_verdict", "Saddle"),
            ("trap.verdict", "Saddle"),
        ] {
            assert_word(&computed, name, word);
        }
    }

    /// Along a line Peano's function rises, falls from where it says, and is negative from where it
    /// says.
    #[test]
    fn along_a_line_a_function_falls_before_it_is_negative() {
        let computed = computed(values);
        for (degrees, rises, reach) in [
            (10.0_f64, "germ.rises_10", "germ.reach_10"),
            (1.0, "germ.rises_1", "germ.reach_1"),
        ] {
            let (s, c) = degrees.to_radians().sin_cos();
            let f = |t: f64| {
                let (x, y) = (t * c, t * s);
                (y - x * x) * (y - 3.0 * x * x)
            };
            let (top, zero) = (number(&computed, rises), number(&computed, reach));
            assert!(top < zero);
            let steps = 1000;
            for k in 0..steps {
                let at = |k: i32| zero * f64::from(k) / f64::from(steps);
                let (near, far) = (at(k), at(k + 1));
                assert!(f(near) >= 0.0);
                if far <= top {
                    assert!(f(far) > f(near), "{degrees} degrees: rises at {near}");
                } else if near >= top {
                    assert!(f(far) < f(near), "{degrees} degrees: falls at {near}");
                }
            }
            assert!(f(1.001 * zero) < 0.0);
        }
    }
}

//! Numbers of section 1.2, "Definition of the Hessian Matrix".

use super::quadratic::point;
use crate::values::{Values, rounding::power_above};
use lab::functions::{CHAPTER, TRIG3, matrix, vector};
use nalgebra::{DMatrix, DVector};
use solutions::{
    clairaut::answer::mixed, fd_hessian::answer::hessian_fd, spectrum::answer::spectrum,
};

/// Puts the numbers of the section into the table.
pub fn values(values: &mut Values) {
    hessian_by_columns(values);
    slopes_far_larger_than_the_hessian(values);
    peano_at_the_origin(values);
    one_triangle(values);
}

fn hessian_by_columns(values: &mut Values) {
    let x = point();
    let g = (CHAPTER.gradient)(&x);
    let right = (CHAPTER.gradient)(&(&x + vector(&[1.0, 0.0])));
    let above = (CHAPTER.gradient)(&(&x + vector(&[0.0, 1.0])));
    values.vector("columns.right", &right);
    values.vector("columns.above", &above);
    values.vector("columns.first", &(&right - &g));
    values.vector("columns.second", &(&above - &g));
    values.number("columns.h11", (&right - &g)[0]);
    values.number("columns.h21", (&right - &g)[1]);
    values.number("columns.h12", (&above - &g)[0]);
    values.number("columns.h22", (&above - &g)[1]);

    let x = vector(&[0.4, 1.1, -0.6]);
    let exact = (TRIG3.hessian)(&x);
    let found = hessian_fd(&|p| (TRIG3.gradient)(p), &x).expect("a true gradient");
    values.vector("columns.point", &x);
    values.count("columns.gradients", 2 * x.len());
    values.number(
        "columns.error",
        power_above((found - &exact).amax() / exact.amax()),
    );

    // The chapter's gradient with one term forgotten.
    let forgotten = |p: &DVector<f64>| vector(&[6.0 * p[0] + 2.0 * p[1] - 4.0, 4.0 * p[1] - 6.0]);
    let verdict = hessian_fd(&forgotten, &point()).expect_err("this is no gradient");
    values.word("columns.forgotten", verdict);
}

/// A true gradient whose rounding alone leaves more asymmetry than the test lets pass.
fn slopes_far_larger_than_the_hessian(values: &mut Values) {
    let x = vector(&[0.8, 0.7]);
    let slope = 1e6;
    let gradient = |p: &DVector<f64>| {
        let wave = vector(&[p[0].cos() * p[1].cos(), -p[0].sin() * p[1].sin()]);
        wave.add_scalar(slope)
    };
    let (bend, mixed) = (-x[0].sin() * x[1].cos(), -x[0].cos() * x[1].sin());
    let exact = matrix(2, &[bend, mixed, mixed, bend]);
    values.vector("steep.point", &x);
    values.number("steep.ratio", gradient(&x).amax() / exact.amax());
    values.word(
        "steep.verdict",
        hessian_fd(&gradient, &x).expect_err("rounding is too large"),
    );
}

fn peano_at_the_origin(values: &mut Values) {
    let peano = |p: &DVector<f64>| {
        let (x, y) = (p[0], p[1]);
        let r = x * x + y * y;
        if r == 0.0 {
            0.0
        } else {
            x * y * (x * x - y * y) / r
        }
    };
    let (short, long) = (1e-6, 1e-3);
    values.number("peano.short", short);
    values.number("peano.long", long);
    for (name, inner, outer) in [
        ("peano.nested", short, long),
        ("peano.equal", long, long),
        ("peano.reversed", long, short),
    ] {
        let (f_xy, f_yx) = mixed(&peano, inner, outer);
        values.vector(name, &vector(&[f_xy, f_yx]));
    }
    let (f_xy, f_yx) = mixed(&peano, short, long);
    let h = matrix(2, &[0.0, f_xy, f_yx, 0.0]);
    values.vector("peano.by_one_triangle", &ascending(&h));
}

/// What nalgebra's symmetric solver returns, sorted.
fn ascending(h: &DMatrix<f64>) -> DVector<f64> {
    let mut found: Vec<f64> = h.symmetric_eigenvalues().iter().copied().collect();
    found.sort_by(f64::total_cmp);
    vector(&found)
}

fn one_triangle(values: &mut Values) {
    let h = matrix(2, &[1.0, 5.0, 2.0, 4.0]);
    values.vector("triangle.silent", &ascending(&h));
    let mut true_ones: Vec<f64> = h.complex_eigenvalues().iter().map(|l| l.re).collect();
    true_ones.sort_by(f64::total_cmp);
    values.vector("triangle.true", &vector(&true_ones));
    let refusal = spectrum(&h).expect_err("it is not symmetric");
    values.word("triangle.refused", refusal);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::theory::{assert_near, assert_word, computed};
    use solutions::fd_gradient::answer::fd_gradient;

    #[test]
    fn what_theory_says_of_the_hessian() {
        let computed = computed(values);
        for (name, expected, within) in [
            ("columns.first", &[6.0, 2.0][..], 1e-14),
            ("columns.second", &[2.0, 4.0], 1e-14),
            ("columns.error", &[0.0], 1e-9),
            ("peano.nested", &[-1.0, 1.0], 1e-5),
            ("peano.equal", &[0.0, 0.0], 0.0),
            ("peano.reversed", &[1.0, -1.0], 1e-5),
            ("peano.by_one_triangle", &[-1.0, 1.0], 1e-5),
            ("triangle.silent", &[0.0, 5.0], 1e-14),
            ("triangle.true", &[-1.0, 6.0], 1e-14),
        ] {
            assert_near(&computed, name, expected, within);
        }
        for name in ["columns.forgotten", "steep.verdict", "triangle.refused"] {
            assert_word(&computed, name, "NotSymmetric");
        }
    }

    /// The proof of the spectral theorem uses symmetry twice, the first time here.
    #[test]
    fn the_gradient_of_a_form_is_that_of_its_symmetric_part() {
        let v = vector(&[0.6, -0.8]);
        for entries in [[1.0, 4.0, 0.0, 1.0], [0.0, -1.0, 1.0, 0.0]] {
            let h = matrix(2, &entries);
            let slope = fd_gradient(&|v| v.dot(&(&h * v)), &v);
            assert!((&slope - (&h + h.transpose()) * &v).amax() < 1e-9);
            assert!((&slope - &h * &v * 2.0).amax() > 1.0);
        }
    }
}

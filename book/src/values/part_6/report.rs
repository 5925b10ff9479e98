//! Numbers of section 6.1, "The Recipe".

use crate::values::Values;
use lab::{
    Kind,
    functions::{CHAPTER, matrix, vector},
};
use nalgebra::{DMatrix, DVector};
use solutions::{
    classify::answer::classify, critical_report::answer::report, quadratic_model::answer::model,
};

/// Puts the numbers of the section into the table.
pub fn values(values: &mut Values) {
    the_recipe(values);
    careless_verdicts(values);
}

/// The right-hand side that belongs to the chapter's quadratic ½ xᵀH x - bᵀx.
fn chapter() -> (DMatrix<f64>, DVector<f64>) {
    let h = (CHAPTER.hessian)(&vector(&[0.0, 0.0]));
    let b = -(CHAPTER.gradient)(&vector(&[0.0, 0.0]));
    (h, b)
}

fn the_recipe(values: &mut Values) {
    let (h, b) = chapter();
    let found = report(&h, &b).expect("H is positive definite");
    values.vector("recipe.b", &b);
    values.vector("recipe.x", &found.x);
    values.vector("recipe.eigenvalues", &found.eigenvalues);
    values.word("recipe.kind", found.kind);
    values.number("recipe.kappa", found.kappa.expect("a minimum"));
    values.number("recipe.value", found.value);

    let (x0, v) = (vector(&[0.5, -0.5]), vector(&[0.3, 0.4]));
    values.vector("recipe.x0", &x0);
    values.vector("recipe.v", &v);
    values.number("recipe.exact", (CHAPTER.f)(&(&x0 + &v)));
    let at = |h: &DMatrix<f64>| model((CHAPTER.f)(&x0), &(CHAPTER.gradient)(&x0), h, &v);
    values.number("recipe.model", at(&h));
    // Not symmetric, and the same quadratic form.
    let wrong = matrix(2, &[6.0, 4.0, 0.0, 4.0]);
    values.number("wrong.model", at(&wrong));
    let read = wrong.symmetric_eigenvalues();
    values.number("wrong.kappa", read.max() / read.min());

    // Singular: det is 0 for the decimals, and not for the numbers that are stored.
    let (h, b) = (matrix(2, &[0.1, 0.3, 0.3, 0.9]), vector(&[1.0, 1.0]));
    let solved = h.clone().lu().solve(&b).expect("no pivot is exactly 0");
    values.number("singular.size", solved.norm());
    values.number("singular.residual", (&h * &solved - &b).norm());
    values.word("singular.report", report(&h, &b).expect_err("no solution"));
}

// ANCHOR: careless
/// The verdict as it is often written.
fn careless(eigenvalues: &DVector<f64>) -> (f64, Kind) {
    let kappa = eigenvalues.max() / eigenvalues.min();
    let kind = if eigenvalues.iter().all(|lambda| *lambda > 0.0) {
        Kind::Min
    } else if eigenvalues.iter().all(|lambda| *lambda < 0.0) {
        Kind::Max
    } else {
        Kind::Saddle
    };
    (kappa, kind)
}
// ANCHOR_END: careless

fn careless_verdicts(values: &mut Values) {
    let (kappa, kind) = careless(&vector(&[0.0, 1.0]));
    assert!(kappa.is_infinite());
    values.word("careless.flat", kind);
    values.word("careful.flat", verdict(&[0.0, 1.0]));
    values.number("careless.kappa", careless(&vector(&[-2.0, 2.0])).0);
    values.number("careless.kappa_max", careless(&vector(&[-100.0, -1.0])).0);
    values.word("careless.nan", careless(&vector(&[f64::NAN, 1.0])).1);
    let h = matrix(2, &[f64::NAN, 0.0, 0.0, 1.0]);
    values.word("careful.nan", classify(&h).expect_err("NaN is no number"));
}

fn verdict(eigenvalues: &[f64]) -> Kind {
    classify(&DMatrix::from_diagonal(&vector(eigenvalues))).expect("symmetric and finite")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::theory::{assert_close, computed};

    #[test]
    fn all_numbers_that_theory_gives() {
        let table = computed(values);
        let root = 5_f64.sqrt();
        assert_close(&table, "recipe.b", &[4.0, 6.0], 0.0);
        assert_close(&table, "recipe.x", &[0.2, 1.4], 1e-12);
        assert_close(
            &table,
            "recipe.eigenvalues",
            &[5.0 - root, 5.0 + root],
            1e-12,
        );
        // The square of the golden ratio.
        assert_close(
            &table,
            "recipe.kappa",
            &[((1.0 + root) / 2.0).powi(2)],
            1e-12,
        );
        assert_close(&table, "recipe.value", &[-4.6], 1e-12);
        assert_close(&table, "recipe.exact", &[-0.82], 1e-12);
        assert_close(&table, "recipe.model", &[-0.82], 1e-12);
        assert_close(&table, "wrong.model", &[-0.82], 1e-12);
        assert_close(&table, "wrong.kappa", &[1.5], 1e-12);
    }
}

//! Numbers of section 7.2, "Curvature Without the Full Matrix".

use super::exact_product;
use crate::values::{
    Values,
    rounding::{order_of_magnitude, power_above},
};
use figures::part_7::experiments::matrix_free::{
    CG_CURVATURES, all_signs, difference_errors, four_by_four, lanczos_matrix, random_start,
    reference_product, spread_about, tridiagonal, valley_product, weighted_ritz_values,
};
use lab::{functions::vector, probe::Rng, recorded::spectra};
use nalgebra::{DMatrix, DVector};
use solutions::{
    lanczos::answer::lanczos,
    newton_cg::answer::{CgStep, newton_cg},
    top_eigenvalue::answer::top_eigenvalue,
};
use std::cell::Cell;

/// The second difference on n points, with zeros beyond the ends: eigenvalues 2 - 2 cos(kπ/(n+1)).
fn laplacian(v: &DVector<f64>) -> DVector<f64> {
    let n = v.len();
    DVector::from_fn(n, |i, _| {
        let before = if i > 0 { v[i - 1] } else { 0.0 };
        let after = if i + 1 < n { v[i + 1] } else { 0.0 };
        2.0 * v[i] - before - after
    })
}

/// Lanczos' three-term recurrence as it stands on paper, without making anything orthogonal again.
fn forgetful_lanczos(h: &DVector<f64>, q0: &DVector<f64>, m: usize) -> DMatrix<f64> {
    let (mut diagonal, mut beside) = (Vec::new(), Vec::new());
    let mut q = q0.normalize();
    let mut last = DVector::zeros(q.len());
    let mut beta = 0.0;
    for _ in 0..m {
        let mut rest = q.component_mul(h) - &last * beta;
        let alpha = q.dot(&rest);
        rest -= &q * alpha;
        diagonal.push(alpha);
        beta = rest.norm();
        beside.push(beta);
        last = std::mem::replace(&mut q, rest / beta);
    }
    beside.pop();
    tridiagonal(&DVector::from_vec(diagonal), &DVector::from_vec(beside))
}

/// Random starts of Lanczos' method on the digits spectrum.
const DIGITS_STARTS: usize = 20;

/// Puts the numbers of the section into the table.
pub fn values(values: &mut Values) {
    let (x, v, exact) = valley_product();
    values.vector("hvp.x", &x);
    values.vector("hvp.v", &v);
    values.vector("hvp.exact", &exact);
    values.number("hvp.error", order_of_magnitude(reference_product().1));
    let steps = (0..=64).map(|k| 10_f64.powf(-12.0 + 0.15 * f64::from(k)));
    let (forward, central): (Vec<f64>, Vec<f64>) = steps.map(difference_errors).unzip();
    let least = |errors: &[f64]| errors.iter().copied().fold(f64::INFINITY, f64::min);
    values.number("hvp.forward_best", order_of_magnitude(least(&forward)));
    values.number("hvp.central_best", order_of_magnitude(least(&central)));
    values.number(
        "hvp.tiny_step",
        order_of_magnitude(difference_errors(1e-12).1),
    );

    let bound = |error: f64| power_above(error.max(f64::EPSILON));
    values.number("dual.error", bound(exact_product::difference_error()));
    values.number("dual.asymmetry", bound(exact_product::asymmetry(true)));
    values.number("dual.rough", bound(exact_product::asymmetry(false)));
    values.number("dual.work", exact_product::work());

    let signed = vector(&[3.0, -5.0, 1.0]);
    let top = top_eigenvalue(&|v| v.component_mul(&signed), 3, 1e-8, 1000);
    values.number("top.of_signed", top.expect("it converges"));
    let products = Cell::new(0_usize);
    let counted = |v: &DVector<f64>| {
        products.set(products.get() + 1);
        laplacian(v)
    };
    top_eigenvalue(&counted, 20, 1e-6, 10_000).expect("it converges");
    values.count("top.products", products.get());
    let exact = laplacian_top();
    values.number("top.laplacian", exact);
    let q0 = Rng::new(0, "Laplacian").vector(20);
    let (diagonal, beside) = lanczos(&laplacian, &q0, 10).expect("the start has a direction");
    let (theta, _) = lab::spectrum(&tridiagonal(&diagonal, &beside)).expect("it is symmetric");
    values.number("top.lanczos_10", (theta.max() - exact).abs());
    let exact = spectra::DIGITS.eigenvalues;
    let errors = (0..DIGITS_STARTS).map(|k| {
        let t = lanczos_matrix(exact, &random_start(&format!("density {k}")), 10);
        (weighted_ritz_values(&t)[9].0 / exact[0] - 1.0).abs()
    });
    let errors: Vec<f64> = errors.collect();
    values.count("digits.lanczos_starts", DIGITS_STARTS);
    values.number(
        "digits.lanczos_best",
        order_of_magnitude(errors.iter().copied().fold(f64::INFINITY, f64::min)),
    );
    values.number(
        "digits.lanczos_error",
        order_of_magnitude(errors.iter().copied().fold(0.0, f64::max)),
    );

    let three = [1.0, 2.0, 4.0];
    let q0 = vector(&[1.0, 1.0, 1.0]);
    let nodes = weighted_ritz_values(&lanczos_matrix(&three, &q0, 2));
    for (of_h, of_t, power) in [
        ("moments.h_3", "moments.t_3", 3),
        ("moments.h_4", "moments.t_4", 4),
    ] {
        values.number(of_h, three.iter().map(|l| l.powi(power)).sum::<f64>() / 3.0);
        values.number(of_t, nodes.iter().map(|(t, w)| w * t.powi(power)).sum());
    }

    let mut ghostly: Vec<f64> = (0..99).map(|i| f64::from(i) / 98.0).collect();
    ghostly.push(10.0);
    let q0 = DVector::from_element(100, 1.0);
    let (theta, _) =
        lab::spectrum(&forgetful_lanczos(&vector(&ghostly), &q0, 80)).expect("a symmetric matrix");
    values.count(
        "ghosts.forgetful",
        theta.iter().filter(|t| **t > 9.9).count(),
    );
    let careful = weighted_ritz_values(&lanczos_matrix(&ghostly, &q0, 80));
    values.count(
        "ghosts.careful",
        careful.iter().filter(|(t, _)| *t > 9.9).count(),
    );

    let signs = all_signs();
    let mean = signs.iter().sum::<f64>() / signs.len() as f64;
    let h = four_by_four();
    values.number("trace.mean", mean);
    values.number("trace.variance", spread_about(&signs, mean).powi(2));
    values.number("trace.gaussian", 2.0 * h.norm_squared());

    values.count("cg.curvatures", CG_CURVATURES.0);
    values.number("cg.kappa", CG_CURVATURES.1);
    let h = vector(&[1.0, 2.0, -1.0]);
    let g = vector(&[1.0, 1.0, 1.0]);
    match newton_cg(&|v| v.component_mul(&h), &g, 1e-8) {
        CgStep::NegativeCurvature {
            direction,
            products,
        } => {
            values.count("cg.products", products);
            values.number("cg.curvature", direction.dot(&direction.component_mul(&h)));
        }
        CgStep::Solved { .. } => unreachable!("the matrix is indefinite"),
    }
}

/// The largest eigenvalue of the second difference on twenty points.
fn laplacian_top() -> f64 {
    2.0 - 2.0 * (20.0 * std::f64::consts::PI / 21.0).cos()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::theory::{assert_close, computed, number};

    #[test]
    fn products_are_as_theory_says() {
        let all = computed(values);
        assert_close(&all, "moments.t_3", &[number(&all, "moments.h_3")], 1e-12);
        assert_close(&all, "moments.h_4", &[91.0], 1e-12);
        // What two steps miss of the fourth moment is the product of the squares beside the diagonal.
        let h = vector(&[1.0, 2.0, 4.0]);
        let q0 = vector(&[1.0, 1.0, 1.0]);
        let (_, beside) = lanczos(&|v| v.component_mul(&h), &q0, 3).unwrap();
        let missed = number(&all, "moments.h_4") - number(&all, "moments.t_4");
        assert!(
            (missed - (beside[0] * beside[1]).powi(2)).abs() < 1e-10,
            "{missed}"
        );
        assert_close(&all, "trace.mean", &[4.0], 1e-12);
        assert_close(&all, "trace.variance", &[41.25], 1e-12);
        assert_close(&all, "trace.gaussian", &[101.25], 1e-12);
        assert_close(&all, "cg.curvature", &[-22.5], 1e-12);
        assert_close(&all, "top.of_signed", &[3.0], 1e-6);
        let q0 = Rng::new(0, "Laplacian").vector(20);
        let (diagonal, beside) = lanczos(&laplacian, &q0, 20).unwrap();
        let (theta, _) = lab::spectrum(&tridiagonal(&diagonal, &beside)).unwrap();
        assert!((theta.max() - laplacian_top()).abs() < 1e-12);
        assert_eq!(number(&all, "ghosts.careful"), 1.0);
        assert!(number(&all, "ghosts.forgetful") > 1.0);
    }
}

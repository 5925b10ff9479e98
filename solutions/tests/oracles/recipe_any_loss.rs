//! 6.2a against Hessians in closed form, and against orders that follow from the formulas.

use lab::{
    Kind,
    functions::{CHAPTER, DOUBLE_WELL, Function, HIMMELBLAU, ROSENBROCK, vector},
};
use solutions::recipe_any_loss::answer::*;

fn of(function: &Function, x0: [f64; 2]) -> Analysis {
    analyse(&function.f, &function.gradient, &vector(&x0)).unwrap()
}

#[test]
fn the_analysis_agrees_with_closed_forms() {
    for (function, x0, kind, order) in [
        (CHAPTER, [5.0, -7.0], Kind::Min, None),
        (ROSENBROCK, [-1.2, 1.0], Kind::Min, Some(3.0)),
        (HIMMELBLAU, [3.2, 2.1], Kind::Min, Some(3.0)),
        (HIMMELBLAU, [3.3, 0.2], Kind::Saddle, Some(3.0)),
        (HIMMELBLAU, [-0.2, -0.8], Kind::Max, Some(3.0)),
        // Even in both variables about the saddle: no third derivative.
        (DOUBLE_WELL, [2.0, 0.3], Kind::Saddle, Some(4.0)),
    ] {
        let found = of(&function, x0);
        assert!((function.gradient)(&found.x).norm() <= 1e-8);
        // The roots of λ² - trace λ + determinant.
        let h = (function.hessian)(&found.x);
        let (half, determinant) = (0.5 * h.trace(), h.determinant());
        let radius = (half * half - determinant).sqrt();
        for (k, exact) in [half - radius, half + radius].into_iter().enumerate() {
            assert!(
                (found.eigenvalues[k] - exact).abs() < 1e-8 * h.amax(),
                "{exact}"
            );
        }
        assert_eq!(found.kind, kind, "{}", function.formula);
        assert_eq!(found.kappa.is_some(), kind == Kind::Min);
        assert_eq!(found.order.map(f64::round), order, "{}", function.formula);
        assert!((found.order.unwrap_or(3.0) - order.unwrap_or(3.0)).abs() < 0.06);
    }
}

#[test]
fn a_flat_direction_takes_no_part_in_kappa() {
    let f = |p: &nalgebra::DVector<f64>| p[0] * p[0] + 5.0 * p[1] * p[1] + p[2].powi(4);
    let g = |p: &nalgebra::DVector<f64>| vector(&[2.0 * p[0], 10.0 * p[1], 4.0 * p[2].powi(3)]);
    let found = analyse(&f, &g, &vector(&[1.0, -1.0, 0.5])).unwrap();
    assert_eq!(found.kind, Kind::Inconclusive);
    assert!((found.kappa.unwrap() - 5.0).abs() < 1e-6);
    assert!((found.order.unwrap() - 4.0).abs() < 0.01);
}

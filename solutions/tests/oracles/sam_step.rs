//! The reference of 4.2b against closed forms: on a parabola everything about SAM can be solved.

use nalgebra::DVector;
use solutions::sam_step::answer::sam_step;

/// With gradient λx the step is x₊ = (1 - ηλ) x - ηλρ x/|x|, in any number of dimensions.
#[test]
fn a_round_bowl_in_closed_form() {
    let (lambda, eta, rho) = (4.0, 0.1, 0.05);
    for x in [vec![1.0], vec![-0.3, 0.4], vec![1.0, 2.0, -2.0]] {
        let x = DVector::from_vec(x);
        let expected = &x * (1.0 - eta * lambda) - x.normalize() * (eta * lambda * rho);
        let found = sam_step(&|x| x * lambda, &x, eta, rho);
        assert!((found - expected).amax() < 1e-15);
    }
}

#[test]
fn the_path_ends_in_a_jump_from_side_to_side() {
    let (lambda, eta, rho) = (4.0, 0.1, 0.05);
    let mut x = DVector::from_vec(vec![1.0]);
    for _ in 0..200 {
        x = sam_step(&|x| x * lambda, &x, eta, rho);
    }
    let distance = eta * lambda * rho / (2.0 - eta * lambda);
    assert!((x.norm() - distance).abs() < 1e-15);
    let next = sam_step(&|x| x * lambda, &x, eta, rho);
    assert!((next + x).norm() < 1e-15);
}

/// On (x² - 1)²/4 from 0.2, gradient descent finds the minimum 1; SAM with ρ = 0.3 stays within
/// ηρ of the maximum at 0, where the loss is largest.
#[test]
fn a_ridge_holds_the_path_that_descent_leaves() {
    let gradient = |x: &DVector<f64>| x.map(|x| x.powi(3) - x);
    let end = |rho: f64| {
        let start = DVector::from_vec(vec![0.2]);
        (0..2000).fold(start, |x, _| sam_step(&gradient, &x, 0.1, rho))[0]
    };
    assert!((end(0.0) - 1.0).abs() < 1e-12);
    assert!((end(0.05) - 1.0).abs() < 0.01);
    assert!(end(0.3).abs() <= 0.1 * 0.3);
}

/// On x⁴/4 the slope is x³, which may be tiny and still points uphill: the probe is at ρ, and with
/// η = 1 the step goes to x - ρ³.
#[test]
fn a_tiny_slope_still_has_a_direction() {
    for x in [1e-20, 1e-55, -1e-55, 1e-100] {
        let start = DVector::from_vec(vec![x]);
        let found = sam_step(&|x| x.map(|x| x.powi(3)), &start, 1.0, 0.5);
        assert!(
            (found[0] + 0.125 * x.signum()).abs() < 1e-15,
            "{x}: {found}"
        );
    }
}

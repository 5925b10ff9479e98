//! 1.2a against second derivatives by dual numbers, which know of no step.

use lab::E;
use lab::functions::{EXP_SIN, ROSENBROCK, TRIG3, vector};
use nalgebra::{DMatrix, DVector};
use num_dual::{Dual2SVec64, DualNum, hessian};
use solutions::fd_hessian::answer::hessian_fd;

fn agree(found: Result<DMatrix<f64>, E>, exact: &DMatrix<f64>) {
    let error = (found.unwrap() - exact).amax() / exact.amax();
    assert!(error < 1e-9, "{error:e}");
}

#[test]
fn two_variables() {
    let x = nalgebra::SVector::from([-0.4, 0.9]);
    let at = DVector::from_column_slice(x.as_slice());
    let (_, _, exact) = hessian(
        |p: nalgebra::SVector<Dual2SVec64<2>, 2>| p[0].exp() * p[1].sin(),
        &x,
    );
    agree(
        hessian_fd(&EXP_SIN.gradient, &at),
        &DMatrix::from_column_slice(2, 2, exact.as_slice()),
    );
    let (_, _, exact) = hessian(
        |p: nalgebra::SVector<Dual2SVec64<2>, 2>| {
            (-p[0] + 1.0).powi(2) + (p[1] - p[0] * p[0]).powi(2) * 100.0
        },
        &x,
    );
    agree(
        hessian_fd(&ROSENBROCK.gradient, &at),
        &DMatrix::from_column_slice(2, 2, exact.as_slice()),
    );
}

#[test]
fn three_variables() {
    let x = nalgebra::SVector::from([0.2, 0.5, -0.4]);
    let (_, _, exact) = hessian(
        |p: nalgebra::SVector<Dual2SVec64<3>, 3>| p[0].sin() * p[1].cos() + (p[1] * p[2]).sin(),
        &x,
    );
    agree(
        hessian_fd(&TRIG3.gradient, &vector(x.as_slice())),
        &DMatrix::from_column_slice(3, 3, exact.as_slice()),
    );
}

#[test]
fn a_linear_field_is_a_gradient_if_its_matrix_is_symmetric() {
    let symmetric = DMatrix::from_row_slice(2, 2, &[1.0, 5.0, 5.0, 4.0]);
    let skewed = DMatrix::from_row_slice(2, 2, &[1.0, 5.0, 2.0, 4.0]);
    let x = vector(&[0.3, -2.0]);
    agree(hessian_fd(&|x| &symmetric * x, &x), &symmetric);
    assert_eq!(hessian_fd(&|x| &skewed * x, &x), Err(E::NotSymmetric));
    assert_eq!(hessian_fd(&|x| x * f64::NAN, &x), Err(E::NonFinite));
}

/// What the statement promises of the slopes: with them 100 times as large as the Hessian a true
/// gradient passes, with a million times rounding alone may exceed the limit.
#[test]
fn slopes_as_large_as_promised_pass_and_larger_ones_need_not() {
    let tilted = |slope: f64| {
        move |p: &DVector<f64>| {
            vector(&[
                slope + p[0].cos() * p[1].cos(),
                slope - p[0].sin() * p[1].sin(),
            ])
        }
    };
    let mut refused = 0;
    for k in 0..50 {
        let x = vector(&[0.3 + 0.02 * f64::from(k), 0.7]);
        let (bend, mixed) = (-x[0].sin() * x[1].cos(), -x[0].cos() * x[1].sin());
        let exact = DMatrix::from_row_slice(2, 2, &[bend, mixed, mixed, bend]);
        let found = hessian_fd(&tilted(90.0 * exact.amax()), &x).unwrap();
        assert!((found - &exact).amax() < 1e-8 * exact.amax());
        let steep = hessian_fd(&tilted(1e6 * exact.amax()), &x);
        refused += usize::from(steep == Err(E::NotSymmetric));
    }
    assert!(refused > 0);
}

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

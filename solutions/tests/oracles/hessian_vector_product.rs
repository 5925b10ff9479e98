//! 7.2a against products by dual numbers, and against the matrix where there is one.

use crate::fd_gradient::network;
use lab::{functions::vector, probe::Rng};
use nalgebra::{DVector, SVector};
use num_dual::{Dual64, gradient};
use solutions::hessian_vector_product::answer::hvp;
use std::cell::Cell;

fn agree(found: &DVector<f64>, exact: &DVector<f64>) {
    let error = (found - exact).amax() / exact.amax();
    assert!(error < 1e-8, "{error:e}");
}

/// The gradient at x + εv, where ε² = 0, is g + ε H v.
#[test]
fn a_network_by_dual_numbers() {
    let mut rng = Rng::new(0, "hvp");
    for _ in 0..100 {
        let x = DVector::from_fn(7, |_, _| rng.between(-2.0, 2.0));
        let v = rng.vector(7) * 10_f64.powf(rng.between(-6.0, 5.0));
        let moving = SVector::<Dual64, 7>::from_fn(|i, _| Dual64::new(x[i], v[i]));
        let (_, both) = gradient(|p| network(p.as_slice()), &moving);
        let calls = Cell::new(0);
        let slope = |x: &DVector<f64>| {
            calls.set(calls.get() + 1);
            let at = SVector::<f64, 7>::from_column_slice(x.as_slice());
            vector(gradient(|p| network(p.as_slice()), &at).1.as_slice())
        };
        agree(
            &hvp(&slope, &x, &v),
            &vector(both.map(|d| d.eps).as_slice()),
        );
        assert!(calls.get() <= 2);
    }
}

#[test]
fn dense_against_matrix_free() {
    let mut rng = Rng::new(0, "dense");
    for n in [1, 2, 5, 40] {
        let spectrum: Vec<f64> = (0..n).map(|_| rng.between(-9.0, 9.0)).collect();
        let (h, b, x) = (rng.symmetric(&spectrum), rng.vector(n), rng.vector(n));
        let g = |x: &DVector<f64>| &h * x - &b;
        for length in [1e-6, 1.0, 1e6] {
            let v = rng.vector(n).normalize() * length;
            agree(&hvp(&g, &x, &v), &(&h * &v));
        }
        assert_eq!(hvp(&g, &x, &DVector::zeros(n)), DVector::zeros(n));
    }
}

//! 1.2b against exact derivatives, and against what the quotients of Peano's function are.

use nalgebra::{DVector, SVector};
use num_dual::{Dual2SVec64, DualNum, hessian};
use solutions::clairaut::answer::mixed;

/// On Peano's function the quotient with steps a along x and b along y is (a² - b²) / (a² + b²).
#[test]
fn peano_in_closed_form() {
    let peano = |p: &DVector<f64>| {
        let (x, y) = (p[0], p[1]);
        x * y * (x * x - y * y) / (x * x + y * y)
    };
    for (h_in, h_out) in [(1e-6, 1e-3), (1e-3, 2e-3), (0.5, 0.5), (1e-3, 1e-6)] {
        let (a, b): (f64, f64) = (h_in * h_in, h_out * h_out);
        let expected = (a - b) / (a + b);
        let (f_xy, f_yx) = mixed(&peano, h_in, h_out);
        assert!((f_xy - expected).abs() < 1e-12);
        assert!((f_yx + expected).abs() < 1e-12);
    }
}

#[test]
fn smooth_functions_by_dual_numbers() {
    let (_, _, exact) = hessian(
        |p: SVector<Dual2SVec64<2>, 2>| (p[0] - p[1] * 2.0).cos() + (p[0] * 0.5).exp() * p[1].sin(),
        &SVector::from([0.0, 0.0]),
    );
    let f = |p: &DVector<f64>| (p[0] - 2.0 * p[1]).cos() + (0.5 * p[0]).exp() * p[1].sin();
    let (f_xy, f_yx) = mixed(&f, 1e-5, 1e-3);
    assert!((f_xy - exact[(0, 1)]).abs() < 1e-5);
    assert!((f_yx - exact[(1, 0)]).abs() < 1e-5);
}

//! 1.1b against slopes by dual numbers, which know of no step, and against closed forms.

use lab::{functions::vector, probe::Rng};
use nalgebra::{DVector, SVector};
use num_dual::{DualNum, gradient};
use solutions::fd_gradient::answer::fd_gradient;

fn agree(found: &DVector<f64>, exact: &DVector<f64>) {
    let error = (found - exact).amax() / exact.amax();
    assert!(error < 1e-8, "{error:e}");
}

/// The squared error of a network with two hidden units on three points.
pub fn network<D: DualNum<Primitive = f64> + Copy>(p: &[D]) -> D {
    [(-1.0, 0.5), (0.3, -1.0), (1.2, 0.8)]
        .map(|(x, y)| {
            let hidden = p[4] * (p[0] * x + p[1]).tanh() + p[5] * (p[2] * x + p[3]).tanh();
            (hidden + p[6] - y).powi(2)
        })
        .into_iter()
        .sum()
}

#[test]
fn a_network_by_dual_numbers() {
    let mut rng = Rng::new(0, "fd_gradient");
    for _ in 0..100 {
        let x = rng.vector(7);
        let at = SVector::<f64, 7>::from_column_slice(x.as_slice());
        let (_, exact) = gradient(|p| network(p.as_slice()), &at);
        agree(
            &fd_gradient(&|p| network(p.as_slice()), &x),
            &vector(exact.as_slice()),
        );
    }
}

/// A sum of one wave for each coordinate, each as long as its coordinate is large.
#[test]
fn every_slope_is_right_to_its_own_size() {
    let mut rng = Rng::new(0, "sizes");
    for _ in 0..50 {
        let x = DVector::from_fn(5, |_, _| {
            10_f64.powf(rng.between(-7.0, 12.0)) * rng.normal().signum()
        });
        let length = x.map(|x| x.abs().max(1.0));
        // Every term is in its own units, so that none drowns the others.
        let f = |p: &DVector<f64>| p.zip_map(&length, |x, l| (x / l + 0.3).sin()).sum();
        let found = fd_gradient(&f, &x);
        for i in 0..5 {
            let exact = (x[i] / length[i] + 0.3).cos() / length[i];
            assert!((found[i] / exact - 1.0).abs() < 1e-8, "{x} {i}");
        }
    }
}

/// On a quadratic no step is too long: the curvature cancels, and only rounding is left.
#[test]
fn quadratics_up_to_rounding() {
    let mut rng = Rng::new(0, "fd_gradient, quadratics");
    for n in 1..=8 {
        let spectrum: Vec<f64> = (0..n).map(|_| rng.between(-5.0, 5.0)).collect();
        let (h, b, x) = (rng.symmetric(&spectrum), rng.vector(n), rng.vector(n));
        let f = |p: &DVector<f64>| 0.5 * p.dot(&(&h * p)) - b.dot(p);
        agree(&fd_gradient(&f, &x), &(&h * &x - &b));
    }
}

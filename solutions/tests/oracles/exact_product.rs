//! 7.2f against products by another library's dual numbers, and against the closed form of the
//! smallest network.

use lab::{
    dual::{Arithmetic, Dual, network_gradient},
    functions::vector,
    probe::Rng,
};
use nalgebra::{DVector, SVector};
use num_dual::{Dual64, DualNum, gradient};
use solutions::exact_product::answer::{add, hvp, mul, tanh};

const SAMPLES: [(f64, f64); 3] = [(-1.0, 0.5), (0.3, -1.0), (1.2, 0.8)];

fn program(p: &[Dual]) -> Vec<Dual> {
    network_gradient(&Arithmetic { add, mul, tanh }, &SAMPLES, p)
}

/// The loss whose gradient the program is.
fn loss<D: DualNum<Primitive = f64> + Copy>(p: &[D]) -> D {
    SAMPLES
        .map(|(x, y)| {
            let units = p.chunks_exact(3).map(|u| u[2] * (u[0] * x + u[1]).tanh());
            (units.sum::<D>() - y).powi(2) * 0.5
        })
        .into_iter()
        .sum()
}

#[test]
fn a_network_by_other_dual_numbers() {
    let mut rng = Rng::new(0, "exact product");
    for _ in 0..100 {
        let (x, v) = (rng.vector(6), rng.vector(6));
        let moving = SVector::<Dual64, 6>::from_fn(|i, _| Dual64::new(x[i], v[i]));
        let (_, both) = gradient(|p| loss(p.as_slice()), &moving);
        let exact = vector(both.map(|d| d.eps).as_slice());
        let error = (hvp(&program, &x, &v) - &exact).amax() / exact.amax();
        assert!(error < 1e-13, "{error:e}");
    }
}

/// Half the sum of (c tanh(a x + b) - y)² at b = 0, where the second derivatives are short.
#[test]
fn one_hidden_unit_in_closed_form() {
    let (a, c) = (0.7, -1.3);
    let x = DVector::from_vec(vec![a, 0.0, c]);
    for k in 0..3 {
        let v = DVector::from_fn(3, |i, _| f64::from(u8::from(i == k)));
        let mut column = [0.0; 3];
        for (input, y) in SAMPLES {
            let t = (a * input).tanh();
            let (bend, miss) = (1.0 - t * t, c * t - y);
            // The output's derivatives along a, b and c, and its second ones.
            let slope = [c * bend * input, c * bend, t];
            let second = -2.0 * c * t * bend;
            let rows = [
                [second * input * input, second * input, bend * input],
                [second * input, second, bend],
                [bend * input, bend, 0.0],
            ];
            for i in 0..3 {
                column[i] += slope[i] * slope[k] + miss * rows[i][k];
            }
        }
        let error = (hvp(&program, &x, &v) - vector(&column)).amax();
        assert!(error < 1e-14, "{error:e}");
    }
}

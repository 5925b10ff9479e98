//! The exact product of exercise 7.2f beside the differences of 7.2a, on a network: what each is off
//! by, and what each costs.

use lab::{
    dual::{Arithmetic, Dual, network_gradient},
    functions::vector,
};
use nalgebra::DVector;
use solutions::{
    exact_product::answer::{self as exact, add, mul, tanh},
    hessian_vector_product::answer::hvp as by_differences,
};
use std::cell::Cell;

const SAMPLES: [(f64, f64); 4] = [(-1.5, 0.4), (-0.4, -0.9), (0.7, 0.2), (1.3, 1.1)];
const X: [f64; 9] = [0.9, -0.3, 1.2, -0.7, 0.4, 0.8, 0.2, 1.1, -1.4];
const V: [f64; 9] = [0.5, 1.0, -2.0, 0.3, -0.6, 0.9, 1.5, -1.0, 0.2];
const U: [f64; 9] = [1.0, -0.4, 0.7, -0.9, 0.8, 1.3, -0.2, 0.6, 0.5];

thread_local! {
    /// Sums, products and tangents of the gradient's program.
    static CALLS: Cell<[u64; 3]> = const { Cell::new([0; 3]) };
}

fn count(kind: usize) {
    CALLS.with(|calls| {
        let mut now = calls.get();
        now[kind] += 1;
        calls.set(now);
    });
}

const COUNTED: Arithmetic = Arithmetic {
    add: |a, b| {
        count(0);
        add(a, b)
    },
    mul: |a, b| {
        count(1);
        mul(a, b)
    },
    tanh: |a| {
        count(2);
        tanh(a)
    },
};

fn program(p: &[Dual]) -> Vec<Dual> {
    network_gradient(&COUNTED, &SAMPLES, p)
}

fn exact_product(v: &DVector<f64>) -> DVector<f64> {
    exact::hvp(&program, &vector(&X), v)
}

fn difference_product(v: &DVector<f64>) -> DVector<f64> {
    let gradient = |x: &DVector<f64>| {
        let x: Vec<Dual> = x.iter().map(|x| Dual::constant(*x)).collect();
        DVector::from_iterator(9, program(&x).into_iter().map(|entry| entry.value))
    };
    by_differences(&gradient, &vector(&X), v)
}

/// uᵀ(Hv) and vᵀ(Hu) are one number for a symmetric H. By how much of it do they differ?
pub fn asymmetry(exactly: bool) -> f64 {
    let product = if exactly {
        exact_product
    } else {
        difference_product
    };
    let (u, v) = (vector(&U), vector(&V));
    let (one, other) = (u.dot(&product(&v)), v.dot(&product(&u)));
    ((one - other) / one).abs()
}

/// The largest error of the differences, relative to the largest entry of the exact product.
pub fn difference_error() -> f64 {
    let exact = exact_product(&vector(&V));
    (difference_product(&vector(&V)) - &exact).amax() / exact.amax()
}

/// Operations of one run on dual numbers, for each of one run on plain numbers. A sum becomes two
/// sums, a product three products and a sum, a tangent a tangent, two products and a difference.
pub fn work() -> f64 {
    CALLS.with(|calls| calls.set([0; 3]));
    exact_product(&vector(&V));
    let [sums, products, tangents] = CALLS.with(Cell::get).map(|calls| calls as f64);
    (2.0 * sums + 4.0 * products + 4.0 * tangents) / (sums + products + tangents)
}

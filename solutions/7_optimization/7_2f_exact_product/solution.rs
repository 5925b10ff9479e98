//! A difference of gradients has a step, and no step is right to all digits. But a gradient is a
//! program: it adds, multiplies and calls tanh. Whoever knows how fast the inputs of an addition
//! change knows how fast its result changes, and the same holds for the other two. So let every
//! number carry its rate of change along, and run the gradient's program once on such numbers: it
//! tells how fast the gradient changes. That is H v, without a step.
//!
//! A number with its rate of change is a `Dual`: `value`, and `slope`. Think of it as value + slope
//! · ε, where ε is so small that ε² is 0.
//!
//! Write four functions.
//! - `add(a, b)` and `mul(a, b)` return the sum and the product of two dual numbers.
//! - `tanh(a)` returns the hyperbolic tangent of a dual number. The slope of tanh at z is 1 -
//!   tanh(z)².
//! - `hvp(g, x, v)` returns H(x) v, of length n, by running the program `g` once.
//!
//! Given to `hvp` are
//! - `g`: the gradient of a loss, as a program on dual numbers. It takes n of them and returns n,
//!   and computes with your `add`, `mul` and `tanh`. One of the programs that are used is
//!   `network_gradient` in lab/src/dual.rs: read it, to see that it is an ordinary gradient,
//! - `x`: the point, of length n,
//! - `v`: the direction, of length n.
//!
//! Example. The product of 3 + 2ε and 5 - 4ε is 15 - 2ε, because their slopes enter as 2 · 5 + 3 ·
//! (-4). The tanh of 0 + 3ε is 0 + 3ε. For the loss ½ p² q² the gradient is (p q², p² q); at x =
//! (1, 2) and for v = (1, 0) the program returns (4 + 4ε, 2 + 4ε), and H v is (4, 4).
//!
//! ## The small print
//!
//! - n is at least 1. |v| goes from 10⁻¹⁰⁰ to 10¹⁰⁰, or v is zero.
//! - Values and slopes are at most 20 in absolute value where `add`, `mul` and `tanh` are tried by
//!   themselves.
//! - No entry is off by more than 10⁻¹⁰ times the largest |entry|. Differences of gradients do not
//!   reach this.
//! - g is run once at most.
//! - The rules are functions and not the operators `+` and `*`, since Rust lets only the crate that
//!   has a type give it operators, and `Dual` belongs to `lab`.

use lab::dual::Dual;
use nalgebra::DVector;

/// The sum of two dual numbers.
pub fn add(a: Dual, b: Dual) -> Dual {
    // ANCHOR: answer
    Dual {
        value: a.value + b.value,
        slope: a.slope + b.slope,
    }
    // ANCHOR_END: answer
}

/// The product of two dual numbers.
pub fn mul(a: Dual, b: Dual) -> Dual {
    // ANCHOR: answer
    Dual {
        value: a.value * b.value,
        slope: a.slope * b.value + a.value * b.slope,
    }
    // ANCHOR_END: answer
}

/// The hyperbolic tangent of a dual number.
pub fn tanh(a: Dual) -> Dual {
    // ANCHOR: answer
    let t = a.value.tanh();
    Dual {
        value: t,
        slope: (1.0 - t * t) * a.slope,
    }
    // ANCHOR_END: answer
}

/// The product of the Hessian at `x` with `v`, from one run of the gradient's program `g`.
pub fn hvp(g: &dyn Fn(&[Dual]) -> Vec<Dual>, x: &DVector<f64>, v: &DVector<f64>) -> DVector<f64> {
    // ANCHOR: answer
    let moving: Vec<Dual> = x
        .iter()
        .zip(v)
        .map(|(x, v)| Dual {
            value: *x,
            slope: *v,
        })
        .collect();
    let gradient = g(&moving);
    DVector::from_iterator(gradient.len(), gradient.iter().map(|entry| entry.slope))
    // ANCHOR_END: answer
}

//! What the live picture computes: gradient descent on the quadratic ½(x² + κy²), whose curvatures
//! are 1 and κ. What the solutions have is theirs; the page only draws.
//!
//! Numbers go in and out as they are, so that the page needs no memory of this module.

#![allow(unsafe_code)]

use solutions::{
    descent_fate::answer::{Fate, fate},
    descent_rate::answer::{iters_to, optimal_eta},
};

/// What becomes of descent from a start with both coordinates: 0 it converges, 1 it jumps for
/// ever, 2 it diverges, 3 it stays.
#[unsafe(no_mangle)]
pub extern "C" fn fate_of(kappa: f64, eta: f64) -> u32 {
    match fate(&[1.0, kappa], eta, &[1.0, 1.0]) {
        Fate::Converges => 0,
        Fate::Cycles => 1,
        Fate::Diverges => 2,
        Fate::Stalls => 3,
    }
}

/// The best step size.
#[unsafe(no_mangle)]
pub extern "C" fn best_step(kappa: f64) -> f64 {
    optimal_eta(1.0, kappa).0
}

/// Steps until both coordinates have shrunk by the factor `tol`; negative if they never do.
#[unsafe(no_mangle)]
pub extern "C" fn steps_needed(kappa: f64, eta: f64, tol: f64) -> f64 {
    iters_to(&[1.0, kappa], eta, tol).map_or(-1.0, |steps| steps as f64)
}

/// A coordinate with curvature `lambda` after one step.
#[unsafe(no_mangle)]
pub extern "C" fn stepped(lambda: f64, eta: f64, coordinate: f64) -> f64 {
    coordinate - eta * lambda * coordinate
}

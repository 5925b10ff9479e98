//! A quadratic form vᵀHv mixes all products of the entries of v. In the right coordinates it does
//! not mix anything: with c = the coordinates of v in the basis of the eigenvectors,
//!
//!     vᵀHv = λ₁ c₁² + ... + λₙ cₙ²
//!
//! so that bowl, dome, saddle and trough can be read off the signs. In these coordinates every
//! second-order argument of the chapter falls apart into n arguments about one number each.
//!
//! Write two functions. In both, v has as many entries as H has rows.
//!
//! `coords(h, v)`: return `Ok((values, c))`, where
//! - `values` holds the eigenvalues of H in ascending order, each as often as its multiplicity,
//! - `c[k]` is the coordinate of v along a unit eigenvector for `values[k]`, the n eigenvectors
//!   being orthonormal: v = c₁q₁ + ... + cₙqₙ.
//!
//! If H is not what 1.3a accepts (square, not empty, finite, symmetric), return the error of 1.3a.
//!
//! `rayleigh(h, v)`: the curvature along the *direction* of v, known as the Rayleigh quotient. It
//! is the quadratic form, made independent of the length of v: 2v and v have the same. Return
//! `None` if v is exactly zero, and a number for every other v, however short.
//!
//! Example. H = [[6, 2], [2, 4]] and v = (0.3, 0.4): the eigenvalues are 2.763932 and 7.236068, the
//! coordinates ±0.182541 and ±0.465488. The form is 1.66. The Rayleigh quotient is 6.64, and lies
//! between the two eigenvalues as it must.
//!
//! ## The small print
//!
//! - You may use your `spectrum` of 1.3a: it is here as `lab::spectrum`.
//! - An eigenvector may be replaced by its negative, and within an eigenspace the basis is free. So
//!   the signs of the coordinates are not determined, and for equal eigenvalues only the sum of
//!   their squares is; any choice will do. Eigenvalues that are not equal are at least a hundredth
//!   of the largest |λ| apart.
//! - H is symmetric and finite where `rayleigh` is called. max |H| lies between 10⁻¹⁵⁰ and 10¹⁵⁰,
//!   or H is zero.
//! - Eigenvalues and quotients must be right to 10⁻¹¹ times the largest |λ|, coordinates to
//!   10⁻¹¹ |v|, their squares to 10⁻¹¹ |v|². |v| lies between 10⁻¹⁰⁰ and 10¹⁰⁰, or is zero.

use lab::E;
use nalgebra::{DMatrix, DVector};

/// The eigenvalues of `h`, ascending, and the coordinates of `v` along their eigenvectors.
pub fn coords(h: &DMatrix<f64>, v: &DVector<f64>) -> Result<(DVector<f64>, DVector<f64>), E> {
    // ANCHOR: answer
    let (values, vectors) = lab::spectrum(h)?;
    let c = vectors.transpose() * v;
    Ok((values, c))
    // ANCHOR_END: answer
}

/// The curvature along the direction of `v`; `None` if v is zero and has no direction.
pub fn rayleigh(h: &DMatrix<f64>, v: &DVector<f64>) -> Option<f64> {
    // ANCHOR: answer
    if v.amax() == 0.0 {
        return None;
    }
    // Of size 1, so that no square of a short or a long v vanishes or overflows.
    let u = v / v.amax();
    Some(u.dot(&(h * &u)) / u.norm_squared())
    // ANCHOR_END: answer
}

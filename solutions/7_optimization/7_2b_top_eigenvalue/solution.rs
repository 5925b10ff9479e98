//! The largest curvature of a loss is the number that limits the step size of gradient descent, and
//! it can be found without the Hessian: products H v are enough. Apply H to a vector again and
//! again, and the vector turns towards an eigenvector. But towards which? Power iteration finds the
//! eigenvalue that is largest in absolute value, and at a saddle that may be a negative one.
//!
//! Write `top_eigenvalue`, which returns the largest eigenvalue λ of H: the largest as a number, so
//! that of 3 and -5 it is 3. Given are
//! - `hv`: the product v ↦ H v with a symmetric n × n matrix H. You wrote such a product in 7.2a;
//!   this one is exact but for rounding. It takes and returns vectors of length n,
//! - `n`: the number of parameters,
//! - `tol`: how small a residual has to be,
//! - `max_products`: how often `hv` may be called.
//!
//! Return
//! - `Some(λ)` as soon as there is a certificate: a unit vector v with |H v - λ v| <= tol. That
//!   puts an eigenvalue within tol of your λ. A value that has stopped changing is not a
//!   certificate,
//! - `None` if `max_products` products do not suffice for one.
//!
//! The certificate does not say *which* eigenvalue was found; for that, two things have to be
//! right.
//! - Shift H by a number s, so that the eigenvalue you look for is the largest of H + s I in
//!   absolute value too: s = max |λ| is enough. Power iteration on H itself tells how large that
//!   is: |H v| for its unit vectors v never falls from one step to the next, never exceeds max |λ|,
//!   and is at least half of it soon.
//! - Start with a vector that is orthogonal to no eigenvector. For diagonal matrices the coordinate
//!   axes are eigenvectors, and many Hessians have eigenvectors whose entries add up to zero.
//!
//! Example. For H = diag(1, -5, 3), tol = 10⁻⁴ and 300 products the answer is 3: with s = 5 the
//! eigenvalues of H + s I are 6, 0 and 8. With 0 products the answer is `None`.
//!
//! ## The small print
//!
//! - n is at least 1, and `tol` lies between 10⁻¹⁰ and 0.1, far above rounding. It is at most a
//!   hundredth of the gap between the two largest eigenvalues that differ. λ must be right to four
//!   times `tol`.
//! - A shift that grows with |H v| while you iterate on H + s I is not enough. With the eigenvalues
//!   2 and -8 it may stop at s = 3, where 2 + s and 8 - s are equal, and neither wins.
//! - If your start happens to be close to a wrong eigenvector, its residual is small at once, and
//!   grows as the vector turns away. A start with irregular entries between ½ and 2 in absolute
//!   value is far from all wrong ones in the checks.
//! - `max_products` may be 0. One call more is a mistake. Where a check expects a value, power
//!   iteration on H + s I certifies it from such a start within half of `max_products`, for any s
//!   between max |λ| and 2 max |λ|. Where it expects `None`, no method has a chance: n is 20 and
//!   there are at most 4 products.
//! - One case has more parameters than products, so that H cannot be put together column by column,
//!   and one measures how your work grows with n. `hv` costs about n there, the same number of
//!   products suffices for each n, and the whole should grow like n.
//! - Any method may be used. If yours needs the spectrum of a small matrix, `lab::spectrum` is what
//!   you wrote in 1.3a.

use nalgebra::DVector;

/// The largest eigenvalue of the n × n matrix behind `hv`, or `None` if no certificate was found.
pub fn top_eigenvalue(
    hv: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    n: usize,
    tol: f64,
    max_products: usize,
) -> Option<f64> {
    // ANCHOR: answer
    // Power iteration on H itself, for its size. With a part c of the start along the eigenvector
    // of the largest |λ|, |H v| is at least c^(1/k) max |λ| after k products: twice the last one is
    // no less than max |λ|, unless c is below a millionth.
    let start = start(n).normalize();
    let first = (max_products / 4).min(20);
    let (mut v, mut size) = (start.clone(), 0.0);
    for _ in 0..first {
        v = hv(&v);
        size = v.norm();
        if size == 0.0 {
            break;
        }
        v /= size;
    }
    // And now on H + s I, from the start again: what is left of it in v may be the wrong end alone.
    let shift = 2.0 * size;
    let (mut v, mut before) = (start, 0.0);
    for _ in first..max_products {
        let product = hv(&v);
        let value = v.dot(&product);
        let residual = (&product - &v * value).norm();
        // Where the residual grows, v is about to leave that eigenvalue.
        if residual <= tol && residual <= before {
            return Some(value);
        }
        before = residual;
        v = (product + v * shift).normalize();
    }
    None
    // ANCHOR_END: answer
}

// ANCHOR: reference
/// A vector without symmetry: a pattern in it would hide the eigenvectors without that pattern.
fn start(n: usize) -> DVector<f64> {
    DVector::from_fn(n, |i, _| 1.0 + 0.5 * (1.0 + i as f64).sin())
}
// ANCHOR_END: reference

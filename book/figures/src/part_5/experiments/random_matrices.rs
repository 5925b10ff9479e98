//! Exact probabilities of random Hessians, to hold the exercises' samples against.
//!
//! The eigenvalues of a matrix from the Gaussian orthogonal ensemble of exercise 5.1a have the
//! density Π |xᵢ - xⱼ| Π exp(-xᵢ²/2), up to a constant. Sums over all x₁ < ... < xₙ of a grid of
//! Π (xⱼ - xᵢ) Π w(xᵢ) are Pfaffians (de Bruijn, 1955), so they are known without sampling.

use nalgebra::DMatrix;
use std::f64::consts::{PI, SQRT_2};

/// Beyond this, the density of an eigenvalue is below rounding.
const REACH: f64 = 7.5;

/// The largest dimension. Volumes fall like a power of 1/3 that grows with n², and are roots of
/// determinants: beyond n = 12 rounding takes more than the fourth digit, and at n = 16 all.
const LARGEST: usize = 12;

/// The probability that a matrix of the ensemble is positive definite, for n = 1, 2, ..., `up_to`.
///
/// # Panics
/// If `up_to` exceeds 12, as for all that is computed here: rounding would be all that is left.
#[must_use]
pub fn definite(up_to: usize) -> Vec<f64> {
    let volumes = |w: fn(f64) -> f64| extrapolated(0.05, |h| volumes(up_to, &grid(0.0, h), w));
    let positive = volumes(|x| f64::from(x > 0.0));
    let all = volumes(|_| 1.0);
    quotients(&positive, &all)
}

/// The fraction of minima among the critical points of a stationary isotropic Gaussian field with
/// the covariance exp(-|x|²/2), for n = 1, 2, ..., `up_to`.
#[must_use]
pub fn field_minima(up_to: usize) -> Vec<f64> {
    // At level u the Hessian is √2 A - u = √2 (A - s), and u = √2 s is normally distributed.
    let over_levels = |below: f64| {
        let mut sums = vec![0.0; up_to];
        for k in -10..=10 {
            let s = f64::from(k) * 0.5;
            for (sum, volume) in sums.iter_mut().zip(at_level(up_to, s, below)) {
                *sum += (-s * s).exp() * volume;
            }
        }
        sums
    };
    quotients(&over_levels(0.0), &over_levels(1.0))
}

/// The same, among the critical points at level `u` alone.
#[must_use]
pub fn field_minima_at(up_to: usize, u: f64) -> Vec<f64> {
    let s = u / SQRT_2;
    quotients(&at_level(up_to, s, 0.0), &at_level(up_to, s, 1.0))
}

/// The probability that √2 A - u is positive definite, for A from the ensemble: the Hessian at
/// level `u`, without the weight that counts critical points.
#[must_use]
pub fn definite_at(up_to: usize, u: f64) -> Vec<f64> {
    let s = u / SQRT_2;
    quotients(&unweighted(up_to, s, 0.0), &unweighted(up_to, s, 1.0))
}

/// The same, with the level u drawn from the normal distribution of the field's values.
#[must_use]
pub fn definite_at_random_levels(up_to: usize) -> Vec<f64> {
    let step = 0.25;
    let mut sums = vec![0.0; up_to];
    for k in -24..=24 {
        let s = f64::from(k) * step;
        for (sum, p) in sums.iter_mut().zip(definite_at(up_to, SQRT_2 * s)) {
            *sum += (-s * s).exp() * p * step / PI.sqrt();
        }
    }
    sums
}

/// The mean of index / n over the critical points at level `u`.
#[must_use]
pub fn field_index_at(n: usize, u: f64) -> f64 {
    let s = u / SQRT_2;
    // A factor z for each eigenvalue below makes of the volume a polynomial in z, whose logarithm
    // has the mean index as its derivative at 1.
    let dz = 1e-3;
    let ln = |z: f64| at_level(n, s, z)[n - 1].ln();
    (ln(1.0 + dz) - ln(1.0 - dz)) / (2.0 * dz) / n as f64
}

/// Volumes with the weight |det (A - s)| of a critical point, and a factor `below` for each
/// eigenvalue of A below s: 0 leaves the minima, 1 leaves all.
fn at_level(up_to: usize, s: f64, below: f64) -> Vec<f64> {
    extrapolated(0.2, |h| {
        volumes(up_to, &grid(s, h), |x| {
            (x - s).abs() * if x < s { below } else { 1.0 }
        })
    })
}

/// The same without the weight of a critical point.
fn unweighted(up_to: usize, s: f64, below: f64) -> Vec<f64> {
    extrapolated(0.1, |h| {
        volumes(up_to, &grid(s, h), |x| if x < s { below } else { 1.0 })
    })
}

/// Points at distances h, so that `middle` lies half-way between two of them.
fn grid(middle: f64, h: f64) -> Vec<f64> {
    let first = ((-REACH - middle) / h).ceil() as i64;
    let last = ((REACH - middle) / h).floor() as i64;
    (first..last)
        .map(|k| middle + (k as f64 + 0.5) * h)
        .collect()
}

/// Sums over a grid are off by multiples of h² and h⁴: those of three grids tell how much.
fn extrapolated(h: f64, sums: impl Fn(f64) -> Vec<f64>) -> Vec<f64> {
    let scaled = |h: f64| -> Vec<f64> {
        let each = sums(h).into_iter().enumerate();
        each.map(|(k, sum)| sum * h.powi(k as i32 + 1)).collect()
    };
    let without = |power: f64, fine: &[f64], coarse: &[f64]| -> Vec<f64> {
        let pairs = fine.iter().zip(coarse);
        pairs
            .map(|(fine, coarse)| (power * fine - coarse) / (power - 1.0))
            .collect()
    };
    let [coarse, middle, fine] = [h, h / 2.0, h / 4.0].map(scaled);
    without(
        16.0,
        &without(4.0, &fine, &middle),
        &without(4.0, &middle, &coarse),
    )
}

/// For n = 1, ..., `up_to`: the sum over x₁ < ... < xₙ of the grid of Π (xⱼ - xᵢ) Π w(xᵢ)
/// exp(-xᵢ²/2), up to a factor that depends on n alone.
fn volumes(up_to: usize, grid: &[f64], w: impl Fn(f64) -> f64) -> Vec<f64> {
    assert!(up_to <= LARGEST, "rounding leaves no digits at n = {up_to}");
    let n = up_to + up_to % 2;
    let mut pairs = vec![vec![0.0; n]; n];
    let mut before = vec![0.0; n];
    for (x, weight) in grid.iter().map(|x| (*x, w(*x))) {
        if weight == 0.0 {
            continue;
        }
        let here: Vec<f64> = hermite(n, x).into_iter().map(|p| weight * p).collect();
        for (row, (b, h)) in pairs.iter_mut().zip(before.iter().zip(&here)) {
            for (pair, (c, k)) in row.iter_mut().zip(before.iter().zip(&here)) {
                *pair += b * k - h * c;
            }
        }
        for (sum, value) in before.iter_mut().zip(here) {
            *sum += value;
        }
    }
    (1..=up_to)
        .map(|size| {
            let mut a = DMatrix::from_fn(size, size, |i, j| pairs[i][j]);
            if size % 2 == 1 {
                // A border makes an odd size even.
                a = a.resize(size + 1, size + 1, 0.0);
                for (i, sum) in before.iter().take(size).enumerate() {
                    a[(i, size)] = *sum;
                    a[(size, i)] = -sum;
                }
            }
            // A sum of positive terms: the Pfaffian is the positive root.
            a.determinant().max(0.0).sqrt()
        })
        .collect()
}

/// The first `n` Hermite functions, which are orthonormal, at x.
fn hermite(n: usize, x: f64) -> Vec<f64> {
    let mut values = vec![PI.powf(-0.25) * (-0.5 * x * x).exp()];
    let mut before = 0.0;
    for k in 1..n {
        let (k, last) = (k as f64, values[k - 1]);
        values.push((2.0 / k).sqrt() * x * last - ((k - 1.0) / k).sqrt() * before);
        before = last;
    }
    values
}

fn quotients(a: &[f64], b: &[f64]) -> Vec<f64> {
    a.iter().zip(b).map(|(a, b)| a / b).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_near(found: f64, exact: f64, error: f64) {
        assert!((found / exact - 1.0).abs() < error, "{found}, not {exact}");
    }

    #[test]
    fn small_ensembles_have_closed_forms() {
        let all = definite(3);
        assert_near(all[0], 0.5, 1e-12);
        assert_near(all[1], (2.0 - SQRT_2) / 4.0, 1e-11);
        assert_near(all[2], (PI - 2.0 * SQRT_2) / (4.0 * PI), 1e-11);
    }

    /// Against the same Pfaffians of integrals that recursions give exactly, in 60 digits.
    #[test]
    fn large_ensembles_have_digits_left() {
        let all = definite(LARGEST);
        assert_near(all[7], 9.694_546_749_307_67e-10, 1e-6);
        assert_near(all[9], 2.265_653_158_108_42e-14, 1e-5);
        assert_near(all[11], 5.892_412_658_378_58e-20, 2e-4);
    }

    #[test]
    #[should_panic(expected = "rounding leaves no digits at n = 13")]
    fn ensembles_beyond_rounding_are_refused() {
        let _ = definite(LARGEST + 1);
    }

    #[test]
    fn minima_of_fields_on_a_line_in_the_plane_and_in_space() {
        let all = field_minima(3);
        assert_near(all[0], 0.5, 1e-12);
        assert_near(all[1], 0.25, 1e-7);
        assert_near(all[2], (29.0 - 6.0 * 6.0_f64.sqrt()) / 116.0, 1e-7);
    }

    /// With a random level and no weight the Hessian of two variables has the eigenvalues
    /// √2 (m ± r), where m has twice the variance of each of the two parts of r: another cone.
    #[test]
    fn random_levels_widen_the_cone() {
        let found = definite_at_random_levels(2);
        assert_near(found[0], 0.5, 1e-6);
        assert_near(found[1], (1.0 - 1.0 / 3.0_f64.sqrt()) / 2.0, 1e-4);
        // At level 0 the shift is none.
        assert_near(definite_at(3, 0.0)[2], definite(3)[2], 1e-3);
    }

    #[test]
    fn a_field_and_its_negative_are_alike() {
        for u in [0.0, 0.7, 2.0] {
            let both = field_index_at(3, u) + field_index_at(3, -u);
            assert_near(both, 1.0, 1e-4);
        }
        // On a line the index is 0 or 1, so its mean is the fraction of maxima.
        let maxima = 1.0 - field_minima_at(1, 0.7)[0];
        assert_near(field_index_at(1, 0.7), maxima, 1e-6);
    }
}

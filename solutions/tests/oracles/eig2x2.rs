//! 6.3a against integer arithmetic and against matrices whose eigenvalues are rational.

use lab::probe::Rng;
use solutions::eig2x2::answer::eig2;

/// For integer entries the sign of the characteristic polynomial at a fraction is exact, so each
/// root can be enclosed as tightly as one likes.
#[test]
fn roots_are_enclosed_exactly() {
    let mut rng = Rng::new(0, "integers");
    for _ in 0..2000 {
        let mut integer = |size: f64| rng.between(-size, size).round() as i128;
        let (a, b, d) = (integer(1e6), integer(1e2), integer(1e3));
        // Signs of (λ - a)(λ - d) - b² at λ = k / 2^20.
        let unit = 1_i128 << 20;
        let p = |k: i128| (k - a * unit) * (k - d * unit) - b * b * unit * unit;
        let (lo, hi) = eig2(a as f64, b as f64, d as f64);
        for (root, rising) in [(lo, -1), (hi, 1)] {
            let k = (root * unit as f64).round() as i128;
            // One unit in 2^20, or 1e-12 of the root if that is more.
            let near = 2 + (k.abs() >> 40);
            assert!(
                p(k - near) * rising <= 0 && p(k + near) * rising >= 0,
                "{a} {b} {d}: {root}"
            );
        }
    }
}

/// A rotation by the angle with cosine 3/5 and sine 4/5 mixes two eigenvalues.
#[test]
fn rotated_diagonals_from_tiny_to_huge() {
    for unit in [1e-200, 1e-20, 1.0, 1e20, 1e299] {
        for (small, large) in [(1.0, 2.0), (-1.0, 3.0), (-4.0, -1.0), (0.5, 0.5)] {
            let a = (9.0 * small + 16.0 * large) / 25.0 * unit;
            let d = (16.0 * small + 9.0 * large) / 25.0 * unit;
            let b = 12.0 * (large - small) / 25.0 * unit;
            let (lo, hi) = eig2(a, b, d);
            assert!(
                (lo / unit - small).abs() < 1e-14 * 4.0,
                "{lo} {small} {unit}"
            );
            assert!(
                (hi / unit - large).abs() < 1e-14 * 4.0,
                "{hi} {large} {unit}"
            );
        }
    }
}

/// On a diagonal the eigenvalues are the entries, whatever lies between their sizes.
#[test]
fn a_diagonal_from_tiny_to_huge() {
    let sizes = [1e-200, 1e-100, 1e-20, 1.0, 1e20, 1e100, 1e300];
    for a in sizes {
        for d in sizes {
            for (a, d) in [(a, d), (-a, d), (a, -d), (-a, -d)] {
                let (lo, hi) = eig2(a, 0.0, d);
                assert!((lo / a.min(d) - 1.0).abs() < 1e-15, "{a} {d}: {lo}");
                assert!((hi / a.max(d) - 1.0).abs() < 1e-15, "{a} {d}: {hi}");
            }
        }
    }
}

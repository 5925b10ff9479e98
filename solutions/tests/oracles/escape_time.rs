//! 5.2a against descent in the plane with slopes by dual numbers, and against the gradient flow,
//! whose time of escape has a closed form.

use lab::probe::Rng;
use nalgebra::SVector;
use num_dual::{DualNum, DualSVec64, gradient};
use solutions::escape_time::answer::escape;

#[test]
fn descent_in_the_plane() {
    let mut rng = Rng::new(0, "escape_time");
    let mut escaped = 0;
    for _ in 0..200 {
        let (delta, eta, lam) = (
            rng.between(-1.0, 1.0).powi(5),
            rng.between(0.02, 0.3),
            rng.between(-2.0, 1.0),
        );
        let mut p = SVector::from([1.0, delta]);
        let observed = (0..=300).find(|_| {
            let done = p[1].abs() > 0.5;
            let (_, slope) = gradient(
                |p: SVector<DualSVec64<2>, 2>| {
                    p[0].powi(2) / 2.0 - (p[1].powi(2) - 1.0).powi(2) * (lam / 4.0)
                },
                &p,
            );
            p -= slope * eta;
            done
        });
        assert_eq!(
            escape(delta, eta, lam, 300),
            observed,
            "{delta} {eta} {lam}"
        );
        if let Some(k) = observed.filter(|&k| k > 0) {
            escaped += 1;
            assert_eq!(escape(delta, eta, lam, k), Some(k));
            assert_eq!(escape(delta, eta, lam, k - 1), None);
        }
    }
    assert!(escaped > 50, "{escaped}");
}

/// Along y' = |λ| (y - y³) the quantity ln(y / √(1 - y²)) grows at the rate |λ|. Each step of
/// descent is off by about η, relative to the time it takes.
#[test]
fn short_steps_follow_the_flow() {
    let age = |y: f64| (y / (1.0 - y * y).sqrt()).ln();
    for (delta, lam) in [(0.1, -1.0), (-0.01, -1.0), (1e-4, -2.0), (0.3, -0.5)] {
        let eta = 1e-3;
        let time = (age(0.5) - age(f64::abs(delta))) / -lam;
        let steps = escape(delta, eta, lam, 100_000).unwrap();
        let off = (steps as f64 * eta - time).abs();
        assert!(off < eta * (1.0 + time * lam * lam), "{off}");
    }
}

/// On the ridge, and where y = 0 is no way down, nothing ever happens.
#[test]
fn no_escape() {
    assert_eq!(escape(0.0, 0.1, -1.0, 10_000), None);
    assert_eq!(escape(0.4, 0.1, 0.0, 10_000), None);
    assert_eq!(escape(0.5, 0.1, 1.0, 10_000), None);
    assert_eq!(escape(-0.51, 0.1, 1.0, 0), Some(0));
}

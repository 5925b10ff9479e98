//! 7.2d against enumeration, the closed form of the variance, and chance.

use lab::probe::Rng;
use nalgebra::DVector;
use solutions::hutchinson_trace::answer::trace_estimate;

/// Over all 2ⁿ sign vectors the mean is the trace and the variance is 2 Σ Hᵢⱼ², i ≠ j.
#[test]
fn over_all_sign_vectors() {
    let mut rng = Rng::new(0, "hutchinson enumeration");
    for n in 1..=7 {
        let a = rng.square(n);
        let h = &a + a.transpose();
        let form = |bits: usize| {
            let mut next = 0;
            trace_estimate(&|v| &h * v, n, 1, &mut || {
                next += 1;
                if bits >> (next - 1) & 1 == 0 {
                    -1.0
                } else {
                    1.0
                }
            })
        };
        let count = 1 << n;
        let mean = (0..count).map(form).sum::<f64>() / count as f64;
        let variance = (0..count).map(|b| (form(b) - mean).powi(2)).sum::<f64>() / count as f64;
        let off: f64 = h.norm_squared() - h.diagonal().norm_squared();
        assert!((mean - h.trace()).abs() < 1e-12 * h.norm() * count as f64);
        assert!((variance - 2.0 * off).abs() < 1e-12 * h.norm_squared() * count as f64);
    }
}

#[test]
fn unbiased_within_four_standard_errors() {
    let mut rng = Rng::new(0, "hutchinson");
    let h = rng.symmetric(&[-3.0, -1.0, 0.5, 2.0, 7.0, 11.0]);
    let off: f64 = h.norm_squared() - h.diagonal().norm_squared();
    let probes = 20_000;
    let mut sign = || if rng.unit() < 0.5 { -1.0 } else { 1.0 };
    let estimate = trace_estimate(&|v: &DVector<f64>| &h * v, 6, probes, &mut sign);
    let error = (2.0 * off / probes as f64).sqrt();
    assert!(
        (estimate - 16.5).abs() < 4.0 * error,
        "{estimate} ± {error}"
    );
}

//! 3.2e against the worst function that the bound allows, and against random ones.

use lab::probe::Rng;
use solutions::certified_radius::answer::*;

#[test]
fn the_guarantees_are_tight() {
    for (curvature, rho) in [(2.0, 6.0), (0.3, 1.7), (5.0, 0.2)] {
        let r = min_radius(curvature, rho);
        let worst = |t: f64| 0.5 * curvature * t * t - rho * t.powi(3) / 6.0;
        assert!((1..1000).all(|k| worst(r * f64::from(k) / 1000.0) > 0.0));
        assert!(worst(r).abs() < 1e-12 * r * r && worst(1.001 * r) < 0.0);

        let (step, drop) = guaranteed_drop(-curvature, rho);
        assert!((worst(step) - drop).abs() < 1e-12 * drop);
        assert!((1..3000).all(|k| worst(step * f64::from(k) / 1000.0) <= drop * (1.0 + 1e-12)));
    }
}

/// f(t) = c (cos(w t + s) - cos s), with |f'''| at most |c| w³, wherever it is critical.
#[test]
fn waves_keep_the_promises() {
    let mut rng = Rng::new(0, "waves");
    for _ in 0..1000 {
        let (c, w) = (rng.between(0.1, 3.0), rng.between(0.1, 3.0));
        let f = |t: f64| c * (1.0 - (w * t).cos());
        let (curvature, rho) = (c * w * w, c * w.powi(3));
        let r = min_radius(curvature, rho);
        let t = rng.between(1e-3, 1.0) * r;
        assert!(f(t) > 0.0 && f(-t) > 0.0);

        let slope = -rng.between(0.0, 2.0);
        let (step, drop) = guaranteed_drop(-curvature, rho);
        assert!(-(slope * step - f(step)) >= drop);
    }
}

//! Cases of 3.2e: functions for which the guarantees are exact, and extreme bounds.

use super::answer;
use lab::probe::{Probe, Recorder, any, within};

pub fn probe(p: &mut Probe) {
    let min_radius: fn(f64, f64) -> f64 = answer::min_radius;
    let guaranteed_drop: fn(f64, f64) -> (f64, f64) = answer::guaranteed_drop;

    for (name, lmin, rho) in [
        ("a minimum: x² + x³", 2.0, 6.0),
        ("a flat minimum: x²/20 + 4x³", 0.1, 24.0),
        ("a steep minimum", 50.0, 0.3),
        ("a minimum that never bends otherwise", 3.0, 0.0),
        ("no curvature", 0.0, 6.0),
        ("a saddle is not a minimum", -2.0, 6.0),
        ("no curvature, and no third derivative", 0.0, 0.0),
        ("a saddle without a third derivative", -2.0, 0.0),
    ] {
        p.case(name, |r| {
            let (lmin, rho) = bounds(r, ("lmin", lmin), rho);
            r.see("the radius", min_radius(lmin, rho), within(1e-6));
        });
    }
    for (name, lneg, rho) in [
        ("a way down: -x²/2 + x³/6", -1.0, 1.0),
        ("a gentle way down", -0.1, 3.0),
        ("a steep way down", -20.0, 0.5),
        ("a way down without an end", -2.0, 0.0),
        ("no way down", 2.0, 6.0),
        ("a flat direction", 0.0, 6.0),
        ("a flat direction, and no third derivative", 0.0, 0.0),
        ("no way down, and no third derivative", 2.0, 0.0),
    ] {
        p.case(name, |r| {
            let (lneg, rho) = bounds(r, ("lneg", lneg), rho);
            let (step, drop) = guaranteed_drop(lneg, rho);
            r.see("the step", step, within(1e-6));
            r.see("the drop", drop, within(1e-6));
        });
    }
    p.seeded("random bounds", 3, |r, rng| {
        let (curvature, rho) = (rng.between(0.1, 9.0), rng.between(0.1, 9.0));
        r.given("lmin", curvature);
        r.given("lneg", -curvature);
        r.given("rho", rho);
        r.see("the radius", min_radius(curvature, rho), within(1e-6));
        let (step, drop) = guaranteed_drop(-curvature, rho);
        r.see("the step", step, within(1e-6));
        r.see("the drop", drop, within(1e-6));
    });
}

/// The two arguments: of moderate size, for a numerical search will do.
fn bounds(r: &mut Recorder, (name, curvature): (&str, f64), rho: f64) -> (f64, f64) {
    let curvature = r.input(name, curvature, any());
    let rho = r.input("rho", rho, any().between(0.0, f64::INFINITY));
    r.assume([curvature, rho].iter().all(|x| *x == 0.0 || x.abs() >= 0.1));
    (curvature, rho)
}

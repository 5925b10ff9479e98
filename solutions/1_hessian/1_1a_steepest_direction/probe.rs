//! Cases of 1.1a: one gradient under three norms, signs, ties, zeros, and sizes.

use super::answer;
use answer::Norm;
use lab::functions::vector;
use lab::probe::{Probe, Recorder, any, asking, exactly, within};
use nalgebra::DVector;

type Steepest = fn(&DVector<f64>, Norm) -> Option<DVector<f64>>;

pub fn probe(p: &mut Probe) {
    let directional: fn(&DVector<f64>, &DVector<f64>) -> f64 = answer::directional;
    let steepest: Steepest = answer::steepest;

    for (name, g, v) in [
        (
            "the rate along a unit vector",
            vector(&[3.0, 4.0]),
            vector(&[0.6, 0.8]),
        ),
        (
            "the rate along a vector that is not a unit vector",
            vector(&[2.0, -1.0, 0.5]),
            vector(&[3.0, 1.0, -4.0]),
        ),
        (
            "the rate across the gradient, where terms cancel",
            vector(&[1.0, -2.0, 1.0]),
            vector(&[0.3, 0.2, 0.1]),
        ),
        (
            "the rate along no step",
            vector(&[2.0, -1.0]),
            vector(&[0.0, 0.0]),
        ),
    ] {
        p.case(name, |r| {
            let g = r.input("g", g.clone(), any());
            let v = r.input("v", v.clone(), any().between(-10.0, 10.0));
            let terms: f64 = g.component_mul(&v).abs().sum();
            let how = within(1e-12).or_absolute(1e-12 * terms);
            asking("directional");
            r.see("the derivative along v", directional(&g, &v), how);
        });
    }

    for (name, g) in [
        ("g = (3, 4)", vector(&[3.0, 4.0])),
        ("the largest entry is negative", vector(&[-5.0, 4.0, 1.0])),
        ("one dimension, downhill to the right", vector(&[-2.0])),
        ("two entries of the same size", vector(&[2.0, -2.0])),
        (
            "a loss that ignores one coordinate",
            vector(&[0.0, -3.0, 1.0]),
        ),
        ("a gradient of size 10⁻¹²", vector(&[3e-12, -4e-12])),
        ("a gradient of size 10⁻¹⁰⁰", vector(&[3e-100, -4e-100])),
        ("no gradient", vector(&[0.0, 0.0, 0.0])),
    ] {
        p.case(name, |r| every_norm(r, steepest, &g));
    }
    p.seeded("five random slopes", 2, |r, rng| {
        // Sizes well apart, so that the largest is unmistakable.
        let g = DVector::from_fn(5, |i, _| {
            (rng.between(0.2, 0.8) + i as f64) * (rng.unit() - 0.5).signum()
        });
        every_norm(r, steepest, &g);
    });
}

fn every_norm(r: &mut Recorder, steepest: Steepest, g: &DVector<f64>) {
    let g = r.input("g", g.clone(), any());
    // Whether one vector alone is the best in each norm: no zeros, and one largest entry.
    let largest = g.iter().filter(|x| x.abs() >= 0.999 * g.amax()).count();
    let one_best = g.amax() == 0.0 || largest == 1 && g.iter().all(|x| *x != 0.0);
    for (norm, of_norm) in [(Norm::L2, "L2"), (Norm::Linf, "Linf"), (Norm::L1, "L1")] {
        asking("steepest");
        let found = steepest(&g, norm);
        if one_best {
            r.see(
                &format!("the steepest direction in {of_norm}"),
                found.clone(),
                within(1e-12),
            );
        }
        let Some(v) = found else {
            if !one_best {
                r.see(
                    &format!("the length of the direction, in {of_norm}"),
                    None::<f64>,
                    within(1e-12),
                );
            }
            continue;
        };
        if v.len() != g.len() {
            r.see(
                &format!("the number of entries, in {of_norm}"),
                v.len(),
                exactly(),
            );
            continue;
        }
        let length = match norm {
            Norm::L1 => v.iter().map(|x| x.abs()).sum(),
            Norm::L2 => v.norm(),
            Norm::Linf => v.amax(),
        };
        r.see(
            &format!("the length of the direction, in {of_norm}"),
            length,
            within(1e-12),
        );
        r.see(
            &format!("the rate along the direction, in {of_norm}"),
            g.dot(&v),
            within(1e-12),
        );
    }
}

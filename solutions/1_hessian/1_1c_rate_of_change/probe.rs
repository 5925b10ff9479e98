//! Cases of 1.1c: up, down, across, along vectors of other lengths.

use super::answer;
use lab::functions::vector;
use lab::probe::{Probe, Recorder, any, within};
use nalgebra::DVector;

type Rate = fn(&DVector<f64>, &DVector<f64>) -> f64;

pub fn probe(p: &mut Probe) {
    let rate: Rate = answer::rate;

    for (name, g, v) in [
        (
            "the chapter's quadratic along (1, 2)",
            vector(&[0.0, -3.0]),
            vector(&[1.0, 2.0]),
        ),
        (
            "along a coordinate",
            vector(&[3.0, 4.0]),
            vector(&[1.0, 0.0]),
        ),
        (
            "straight uphill, a unit vector",
            vector(&[3.0, 4.0]),
            vector(&[0.6, 0.8]),
        ),
        (
            "downhill, three variables",
            vector(&[2.0, -1.0, 0.5]),
            vector(&[-3.0, 1.0, 4.0]),
        ),
        (
            "across the gradient",
            vector(&[3.0, 4.0]),
            vector(&[-4.0, 3.0]),
        ),
        ("one variable", vector(&[-2.0]), vector(&[5.0])),
        ("no step", vector(&[2.0, -1.0]), vector(&[0.0, 0.0])),
        ("a critical point", vector(&[0.0, 0.0]), vector(&[1.0, 2.0])),
    ] {
        p.case(name, |r| along(r, rate, &g, &v));
    }
    p.seeded("five variables", 2, |r, rng| {
        let (g, v) = (rng.vector(5), rng.vector(5));
        along(r, rate, &g, &v);
    });
}

fn along(r: &mut Recorder, rate: Rate, g: &DVector<f64>, v: &DVector<f64>) {
    let g = r.input("g", g.clone(), any());
    let v = r.input("v", v.clone(), any());
    let terms: f64 = g.component_mul(&v).abs().sum();
    let along_v = rate(&g, &v);
    r.see(
        "the rate along v",
        along_v,
        within(1e-12).or_absolute(1e-12 * terms),
    );
    r.relation(
        "the rate along 2v is twice the rate along v",
        (rate(&g, &(2.0 * &v)) - 2.0 * along_v).abs() <= 1e-11 * terms,
    );
}

//! Numbers of part 5.

use super::Values;
use crate::random_matrices::{definite, field_index_at, field_minima, field_minima_at};
use lab::{
    Kind,
    functions::{DOUBLE_WELL, matrix, vector},
    probe::Rng,
    recorded::traces,
};
use nalgebra::{DMatrix, DVector, dmatrix};
use solutions::classify::answer::classify;
use solutions::escape_time::answer::escape;
use solutions::find_critical::answer::{all_critical, newton_root};
use solutions::goe_probability::answer::p_pd;
use solutions::index_vs_level::answer::{index_energy, weighted_index};
use solutions::negative_curvature_step::answer::neg_curv_step;
use solutions::newton_step::answer::newton_step;
use solutions::noisy_descent::answer::noisy_escape;
use solutions::saddle_free_newton::answer::sfn_step;
use std::f64::consts::TAU;

pub fn values(values: &mut Values) {
    ensembles(values);
    heights(values);
    torus(values);
    escape_times(values);
    plateaus(values);
    second_order_escapes(values);
    noise(values);
}

/// Matrices drawn for an estimate.
const TRIALS: usize = 2000;

fn ensembles(values: &mut Values) {
    let (goe, field) = (definite(8), field_minima(8));
    for (n, coins_name, goe_name, field_name) in [
        (1, "coins.p1", "goe.p1", "field.p1"),
        (2, "coins.p2", "goe.p2", "field.p2"),
        (3, "coins.p3", "goe.p3", "field.p3"),
        (4, "coins.p4", "goe.p4", "field.p4"),
        (8, "coins.p8", "goe.p8", "field.p8"),
    ] {
        values.number(coins_name, 0.5_f64.powi(n));
        values.number(goe_name, goe[n as usize - 1]);
        values.number(field_name, field[n as usize - 1]);
    }
    values.number("goe.rate8", -goe[7].ln() / 64.0);
    values.number("goe.limit", 3_f64.ln() / 4.0);
    values.number("goe.limit8", 3_f64.powf(-64.0 / 4.0));
    let mut rng = Rng::new(0, "a sample of random matrices");
    values.count("goe.trials", TRIALS);
    values.number("goe.sample3", p_pd(3, TRIALS, &mut || rng.normal()));
}

fn heights(values: &mut Values) {
    for (u, minima, index) in [
        (-4.0, "height.minima_lowest", "height.index_lowest"),
        (-2.0, "height.minima_low", "height.index_low"),
        (0.0, "height.minima_middle", "height.index_middle"),
    ] {
        values.number(minima, field_minima_at(4, u)[3]);
        values.number(index, field_index_at(4, u));
    }
    let mut rng = Rng::new(0, "a sample at one height");
    values.number(
        "height.sample_low",
        weighted_index(4, -2.0, TRIALS, &mut || rng.normal()),
    );

    let points = double_wells(&WELL_TILTS);
    let losses = |wanted: usize| -> Vec<f64> {
        points
            .iter()
            .filter(|(index, _)| *index == wanted)
            .map(|(_, loss)| *loss)
            .collect()
    };
    values.count("heights.points", points.len());
    values.count("heights.minima", losses(0).len());
    values.number("heights.correlation", index_energy(&points));
    values.number("heights.lowest_minimum", lowest(&losses(0)));
    values.number("heights.highest_minimum", highest(&losses(0)));
    let worst = highest(&losses(0));
    let saddles = points.iter().filter(|(index, _)| (1..5).contains(index));
    values.count(
        "heights.saddles_below_worst",
        saddles.filter(|(_, loss)| *loss < worst).count(),
    );
}

fn torus(values: &mut Values) {
    let points = TorusField::drawn().critical_points();
    for (name, kind) in [
        ("torus.minima", Kind::Min),
        ("torus.maxima", Kind::Max),
        ("torus.saddles", Kind::Saddle),
    ] {
        let count = points.iter().filter(|point| point.kind == kind).count();
        values.count(name, count);
    }
    values.count("torus.points", points.len());
}

/// The step size of sections 5.2 and 5.3.
pub const ETA: f64 = 0.1;

fn steps(delta: f64, eta: f64, lam: f64) -> usize {
    escape(delta, eta, lam, 100_000).expect("it leaves")
}

fn escape_times(values: &mut Values) {
    values.number("escape.eta", ETA);
    for (name, delta) in [
        ("escape.steps1", 1e-1),
        ("escape.steps2", 1e-2),
        ("escape.steps3", 1e-3),
        ("escape.steps6", 1e-6),
    ] {
        values.count(name, steps(delta, ETA, -1.0));
    }
    values.number("escape.decade", 10_f64.ln() / (1.0 + ETA).ln());
    let predicted = (0.5_f64 / 1e-6).ln() / (1.0 + ETA).ln();
    values.count("escape.predicted6", predicted.ceil() as usize);
    values.count("escape.short1", steps(1e-1, 0.01, -1.0));
    values.count("escape.short2", steps(1e-2, 0.01, -1.0));
    let stays = escape(0.0, ETA, -1.0, 100_000).is_none();
    assert!(stays, "exactly on the ridge");

    // Starts all over the ridge's neighbourhood.
    let starts = 1000;
    let mean = (0..starts)
        .map(|k| 0.5 * (f64::from(k) + 0.5) / f64::from(starts))
        .map(|delta| steps(delta, ETA, -1.0) as f64)
        .sum::<f64>()
        / f64::from(starts);
    values.number("escape.mean", mean);

    values.count("degenerate.steps1", degenerate_escape(0.1));
    values.count("degenerate.steps2", degenerate_escape(0.01));

    // While one saddle holds the path, the way out of the next one closes.
    let gentle = -0.5;
    let stays: Vec<usize> = std::iter::successors(Some(steps(1e-6, ETA, gentle)), |stay| {
        Some(steps((1.0 - ETA).powf(*stay as f64), ETA, gentle))
    })
    .take(4)
    .collect();
    for (name, stay) in ["chain.stay1", "chain.stay2", "chain.stay3", "chain.stay4"]
        .into_iter()
        .zip(stays)
    {
        values.count(name, stay);
    }
    values.number("chain.ratio", -(1.0 - ETA).ln() / (1.0 - ETA * gentle).ln());
}

fn plateaus(values: &mut Values) {
    let path = ridge_path(1e-6, 190);
    let at = |k: usize| vector(&[path[k].0, path[k].1]);
    let norm = |k: usize| (DOUBLE_WELL.gradient)(&at(k)).norm();
    // Up to the escape: the minimum comes later, and there the gradient vanishes again.
    let flattest = (0..steps(1e-6, ETA, -1.0))
        .min_by(|a, b| norm(*a).total_cmp(&norm(*b)))
        .expect("there are steps");
    values.count("plateau.step", flattest);
    values.number("plateau.gradient", norm(flattest));
    values.number("plateau.loss", (DOUBLE_WELL.f)(&at(flattest)));
    let near = (0..path.len()).filter(|&k| ((DOUBLE_WELL.f)(&at(k)) - 0.25).abs() < 0.01);
    values.count("plateau.length", near.count());

    let run = &traces::ETA_0_1;
    let last = run.loss.len() - 1;
    values.number("digits.eta", run.eta);
    values.count("digits.steps", last * run.stride);
    values.number("digits.gradient", run.gradient[last]);
    values.number("digits.lmin", run.lmin[last]);
    values.number("digits.lmax", run.lmax[last]);
    values.number("digits.fold", 1.0 / (run.eta * run.lmin[last].abs()));
}

/// Gradient descent on the double well from (1, delta).
pub fn ridge_path(delta: f64, steps: usize) -> Vec<(f64, f64)> {
    let start = vector(&[1.0, delta]);
    std::iter::successors(Some(start), |x| Some(x - ETA * (DOUBLE_WELL.gradient)(x)))
        .take(steps + 1)
        .map(|x| (x[0], x[1]))
        .collect()
}

/// Steps of gradient descent from y = delta until y > ½ on -y⁴/4, which bends down without any
/// negative curvature at 0.
pub fn degenerate_escape(delta: f64) -> usize {
    let mut y = delta;
    let mut steps = 0;
    while y <= 0.5 {
        y += ETA * y * y * y;
        steps += 1;
    }
    steps
}

/// Newton's step on the double well.
pub fn newton(x: &DVector<f64>) -> DVector<f64> {
    newton_step(&(DOUBLE_WELL.gradient)(x), &(DOUBLE_WELL.hessian)(x))
        .expect("no iterate comes to a point where the Hessian is singular")
}

/// The saddle-free step on the double well.
pub fn saddle_free(x: &DVector<f64>) -> DVector<f64> {
    sfn_step(&(DOUBLE_WELL.gradient)(x), &(DOUBLE_WELL.hessian)(x), DAMP)
}

/// Below this, no curvature is divided by.
const DAMP: f64 = 1e-6;

/// A start, and the points that so many steps lead to.
pub fn iterated(
    start: (f64, f64),
    steps: usize,
    step: fn(&DVector<f64>) -> DVector<f64>,
) -> Vec<(f64, f64)> {
    std::iter::successors(Some(vector(&[start.0, start.1])), |x| Some(x + step(x)))
        .take(steps + 1)
        .map(|x| (x[0], x[1]))
        .collect()
}

fn second_order_escapes(values: &mut Values) {
    let free = iterated((1.0, 1e-6), 30, saddle_free);
    let out = free.iter().position(|(_, y)| y.abs() > 0.5);
    values.count("free.steps6", out.expect("it leaves"));
    let near = iterated((1.0, 1e-3), 1, newton);
    values.number("newton.after", near[1].1.abs());
    values.number("newton.basin", 1.0 / 5_f64.sqrt());
    let from = |y: f64| iterated((1.0, y), 1, newton)[1].1;
    values.number("newton.inside_start", 0.4);
    values.number("newton.inside", from(0.4));
    values.number("newton.outside_start", 0.5);
    values.number("newton.outside", from(0.5));

    // A flat direction with a slope: without a floor the step has no bound.
    let (g, h) = (vector(&[1.0, 1e-3]), matrix(2, &[1.0, 0.0, 0.0, 1e-12]));
    values.number("damp.without", sfn_step(&g, &h, 1e-300)[1].abs());
    values.number("damp.floor", 0.1);
    values.number("damp.with", sfn_step(&g, &h, 0.1)[1].abs());

    let (g, h, rho) = (vector(&[3.0, 1.0]), matrix(2, &[1.0, 2.0, 2.0, 1.0]), 2.0);
    let v = neg_curv_step(&g, &h, rho).expect("-1 is an eigenvalue");
    let change = |v: &DVector<f64>| g.dot(v) + 0.5 * v.dot(&(&h * v));
    values.vector("curvature.step", &v);
    values.number("curvature.down", change(&v));
    values.number("curvature.up", change(&-&v));
}

fn noise(values: &mut Values) {
    for (name, sigma) in [
        ("noise.mean1", 1e-1),
        ("noise.mean2", 1e-2),
        ("noise.mean3", 1e-3),
        ("noise.mean6", 1e-6),
    ] {
        values.number(name, mean_noisy_escape(sigma, NOISY_RUNS));
    }
    values.count("noise.runs", NOISY_RUNS);
    // Each step draws for x and then for y.
    let mut rng = Rng::new(0, "noise along the ridge");
    let mut is_for_x = false;
    let mut along_ridge = || {
        is_for_x = !is_for_x;
        if is_for_x { rng.normal() } else { 0.0 }
    };
    let limit = 10_000;
    let escaped = noisy_escape(1.0, ETA, limit, &mut along_ridge);
    assert!(escaped.is_none(), "noise along x alone");
    values.count("noise.along_ridge", limit);
    values.number("noise.degenerate1", mean_noisy_degenerate_escape(1e-1, 100));
    values.number("noise.degenerate2", mean_noisy_degenerate_escape(1e-2, 100));
}

/// Runs for a mean that the text quotes.
const NOISY_RUNS: usize = 400;

/// The mean number of noisy steps out of the double well's saddle.
pub fn mean_noisy_escape(sigma: f64, runs: usize) -> f64 {
    let mut rng = Rng::new(0, "noise on a ridge");
    let total: usize = (0..runs)
        .map(|_| {
            noisy_escape(sigma, ETA, 10_000, &mut || rng.normal()).expect("noise finds a way out")
        })
        .sum();
    total as f64 / runs as f64
}

/// The same on -y⁴/4, whose curvature at 0 is 0.
fn mean_noisy_degenerate_escape(sigma: f64, runs: usize) -> f64 {
    let mut rng = Rng::new(0, "noise on a flat ridge");
    let mut total = 0;
    for _ in 0..runs {
        let mut y = 0.0_f64;
        while y.abs() <= 0.5 {
            y += ETA * (y.powi(3) + sigma * rng.normal());
            total += 1;
        }
    }
    f64::from(total) / runs as f64
}

fn lowest(numbers: &[f64]) -> f64 {
    numbers.iter().copied().fold(f64::INFINITY, f64::min)
}

fn highest(numbers: &[f64]) -> f64 {
    numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max)
}

/// The tilts of five double wells.
pub const WELL_TILTS: [f64; 5] = [0.05, 0.1, 0.15, 0.2, 0.3];

/// The critical points of Σ xᵢ⁴/4 - xᵢ²/2 + tilt xᵢ, as (index, loss). Coordinates do not mix, so
/// each is at one of the three critical points of its own well.
pub fn double_wells(tilts: &[f64]) -> Vec<(usize, f64)> {
    tilts.iter().fold(vec![(0, 0.0)], |points, &tilt| {
        let one = [-1.0, 0.0, 1.0].map(|seed| {
            let x = newton_root(
                &|x| x.map(|x| x.powi(3) - x + tilt),
                &|x| DMatrix::from_diagonal(&x.map(|x| 3.0 * x * x - 1.0)),
                &vector(&[seed]),
            )
            .expect("the tilt is small")[0];
            let loss = x.powi(4) / 4.0 - x * x / 2.0 + tilt * x;
            (usize::from(3.0 * x * x < 1.0), loss)
        });
        points
            .iter()
            .flat_map(|(index, loss)| one.map(|(i, l)| (index + i, loss + l)))
            .collect()
    })
}

/// A random sum of waves that repeats itself after 2π in both directions.
pub struct TorusField {
    /// Wave vector, and the amplitudes of cosine and sine.
    waves: Vec<([f64; 2], f64, f64)>,
}

/// A critical point of the field.
pub struct TorusPoint {
    pub x: f64,
    pub y: f64,
    pub kind: Kind,
}

impl TorusField {
    pub fn drawn() -> Self {
        let mut rng = Rng::new(0, "a field on a torus");
        let mut waves = Vec::new();
        for k in 0..=2_i32 {
            for l in -2..=2_i32 {
                // One of each pair k, -k.
                if k > 0 || l > 0 {
                    let size = (-f64::from(k * k + l * l) / 4.0).exp();
                    let wave = [f64::from(k), f64::from(l)];
                    waves.push((wave, size * rng.normal(), size * rng.normal()));
                }
            }
        }
        Self { waves }
    }

    pub fn value(&self, x: f64, y: f64) -> f64 {
        self.waves
            .iter()
            .map(|([k, l], a, b)| {
                let (s, c) = (k * x + l * y).sin_cos();
                a * c + b * s
            })
            .sum()
    }

    fn gradient(&self, p: &DVector<f64>) -> DVector<f64> {
        let mut g = vector(&[0.0, 0.0]);
        for ([k, l], a, b) in &self.waves {
            let (s, c) = (k * p[0] + l * p[1]).sin_cos();
            let slope = b * c - a * s;
            g[0] += k * slope;
            g[1] += l * slope;
        }
        g
    }

    fn hessian(&self, p: &DVector<f64>) -> DMatrix<f64> {
        let (mut xx, mut xy, mut yy) = (0.0, 0.0, 0.0);
        for ([k, l], a, b) in &self.waves {
            let (s, c) = (k * p[0] + l * p[1]).sin_cos();
            let bend = -(a * c + b * s);
            xx += k * k * bend;
            xy += k * l * bend;
            yy += l * l * bend;
        }
        dmatrix![xx, xy; xy, yy]
    }

    /// Those that Newton's method reaches from a grid of seeds.
    pub fn critical_points(&self) -> Vec<TorusPoint> {
        let side = 14;
        let at = |k: usize| (k as f64 + 0.5) * TAU / side as f64;
        let seeds: Vec<DVector<f64>> = (0..side * side)
            .map(|k| vector(&[at(k / side), at(k % side)]))
            .collect();
        let found = all_critical(&|p| self.gradient(p), &|p| self.hessian(p), &seeds);
        let mut points: Vec<TorusPoint> = Vec::new();
        for point in found {
            let (x, y) = (point[0].rem_euclid(TAU), point[1].rem_euclid(TAU));
            let apart = |a: f64, b: f64| {
                let d = (a - b).abs();
                d.min(TAU - d)
            };
            let known = points
                .iter()
                .any(|other| apart(other.x, x).max(apart(other.y, y)) < 1e-6);
            if !known {
                let kind = classify(&self.hessian(&point)).expect("symmetric and finite");
                points.push(TorusPoint { x, y, kind });
            }
        }
        points
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::Value;
    use std::f64::consts::{PI, SQRT_2};

    fn table() -> Values {
        let mut table = Values::default();
        values(&mut table);
        table
    }

    fn number(table: &Values, name: &str) -> f64 {
        match table.get(name) {
            Some(Value::Number(x)) => *x,
            Some(Value::Count(n)) => *n as f64,
            other => panic!("{name}: {other:?}"),
        }
    }

    #[test]
    fn all_numbers_that_theory_gives() {
        let table = table();
        let get = |name: &str| number(&table, name);
        let close = |name: &str, expected: f64, error: f64| {
            let found = get(name);
            assert!((found / expected - 1.0).abs() < error, "{name}: {found}");
        };
        // The cone of positive definite 2 × 2 matrices, and what is known for 3 × 3.
        close("goe.p2", (2.0 - SQRT_2) / 4.0, 1e-6);
        close("goe.p3", (PI - 2.0 * SQRT_2) / (4.0 * PI), 1e-6);
        // Half the critical points of a plane field are saddles, and minima are half of the rest.
        close("field.p2", 0.25, 1e-5);
        close("field.p3", (29.0 - 6.0 * 6_f64.sqrt()) / 116.0, 1e-5);
        // A sample is off by a few standard errors at most.
        let p = get("goe.p3");
        let deviation = (p * (1.0 - p) / TRIALS as f64).sqrt();
        assert!((get("goe.sample3") - p).abs() < 4.0 * deviation);
        assert!((get("height.sample_low") - get("height.index_low")).abs() < 0.02);
        close("height.index_middle", 0.5, 1e-5);
        // Three critical points for each well, two of them minima.
        assert_eq!(get("heights.points"), 3_f64.powi(5));
        assert_eq!(get("heights.minima"), 2_f64.powi(5));
        // Each factor of ten costs the same, and the nonlinear end at most a step.
        let decade = get("escape.decade");
        assert!((get("escape.steps6") - get("escape.steps2") - 4.0 * decade).abs() < 1.0);
        assert!((get("escape.steps6") - get("escape.predicted6")).abs() <= 1.0);
        close("degenerate.steps2", (1e4 - 4.0) / (2.0 * ETA), 1e-3);
        // The mean of ln(r / δ) over δ in (0, r) is 1; a count is rounded up.
        assert!((get("escape.mean") - 1.0 / 1.1_f64.ln() - 0.5).abs() < 1.5);
        // Where both components are equally long: 0.9^k = 1e-6 · 1.1^k.
        let crossing = 1e6_f64.ln() / (1.1_f64 / 0.9).ln();
        assert!((get("plateau.step") - crossing).abs() < 1.0);
        close("chain.stay4", get("chain.stay3") * get("chain.ratio"), 0.01);
        // Newton's map along y is 2y³ / (3y² - 1), with a 2-cycle at 1/√5.
        close("newton.after", 2e-9, 1e-5);
        close("newton.inside", 2.0 * 0.064 / (0.48 - 1.0), 1e-12);
        close("newton.outside", 2.0 * 0.125 / (0.75 - 1.0), 1e-12);
        assert!(get("newton.inside").abs() < get("newton.inside_start"));
        // Doubling: 2^19 is the first power beyond 0.5e6, but for the last steps.
        assert!((get("free.steps6") - 0.5e6_f64.log2()).abs() < 1.0);
        close("damp.without", 1e9, 1e-12);
        close("damp.with", 0.01, 1e-12);
        // The slope along (1, -1)/√2 is √2, the curvature -1, the length 1.
        close("curvature.down", -SQRT_2 - 0.5, 1e-12);
        close("curvature.up", SQRT_2 - 0.5, 1e-12);
        // A decade of noise costs what a decade of distance costs; the means are off by about 0.7.
        let decades = get("noise.mean6") - get("noise.mean2");
        assert!((decades - 4.0 * decade).abs() < 4.0);
        let ratio = get("noise.degenerate2") / get("noise.degenerate1");
        assert!((8.0..12.0).contains(&ratio), "{ratio}");
        // Euler's characteristic of the torus.
        let (minima, maxima) = (get("torus.minima"), get("torus.maxima"));
        assert_eq!(minima - get("torus.saddles") + maxima, 0.0);
        assert_eq!(get("torus.points"), 2.0 * get("torus.saddles"));
    }
}

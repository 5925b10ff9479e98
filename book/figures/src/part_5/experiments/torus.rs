//! A random field on a torus, and its critical points.

use lab::{Kind, functions::vector, probe::Rng};
use nalgebra::{DMatrix, DVector, dmatrix};
use solutions::{classify::answer::classify, find_critical::answer::all_critical};
use std::f64::consts::TAU;

/// A random sum of waves that repeats itself after 2π in both directions.
pub struct TorusField {
    /// Wave vector, and the amplitudes of cosine and sine.
    waves: Vec<([f64; 2], f64, f64)>,
}

/// A critical point of the field.
pub struct TorusPoint {
    /// Its first coordinate, from 0 to 2π.
    pub x: f64,
    /// Its second coordinate.
    pub y: f64,
    /// What the second-derivative test says of it.
    pub kind: Kind,
}

impl TorusField {
    /// The field of the book, drawn from a fixed seed.
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

    /// Its value at a point.
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

    /// The critical points that Newton's method reaches from a grid of seeds.
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

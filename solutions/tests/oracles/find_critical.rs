//! 3.1a against topology: a small square whose boundary the gradient field winds around once, in
//! one sense or the other, holds a zero. No derivative of the gradient is needed for that. The sense
//! is the sign of the Hessian's determinant there.

use lab::functions::{HIMMELBLAU, matrix, vector};
use nalgebra::{DMatrix, DVector};
use solutions::find_critical::answer::*;
use std::f64::consts::TAU;

type Vector = DVector<f64>;

/// A gradient, its Hessian, and how many critical points are known.
type Survey<'a> = (
    fn(&Vector) -> Vector,
    &'a dyn Fn(&Vector) -> DMatrix<f64>,
    usize,
);

fn camel(p: &Vector) -> Vector {
    let (x, y) = (p[0], p[1]);
    vector(&[
        8.0 * x - 8.4 * x.powi(3) + 2.0 * x.powi(5) + y,
        x - 8.0 * y + 16.0 * y.powi(3),
    ])
}

/// How often the field turns on the way around a square.
fn winding(g: fn(&Vector) -> Vector, x: f64, y: f64, side: f64) -> i32 {
    let corners = [(0.0, 0.0), (side, 0.0), (side, side), (0.0, side)];
    let per_side = 8;
    let mut turned = 0.0;
    for k in 0..4 {
        let (from, to) = (corners[k], corners[(k + 1) % 4]);
        let angle = |i: i32| {
            let t = f64::from(i) / f64::from(per_side);
            let at = vector(&[
                x + from.0 + t * (to.0 - from.0),
                y + from.1 + t * (to.1 - from.1),
            ]);
            g(&at)[1].atan2(g(&at)[0])
        };
        for i in 0..per_side {
            let turn = angle(i + 1) - angle(i);
            turned += turn - TAU * (turn / TAU).round();
        }
    }
    (turned / TAU).round() as i32
}

#[test]
fn newton_finds_what_winding_numbers_find() {
    let hessian_of_camel = |p: &Vector| {
        let xx = 8.0 - 25.2 * p[0] * p[0] + 10.0 * p[0].powi(4);
        matrix(2, &[xx, 1.0, 1.0, 48.0 * p[1] * p[1] - 8.0])
    };
    let side = 0.0987;
    let corners = || {
        (-52..52).flat_map(move |i| {
            (-52..52).map(move |j| (f64::from(i) * side + 0.0312, f64::from(j) * side + 0.0211))
        })
    };
    let seeds: Vec<Vector> = (-16..=16)
        .flat_map(|i| (-16..=16).map(move |j| vector(&[f64::from(i), f64::from(j)]) * 0.3))
        .collect();
    let surveys: [Survey; 2] = [
        (HIMMELBLAU.gradient, &HIMMELBLAU.hessian, 9),
        (camel, &hessian_of_camel, 15),
    ];
    for (g, hf, expected) in surveys {
        let found = all_critical(&g, hf, &seeds);
        let mut squares = 0;
        let mut sum = 0;
        for (x, y) in corners() {
            let turns = winding(g, x, y, side);
            if turns != 0 {
                squares += 1;
                sum += turns;
                let inside =
                    |p: &&Vector| (x..x + side).contains(&p[0]) && (y..y + side).contains(&p[1]);
                let here: Vec<&Vector> = found.iter().filter(inside).collect();
                assert_eq!(here.len(), 1, "at ({x}, {y})");
                assert_eq!(f64::from(turns), hf(here[0]).determinant().signum());
            }
        }
        assert_eq!((squares, found.len()), (expected, expected));
        assert_eq!(sum, 1);
    }
}

#[test]
fn an_uncoupled_well_has_its_points_on_a_lattice() {
    let g = |p: &Vector| p.map(|t| t.powi(3) - t);
    let hf = |p: &Vector| DMatrix::from_diagonal(&p.map(|t| 3.0 * t * t - 1.0));
    let lattice = |scale: f64| -> Vec<Vector> {
        (0..27)
            .map(|k| vector(&[k % 3 - 1, k / 3 % 3 - 1, k / 9 - 1].map(|i| f64::from(i) * scale)))
            .collect()
    };
    let found = all_critical(&g, &hf, &lattice(1.2));
    assert_eq!(found.len(), 27);
    for point in lattice(1.0) {
        assert!(found.iter().any(|x| (x - &point).norm() < 1e-8));
    }
}

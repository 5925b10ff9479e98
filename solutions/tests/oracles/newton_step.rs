//! 7.1a against Cramer's rule in integers, planted steps, and a change of coordinates.

use lab::{
    E,
    functions::{matrix, vector},
    probe::Rng,
};
use nalgebra::DVector;
use solutions::newton_step::answer::newton_step;

fn agree(found: Result<DVector<f64>, E>, expected: &DVector<f64>) {
    let error = (found.unwrap() - expected).amax() / expected.amax();
    assert!(error < 1e-11, "{error:e}");
}

#[test]
fn every_small_integer_matrix() {
    let g = [1, -2, 4];
    let mut singular = 0;
    for code in 0..3_i32.pow(6) {
        let [a, b, c, d, e, f] = [1, 3, 9, 27, 81, 243].map(|place| code / place % 3 - 1);
        let h = [[a, d, e], [d, b, f], [e, f, c]];
        let determinant = |m: [[i32; 3]; 3]| -> i32 {
            (0..3)
                .map(|k| {
                    let (i, j) = ((k + 1) % 3, (k + 2) % 3);
                    m[0][k] * (m[1][i] * m[2][j] - m[1][j] * m[2][i])
                })
                .sum()
        };
        let found = newton_step(
            &vector(&g.map(f64::from)),
            &matrix(
                3,
                &h.concat().into_iter().map(f64::from).collect::<Vec<_>>(),
            ),
        );
        if determinant(h) == 0 {
            assert_eq!(found, Err(E::Singular), "{h:?}");
            singular += 1;
            continue;
        }
        // H is symmetric: a row in the place of a column.
        let step = [0, 1, 2].map(|k| {
            let mut replaced = h;
            replaced[k] = g;
            -f64::from(determinant(replaced)) / f64::from(determinant(h))
        });
        agree(found, &vector(&step));
    }
    assert!(singular > 100 && singular < 600, "{singular}");
}

#[test]
fn planted_steps_of_every_size() {
    let mut rng = Rng::new(0, "newton_step");
    for k in 0..200 {
        let n = 1 + k % 8;
        let mut spectrum: Vec<f64> = (0..n)
            .map(|_| rng.between(0.1, 9.0) * rng.normal().signum())
            .collect();
        let size = 10_f64.powf(rng.between(-100.0, 100.0));
        let (h, s) = (rng.symmetric(&spectrum) * size, rng.vector(n));
        agree(newton_step(&-(&h * &s), &h), &s);

        spectrum[0] = 0.0;
        let h = rng.symmetric(&spectrum) * size;
        assert_eq!(newton_step(&(&h * &s), &h), Err(E::Singular));
    }
}

/// In the coordinates y = A x the gradient is A⁻ᵀg, the Hessian A⁻ᵀH A⁻¹, and the step A s.
#[test]
fn the_step_does_not_depend_on_the_coordinates() {
    let mut rng = Rng::new(0, "coordinates");
    for _ in 0..50 {
        let (h, g) = (rng.symmetric(&[-3.0, 0.5, 1.0, 8.0]), rng.vector(4));
        let stretch = vector(&[1.0, 2.0, 5.0, 0.3]);
        let a = rng.orthogonal(4) * nalgebra::DMatrix::from_diagonal(&stretch) * rng.orthogonal(4);
        let back = a.clone().try_inverse().unwrap();
        let there = newton_step(&back.tr_mul(&g), &(back.transpose() * &h * &back));
        agree(there, &(&a * newton_step(&g, &h).unwrap()));
    }
}

/// Only ratios count: s times the matrix has the step over s, for every s.
#[test]
fn the_size_of_the_hessian_does_not_matter() {
    let g = vector(&[1.0, 1.0]);
    for size in [1e-300, 1e-170, 1e-162, 1e-100, 1e100, 1e154, 1e300] {
        let found = newton_step(&g, &matrix(2, &[2.0 * size, size, size, 3.0 * size])).unwrap();
        agree(Ok(found * size), &vector(&[-0.4, -0.2]));
        let flat = matrix(2, &[size; 4]);
        assert_eq!(newton_step(&g, &flat), Err(E::Singular), "{size:e}");
    }
}

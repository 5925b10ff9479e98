//! 1.3b against spheres, circles through three points, and eigenvalues.

use lab::functions::{CHAPTER, EXP_SIN, vector};
use lab::probe::Rng;
use nalgebra::{DMatrix, DVector};
use solutions::curvature_along::answer::{normal_curvature, second_dir};

#[test]
fn a_sphere_is_bent_alike_everywhere() {
    let mut rng = Rng::new(0, "sphere");
    for n in [1, 2, 5] {
        let radius = 3.0;
        let x = rng.vector(n).normalize() * 2.5;
        let depth = (radius * radius - x.norm_squared()).sqrt();
        let g = &x / depth;
        let h = DMatrix::identity(n, n) / depth + &x * x.transpose() / depth.powi(3);
        for _ in 0..20 {
            let found = normal_curvature(&g, &h, &rng.vector(n));
            assert!((found - 1.0 / radius).abs() < 1e-13);
        }
    }
}

/// Distances from the tangent plane, of points on the graph, over the squared length of the chord.
#[test]
fn the_graph_leaves_its_tangent_plane_at_this_rate() {
    let (x, v) = (vector(&[0.3, 0.7]), vector(&[-0.4, 0.5]));
    let g = (EXP_SIN.gradient)(&x);
    let rate = |t: f64| {
        let step = &v * t;
        let rise = (EXP_SIN.f)(&(&x + &step)) - (EXP_SIN.f)(&x);
        let distance = (rise - g.dot(&step)) / (1.0 + g.norm_squared()).sqrt();
        2.0 * distance / (step.norm_squared() + rise * rise)
    };
    let measured = (rate(1e-3) + rate(-1e-3)) / 2.0;
    let found = normal_curvature(&g, &(EXP_SIN.hessian)(&x), &v);
    assert!((found - measured).abs() < 1e-5 * measured.abs());
}

#[test]
fn the_second_derivative_along_an_eigenvector_is_its_eigenvalue() {
    let h = (CHAPTER.hessian)(&vector(&[0.0, 0.0]));
    let (values, vectors) = lab::spectrum(&h).unwrap();
    for (value, q) in values.iter().zip(vectors.column_iter()) {
        let q: DVector<f64> = q * -7.0;
        assert!((second_dir(&h, &q) - value).abs() < 1e-13);
    }
}

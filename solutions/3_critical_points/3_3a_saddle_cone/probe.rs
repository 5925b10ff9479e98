//! Cases of 3.3a: narrow and wide cones, the same saddle turned, and Hessians that are not saddles.

use super::answer;
use lab::functions::matrix;
use lab::probe::{Probe, Recorder, symmetric, within_absolute};
use nalgebra::DMatrix;

pub fn probe(p: &mut Probe) {
    let descending_fraction: fn(&DMatrix<f64>) -> f64 = answer::descending_fraction;

    let see = |r: &mut Recorder, name: &str, h: &DMatrix<f64>| {
        r.see(
            name,
            descending_fraction(h),
            within_absolute(1e-6)
                .because("a rounding error in an eigenvalue near zero counts with its root"),
        );
    };
    for (name, entries) in [
        ("x² - y²", [2.0, 0.0, 0.0, -2.0]),
        ("a mild saddle: diag(1, -0.01)", [1.0, 0.0, 0.0, -0.01]),
        ("a steep saddle: diag(0.01, -1)", [0.01, 0.0, 0.0, -1.0]),
        ("the falling axis first: diag(-1, 3)", [-1.0, 0.0, 0.0, 3.0]),
        (
            "only positive entries: [[1, 2], [2, 1]]",
            [1.0, 2.0, 2.0, 1.0],
        ),
        (
            "zeros on the diagonal: [[0, 5], [5, 0]]",
            [0.0, 5.0, 5.0, 0.0],
        ),
        (
            "a tiny saddle: 1e-20 diag(4, -1)",
            [4e-20, 0.0, 0.0, -1e-20],
        ),
        ("a bowl", [6.0, 2.0, 2.0, 4.0]),
        ("a peak", [-6.0, 2.0, 2.0, -4.0]),
        ("a trough: diag(1, 0)", [1.0, 0.0, 0.0, 0.0]),
        ("a slanted trough", [1.0, 3.0, 3.0, 9.0]),
        ("a ridge: diag(-1, 0)", [-1.0, 0.0, 0.0, 0.0]),
        ("no curvature", [0.0; 4]),
    ] {
        p.case(name, |r| {
            let h = r.input("H", matrix(2, &entries), symmetric().fixed());
            see(r, "the fraction", &h);
        });
    }
    p.seeded("a saddle, turned", 3, |r, rng| {
        let (a, b) = (rng.between(0.1, 5.0), rng.between(0.1, 5.0));
        for (name, h) in [
            ("the fraction", matrix(2, &[a, 0.0, 0.0, -b])),
            ("the fraction after turning", rng.symmetric(&[a, -b])),
        ] {
            r.given("H", &h);
            see(r, name, &h);
        }
    });
}

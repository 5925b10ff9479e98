//! 1.1a against many random vectors of norm 1, and against duality.

use lab::probe::Rng;
use nalgebra::DVector;
use solutions::steepest_direction::answer::{Norm, directional, steepest};

fn length(v: &DVector<f64>, norm: Norm) -> f64 {
    match norm {
        Norm::L1 => v.lp_norm(1),
        Norm::L2 => v.lp_norm(2),
        Norm::Linf => v.iter().fold(0.0, |m, x| m.max(x.abs())),
    }
}

#[test]
fn no_random_direction_is_steeper() {
    let mut rng = Rng::new(0, "steeper");
    for n in [1, 2, 5] {
        for norm in [Norm::L1, Norm::L2, Norm::Linf] {
            let g = rng.vector(n);
            let best = steepest(&g, norm).unwrap();
            assert!((length(&best, norm) - 1.0).abs() < 1e-14);
            let rate = directional(&g, &best);
            for _ in 0..2000 {
                let v = rng.vector(n);
                let v = &v / length(&v, norm);
                assert!(directional(&g, &v) <= rate + 1e-14);
            }
        }
    }
}

#[test]
fn the_best_rate_is_the_dual_norm() {
    let g = DVector::from_vec(vec![-5.0, 4.0, 1.0]);
    for (norm, dual) in [
        (Norm::L1, 5.0),
        (Norm::L2, 42_f64.sqrt()),
        (Norm::Linf, 10.0),
    ] {
        let rate = directional(&g, &steepest(&g, norm).unwrap());
        assert!((rate - dual).abs() < 1e-14);
    }
}

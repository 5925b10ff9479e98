//! The reference of 7.3a against runs whose fate is known: in closed form, or by construction.

use lab::probe::{Rng, rehearse};
use lab::recorded::{self, traces};
use solutions::diagnose::answer::{Diagnosis, Trace, diagnose};
use solutions::diagnose::probe::probe;

/// Descent on ½ Σ λ x², where every error is a power, from x = (1, 1, ...).
fn quadratic(curvatures: &[f64], eta: f64, steps: i32) -> Trace {
    let moments = || (0..20).map(move |i| i * steps / 19);
    let sum = |of: &dyn Fn(f64) -> f64| curvatures.iter().map(|l| of(*l)).sum::<f64>();
    let error = |l: f64, k: i32| (1.0 - eta * l).powi(k);
    let ends = |pick: fn(f64, f64) -> f64| curvatures.iter().copied().reduce(pick).unwrap();
    Trace {
        eta,
        loss: moments()
            .map(|k| sum(&|l| 0.5 * l * error(l, k).powi(2)))
            .collect(),
        gradient: moments()
            .map(|k| sum(&|l| (l * error(l, k)).powi(2)).sqrt())
            .collect(),
        lmax: vec![ends(f64::max); 20],
        lmin: vec![ends(f64::min); 20],
    }
}

/// On a positive definite quadratic a run diverges if and only if η > 2/λmax, and otherwise it
/// arrives: the classical statement, over many random curvatures.
#[test]
fn the_fate_of_a_quadratic() {
    let mut rng = Rng::new(0, "fates");
    for _ in 0..100 {
        let curvatures: Vec<f64> = (0..4).map(|_| rng.between(0.2, 10.0)).collect();
        let lmax = curvatures.iter().copied().fold(0.0, f64::max);
        let share = rng.between(0.5, 3.0);
        let fate = match share {
            1.8..2.2 => continue,
            0.0..2.0 => Diagnosis::Converged,
            _ => Diagnosis::StepTooLarge,
        };
        let t = quadratic(&curvatures, share / lmax, 2000);
        assert_eq!(diagnose(&t), fate, "{curvatures:?}, {share}");
    }
}

/// The sign of the smallest eigenvalue decides where the run has stopped.
#[test]
fn where_the_gradient_vanishes() {
    for (smallest, expected) in [
        (1.0, Diagnosis::Converged),
        (1e-3, Diagnosis::Converged),
        (1e-9, Diagnosis::FlatOrNonstrict),
        (0.0, Diagnosis::FlatOrNonstrict),
        (-1e-9, Diagnosis::FlatOrNonstrict),
        (-1e-3, Diagnosis::Saddle),
        (-9.0, Diagnosis::Saddle),
    ] {
        for unit in [1e-9, 1.0, 1e9] {
            let mut t = quadratic(&[1.0, 2.0], 0.9, 400);
            t.lmin = vec![unit * smallest; 20];
            t.lmax = vec![unit * 2.0; 20];
            assert_eq!(diagnose(&t), expected, "{smallest}");
        }
    }
}

/// What the statement and the messages say about the digits, from the numbers themselves.
#[test]
fn the_runs_on_digits() {
    let read = |t: &recorded::Trace| {
        diagnose(&Trace {
            eta: t.eta,
            loss: t.loss.to_vec(),
            gradient: t.gradient.to_vec(),
            lmax: t.lmax.to_vec(),
            lmin: t.lmin.to_vec(),
        })
    };
    let end = |values: &[f64]| values[values.len() - 1];
    for slow in [&traces::ETA_0_1, &traces::ETA_0_5] {
        assert_eq!(slow.rises, 0);
        assert!(slow.lmax.iter().all(|l| slow.eta * l < 1.5));
        assert_eq!(read(slow), Diagnosis::SlowOrIllConditioned);
    }
    // They begin far above 2/η, their loss rises in many steps, and they end below 3 % of it.
    for edge in [&traces::ETA_1_6, &traces::ETA_2] {
        assert!(edge.eta * edge.lmax[0] > 4.0 && edge.rises > 50);
        assert!(end(edge.loss) < 0.03 * edge.loss[0]);
        let hovering = edge.lmax[30..].iter().map(|l| edge.eta * l);
        assert!(hovering.clone().all(|s| (1.95..2.05).contains(&s)));
        assert!(hovering.clone().any(|s| s < 2.0));
        assert_eq!(read(edge), Diagnosis::EdgeOfStability);
    }
    assert!(end(traces::ETA_4.loss) > 1e6);
    assert_eq!(read(&traces::ETA_4), Diagnosis::StepTooLarge);
}

/// The statement promises it: no right reading of a rule can fail for a hair's breadth.
#[test]
fn no_case_comes_near_a_threshold() {
    for seed in 0..8 {
        for case in rehearse(probe, seed) {
            // A value's debug text holds its numbers, and words around them.
            let given = |name: &str| -> Vec<f64> {
                let of = case.observations.iter().find(|o| o.name == name).unwrap();
                let text = format!("{:?}", of.value);
                let words = text.split(|c: char| "[](), ".contains(c));
                words.filter_map(|word| word.parse().ok()).collect()
            };
            let name = &case.name;
            let loss = given("loss");
            let (first, last) = (loss[0], loss[loss.len() - 1]);
            let clear = 0.1 * first.abs();
            if !last.is_finite() || last > first + clear {
                continue;
            }
            assert!(
                first == last || last < first - clear,
                "{name}: {first} {last}"
            );
            let gradient = given("gradient");
            let largest = gradient.iter().copied().fold(0.0, f64::max);
            let share = if largest == 0.0 {
                0.0
            } else {
                gradient[gradient.len() - 1] / largest
            };
            assert!(!(1e-5..1e-3).contains(&share), "{name}: {share}");
            let (lmax, lmin) = (given("lmax"), given("lmin"));
            if share < 1e-4 {
                let (low, high) = (lmin[lmin.len() - 1], lmax[lmax.len() - 1]);
                let share = low.abs() / low.abs().max(high.abs()).max(f64::MIN_POSITIVE);
                assert!(!(1e-7..1e-5).contains(&share), "{name}: {share}");
            } else {
                let quarter = &lmax[lmax.len() * 3 / 4..];
                let mean = given("η")[0] * quarter.iter().sum::<f64>() / quarter.len() as f64;
                let sure = (1.95..2.05).contains(&mean) || !(1.8..2.2).contains(&mean);
                assert!(sure, "{name}: {mean}");
            }
        }
    }
}

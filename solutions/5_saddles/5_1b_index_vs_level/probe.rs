//! Cases of 5.1b: short lists of draws in one dimension, samples in two to four, and the critical
//! points of sums of double wells.

use super::answer;
use lab::probe::{Probe, Recorder, Rng, Series, any, within_absolute};

type Index = fn(usize, f64, usize, &mut dyn FnMut() -> f64) -> f64;

pub fn probe(p: &mut Probe) {
    let weighted_index: Index = answer::weighted_index;
    let index_energy: fn(&[(usize, f64)]) -> f64 = answer::index_energy;

    for (name, u) in [
        ("one dimension, level 0", 0.0),
        ("one dimension, level -1", -1.0),
        ("one dimension, level 0.25", 0.25),
        ("one dimension, level 0.5", 0.5),
        ("one dimension, far below: only minima", -10.0),
        ("one dimension, far above: only maxima", 10.0),
    ] {
        p.case(name, |r| {
            let draws = vec![-1.9, 0.3, -0.4, 1.2, 2.1];
            let draws = r.input("the draws, in turn", draws, any().sized(&["trials"]));
            let is_first = u == 0.0;
            let u = r.input("u", u, any());
            let weights = draws.iter().map(|draw| (2_f64.sqrt() * draw - u).abs());
            r.assume(weights.sum::<f64>() >= 0.1);
            let found = weighted_index(1, u, draws.len(), &mut in_turn(&draws));
            r.see("the weighted index", found, within_absolute(1e-12));
            if is_first {
                curve(r, weighted_index, &draws);
            }
        });
    }
    // However A is made of its draws, H is [[√2 - 1, b], [b, √2 - 1]] here with a b of 1 or √2: one
    // eigenvalue of each sign. Without b both are positive.
    p.case("two dimensions, every draw 1", |r| {
        r.given("n", 2_usize);
        r.given("u", 1.0);
        r.given("trials", 3_usize);
        let found = weighted_index(2, 1.0, 3, &mut || 1.0);
        r.see("the weighted index", found, within_absolute(1e-12));
    });
    // Each with the standard deviation that one matrix adds, measured over 400 000 of them. In four
    // dimensions at level -3 the weighted index is 0.052, and 0.164 if the variance off the diagonal
    // is as large as on it; at level 0 it is ½ for either.
    for (name, n, u, trials, deviation) in [
        ("two dimensions, level 0", 2, 0.0, 80, 0.31),
        ("three dimensions, level 2", 3, 2.0, 80, 0.245),
        ("four dimensions, level -3", 4, -3.0, 200, 0.132),
    ] {
        let of = Sampled {
            n,
            u,
            trials,
            deviation,
        };
        p.case(name, |r| of.see(r, weighted_index, &mut Rng::new(0, name)));
    }
    p.seeded("two dimensions, level 1, other draws", 1, |r, rng| {
        let of = Sampled {
            n: 2,
            u: 1.0,
            trials: 80,
            deviation: 0.385,
        };
        of.see(r, weighted_index, rng);
    });

    let mut points = |name: &str, points: &[(usize, f64)]| {
        p.case(name, |r| {
            let indices: Vec<f64> = points.iter().map(|(index, _)| *index as f64).collect();
            let losses: Vec<f64> = points.iter().map(|(_, loss)| *loss).collect();
            let mut points = points.to_vec();
            if points.len() < 30 {
                let of = || any().sized(&["points"]).at_least(2);
                let indices = r.input("the indices", indices, of().between(0.0, 9.0));
                let losses = r.input("the losses", losses, of());
                r.assume(indices.iter().all(|index| index.fract() == 0.0));
                r.assume(spread(&indices) > 0.0 && spread(&losses) >= 0.5);
                let whole = indices.iter().map(|index| *index as usize);
                points = whole.zip(losses).collect();
            }
            r.see(
                "the correlation",
                index_energy(&points),
                within_absolute(1e-9),
            );
        });
    };
    points(
        "three points nearly on a line",
        &[(0, -1.0), (1, 0.5), (2, 1.0)],
    );
    points("two points", &[(0, 3.0), (2, 7.0)]);
    points(
        "a loss that falls with the index",
        &[(0, 2.0), (0, 1.5), (1, 1.0), (3, -4.0), (2, 0.5)],
    );
    points("two double wells", &critical_points(&[0.1, 0.25]));
    points(
        "five double wells: 243 critical points",
        &critical_points(&[0.05, 0.1, 0.15, 0.2, 0.3]),
    );
}

fn spread(values: &[f64]) -> f64 {
    let most = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    most - least
}

fn in_turn(draws: &[f64]) -> impl FnMut() -> f64 + '_ {
    let mut cycle = draws.iter().cycle();
    move || *cycle.next().expect("the list is not empty")
}

/// The weighted index in one dimension, for levels from -3 to 3.
fn curve(r: &mut Recorder, weighted_index: Index, draws: &[f64]) {
    let values: Vec<f64> = (0..=12)
        .map(|k| {
            weighted_index(
                1,
                f64::from(k) * 0.5 - 3.0,
                draws.len(),
                &mut in_turn(draws),
            )
        })
        .collect();
    let series = Series {
        values: &values,
        along: "2 (u + 3), the level",
        log: false,
    };
    r.draw("the weighted index", series);
}

/// A weighted index that is estimated from random matrices.
struct Sampled {
    n: usize,
    u: f64,
    trials: usize,
    /// The standard deviation of the estimate, times the root of the number of matrices.
    deviation: f64,
}

impl Sampled {
    fn see(&self, r: &mut Recorder, weighted_index: Index, rng: &mut Rng) {
        r.given("n", self.n);
        r.given("u", self.u);
        r.given("trials", self.trials);
        // The reference's estimate is as random as the answer's.
        let error = (2.0 / self.trials as f64).sqrt() * self.deviation;
        r.see(
            "the weighted index",
            weighted_index(self.n, self.u, self.trials, &mut || rng.normal()),
            within_absolute(4.0 * error)
                .because("it is an average over random matrices, and this is four standard errors"),
        );
    }
}

/// The critical points of Σ xᵢ⁴/4 - xᵢ²/2 + tilt xᵢ: each coordinate is in one of its two wells or
/// on the ridge between, and the ridges make the index.
fn critical_points(tilts: &[f64]) -> Vec<(usize, f64)> {
    tilts.iter().fold(vec![(0, 0.0)], |points, tilt| {
        let one = [(0, -1.0), (1, 0.0), (0, 1.0)].map(|(index, start): (usize, f64)| {
            let x = (0..30).fold(start, |x: f64, _| {
                x - (x.powi(3) - x + tilt) / (3.0 * x * x - 1.0)
            });
            (index, x.powi(4) / 4.0 - x * x / 2.0 + tilt * x)
        });
        points
            .iter()
            .flat_map(|(index, loss)| one.map(|(i, l)| (index + i, loss + l)))
            .collect()
    })
}

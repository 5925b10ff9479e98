//! Cases of 5.1a: moments of the ensemble, and fractions of positive definite matrices. Tolerances
//! are four standard errors of the difference of two independent runs.

use super::answer;
use lab::probe::{How, Probe, Recorder, Rng, any, at_least, exactly, within_absolute};
use nalgebra::DMatrix;

type Goe = fn(usize, &mut dyn FnMut() -> f64) -> DMatrix<f64>;

pub fn probe(p: &mut Probe) {
    let goe: Goe = answer::goe;
    let p_pd: fn(usize, usize, &mut dyn FnMut() -> f64) -> f64 = answer::p_pd;

    let stream = |name: &str| Rng::new(0, name);
    p.case("matrices of size 1: 200 draws", |r| {
        moments(r, goe, 1, 200, &mut stream("size 1"));
    });
    p.case("matrices of size 2: 150 draws", |r| {
        moments(r, goe, 2, 150, &mut stream("size 2"));
    });
    p.case("matrices of size 6: 25 draws", |r| {
        moments(r, goe, 6, 25, &mut stream("size 6"));
    });
    p.seeded("matrices of size 4: 40 draws", 1, |r, rng| {
        moments(r, goe, 4, 40, rng);
    });

    // The exact probabilities, for the standard errors.
    for (n, trials, probability) in [(1, 300, 0.5), (2, 800, 0.146_447), (3, 800, 0.024_921)] {
        p.case(&format!("positive definite, n = {n}"), |r| {
            let mut rng = stream(&format!("p_{n}"));
            r.given("n", n);
            r.given("trials", trials);
            let fraction = p_pd(n, trials, &mut || rng.normal());
            let variance = probability * (1.0 - probability);
            r.see("the fraction", fraction, four_errors(variance, trials));
            if n == 3 {
                // What is compared with another run may be 0 by accident; the probability is not.
                let least = probability - 4.0 * (variance / trials as f64).sqrt();
                r.see(
                    "the fraction, at the least",
                    fraction,
                    at_least(least).because("the exact probability is four standard errors higher"),
                );
            }
        });
    }
    p.seeded("positive definite, n = 2, other draws", 1, |r, rng| {
        r.given("n", 2_usize);
        r.given("trials", 300_usize);
        r.see(
            "the fraction",
            p_pd(2, 300, &mut || rng.normal()),
            four_errors(0.125, 300),
        );
    });
    for (name, n, draw) in [
        ("every draw is 0: no curvature", 2, 0.0),
        ("every draw is 1, n = 1", 1, 1.0),
        ("every draw is -1, n = 1", 1, -1.0),
        // -1 on the diagonal: negative definite or indefinite, whatever is off it.
        ("every draw is -1, n = 3", 3, -1.0),
    ] {
        p.case(name, |r| {
            r.given("n", n);
            // A positive one, for n > 1, may make the matrix singular.
            let most = if n == 1 { 5.0 } else { 0.0 };
            let draw = r.input("each draw", draw, any().between(-5.0, most));
            let trials = r.input("trials", 10_usize, any().between(1.0, 10.0));
            r.see(
                "the fraction",
                p_pd(n, trials, &mut || draw),
                within_absolute(1e-12),
            );
        });
    }
}

/// Four standard errors of the difference of two independent means over `count` draws.
fn four_errors(variance: f64, count: usize) -> How {
    within_absolute(4.0 * (2.0 * variance / count as f64).sqrt())
        .because("it is an average over random draws, and this is four standard errors")
}

fn moments(r: &mut Recorder, goe: Goe, n: usize, count: usize, rng: &mut Rng) {
    r.given("n", n);
    let draws: Vec<DMatrix<f64>> = (0..count).map(|_| goe(n, &mut || rng.normal())).collect();
    if let Some(odd) = draws.iter().find(|h| h.shape() != (n, n)) {
        r.see(
            "the shape: rows and columns",
            vec![odd.nrows() as f64, odd.ncols() as f64],
            exactly(),
        );
        return;
    }
    r.see(
        "the shape: rows and columns",
        vec![n as f64, n as f64],
        exactly(),
    );
    r.see(
        "whether all of them are symmetric",
        draws.iter().all(|h| *h == h.transpose()),
        exactly(),
    );
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    let pick = |wanted: &dyn Fn(usize, usize) -> bool| -> Vec<f64> {
        let picked = |h: &DMatrix<f64>| -> Vec<f64> {
            (0..n)
                .flat_map(|i| (0..n).map(move |j| (i, j)))
                .filter(|&(i, j)| wanted(i, j))
                .map(|(i, j)| h[(i, j)])
                .collect()
        };
        draws.iter().flat_map(picked).collect()
    };
    let squares = |values: &[f64]| values.iter().map(|x| x * x).collect::<Vec<f64>>();
    let diagonal = pick(&|i, j| i == j);
    r.see(
        "the mean of the diagonal",
        mean(&diagonal),
        four_errors(1.0, diagonal.len()),
    );
    r.see(
        "the mean square of the diagonal",
        mean(&squares(&diagonal)),
        four_errors(2.0, diagonal.len()),
    );
    if n == 1 {
        return;
    }
    for (name, side) in [
        ("below", pick(&|i, j| i > j)),
        ("above", pick(&|i, j| i < j)),
    ] {
        r.see(
            &format!("the mean square {name} the diagonal"),
            mean(&squares(&side)),
            four_errors(0.5, side.len()),
        );
    }
    let above = pick(&|i, j| i < j);
    r.see(
        "the mean above the diagonal",
        mean(&above),
        four_errors(0.5, above.len()),
    );
    if n > 2 {
        // Products of different pairs are not correlated, though they share entries.
        let pairs = |h: &DMatrix<f64>| -> Vec<f64> {
            let mut pairs = Vec::new();
            for i in 0..n {
                for k in (0..n).filter(|k| *k != i) {
                    pairs.extend((0..k).filter(|j| *j != i).map(|j| h[(i, j)] * h[(i, k)]));
                }
            }
            pairs
        };
        let pairs: Vec<f64> = draws.iter().flat_map(pairs).collect();
        r.see(
            "the mean of Hᵢⱼ Hᵢₖ beside the diagonal",
            mean(&pairs),
            four_errors(0.25, pairs.len()),
        );
    }
    let products: Vec<f64> = draws.iter().map(|h| h[(0, 0)] * h[(1, 1)]).collect();
    r.see(
        "the mean of H₁₁ H₂₂",
        mean(&products),
        four_errors(1.0, products.len()),
    );
    let products: Vec<f64> = draws.iter().map(|h| h[(0, 0)] * h[(0, 1)]).collect();
    r.see(
        "the mean of H₁₁ H₁₂",
        mean(&products),
        four_errors(0.5, products.len()),
    );
}

//! The reference of 5.3b against what the linear theory of the saddle says.

use lab::probe::Rng;
use solutions::noisy_descent::answer::noisy_escape;

fn counts(sigma: f64, runs: usize, rng: &mut Rng) -> Vec<f64> {
    (0..runs)
        .map(|_| noisy_escape(sigma, 0.1, 2000, &mut || rng.normal()).unwrap() as f64)
        .collect()
}

/// Ten times less noise is a start ten times nearer: ln 10 / ln 1.1 more steps, as in 5.2a.
#[test]
fn a_decade_of_noise_costs_a_constant() {
    let mut rng = Rng::new(0, "decades");
    let runs = 3000;
    let means: Vec<f64> = [1e-3, 1e-4, 1e-5]
        .map(|sigma| counts(sigma, runs, &mut rng).iter().sum::<f64>() / runs as f64)
        .to_vec();
    let decade = 10_f64.ln() / 1.1_f64.ln();
    let error = 12.0 * (2.0 / runs as f64).sqrt();
    for pair in means.windows(2) {
        assert!(
            (pair[1] - pair[0] - decade).abs() < 4.0 * error,
            "{means:?}"
        );
    }
}

/// y grows as Z σ η 1.1ᵏ / √(1.1² - 1) with Z standard normal, so the quantiles of the count
/// follow those of |Z|: the median of |Z| is 0.6745, and its upper quartile 1.1503.
#[test]
fn the_spread_of_the_counts_is_that_of_a_normal_number() {
    let mut rng = Rng::new(0, "quantiles");
    let mut found = counts(1e-5, 4000, &mut rng);
    found.sort_by(f64::total_cmp);
    let between = found[2000] - found[1000];
    let expected = (1.1503_f64 / 0.6745).ln() / 1.1_f64.ln();
    assert!((between - expected).abs() <= 1.0, "{between} {expected}");
}

#[test]
fn without_noise_across_the_ridge_there_is_no_escape() {
    assert_eq!(noisy_escape(0.0, 0.1, 10_000, &mut || 1.0), None);
    assert_eq!(noisy_escape(1.0, 0.1, 10_000, &mut || 0.0), None);
}

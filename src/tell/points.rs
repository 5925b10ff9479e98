//! What cases and points are told as.

/// How many cases pass, and what that earns.
#[must_use]
pub fn score(passed: usize, total: usize, earned: f64, possible: f64) -> String {
    format!(
        "{passed} of {total} cases {}: {} of {} points.",
        if passed == 1 { "passes" } else { "pass" },
        points(earned),
        points(possible)
    )
}

/// To decimals: `per` is a power of ten.
#[must_use]
pub fn rounded(x: f64, per: f64) -> f64 {
    (x * per).round() / per
}

/// Points with at most two decimals.
#[must_use]
pub fn points(points: f64) -> String {
    // A sum of nothing is -0.
    let text = format!("{:.2}", points + 0.0);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

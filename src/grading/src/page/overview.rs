//! The class at a glance: what to teach again, and the points.

use super::{
    pieces::{Pieces, whole},
    survey::Survey,
};
use curvature::tell::points::points;
use maud::html;

/// What to do on Monday.
pub(super) fn monday<'a>(survey: &Survey) -> Pieces<'a> {
    whole(html! { p { (survey.monday().join(" ")) } })
}

/// A bar for each tenth of the points.
pub(super) fn distribution<'a>(survey: &Survey) -> Pieces<'a> {
    let counts = survey.distribution();
    let most = counts.iter().copied().max().unwrap_or(0).max(1) as f64;
    let label = |i: usize| format!("{} to {}", 10 * i, 10 * (i + 1));
    let said: Vec<String> = (0..10)
        .map(|i| format!("{} %: {}", label(i), counts[i]))
        .collect();
    whole(html! {
        figure {
            svg viewBox="0 0 560 190" role="img"
                aria-label=(format!("Learners by part of the points. {}", said.join(", "))) {
                @for (i, count) in counts.iter().enumerate() {
                    @let height = 140.0 * *count as f64 / most;
                    @let x = 10 + 54 * i;
                    rect class="bar" x=(x) y=(160.0 - height) width="48" height=(height) {}
                    text x=(x + 24) y=(155.0 - height) text-anchor="middle" { (count) }
                    text x=(x + 24) y="176" text-anchor="middle" { (label(i)) }
                }
            }
            figcaption { "Learners by percentage of the " (points(survey.run.possible)) " points." }
        }
    })
}

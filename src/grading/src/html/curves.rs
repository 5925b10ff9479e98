//! A learner's curve over the reference's, as a drawing in SVG.

use crate::document::WrittenPicture;
use judge::show;
use maud::{Markup, html};

const WIDTH: f64 = 560.0;
const HEIGHT: f64 = 240.0;
/// Room for the numbers of the axes.
const LEFT: f64 = 70.0;
const RIGHT: f64 = 12.0;
const TOP: f64 = 12.0;
const BOTTOM: f64 = 34.0;

/// Values that are so near to each other that their dots would be one thick line.
const DOTS: usize = 60;

/// The drawing; none where nothing can be drawn.
#[must_use]
pub fn draw(picture: &WrittenPicture) -> Option<Markup> {
    let heights = |values: &[Option<f64>]| -> Vec<Option<f64>> {
        values
            .iter()
            .map(|value| height(*value, picture.log))
            .collect()
    };
    let (yours, expected) = (heights(&picture.yours), heights(&picture.expected));
    let all = || yours.iter().chain(&expected).flatten().copied();
    let low = all().fold(f64::INFINITY, f64::min);
    let high = all().fold(f64::NEG_INFINITY, f64::max);
    let steps = yours.len().max(expected.len());
    if steps < 2 || !low.is_finite() || !high.is_finite() {
        return None;
    }
    let span = if high > low { high - low } else { 1.0 };
    let place = |k: usize, value: f64| {
        let x = LEFT + (WIDTH - LEFT - RIGHT) * k as f64 / (steps - 1) as f64;
        let y = TOP + (HEIGHT - TOP - BOTTOM) * (high - value) / span;
        (x, y)
    };
    let label = |value: f64| show::size(if picture.log { value.exp() } else { value });
    let floor = HEIGHT - BOTTOM;
    Some(html! {
        svg viewBox=(format!("0 0 {WIDTH} {HEIGHT}")) role="img"
            aria-label=(format!("{}: yours and the reference's", picture.name)) {
            path class="axis" d=(format!("M{LEFT} {TOP}V{floor}H{}", WIDTH - RIGHT)) {}
            text x=(LEFT - 6.0) y=(TOP + 8.0) text-anchor="end" { (label(high)) }
            text x=(LEFT - 6.0) y=(floor) text-anchor="end" { (label(low)) }
            text x=(LEFT) y=(floor + 16.0) { "0" }
            text x=(WIDTH - RIGHT) y=(floor + 16.0) text-anchor="end" { (steps - 1) }
            text x=(f64::midpoint(LEFT, WIDTH - RIGHT)) y=(floor + 28.0) text-anchor="middle" {
                (picture.along)
                @if picture.log { " (vertical axis logarithmic)" }
            }
            path class="reference" d=(line(&expected, place)) {}
            path class="yours" d=(line(&yours, place)) {}
            @for (x, y) in dots(&yours, place) {
                circle class="yours" cx=(round(x)) cy=(round(y)) r="2.5" {}
            }
        }
    })
}

/// Whether a learner's curve has a value that can be drawn.
#[must_use]
pub fn has_yours(picture: &WrittenPicture) -> bool {
    let heights = picture.yours.iter();
    heights
        .map(|value| height(*value, picture.log))
        .any(|height| height.is_some())
}

/// Where a value is drawn; not at all where it is no number, or has no logarithm.
fn height(value: Option<f64>, log: bool) -> Option<f64> {
    let height = if log { value?.ln() } else { value? };
    height.is_finite().then_some(height)
}

/// A line through the values, broken where there is none.
fn line(heights: &[Option<f64>], place: impl Fn(usize, f64) -> (f64, f64)) -> String {
    let mut path = String::new();
    let mut is_broken = true;
    for (k, height) in heights.iter().enumerate() {
        if let Some(height) = height {
            let (x, y) = place(k, *height);
            let command = if is_broken { 'M' } else { 'L' };
            path.push_str(&format!("{command}{} {}", round(x), round(y)));
        }
        is_broken = height.is_none();
    }
    path
}

/// Each value, or of very many some, so that the line with dots is told without its colour; and each
/// that stands alone, for there is no line through it.
fn dots(heights: &[Option<f64>], place: impl Fn(usize, f64) -> (f64, f64)) -> Vec<(f64, f64)> {
    let is_there = |k: Option<usize>| k.and_then(|k| *heights.get(k)?).is_some();
    let is_alone = |k: usize| !is_there(k.checked_sub(1)) && !is_there(Some(k + 1));
    let there: Vec<(usize, f64)> = (0..)
        .zip(heights)
        .filter_map(|(k, height)| Some((k, (*height)?)))
        .collect();
    let step = there.len().div_ceil(DOTS).max(1);
    let dotted = |(i, (k, _)): &(usize, (usize, f64))| i % step == 0 || is_alone(*k);
    let dotted = there.into_iter().enumerate().filter(dotted);
    dotted.map(|(_, (k, height))| place(k, height)).collect()
}

/// A tenth of a unit cannot be seen.
fn round(x: f64) -> f64 {
    (x * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(yours: Vec<Option<f64>>) -> WrittenPicture {
        WrittenPicture {
            case: "n = 3".into(),
            name: "the error".into(),
            along: "k".into(),
            log: false,
            expected: (0..yours.len()).map(|k| Some(k as f64)).collect(),
            yours,
        }
    }

    fn dots_of(yours: Vec<Option<f64>>) -> usize {
        let drawing = draw(&picture(yours)).unwrap();
        drawing.0.matches("<circle").count()
    }

    /// The caption says that the learner's line is the one with dots.
    #[test]
    fn a_line_has_dots_however_long_it_is() {
        let line = |length: usize| (0..length).map(|k| Some(k as f64)).collect();
        assert_eq!(dots_of(line(60)), 60);
        assert_eq!(dots_of(line(61)), 31);
        assert_eq!(dots_of(line(400)), 58);
    }

    #[test]
    fn a_value_without_neighbours_is_seen() {
        let every_third = (0..300).map(|k| (k % 3 == 0).then_some(1.0)).collect();
        assert_eq!(dots_of(every_third), 100);
        let mut one = vec![None; 100];
        one[7] = Some(1.0);
        assert_eq!(dots_of(one), 1);
    }

    #[test]
    fn what_cannot_be_drawn_is_no_drawing() {
        assert!(draw(&picture(vec![Some(1.0)])).is_none());
        assert!(!has_yours(&picture(vec![None, None])));
    }
}

//! Path data: polylines with one decimal, cut where they leave the drawable plane.

use super::Point;
use std::fmt::Write;

/// Path data of a polyline in pixels. A point that is not finite interrupts it; points that lie
/// within a third of a pixel of the line so far are left out.
#[must_use]
pub fn polyline(points: impl IntoIterator<Item = Point>) -> String {
    let mut path = String::new();
    let mut last: Option<Point> = None;
    for (x, y) in points {
        if !(x.is_finite() && y.is_finite()) {
            last = None;
            continue;
        }
        // Far outside the frame no browser needs to know how far.
        let (x, y) = (x.clamp(-1e4, 1e4), y.clamp(-1e4, 1e4));
        let letter = match last {
            Some((a, b)) if (x - a).abs() < 0.3 && (y - b).abs() < 0.3 => continue,
            Some(_) => 'L',
            None => 'M',
        };
        let _ = write!(path, "{letter}{} {}", short(x), short(y));
        last = Some((x, y));
    }
    path
}

/// With one decimal at most.
#[must_use]
pub fn short(x: f64) -> String {
    let text = format!("{x:.1}");
    let text = text.strip_suffix(".0").unwrap_or(&text);
    if text == "-0" {
        "0".to_owned()
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_finite_interrupts_the_line() {
        let path = polyline([(0.0, 0.0), (1.04, 2.0), (f64::NAN, 0.0), (3.0, 3.0)]);
        assert_eq!(path, "M0 0L1 2M3 3");
    }
}

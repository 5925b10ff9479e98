//! Marks and words at points of a plot.

use super::Plot;
use crate::svg::{
    Ink, Point, escaped,
    path::{polyline, short},
};
use std::fmt::Write;

/// Where a note stands, seen from its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Left,
    Right,
    Above,
    Below,
    Centre,
}

/// The form of a mark: a kind is told by form and colour, never by colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    Disc,
    Ring,
    Square,
    Triangle,
    Cross,
}

impl Plot {
    /// Marks at points.
    pub fn marks(&mut self, ink: Ink, mark: Mark, points: &[Point]) {
        for point in points {
            let (x, y) = self.place(*point);
            if !(x.is_finite() && y.is_finite()) {
                continue;
            }
            let shape = match mark {
                Mark::Disc | Mark::Ring => {
                    format!("<circle cx=\"{}\" cy=\"{}\" r=\"4\"", short(x), short(y))
                }
                Mark::Square => format!(
                    "<rect x=\"{}\" y=\"{}\" width=\"8\" height=\"8\"",
                    short(x - 4.0),
                    short(y - 4.0)
                ),
                Mark::Triangle => format!(
                    "<path d=\"{}Z\"",
                    polyline([(x, y - 5.0), (x + 4.8, y + 3.6), (x - 4.8, y + 3.6)])
                ),
                Mark::Cross => format!(
                    "<path d=\"{}{}\"",
                    polyline([(x - 4.0, y - 4.0), (x + 4.0, y + 4.0)]),
                    polyline([(x - 4.0, y + 4.0), (x + 4.0, y - 4.0)])
                ),
            };
            let class = match mark {
                Mark::Cross => "line",
                Mark::Ring => "mark ring",
                _ => "mark",
            };
            let _ = write!(self.inside, "{shape} class=\"{class} {}\"/>", ink.class());
        }
    }

    /// Small dots, for many points.
    pub fn dots(&mut self, ink: Ink, points: &[Point]) {
        let mut path = String::new();
        for point in points {
            let (x, y) = self.place(*point);
            if x.is_finite() && y.is_finite() {
                let _ = write!(path, "M{} {}h0", short(x), short(y));
            }
        }
        let _ = write!(
            self.inside,
            "<path class=\"dots {}\" d=\"{path}\"/>",
            ink.class()
        );
    }

    /// Words beside a point.
    pub fn note(&mut self, ink: Ink, at: Point, side: Side, text: &str) {
        self.note_at(ink, self.place(at), side, text);
    }

    fn note_at(&mut self, ink: Ink, (x, y): Point, side: Side, text: &str) {
        let (dx, dy, anchor) = match side {
            Side::Left => (-8.0, 4.5, "end"),
            Side::Right => (8.0, 4.5, "start"),
            Side::Above => (0.0, -9.0, "middle"),
            Side::Below => (0.0, 18.0, "middle"),
            Side::Centre => (0.0, 4.5, "middle"),
        };
        let _ = write!(
            self.notes,
            "<text class=\"note {}\" x=\"{}\" y=\"{}\" text-anchor=\"{anchor}\">{}</text>",
            ink.class(),
            short(x + dx),
            short(y + dy),
            escaped(text)
        );
    }

    /// Words beside a point that moves: they stay in the frame, and go to the left of the point where
    /// there is no room to its right.
    pub fn label(&mut self, ink: Ink, at: Point, side: Side, text: &str) {
        let (x, y) = self.place(at);
        if !(x.is_finite() && y.is_finite()) {
            return;
        }
        // A character is about 8 pixels wide.
        let long = 8.0 * text.chars().count() as f64;
        let side = match side {
            Side::Right if x + 8.0 + long > self.width => Side::Left,
            Side::Left if x - 8.0 - long < 0.0 => Side::Right,
            side => side,
        };
        let (before, behind) = match side {
            Side::Left => (long + 8.0, -8.0),
            Side::Right => (-8.0, long + 8.0),
            _ => (long / 2.0, long / 2.0),
        };
        let (up, down) = match side {
            Side::Above => (22.0, -8.0),
            Side::Below => (-8.0, 22.0),
            _ => (8.0, 8.0),
        };
        let x = x.max(before).min(self.width - behind);
        let y = y.max(up).min(self.height - down);
        self.note_at(ink, (x, y), side, text);
    }
}

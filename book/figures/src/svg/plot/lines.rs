//! Curves, graphs, guides, arrows and areas of a plot.

use super::Plot;
use crate::svg::{Ink, Point, path::polyline};
use std::fmt::Write;

impl Plot {
    fn line(&mut self, class: &str, ink: Ink, points: &[Point]) {
        let path = polyline(points.iter().map(|point| self.place(*point)));
        let _ = write!(
            self.inside,
            "<path class=\"{class} {}\" d=\"{path}\"/>",
            ink.class()
        );
    }

    /// A line through points.
    pub fn curve(&mut self, ink: Ink, points: &[Point]) {
        self.line("line", ink, points);
    }

    /// A dashed line through points: what is expected, or a bound.
    pub fn dashed(&mut self, ink: Ink, points: &[Point]) {
        self.line("line dashed", ink, points);
    }

    /// A thin line through points.
    pub fn thin(&mut self, ink: Ink, points: &[Point]) {
        self.line("line thin", ink, points);
    }

    /// The graph of a function over the whole x axis.
    pub fn graph(&mut self, ink: Ink, f: impl Fn(f64) -> f64) {
        let points = self.sampled(f);
        self.curve(ink, &points);
    }

    /// The graph of a function, dashed.
    pub fn dashed_graph(&mut self, ink: Ink, f: impl Fn(f64) -> f64) {
        let points = self.sampled(f);
        self.dashed(ink, &points);
    }

    fn sampled(&self, f: impl Fn(f64) -> f64) -> Vec<Point> {
        (0..=200)
            .map(|k| {
                let t = f64::from(k) / 200.0;
                let x = if self.x.fraction((self.x.from + self.x.to) / 2.0) > 0.501 {
                    // A logarithmic axis: the mean lies beyond the middle.
                    self.x.from * (self.x.to / self.x.from).powf(t)
                } else {
                    self.x.from + (self.x.to - self.x.from) * t
                };
                (x, f(x))
            })
            .collect()
    }

    /// A guide across the frame at this x.
    pub fn vertical(&mut self, ink: Ink, x: f64) {
        let (from, to) = (self.y.from, self.y.to);
        self.line("line thin dashed", ink, &[(x, from), (x, to)]);
    }

    /// A guide across the frame at this y.
    pub fn horizontal(&mut self, ink: Ink, y: f64) {
        let (from, to) = (self.x.from, self.x.to);
        self.line("line thin dashed", ink, &[(from, y), (to, y)]);
    }

    /// A tinted area with these corners.
    pub fn area(&mut self, ink: Ink, points: &[Point]) {
        let path = polyline(points.iter().map(|point| self.place(*point)));
        let _ = write!(
            self.inside,
            "<path class=\"area {}\" d=\"{path}Z\"/>",
            ink.class()
        );
    }

    /// A bar of a histogram, from the foot of the axis to `y`.
    pub fn bar(&mut self, ink: Ink, from: f64, to: f64, y: f64) {
        let foot = self.y.from;
        self.area(ink, &[(from, foot), (from, y), (to, y), (to, foot)]);
        self.line(
            "line thin",
            ink,
            &[(from, foot), (from, y), (to, y), (to, foot)],
        );
    }

    /// An arrow from one point to another.
    pub fn arrow(&mut self, ink: Ink, from: Point, to: Point) {
        let path = self.arrow_path(from, to, 7.0);
        let _ = write!(
            self.inside,
            "<path class=\"line arrow {}\" d=\"{path}\"/>",
            ink.class()
        );
    }

    /// The path of an arrow, whose head is so many pixels long.
    pub(super) fn arrow_path(&self, from: Point, to: Point, head: f64) -> String {
        let ((ax, ay), (bx, by)) = (self.place(from), self.place(to));
        let length = (bx - ax).hypot(by - ay);
        if length < 0.5 {
            return String::new();
        }
        let head = head.min(0.6 * length);
        let (ux, uy) = ((bx - ax) / length * head, (by - ay) / length * head);
        // Two strokes back from the tip, about 25 degrees to either side.
        let wing = |turn: f64| {
            (
                bx - 0.9 * ux + turn * 0.42 * uy,
                by - 0.9 * uy - turn * 0.42 * ux,
            )
        };
        polyline([(ax, ay), (bx, by)]) + &polyline([wing(1.0), (bx, by), wing(-1.0)])
    }

    /// The ellipse around `centre` with these half-axes, given as vectors.
    pub fn ellipse(&mut self, ink: Ink, (x, y): Point, (a, b): Point, (c, d): Point) {
        let points: Vec<Point> = (0..=72)
            .map(|k| {
                let (s, t) = (f64::from(k) * std::f64::consts::TAU / 72.0).sin_cos();
                (x + a * t + c * s, y + b * t + d * s)
            })
            .collect();
        self.curve(ink, &points);
    }
}

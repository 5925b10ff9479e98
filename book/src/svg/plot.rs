//! A plot: axes, and what is drawn between them.

use super::{
    Axis, ID, Ink, Panel, Point, contour, escaped,
    path::{polyline, short},
};
use std::fmt::Write;

/// Pixels around the frame.
const LEFT: f64 = 56.0;
const RIGHT: f64 = 14.0;
const TOP: f64 = 12.0;
const BOTTOM: f64 = 46.0;
const HEADING: f64 = 22.0;

/// Cells along each side of the grid on which level sets are found.
const CELLS: usize = 90;

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

/// A plot under construction. Coordinates are those of the axes.
#[derive(Debug, Clone)]
pub struct Plot {
    x: Axis,
    y: Axis,
    /// Of the frame, in pixels.
    width: f64,
    height: f64,
    heading: Option<String>,
    /// Clipped to the frame.
    inside: String,
    /// Above everything else, not clipped.
    notes: String,
}

impl Plot {
    /// A plot of the usual size: 380 by 270 pixels within its axes.
    #[must_use]
    pub fn new(x: Axis, y: Axis) -> Self {
        Self {
            x,
            y,
            width: 380.0,
            height: 270.0,
            heading: None,
            inside: String::new(),
            notes: String::new(),
        }
    }

    /// The frame's size in pixels. Panels side by side are best about 270 wide.
    #[must_use]
    pub fn size(mut self, width: f64, height: f64) -> Self {
        (self.width, self.height) = (width, height);
        self
    }

    /// One unit is as long on both axes: the height follows from the width.
    #[must_use]
    pub fn equal(mut self, width: f64) -> Self {
        self.width = width;
        self.height = width * (self.y.to - self.y.from) / (self.x.to - self.x.from);
        self
    }

    /// A line above the frame.
    #[must_use]
    pub fn heading(mut self, text: &str) -> Self {
        self.heading = Some(text.to_owned());
        self
    }

    fn place(&self, (x, y): Point) -> Point {
        (
            self.width * self.x.fraction(x),
            self.height * (1.0 - self.y.fraction(y)),
        )
    }

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

    fn arrow_path(&self, from: Point, to: Point, head: f64) -> String {
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

    /// A field of arrows on a grid, `n` along x; the longest is as long as the grid is wide, and
    /// lengths grow like the square root, so that short ones can be seen.
    pub fn field(&mut self, ink: Ink, n: usize, g: impl Fn(f64, f64) -> Point) {
        let step = self.width / n as f64;
        let rows = (self.height / step).round().max(1.0) as usize;
        let mut arrows = Vec::new();
        for i in 0..n {
            for j in 0..rows {
                let (s, t) = ((i as f64 + 0.5) / n as f64, (j as f64 + 0.5) / rows as f64);
                let x = self.x.from + (self.x.to - self.x.from) * s;
                let y = self.y.from + (self.y.to - self.y.from) * t;
                arrows.push(((x, y), g(x, y)));
            }
        }
        let longest = arrows
            .iter()
            .map(|(_, (u, v))| u.hypot(*v))
            .fold(0.0, f64::max);
        let unit = (self.x.to - self.x.from) / self.width;
        let mut path = String::new();
        for ((x, y), (u, v)) in arrows {
            let size = u.hypot(v);
            if size > 0.0 {
                let length = 0.8 * step * unit * (size / longest).sqrt() / size;
                path += &self.arrow_path((x, y), (x + u * length, y + v * length), 4.0);
            }
        }
        let _ = write!(
            self.inside,
            "<path class=\"line thin arrow {}\" d=\"{path}\"/>",
            ink.class()
        );
    }

    /// Level sets of a function of two variables.
    pub fn contours(&mut self, ink: Ink, levels: &[f64], f: impl Fn(f64, f64) -> f64) {
        let (xs, ys) = ((self.x.from, self.x.to), (self.y.from, self.y.to));
        let mut path = String::new();
        for line in contour::level_sets(&f, xs, ys, CELLS, levels) {
            path += &polyline(line.into_iter().map(|point| self.place(point)));
        }
        let _ = write!(
            self.inside,
            "<path class=\"line thin {}\" d=\"{path}\"/>",
            ink.class()
        );
    }

    /// The area where `f` is at most `level`, tinted, with its outline. It must not reach the
    /// frame.
    pub fn below(&mut self, ink: Ink, level: f64, f: impl Fn(f64, f64) -> f64) {
        let (xs, ys) = ((self.x.from, self.x.to), (self.y.from, self.y.to));
        let mut path = String::new();
        for line in contour::level_sets(&f, xs, ys, CELLS, &[level]) {
            path += &polyline(line.into_iter().map(|point| self.place(point)));
            path.push('Z');
        }
        // A ring's hole is inside two lines, and so outside.
        let _ = write!(
            self.inside,
            "<path class=\"area {ink}\" fill-rule=\"evenodd\" d=\"{path}\"/>\
             <path class=\"line thin {ink}\" d=\"{path}\"/>",
            ink = ink.class()
        );
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
        let (x, y) = self.place(at);
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

    /// The finished picture.
    #[must_use]
    pub fn panel(self) -> Panel {
        let top = TOP + if self.heading.is_some() { HEADING } else { 0.0 };
        let (width, height) = (self.width, self.height);
        let mut body = format!(
            "<clipPath id=\"{ID}-clip\"><rect width=\"{}\" height=\"{}\"/></clipPath>",
            short(width),
            short(height)
        );
        let _ = write!(body, "<g transform=\"translate({LEFT} {top})\">");
        if let Some(heading) = &self.heading {
            let _ = write!(
                body,
                "<text class=\"heading\" x=\"{}\" y=\"-12\" text-anchor=\"middle\">{}</text>",
                short(width / 2.0),
                escaped(heading)
            );
        }
        self.draw_axes(&mut body);
        let _ = write!(
            body,
            "<g clip-path=\"url(#{ID}-clip)\">{}</g>{}</g>",
            self.inside, self.notes
        );
        Panel {
            width: LEFT + width + RIGHT,
            height: top + height + BOTTOM,
            body,
        }
    }

    fn draw_axes(&self, body: &mut String) {
        let (width, height) = (self.width, self.height);
        let mut grid = String::new();
        let mut words = String::new();
        for (value, word) in self.x.ticks((width / 75.0).max(2.0) as usize) {
            let x = width * self.x.fraction(value);
            let _ = write!(grid, "M{} 0V{}", short(x), short(height));
            let _ = write!(
                words,
                "<text class=\"tick\" x=\"{}\" y=\"{}\" text-anchor=\"middle\">{}</text>",
                short(x),
                short(height + 17.0),
                escaped(&word)
            );
        }
        for (value, word) in self.y.ticks((height / 50.0).max(2.0) as usize) {
            let y = height * (1.0 - self.y.fraction(value));
            let _ = write!(grid, "M0 {}H{}", short(y), short(width));
            let _ = write!(
                words,
                "<text class=\"tick\" x=\"-8\" y=\"{}\" text-anchor=\"end\">{}</text>",
                short(y + 4.0),
                escaped(&word)
            );
        }
        let _ = write!(
            body,
            "<path class=\"grid\" d=\"{grid}\"/><path class=\"frame\" d=\"M0 0H{w}V{h}H0Z\"/>{words}\
             <text class=\"axis\" x=\"{}\" y=\"{}\" text-anchor=\"middle\">{}</text>\
             <text class=\"axis\" transform=\"translate({} {}) rotate(-90)\" text-anchor=\"middle\">{}</text>",
            short(width / 2.0),
            short(height + 38.0),
            escaped(&self.x.label),
            short(-42.0),
            short(height / 2.0),
            escaped(&self.y.label),
            w = short(width),
            h = short(height),
        );
    }
}

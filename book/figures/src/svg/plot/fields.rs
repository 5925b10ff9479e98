//! Functions of two variables in a plot: fields of arrows, level sets, and what lies below a level.

use super::Plot;
use crate::svg::{Ink, Point, contour, path::polyline};
use std::fmt::Write;

impl Plot {
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
        for line in contour::level_sets(&f, xs, ys, self.cells, levels) {
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
        for line in contour::level_sets(&f, xs, ys, self.cells, &[level]) {
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
}

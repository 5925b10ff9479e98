//! A surface z = f(x, y), seen from above one of its corners.

use super::{
    Ink, Panel, Point, escaped,
    path::{polyline, short},
};
use std::fmt::Write;

/// Steps from the lowest to the highest tint.
const TINTS: f64 = 9.0;

/// A surface under construction.
#[derive(Debug, Clone)]
pub struct Surface {
    x: Point,
    y: Point,
    z: Point,
    /// Angle of view around the vertical axis, and above the horizon, in radians.
    turn: f64,
    lift: f64,
    width: f64,
    height: f64,
    /// Pixels above the picture, for its heading.
    headroom: f64,
    /// Pixels below it.
    footroom: f64,
    body: String,
}

impl Surface {
    /// The graph of `f` over a rectangle, cut off at the heights `z`, as a mesh of `n` by `n`.
    #[must_use]
    pub fn new(x: Point, y: Point, z: Point, n: usize, f: impl Fn(f64, f64) -> f64) -> Self {
        let mut surface = Self {
            x,
            y,
            z,
            turn: 0.6,
            lift: 0.5,
            width: 320.0,
            height: 260.0,
            headroom: 20.0,
            footroom: 0.0,
            body: String::new(),
        };
        surface.mesh(n, f);
        surface
    }

    fn mesh(&mut self, n: usize, f: impl Fn(f64, f64) -> f64) {
        let along = |(from, to): Point, k: usize| from + (to - from) * k as f64 / n as f64;
        let corner = |i: usize, j: usize| {
            let (x, y) = (along(self.x, i), along(self.y, j));
            (x, y, f(x, y))
        };
        let mut quads = Vec::new();
        for i in 0..n {
            for j in 0..n {
                let corners =
                    [(i, j), (i + 1, j), (i + 1, j + 1), (i, j + 1)].map(|(i, j)| corner(i, j));
                let corners = self.cut(corners.to_vec());
                if corners.is_empty() {
                    continue;
                }
                let sum: f64 = corners.iter().map(|c| self.depth(*c)).sum();
                let depth = sum / corners.len() as f64;
                quads.push((depth, corners));
            }
        }
        // The farthest first: what is nearer is painted over it.
        quads.sort_by(|a, b| b.0.total_cmp(&a.0));
        let mut body = String::new();
        for (_, corners) in quads {
            let mean = corners.iter().map(|c| c.2).sum::<f64>() / corners.len() as f64;
            let tint = (TINTS * (mean - self.z.0) / (self.z.1 - self.z.0)).round() as u32;
            let path = polyline(corners.iter().map(|c| self.place(*c)));
            let _ = write!(body, "<path class=\"quad tint-{tint}\" d=\"{path}Z\"/>");
        }
        self.body += &body;
    }

    /// What is left of a polygon between the lowest and the highest height.
    fn cut(&self, polygon: Vec<(f64, f64, f64)>) -> Vec<(f64, f64, f64)> {
        let (foot, top) = self.z;
        below(below(polygon, top, 1.0), -foot, -1.0)
    }

    /// Between -1 and 1 along each axis.
    fn unit(&self, (x, y, z): (f64, f64, f64)) -> (f64, f64, f64) {
        let to = |value: f64, (from, to): Point| 2.0 * (value - from) / (to - from) - 1.0;
        (to(x, self.x), to(y, self.y), to(z, self.z))
    }

    fn depth(&self, point: (f64, f64, f64)) -> f64 {
        let (x, y, z) = self.unit(point);
        let (s, c) = self.turn.sin_cos();
        (x * s + y * c) * self.lift.cos() - z * self.lift.sin()
    }

    fn place(&self, point: (f64, f64, f64)) -> Point {
        let (x, y, z) = self.unit(point);
        let (s, c) = self.turn.sin_cos();
        let across = x * c - y * s;
        let away = x * s + y * c;
        let up = away * self.lift.sin() + 0.75 * z * self.lift.cos();
        let scale = self.width / 2.9;
        (
            self.width / 2.0 + scale * across,
            self.height / 2.0 - scale * up,
        )
    }

    /// Leaves room for corners that reach the highest height.
    #[must_use]
    pub fn tall(mut self) -> Self {
        (self.headroom, self.footroom) = (44.0, 14.0);
        self
    }

    /// A curve in space, on top of the surface.
    pub fn curve(&mut self, ink: Ink, points: &[(f64, f64, f64)]) {
        let path = polyline(points.iter().map(|point| self.place(*point)));
        let _ = write!(
            self.body,
            "<path class=\"line {}\" d=\"{path}\"/>",
            ink.class()
        );
    }

    /// A dot in space.
    pub fn dot(&mut self, ink: Ink, point: (f64, f64, f64)) {
        let (x, y) = self.place(point);
        let _ = write!(
            self.body,
            "<circle class=\"mark {}\" cx=\"{}\" cy=\"{}\" r=\"4\"/>",
            ink.class(),
            short(x),
            short(y)
        );
    }

    /// Words at a point in space.
    pub fn note(&mut self, ink: Ink, point: (f64, f64, f64), text: &str) {
        let (x, y) = self.place(point);
        let _ = write!(
            self.body,
            "<text class=\"note {}\" x=\"{}\" y=\"{}\">{}</text>",
            ink.class(),
            short(x + 8.0),
            short(y - 6.0),
            escaped(text)
        );
    }

    /// The finished picture, with a line of text above it.
    #[must_use]
    pub fn panel(self, heading: &str) -> Panel {
        let body = format!(
            "<text class=\"heading\" x=\"{}\" y=\"18\" text-anchor=\"middle\">{}</text>\
             <g transform=\"translate(0 {})\">{}</g>",
            short(self.width / 2.0),
            escaped(heading),
            self.headroom,
            self.body
        );
        Panel {
            width: self.width,
            height: self.height + self.headroom + self.footroom,
            body,
            frame: None,
        }
    }
}

/// The part of a polygon where `sign` times the height is at most `limit`.
fn below(polygon: Vec<(f64, f64, f64)>, limit: f64, sign: f64) -> Vec<(f64, f64, f64)> {
    let excess = |corner: (f64, f64, f64)| sign * corner.2 - limit;
    let mut kept = Vec::new();
    for (k, &here) in polygon.iter().enumerate() {
        let next = polygon[(k + 1) % polygon.len()];
        let (a, b) = (excess(here), excess(next));
        if a <= 0.0 {
            kept.push(here);
        }
        // The edge to the next corner crosses the limit.
        if (a <= 0.0) != (b <= 0.0) {
            let t = a / (a - b);
            let along = |p: f64, q: f64| p + (q - p) * t;
            kept.push((
                along(here.0, next.0),
                along(here.1, next.1),
                along(here.2, next.2),
            ));
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_polygon_is_cut_at_the_limit() {
        let square = vec![
            (0.0, 0.0, 0.0),
            (1.0, 0.0, 2.0),
            (1.0, 1.0, 2.0),
            (0.0, 1.0, 0.0),
        ];
        assert_eq!(below(square.clone(), 3.0, 1.0), square);
        assert!(below(square.clone(), -1.0, 1.0).is_empty());
        let half = below(square, 1.0, 1.0);
        assert_eq!(half.len(), 4);
        assert!(half.iter().all(|(x, _, z)| *x <= 0.5 && *z <= 1.0));
    }
}

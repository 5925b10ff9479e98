//! A plot: its frame, its axes, and the finished picture. What is drawn between the axes is in the
//! files beside this one.

mod fields;
mod lines;
mod marks;

pub use marks::{Mark, Side};

use super::{Axis, Frame, ID, Panel, Point, escaped, path::short};
use std::fmt::Write;

/// Pixels around the frame.
const LEFT: f64 = 56.0;
const RIGHT: f64 = 14.0;
const TOP: f64 = 12.0;
const BOTTOM: f64 = 46.0;
const HEADING: f64 = 22.0;

/// A plot under construction. Coordinates are those of the axes.
#[derive(Debug, Clone)]
pub struct Plot {
    x: Axis,
    y: Axis,
    /// Of the frame, in pixels.
    width: f64,
    height: f64,
    heading: Option<String>,
    /// Cells along each side of the grid on which level sets are found.
    cells: usize,
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
            cells: 90,
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

    /// Level sets on a coarser grid, which is quicker, and smooth enough for a small panel.
    #[must_use]
    pub fn coarse(mut self) -> Self {
        self.cells = 60;
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
            frame: Some(Frame {
                left: LEFT,
                top,
                width,
                height,
                x: self.x,
                y: self.y,
            }),
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

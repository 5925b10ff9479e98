//! Drawing: plots and surfaces as SVG that takes its colours from the page's theme.

mod axis;
mod contour;
mod path;
mod plot;
mod surface;

pub use axis::Axis;
pub(crate) use axis::raised;
pub use plot::{Mark, Plot, Side};
pub use surface::Surface;

/// A point in the units of the axes.
pub type Point = (f64, f64);

/// Colours by what they are for; the style sheet gives each its value in light, dark and print.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// The text's own colour.
    Text,
    /// What should stay in the background: level sets, guides.
    Muted,
    Blue,
    Orange,
    Green,
    Purple,
    Red,
}

impl Ink {
    /// Its class in the style sheet.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Self::Text => "ink-text",
            Self::Muted => "ink-muted",
            Self::Blue => "ink-blue",
            Self::Orange => "ink-orange",
            Self::Green => "ink-green",
            Self::Purple => "ink-purple",
            Self::Red => "ink-red",
        }
    }
}

/// One picture of a figure: its size in pixels, and what is inside the `svg` element. Ids in it
/// begin with [`ID`], which the figure replaces by a name of its own.
#[derive(Debug, Clone)]
pub struct Panel {
    /// In pixels.
    pub width: f64,
    /// In pixels.
    pub height: f64,
    /// What is inside the `svg` element.
    pub body: String,
    /// Where a point of a plot lies in it.
    pub frame: Option<Frame>,
}

impl Panel {
    /// What is inside the `svg` element, with its ids unique on a page.
    #[must_use]
    pub fn body_with(&self, id: &str) -> String {
        self.body.replace(ID, id)
    }
}

/// The frame of a plot: its place in the panel, in pixels, and its axes.
#[derive(Debug, Clone)]
pub struct Frame {
    pub left: f64,
    pub top: f64,
    pub width: f64,
    pub height: f64,
    pub x: Axis,
    pub y: Axis,
}

/// Stands for what makes ids unique on a page.
pub const ID: &str = "@id@";

/// Text with what HTML would take for markup escaped.
#[must_use]
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

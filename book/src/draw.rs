//! Draws the figures, on all cores.

use figures::Figure;
use std::collections::BTreeMap;
use workbook::parallel;

/// The book's figures by name.
pub type Figures = BTreeMap<&'static str, Figure>;

/// Draws all figures of the book.
#[must_use]
pub fn draw() -> Figures {
    let drawn = parallel::map(&figures::all(), |(name, draw)| (*name, draw.printed()));
    drawn.into_iter().collect()
}

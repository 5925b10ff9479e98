//! The book's figures, and the experiments that they share with its table of values, all computed
//! by the solutions' functions. It needs no files, clocks, threads or processes, so that a browser
//! can run it too.

mod before;
mod figure;
pub mod landing;
pub mod live;
mod part_1;
mod part_2;
pub mod part_3;
pub mod part_4;
pub mod part_5;
pub mod part_6;
pub mod part_7;
pub mod say;
pub mod svg;

pub use figure::{Figure, Named, html, panel_id};
use live::Live;

/// What draws a figure.
#[derive(Debug, Clone, Copy)]
pub enum Draws {
    Still(fn() -> Figure),
    Live(&'static Live),
}

impl Draws {
    /// The figure as it is printed.
    #[must_use]
    pub fn printed(self) -> Figure {
        match self {
            Self::Still(draw) => draw(),
            Self::Live(live) => (live.draw)(&live.first()).figure,
        }
    }
}

/// Every figure by name, with what draws it.
#[must_use]
pub fn all() -> Vec<(&'static str, Draws)> {
    let still = [
        &[before::FIGURES][..],
        &part_1::FIGURES,
        &part_2::FIGURES,
        &part_3::FIGURES,
        &part_4::FIGURES,
        &part_5::FIGURES,
        &part_6::FIGURES,
        &part_7::FIGURES,
    ];
    let still = still.into_iter().flatten().copied().flatten();
    let still = still.map(|(name, draw)| (*name, Draws::Still(*draw)));
    let live = live()
        .into_iter()
        .map(|live| (live.name, Draws::Live(live)));
    still.chain(live).collect()
}

/// Every live figure, in the order of the book.
#[must_use]
pub fn live() -> Vec<&'static Live> {
    let parts: [&[&'static [Live]]; 8] = [
        &[landing::LIVE],
        part_1::LIVE,
        part_2::LIVE,
        part_3::LIVE,
        part_4::LIVE,
        part_5::LIVE,
        part_6::LIVE,
        part_7::LIVE,
    ];
    parts.into_iter().flatten().copied().flatten().collect()
}

/// The live figure with this name.
#[must_use]
pub fn find_live(name: &str) -> Option<&'static Live> {
    live().into_iter().find(|live| live.name == name)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    #[test]
    fn no_two_figures_bear_one_name() {
        let mut names = BTreeSet::new();
        for (name, _) in super::all() {
            assert!(names.insert(name), "{name}");
        }
    }
}

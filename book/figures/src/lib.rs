//! The book's figures, and the experiments that they share with its table of values, all computed
//! by the solutions' functions. It needs no files, clocks, threads or processes, so that a browser
//! can run it too.

mod before;
mod figure;
pub mod landing;
mod part_1;
mod part_2;
pub mod part_3;
pub mod part_4;
pub mod part_5;
pub mod part_6;
pub mod part_7;
pub mod svg;

pub use figure::{Figure, Named, html};

/// Every figure by name, with what draws it, in the order of the book.
#[must_use]
pub fn all() -> Vec<Named> {
    [
        &[landing::FIGURES, before::FIGURES][..],
        &part_1::FIGURES,
        &part_2::FIGURES,
        &part_3::FIGURES,
        &part_4::FIGURES,
        &part_5::FIGURES,
        &part_6::FIGURES,
        &part_7::FIGURES,
    ]
    .concat()
    .concat()
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

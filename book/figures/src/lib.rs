//! The book's figures, and the experiments that they share with its table of values, all computed
//! by the solutions' functions. It needs no files, clocks, threads or processes, so that a browser
//! can run it too.

pub mod landing;
mod part_1;
mod part_2;
pub mod part_3;
pub mod part_4;
pub mod part_5;
pub mod part_6;
pub mod part_7;
pub mod svg;

use std::fmt::Write;
use svg::{ID, Panel, escaped};

/// A figure: what it shows, said in words, and its panels, which stand side by side where there is
/// room. Its caption is written in the chapter.
#[derive(Debug)]
pub struct Figure {
    /// A few words: the figure's name for a screen reader.
    pub title: &'static str,
    /// What is to be seen in it, in full sentences, for whoever does not see it.
    pub describes: String,
    /// Its pictures, in the order of reading.
    pub panels: Vec<Panel>,
}

/// A figure's name, and what draws it.
pub type Named = (&'static str, fn() -> Figure);

/// Every figure by name, with what draws it, in the order of the book.
#[must_use]
pub fn all() -> Vec<Named> {
    [
        &[landing::FIGURES][..],
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

/// The figure with this name as HTML: one `svg` for each panel. The first one carries the title and
/// description.
#[must_use]
pub fn html(name: &str, figure: &Figure) -> String {
    let mut html = String::from("<div class=\"panels\">");
    for (index, panel) in figure.panels.iter().enumerate() {
        let id = format!("fig-{name}-{index}");
        let body = panel.body.replace(ID, &id);
        let (width, height) = (panel.width.round(), panel.height.round());
        if index == 0 {
            let _ = write!(
                html,
                "<svg viewBox=\"0 0 {width} {height}\" style=\"--width: {width}\" role=\"img\" \
                 aria-labelledby=\"{id}-title {id}-describes\"><title id=\"{id}-title\">{}</title>\
                 <desc id=\"{id}-describes\">{}</desc>{body}</svg>",
                escaped(figure.title),
                escaped(&figure.describes)
            );
        } else {
            let _ = write!(
                html,
                "<svg viewBox=\"0 0 {width} {height}\" style=\"--width: {width}\" \
                 aria-hidden=\"true\">{body}</svg>"
            );
        }
    }
    html + "</div>"
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

//! The book's figures, drawn from the solutions' functions while the book is built.

pub mod landing;
mod part_1;
mod part_2;
mod part_3;
mod part_4;
mod part_5;
mod part_6;
mod part_7;

use crate::svg::{ID, Panel, escaped};
use std::{collections::BTreeMap, fmt::Write};
use workbook::parallel;

/// A figure: what it shows, said in words, and its panels, which stand side by side where there is
/// room. Its caption is written in the chapter.
pub struct Figure {
    /// A few words: the figure's name for a screen reader.
    pub title: &'static str,
    /// What is to be seen in it, in full sentences, for whoever does not see it.
    pub describes: String,
    pub panels: Vec<Panel>,
}

/// A figure's name, and what draws it.
pub type Named = (&'static str, fn() -> Figure);

/// A figure as it is shown.
#[derive(Debug)]
pub struct Drawn {
    pub name: &'static str,
    pub title: &'static str,
    pub describes: String,
    pub panels: Vec<Panel>,
}

/// Every figure by name, with what draws it.
fn all() -> Vec<Named> {
    [
        landing::FIGURES,
        part_1::FIGURES,
        part_2::FIGURES,
        part_3::FIGURES,
        part_4::FIGURES,
        part_5::FIGURES,
        part_6::FIGURES,
        part_7::FIGURES,
    ]
    .concat()
}

/// Draws all figures, on all cores.
#[must_use]
pub fn draw() -> BTreeMap<&'static str, Drawn> {
    let all = all();
    let drawn = parallel::map(&all, |(name, draw)| {
        let figure = draw();
        Drawn {
            name,
            title: figure.title,
            describes: figure.describes,
            panels: figure.panels,
        }
    });
    drawn.into_iter().map(|drawn| (drawn.name, drawn)).collect()
}

/// The figure as HTML: one `svg` for each panel. The first one carries the title and description.
#[must_use]
pub fn html(drawn: &Drawn) -> String {
    let mut html = String::from("<div class=\"panels\">");
    for (index, panel) in drawn.panels.iter().enumerate() {
        let id = format!("fig-{}-{index}", drawn.name);
        let body = panel.body.replace(ID, &id);
        let (width, height) = (panel.width.round(), panel.height.round());
        if index == 0 {
            let _ = write!(
                html,
                "<svg viewBox=\"0 0 {width} {height}\" style=\"--width: {width}\" role=\"img\" \
                 aria-labelledby=\"{id}-title {id}-describes\"><title id=\"{id}-title\">{}</title>\
                 <desc id=\"{id}-describes\">{}</desc>{body}</svg>",
                escaped(drawn.title),
                escaped(&drawn.describes)
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

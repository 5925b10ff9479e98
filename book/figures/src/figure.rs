//! A figure, and how it becomes HTML.

use crate::svg::{Panel, escaped};
use std::fmt::Write;

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

/// What the ids of a figure's panel begin with.
#[must_use]
pub fn panel_id(name: &str, index: usize) -> String {
    format!("fig-{name}-{index}")
}

/// The figure with this name as HTML: one `svg` for each panel. The first one carries the title and
/// description.
#[must_use]
pub fn html(name: &str, figure: &Figure) -> String {
    let mut html = String::from("<div class=\"panels\">");
    for (index, panel) in figure.panels.iter().enumerate() {
        let id = panel_id(name, index);
        let body = panel.body_with(&id);
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

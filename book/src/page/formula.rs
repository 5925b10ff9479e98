//! Formulas, with the values that they quote.

use super::writer::Writer;
use crate::{labels, parse, values::Setting};

impl Writer<'_, '_> {
    /// An equation; its label and number, if it has them.
    pub(super) fn equation(&mut self, line: usize, tex: &str, label: Option<(&str, &str)>) {
        let html = self.formula(line, tex, true);
        let place = self.fill_formula(html);
        let (id, number) = match label {
            Some((label, number)) => (
                format!(" id=\"{}\"", labels::id(label)),
                format!("<span class=\"equation-number\">{number}</span>"),
            ),
            None => (String::new(), String::new()),
        };
        self.out += &format!(
            "\n<div class=\"equation\"{id}><span class=\"formula\" tabindex=\"0\">{place}</span>{number}</div>\n\n"
        );
    }

    /// A formula as HTML, with the values that it quotes put in.
    pub(super) fn formula(&mut self, line: usize, tex: &str, display: bool) -> String {
        let mut filled = String::new();
        let mut rest = tex;
        while let Some(begin) = rest.find("{{") {
            // `x_{{value …}}` may stand inside braces of TeX.
            let Some(end) = rest[begin..].find("}}") else {
                break;
            };
            let inner = &rest[begin + 2..begin + end];
            let written = parse::directive(inner)
                .filter(|directive| directive.name == "value")
                .map(|directive| self.value(&directive, Setting::Formula));
            match written {
                Some(Ok(text)) => {
                    filled += &rest[..begin];
                    filled += &text;
                    rest = &rest[begin + end + 2..];
                }
                Some(Err(what)) => {
                    self.problem(line, what);
                    rest = &rest[begin + end + 2..];
                }
                None => {
                    filled += &rest[..begin + 2];
                    rest = &rest[begin + 2..];
                }
            }
        }
        filled += rest;
        match self.sources.math.html(&filled, display) {
            Ok(html) => {
                self.gathered.formulas.push((filled, display));
                html
            }
            Err(what) => {
                self.problem(line, format!("the formula {filled}: {what}"));
                String::new()
            }
        }
    }
}

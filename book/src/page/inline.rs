//! Text, with the formulas and directives that stand in its lines.

use super::{
    unbroken::{SHORT, glyphs, punctuation},
    writer::Writer,
};
use crate::{
    parse::{self, Directive, Inline},
    values::Setting,
};

impl Writer<'_, '_> {
    /// Text with its formulas and directives replaced.
    pub(super) fn inline(&mut self, first_line: usize, text: &str) -> String {
        let parts = match parse::inlines(text) {
            Ok(parts) => parts,
            Err((offset, what)) => {
                self.problem(first_line + lines_before(text, offset), what);
                return String::new();
            }
        };
        let mut out = String::new();
        let mut parts = parts.into_iter().peekable();
        // How much of the next text already stands behind a formula.
        let mut taken = 0;
        while let Some((offset, part)) = parts.next() {
            let line = first_line + lines_before(text, offset);
            match part {
                Inline::Text(text) => out += &text[std::mem::take(&mut taken)..],
                Inline::Formula(tex) => {
                    let html = self.formula(line, tex, false);
                    let place = self.fill_formula(html);
                    let mark = match parts.peek() {
                        Some((_, Inline::Text(next))) if glyphs(tex) <= SHORT => punctuation(next),
                        _ => "",
                    };
                    if mark.is_empty() {
                        out += &place;
                    } else {
                        taken = mark.len();
                        out += &format!("<span class=\"unbroken\">{place}{mark}</span>");
                    }
                }
                Inline::Directive(directive) => match self.inline_directive(&directive) {
                    Ok(text) => out += &text,
                    Err(what) => self.problem(line, what),
                },
            }
        }
        out
    }

    fn inline_directive(&mut self, directive: &Directive) -> Result<String, String> {
        let arguments: Vec<&str> = directive.arguments.iter().map(String::as_str).collect();
        match (directive.name.as_str(), arguments.as_slice()) {
            ("value", _) => self.value(directive, Setting::Prose),
            ("ref", [label]) => self.reference(label),
            ("cite", [key]) => self.citation(key),
            (name, _) => Err(format!(
                "there is no directive `{name}` with these arguments"
            )),
        }
    }
}

fn lines_before(text: &str, offset: usize) -> usize {
    text[..offset].matches('\n').count()
}

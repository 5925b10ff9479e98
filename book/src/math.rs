//! Formulas: from TeX to HTML with MathML beside it, while the book is built.

use katex::{KatexContext, Settings, macros::MacroDefinition};

/// Renders formulas; one is enough for a whole book.
pub struct Renderer {
    context: KatexContext,
    inline: Settings,
    display: Settings,
}

/// Shorthands of this book: name and expansion.
pub const MACROS: [(&str, &str); 9] = [
    (r"\R", r"\mathbb{R}"),
    (r"\T", r"\mathsf{T}"),
    (r"\norm", r"\lVert #1 \rVert"),
    (r"\abs", r"\lvert #1 \rvert"),
    (r"\diag", r"\operatorname{diag}"),
    (r"\tr", r"\operatorname{tr}"),
    (r"\E", r"\operatorname{E}"),
    (r"\dd", r"\mathrm{d}"),
    (r"\half", r"\tfrac{1}{2}"),
];

impl Default for Renderer {
    fn default() -> Self {
        let settings = |display| {
            let settings = Settings::builder()
                .display_mode(display)
                .throw_on_error(true)
                .build();
            for (name, expansion) in MACROS {
                settings
                    .macros
                    .borrow_mut()
                    .insert(name.to_owned(), MacroDefinition::StaticStr(expansion));
            }
            settings
        };
        Self {
            context: KatexContext::default(),
            inline: settings(false),
            display: settings(true),
        }
    }
}

impl Renderer {
    /// One formula as HTML.
    ///
    /// # Errors
    /// What is wrong with the TeX.
    pub fn html(&self, tex: &str, display: bool) -> Result<String, String> {
        if let Some(trouble) = trouble(tex) {
            return Err(trouble.to_owned());
        }
        let settings = if display { &self.display } else { &self.inline };
        katex::render_to_string(&self.context, tex, settings)
            .map(|html| with_sorted_attributes(&html))
            .map_err(|e| e.to_string())
    }
}

/// The same HTML with the attributes of every element in alphabetical order. The renderer gives
/// them in an order that changes from run to run, and a book should be the same in every build.
#[must_use]
pub fn with_sorted_attributes(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(begin) = rest.find('<') {
        out += &rest[..=begin];
        rest = &rest[begin + 1..];
        let end = rest.find('>').unwrap_or(rest.len());
        let (tag, after) = rest.split_at(end);
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        let mut attributes: Vec<&str> = attributes
            .split_inclusive("\" ")
            .map(str::trim_end)
            .collect();
        attributes.sort_unstable();
        out += name;
        for attribute in attributes {
            out.push(' ');
            out += attribute;
        }
        rest = after;
    }
    out + rest
}

/// What the renderer is known to set in another way than KaTeX's own JavaScript does.
fn trouble(tex: &str) -> Option<&'static str> {
    let unbraced_root = tex
        .split(r"\sqrt")
        .skip(1)
        .any(|rest| !rest.starts_with(['{', '[']));
    if unbraced_root {
        Some(r"write \sqrt{5}, with braces")
    } else if tex.contains(r"\xrightarrow") {
        Some(r"\xrightarrow is not set well; write \to, and say the rest in words")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_shown_and_read_aloud() {
        let html = Renderer::default().html(r"\half v^\T H v", false).unwrap();
        assert!(html.contains("katex-html") && html.contains("<math"));
    }

    #[test]
    fn attributes_have_one_order() {
        let html = "<p b=\"2 c\" a=\"1\">x</p><br><q/>";
        assert_eq!(
            with_sorted_attributes(html),
            "<p a=\"1\" b=\"2 c\">x</p><br><q/>"
        );
    }

    #[test]
    fn wrong_tex_is_refused() {
        let renderer = Renderer::default();
        for tex in [r"\frac{1}{", r"\nosuch", r"\sqrt5"] {
            assert!(renderer.html(tex, true).is_err(), "{tex}");
        }
    }
}

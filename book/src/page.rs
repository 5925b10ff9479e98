//! One page: from pieces to the Markdown that mdBook takes.
//!
//! Formulas and figures would end up in mdBook's search index and in the ids of headings. So the
//! Markdown holds an empty element in the place of each, and [`crate::finish`] puts the HTML in.

use crate::{
    card, code,
    draw::Figures,
    labels::{self, Labels, Target},
    live,
    math::Renderer,
    parse::{self, Block, Directive, Inline, Piece, What},
    problem::Problem,
    references::{self, Reference},
    values::{Setting, Values},
};
use std::{collections::BTreeSet, path::Path};
use workbook::Workbook;

/// What pages are made with.
pub struct Sources<'a> {
    /// The workbook's root.
    pub root: &'a Path,
    pub workbook: &'a Workbook,
    pub values: &'a Values,
    pub labels: &'a Labels,
    pub references: &'a [Reference],
    pub figures: &'a Figures,
    pub math: &'a Renderer,
    /// The live picture's module.
    pub live: &'a str,
}

/// What all pages gather.
#[derive(Debug, Default)]
pub struct Gathered {
    /// HTML that stands for the placeholders, by their number.
    pub fills: Vec<String>,
    /// What the text uses, so that what nobody uses can be reported.
    pub labels: BTreeSet<String>,
    pub values: BTreeSet<String>,
    pub figures: BTreeSet<String>,
    pub citations: BTreeSet<String>,
    /// The TeX of every formula, and whether it stands alone.
    pub formulas: Vec<(String, bool)>,
    pub problems: Vec<Problem>,
}

/// A page ready for mdBook.
#[derive(Debug)]
pub struct Page {
    pub markdown: String,
    /// One sentence for search engines and social cards.
    pub description: String,
    /// What the page refers to: each is shown in a preview.
    pub refers_to: Vec<Target>,
}

/// Renders the page with this name (a file name without ending).
pub fn render(sources: &Sources, gathered: &mut Gathered, name: &str, pieces: &[Piece]) -> Page {
    let mut writer = Writer {
        sources,
        gathered,
        file: format!("{name}.md"),
        open: Vec::new(),
        out: String::new(),
        description: String::new(),
        refers_to: Vec::new(),
    };
    for piece in pieces {
        writer.piece(piece);
    }
    if writer.description.is_empty() {
        writer.problem(
            0,
            "the page has no description: write {{description One sentence.}}",
        );
    }
    Page {
        markdown: writer.out,
        description: writer.description,
        refers_to: writer.refers_to,
    }
}

struct Writer<'a, 'b> {
    sources: &'a Sources<'a>,
    gathered: &'b mut Gathered,
    file: String,
    /// Ends of the blocks that are open.
    open: Vec<String>,
    out: String,
    description: String,
    refers_to: Vec<Target>,
}

impl Writer<'_, '_> {
    fn problem(&mut self, line: usize, what: impl Into<String>) {
        let problem = Problem::new(&self.file, line, what);
        self.gathered.problems.push(problem);
    }

    fn piece(&mut self, piece: &Piece) {
        match &piece.what {
            What::Markdown(text) => {
                let text = self.inline(piece.line, text);
                self.out += &text;
            }
            What::Code(code) => {
                self.out += code;
            }
            What::Equation { tex, label } => {
                let label = label.as_deref().zip(piece.number.as_deref());
                self.equation(piece.line, tex, label);
            }
            What::Open(block) => self.open(piece.line, block, piece.number.as_deref()),
            What::Close => {
                let end = self.open.pop().unwrap_or_default();
                self.out += "\n";
                self.out += &end;
                self.out += "\n\n";
            }
            What::Directive(directive) => {
                if let Err(what) = self.block_directive(directive) {
                    self.problem(piece.line, what);
                }
            }
        }
    }

    /// An equation; its label and number, if it has them.
    fn equation(&mut self, line: usize, tex: &str, label: Option<(&str, &str)>) {
        let html = self.formula(line, tex, true);
        let place = self.fill("span", html);
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

    /// The begin of a block, and what it is called if it has a number.
    fn open(&mut self, line: usize, block: &Block, name: Option<&str>) {
        let id = block
            .label
            .as_ref()
            .map(|label| format!(" id=\"{}\"", labels::id(label)))
            .unwrap_or_default();
        let title = self.inline(line, &block.title);
        let (begin, end) = match (block.kind.as_str(), name) {
            ("figure", Some(name)) => match self.figure(&block.title) {
                Ok(place) => (
                    format!(
                        "<figure{id}>\n{place}\n<figcaption>\n\n<span class=\"block-name\">{name}.</span>"
                    ),
                    "</figcaption>\n</figure>",
                ),
                Err(what) => {
                    self.problem(line, what);
                    (String::new(), "")
                }
            },
            (kind, Some(name)) => {
                let title = if title.is_empty() {
                    String::new()
                } else {
                    format!(" <span class=\"block-title\">{title}</span>")
                };
                (
                    format!(
                        "<section class=\"block is-{kind}\"{id}>\n\n<span class=\"block-name\">{name}.</span>{title}\n\n"
                    ),
                    "</section>",
                )
            }
            ("proof", None) => (
                "<section class=\"block is-proof\">\n\n<span class=\"block-name\">Proof.</span>"
                    .to_owned(),
                "</section>",
            ),
            ("why", None) => ("<section class=\"why\">\n\n".to_owned(), "</section>"),
            ("question", None) => (
                "<section class=\"block is-question\">\n\n<span class=\"block-name\">Before you read on.</span>"
                    .to_owned(),
                "</section>",
            ),
            ("answer", None) => (
                "<details class=\"answer\"><summary>Answer</summary>\n\n".to_owned(),
                "</details>",
            ),
            (kind, None) => {
                self.problem(line, format!("there is no kind of block `{kind}`"));
                (String::new(), "")
            }
        };
        self.out += "\n";
        self.out += &begin;
        // Text goes on in the paragraph of a name, where one has been begun.
        self.out += if begin.ends_with("</span>") { " " } else { "" };
        self.open.push(end.to_owned());
    }

    fn figure(&mut self, name: &str) -> Result<String, String> {
        let figure = self
            .sources
            .figures
            .get(name)
            .ok_or_else(|| format!("there is no figure `{name}`"))?;
        if !self.gathered.figures.insert(name.to_owned()) {
            return Err(format!("the figure `{name}` is shown twice"));
        }
        Ok(self.fill("div", figures::html(name, figure)))
    }

    fn block_directive(&mut self, directive: &Directive) -> Result<(), String> {
        let arguments: Vec<&str> = directive.arguments.iter().map(String::as_str).collect();
        match (directive.name.as_str(), arguments.as_slice()) {
            ("description", [text]) => {
                self.description = (*text).to_owned();
            }
            ("exercise", [number]) => {
                let exercise = self
                    .sources
                    .workbook
                    .find(number)
                    .map_err(|fault| fault.to_string())?;
                self.out += &card::card(self.sources.root, exercise)?;
            }
            ("exercises", []) => self.out += &exercise_table(self.sources),
            ("code", ["solution", number, rest @ ..]) => {
                let exercise = self
                    .sources
                    .workbook
                    .find(number)
                    .map_err(|fault| fault.to_string())?;
                let file = exercise.dir.join("solution.rs");
                let file = file.to_string_lossy();
                self.code(&file, rest)?;
            }
            ("code", [file, rest @ ..]) => self.code(file, rest)?,
            ("session", [name]) => {
                let text = code::snapshot(self.sources.root, name)?;
                self.out +=
                    &format!("\n<div class=\"session\">\n\n```text\n{text}\n```\n\n</div>\n\n");
            }
            ("live", []) => {
                let place = self.fill("div", live::html(self.sources.live));
                self.out += &format!("\n{place}\n\n");
            }
            ("references", []) => {
                let list: Vec<&Reference> = self.sources.references.iter().collect();
                self.out += &references::list(&list);
            }
            (name, _) => return Err(format!("`{name}` does not take these arguments")),
        }
        Ok(())
    }

    fn code(&mut self, file: &str, anchor: &[&str]) -> Result<(), String> {
        let anchor = match anchor {
            [] => None,
            [one] => Some(*one),
            _ => return Err("code takes a file and one anchor".to_owned()),
        };
        let text = code::anchored(self.sources.root, file, anchor)?;
        let language = if file.ends_with(".rs") {
            "rust"
        } else {
            "text"
        };
        self.out += &format!("\n```{language}\n{text}\n```\n\n");
        Ok(())
    }

    /// Text with its formulas and directives replaced.
    fn inline(&mut self, first_line: usize, text: &str) -> String {
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
                    let place = self.fill("span", html);
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
                Inline::Directive(directive) => {
                    match self.inline_directive(&directive, Setting::Prose) {
                        Ok(text) => out += &text,
                        Err(what) => self.problem(line, what),
                    }
                }
            }
        }
        out
    }

    fn inline_directive(
        &mut self,
        directive: &Directive,
        setting: Setting,
    ) -> Result<String, String> {
        let arguments: Vec<&str> = directive.arguments.iter().map(String::as_str).collect();
        match (directive.name.as_str(), arguments.as_slice()) {
            ("value", [name, format @ ..]) if format.len() < 2 => {
                let value = self
                    .sources
                    .values
                    .get(name)
                    .ok_or_else(|| format!("no value is called `{name}`"))?;
                self.gathered.values.insert((*name).to_owned());
                value.write(format.first().copied(), setting)
            }
            ("ref", [label]) => {
                let target = self
                    .sources
                    .labels
                    .get(label)
                    .ok_or_else(|| format!("nothing has the label `{label}`"))?
                    .clone();
                self.gathered.labels.insert((*label).to_owned());
                Ok(self.link("ref", target))
            }
            ("cite", [key]) => {
                let target = self
                    .sources
                    .references
                    .iter()
                    .find(|reference| reference.key == *key)
                    .ok_or_else(|| format!("references.toml has no `{key}`"))?
                    .target();
                self.gathered.citations.insert((*key).to_owned());
                Ok(self.link("cite", target))
            }
            (name, _) => Err(format!(
                "there is no directive `{name}` with these arguments"
            )),
        }
    }

    fn link(&mut self, class: &str, target: Target) -> String {
        let here = self.file.trim_end_matches(".md") == target.page;
        let page = if here {
            String::new()
        } else {
            format!("{}.html", target.page)
        };
        let anchor = if target.id.is_empty() {
            String::new()
        } else {
            format!("#{}", target.id)
        };
        let link = format!(
            "<a class=\"{class}\" href=\"{page}{anchor}\" data-preview=\"{}\">{}</a>",
            preview_id(&target),
            target.words
        );
        if !self.refers_to.contains(&target) {
            self.refers_to.push(target);
        }
        link
    }

    /// A formula as HTML, with the values that it quotes put in.
    fn formula(&mut self, line: usize, tex: &str, display: bool) -> String {
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
                .map(|directive| self.inline_directive(&directive, Setting::Formula));
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

    fn fill(&mut self, element: &str, html: String) -> String {
        self.gathered.fills.push(html);
        format!(
            "<{element} data-fill=\"{}\"></{element}>",
            self.gathered.fills.len() - 1
        )
    }
}

/// The id of the template that holds a target's preview.
#[must_use]
pub fn preview_id(target: &Target) -> String {
    format!("preview-{}-{}", target.page, target.id)
}

/// The number of glyphs up to which a formula is not parted from the mark behind it. So many fit
/// in a line of a phone.
const SHORT: usize = 22;

/// About how many glyphs there are in a formula: a command is one, a brace none, a value eight.
fn glyphs(tex: &str) -> usize {
    const VALUE: usize = 8;
    if let Some((before, rest)) = tex.split_once("{{") {
        let after = rest.split_once("}}").map_or("", |(_, after)| after);
        return glyphs(before) + VALUE + glyphs(after);
    }
    let tex = tex.replace("{pmatrix}", "");
    let mut count = 0;
    let mut rest = tex.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '{' | '}' | '^' | '_' | '&' => {}
            c if c.is_whitespace() => {}
            '\\' => {
                count += 1;
                while rest.next_if(char::is_ascii_alphabetic).is_some() {}
            }
            _ => count += 1,
        }
    }
    count
}

/// The marks with which a text begins: none of them may begin a line.
fn punctuation(text: &str) -> &str {
    let end = text
        .find(|c| !matches!(c, ',' | '.' | ';' | ':' | '?' | '!' | ')'))
        .unwrap_or(text.len());
    &text[..end]
}

fn lines_before(text: &str, offset: usize) -> usize {
    text[..offset].matches('\n').count()
}

/// Every exercise with its section, level and points, as a table.
fn exercise_table(sources: &Sources) -> String {
    let mut out = String::from("\n| exercise | | level | points |\n|---|---|---|---|\n");
    for exercise in &sources.workbook.exercises {
        let number = exercise.number.to_string();
        let link = sources.labels.get(&number).map_or_else(
            || number.clone(),
            |target| format!("[{number}]({}.html#{})", target.page, target.id),
        );
        out += &format!(
            "| {link} | {} | {} | {} |\n",
            exercise.title,
            exercise.level.name(),
            exercise.points
        );
    }
    out + "\n"
}

#[cfg(test)]
mod tests {
    use super::{SHORT, glyphs};

    #[test]
    fn counts_what_is_seen_of_a_formula() {
        assert_eq!(glyphs(r"\lambda_{\max}"), 2);
        assert_eq!(glyphs(r"v^\T H v = 1"), 6);
        assert_eq!(glyphs("x_0 = {{value linear.point}}"), 11);
        assert!(glyphs(r"\begin{pmatrix} 2 & 0 \\ 0 & -2 \end{pmatrix}") <= SHORT);
    }
}

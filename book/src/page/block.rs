//! Blocks: where they begin, and what they are called.

use super::writer::Writer;
use crate::{labels, parse::Block};

impl Writer<'_, '_> {
    /// The begin of a block, and what it is called if it has a number.
    pub(super) fn open(&mut self, line: usize, block: &Block, name: Option<&str>) {
        let id = block
            .label
            .as_ref()
            .map(|label| format!(" id=\"{}\"", labels::id(label)))
            .unwrap_or_default();
        let title = self.inline(line, &block.title);
        if block.kind == "skip" {
            return self.skippable(line, &title);
        }
        let (begin, end) = match (block.kind.as_str(), name) {
            ("figure", Some(name)) => match self.figure(&block.title) {
                Ok(place) => (
                    format!(
                        "<figure{id}{}>\n{place}\n<figcaption>\n\n<span class=\"block-name\">{name}.</span>",
                        live(&block.title)
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

    /// What a first reading may leave out: a mark that says so, and a link to what comes after.
    fn skippable(&mut self, line: usize, title: &str) {
        if title.is_empty() {
            self.problem(line, "say what may be skipped: `::: skip Its title`");
        }
        let after = format!("after-{}-{line}", self.file.trim_end_matches(".md"));
        self.out += &format!(
            "\n<section class=\"skip\">\n\n<span class=\"skip-mark\">May be skipped on a first reading:</span> \
             {title}. <a class=\"skip-link\" href=\"#{after}\">Go on after it</a>\n\n"
        );
        self.open
            .push(format!("</section>\n<div id=\"{after}\"></div>"));
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
}

/// What tells the page's script that a figure moves, and how it is called.
fn live(name: &str) -> String {
    figures::find_live(name)
        .map(|live| format!(" data-live=\"{}\"", live.name))
        .unwrap_or_default()
}

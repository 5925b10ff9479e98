//! A page, piece by piece.

use super::{
    sources::{Gathered, Sources},
    writer::Writer,
};
use crate::{
    labels::Target,
    parse::{Piece, What},
};

/// A page ready for mdBook.
#[derive(Debug)]
pub struct Page {
    pub markdown: String,
    /// One sentence for search engines and social cards.
    pub description: String,
    /// What the page refers to: each is shown in a preview.
    pub refers_to: Vec<Target>,
    /// The names of its questions.
    pub asks: Vec<String>,
}

/// Renders the page with this name (a file name without ending).
pub fn render(sources: &Sources, gathered: &mut Gathered, name: &str, pieces: &[Piece]) -> Page {
    let mut writer = Writer::new(sources, gathered, name);
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
        asks: writer.asks,
    }
}

impl Writer<'_, '_> {
    pub(super) fn piece(&mut self, piece: &Piece) {
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
                if let Err(what) = self.block_directive(piece.line, directive) {
                    self.problem(piece.line, what);
                }
            }
        }
    }
}

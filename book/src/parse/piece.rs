//! What a chapter falls into.

use super::directive::Directive;

/// A part of a chapter, with the line on which it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    pub line: usize,
    pub what: What,
    /// What it is called where it has a number: `(2.1.3)`, `Theorem 2.1.2`. Parsing leaves it open,
    /// [`crate::labels::number`] fills it in.
    pub number: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// Text with inline formulas and directives in it.
    Markdown(String),
    /// A fenced code block, as it stands.
    Code(String),
    Equation {
        tex: String,
        label: Option<String>,
    },
    /// The begin of a block.
    Open(Block),
    /// The end of a block.
    Close,
    /// A directive that stands alone on its line.
    Directive(Directive),
}

/// The first line of a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// `definition`, `figure`, ...
    pub kind: String,
    /// What is left of the line: a title, or a figure's name.
    pub title: String,
    pub label: Option<String>,
}

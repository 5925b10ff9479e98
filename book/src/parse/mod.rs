//! A chapter's text as a list of pieces: Markdown, equations, blocks and directives.
//!
//! What mdBook does not know is written so:
//!
//! ```text
//! $x$                                    a formula in a line
//! $$ x $$ {#eq:name}                     a formula of its own, numbered if it has a label
//! ::: definition {#def:name} Title       a block, up to a line `:::`
//! {{value name .3}}  {{ref eq:name}}     a directive; those that stand alone on a line are blocks
//! ```

mod chapter;
mod directive;
mod inline;
mod piece;

pub use chapter::parse;
pub use directive::{Directive, directive};
pub use inline::{Inline, inlines};
pub use piece::{Block, Piece, What};

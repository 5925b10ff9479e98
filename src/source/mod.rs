//! What can be said of an answer from its text alone.

mod interface;
mod landmarks;
mod reach;
mod scan;
mod signature;
mod tokens;

pub use interface::Interface;
pub use landmarks::mark;
pub use reach::may_implement_a_trait;
pub use scan::{Forbidden, scan};
pub use signature::{Stretch, definition, line};
pub use tokens::{Token, is_balanced, tokens_of};

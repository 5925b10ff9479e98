//! Finds out what is wrong with an answer, by running its cases with other inputs.
//!
//! What other inputs a case may have is said by the domains of its inputs. Nothing here knows how a
//! case is run, or who is told; whoever wants to know gives a way to ask ([`Ask`]).

mod alter;
mod ask;
mod asked;
mod contrast;
mod draw;
mod examine;
mod inputs;
mod looks_at;
mod right_for;
mod shrink;
mod stream;
#[cfg(test)]
mod tests;
mod tried;

pub use alter::Alteration;
pub use ask::{Ask, Who};
pub use asked::{Asked, How};
pub use contrast::{Contrast, Fact};
pub use draw::draws;
pub use examine::{Cause, Examination, examine};
pub use inputs::{Inputs, inputs_of, is_fair};
pub use looks_at::LooksAt;
pub use right_for::{Change, RightFor};
pub use tried::Tried;

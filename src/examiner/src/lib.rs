//! Finds out what is wrong with an answer, by running its cases with other inputs.
//!
//! What other inputs a case may have is said by the domains of its inputs. Nothing here knows how a
//! case is run, or who is told; whoever wants to know gives a way to ask.

mod draw;
mod inputs;
mod stream;

pub use draw::draws;
pub use inputs::{Inputs, inputs_of, is_fair};

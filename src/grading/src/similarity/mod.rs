//! Learners whose answers agree beyond what the stub, the author's answers and the class share:
//! reasons to look, and never verdicts.
//!
//! Answers are compared as tokens, without names, literals, comments, layout and imports, by
//! fingerprints of passages. A fingerprint that occurs in what the author wrote, or in much of the
//! class, says nothing and is not counted; what is left is *rare*. An answer of a few lines leaves
//! few rare fingerprints, and there are not many ways to write it: agreement in it is kept, and is
//! reported if the same two agree in several exercises.

mod agreement;
mod answered;
mod chance;
mod comparison;
mod excerpt;
mod normal;
mod passages;
mod winnow;

pub use agreement::{Agreement, Answers, Crowd, Pair, Similarity};
pub use comparison::Comparison;
pub use excerpt::{Excerpt, Passage};

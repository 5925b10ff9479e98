//! What a learner gets back: points and verdicts, findings, misconceptions, the next hint, and
//! pictures of theirs over the reference's. As Markdown and as HTML.

pub mod html;
pub mod markdown;

//! The tone that a verdict is told in.

use crate::text::Tone;
use judge::Verdict;

/// The tone of a verdict.
#[must_use]
pub fn tone(verdict: Verdict) -> Tone {
    match verdict {
        Verdict::Passed => Tone::Good,
        Verdict::NotStarted => Tone::Attention,
        _ => Tone::Bad,
    }
}

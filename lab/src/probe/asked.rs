//! Which function of an answer was asked last: what is recorded next comes from it.

use std::cell::Cell;

thread_local! {
    static LAST: Cell<&'static str> = const { Cell::new("") };
}

/// Notes that a function of the answer is about to be called. Where a probe is compiled apart, what
/// stands in the answer's place does so; another probe that calls several functions says it itself.
pub fn asking(function: &'static str) {
    LAST.set(function);
}

/// The last one; empty where nobody said.
pub(super) fn asked() -> &'static str {
    LAST.get()
}

/// A case begins, and nothing has been asked.
pub(super) fn forget() {
    LAST.set("");
}

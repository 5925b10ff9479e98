//! What a case may use.

use wasmi::{StoreLimits, StoreLimitsBuilder};

/// How deeply calls may nest.
pub const CALL_DEPTH: usize = 100_000;
/// The interpreter's own stack, which holds locals.
pub const VALUE_STACK_BYTES: usize = 64 << 20;
/// The guest's memory, its stack and heap together.
pub const MEMORY_BYTES: usize = 128 << 20;
/// What of it a case may have while others have as much: answers seldom need a tenth of it.
pub const MODEST_BYTES: usize = 32 << 20;
/// The part of the guest's memory that is its stack.
pub const STACK_BYTES: usize = 4 << 20;
/// What is kept of a program's output.
pub const OUTPUT_BYTES: usize = 64 << 10;
/// What is kept of a panic's place and message.
pub const PANIC_BYTES: u32 = 4 << 10;
/// What a case may record.
pub const OBSERVATION_BYTES: usize = 4 << 20;
/// Work that an answer may always use, however little the reference needs: unoptimised code that
/// writes out an algorithm which the reference takes from nalgebra is many times dearer.
const LEAST_WORK: u64 = 100_000_000;
/// The same after an answer has run out of work in [`PATIENCE`] cases, so that a loop without end
/// costs seconds and not minutes.
const LEAST_WORK_WITHOUT_PATIENCE: u64 = 10_000_000;
/// How often an answer may run out of work before patience is lost.
const PATIENCE: usize = 2;
/// How many times the reference's work an answer may use.
const TIMES_REFERENCE: u64 = 20;

/// Every limit, for whatever depends on all of them: a stored run is only as good as its limits.
#[must_use]
pub fn fingerprint() -> String {
    format!(
        "{CALL_DEPTH} {VALUE_STACK_BYTES} {MEMORY_BYTES} {STACK_BYTES} {OUTPUT_BYTES} {PANIC_BYTES} {OBSERVATION_BYTES} {LEAST_WORK} {LEAST_WORK_WITHOUT_PATIENCE} {PATIENCE} {TIMES_REFERENCE}"
    )
}

/// Units of work that a case may use. A unit is about one instruction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    pub work: u64,
}

impl Limits {
    /// For references, which the audit keeps far below this.
    pub const REFERENCE: Self = Self { work: 400_000_000 };

    /// For an answer whose statements are marked, which makes it dearer.
    #[must_use]
    pub fn with_landmarks(reference_work: u64) -> Self {
        Self {
            work: 2 * Self::for_answer(reference_work, 0).work,
        }
    }

    /// For an answer, from what the reference used in the same case, and from how often the answer
    /// has run out of work in earlier cases.
    #[must_use]
    pub fn for_answer(reference_work: u64, exhausted: usize) -> Self {
        let least = if exhausted < PATIENCE {
            LEAST_WORK
        } else {
            LEAST_WORK_WITHOUT_PATIENCE
        };
        Self {
            work: reference_work.saturating_mul(TIMES_REFERENCE).max(least),
        }
    }

    /// What an answer may use in any case, however often it has run out of work before.
    #[must_use]
    pub fn without_patience(reference_work: u64) -> Self {
        Self::for_answer(reference_work, PATIENCE)
    }
}

/// A limit of the guest's memory: asking for more ends the case.
pub fn memory(bytes: usize) -> StoreLimits {
    StoreLimitsBuilder::new()
        .memory_size(bytes)
        .memories(1)
        .instances(1)
        .trap_on_grow_failure(true)
        .build()
}

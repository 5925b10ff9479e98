//! What a case may use.

use wasmi::{StoreLimits, StoreLimitsBuilder};

/// How deeply calls may nest.
pub const CALL_DEPTH: usize = 100_000;
/// The interpreter's own stack, which holds locals.
pub const VALUE_STACK_BYTES: usize = 64 << 20;
/// The guest's memory, its stack and heap together.
pub const MEMORY_BYTES: usize = 128 << 20;
/// The part of the guest's memory that is its stack.
pub const STACK_BYTES: usize = 16 << 20;
/// What is kept of a program's output.
pub const OUTPUT_BYTES: usize = 64 << 10;
/// What a case may record.
pub const OBSERVATION_BYTES: usize = 4 << 20;
/// Work that an answer may always use, however little the reference needs.
const LEAST_WORK: u64 = 10_000_000;
/// How many times the reference's work an answer may use.
const TIMES_REFERENCE: u64 = 20;

/// Units of work that a case may use. A unit is about one instruction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    pub work: u64,
}

impl Limits {
    /// For references, which the audit keeps far below this.
    pub const REFERENCE: Self = Self { work: 400_000_000 };

    /// For an answer, from what the reference used in the same case.
    #[must_use]
    pub fn for_answer(reference_work: u64) -> Self {
        Self {
            work: reference_work
                .saturating_mul(TIMES_REFERENCE)
                .max(LEAST_WORK),
        }
    }
}

/// The limits of the guest's memory: asking for more ends the case.
pub fn memory() -> StoreLimits {
    StoreLimitsBuilder::new()
        .memory_size(MEMORY_BYTES)
        .memories(1)
        .instances(1)
        .trap_on_grow_failure(true)
        .build()
}

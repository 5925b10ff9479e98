//! What a check concludes.

use trace::Ending;

/// What a check concludes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    NotStarted,
    DoesNotCompile,
    Forbidden,
    Panicked,
    OutOfWork,
    OutOfMemory,
    Wrong,
    Passed,
}

impl Verdict {
    pub const ALL: [Self; 8] = [
        Self::NotStarted,
        Self::DoesNotCompile,
        Self::Forbidden,
        Self::Panicked,
        Self::OutOfWork,
        Self::OutOfMemory,
        Self::Wrong,
        Self::Passed,
    ];

    /// Of a case that ended so.
    #[must_use]
    pub fn of(ending: &Ending) -> Self {
        match ending {
            Ending::Panicked { .. } | Ending::Exited(_) => Self::Panicked,
            Ending::OutOfWork => Self::OutOfWork,
            Ending::OutOfMemory | Ending::OutOfStack => Self::OutOfMemory,
            Ending::Finished => Self::Wrong,
        }
    }

    /// As JSON spells it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::NotStarted => "not_started",
            Self::DoesNotCompile => "does_not_compile",
            Self::Forbidden => "forbidden",
            Self::Panicked => "panicked",
            Self::OutOfWork => "out_of_work",
            Self::OutOfMemory => "out_of_memory",
            Self::Wrong => "wrong",
            Self::Passed => "passed",
        }
    }

    /// As a person reads it.
    #[must_use]
    pub fn words(self) -> String {
        self.name().replace('_', " ")
    }

    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.name() == name)
    }
}

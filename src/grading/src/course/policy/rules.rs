//! The rules that a policy has.

use crate::intake::Moment;

/// Due date, late rules and extensions.
#[derive(Debug, Clone, PartialEq)]
pub struct Policy {
    pub due: Moment,
    /// Seconds after the due date that count as in time.
    pub grace: u64,
    pub penalty: Option<Penalty>,
    /// From this moment on a submission earns nothing; an extension moves it by as much.
    pub cutoff: Option<Moment>,
    pub extensions: Vec<Extension>,
}

/// What each begun day or hour costs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Penalty {
    /// Percent of the points earned.
    pub percent: f64,
    pub per: Period,
    /// Percent beyond which it does not grow.
    pub at_most: f64,
}

/// What lateness is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    Hour,
    Day,
}

/// A later due date for one learner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extension {
    /// The name of a submission or anything that identifies the learner.
    pub learner: String,
    pub due: Moment,
}

impl Period {
    /// How long one is.
    pub(super) fn seconds(self) -> u64 {
        match self {
            Self::Hour => 3600,
            Self::Day => 24 * 3600,
        }
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Hour => "hour",
            Self::Day => "day",
        }
    }
}

impl Extension {
    /// Whether a name, an address or a number is the learner's.
    #[must_use]
    pub fn is_of(&self, name: &str) -> bool {
        name.trim().to_lowercase() == self.learner.to_lowercase()
    }
}

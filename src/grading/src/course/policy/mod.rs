//! When submissions are due, and what lateness costs: a TOML file, and a pure function.
//!
//! ```toml
//! due = 2026-11-24T23:59:00+01:00
//! grace = "15min"              # up to here, late counts as in time
//! penalty = "10% per day"      # of the earned points, for each begun day or hour
//! at_most = "50%"              # the penalty does not grow beyond
//! cutoff = 2026-12-01T23:59:00+01:00  # from here on nothing is earned
//!
//! [[extension]]
//! learner = "jane@example.edu" # a submission's name, or anything that identifies the learner
//! due = 2026-11-28T23:59:00+01:00
//! ```

mod complaint;
mod lateness;
mod reading;
mod rules;

pub use lateness::LateRuling;
pub use rules::{Extension, Penalty, Period, Policy};

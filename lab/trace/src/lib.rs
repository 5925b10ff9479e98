//! What a probe observes, in the words that the sandbox and the runner share.
//!
//! A probe calls a learner's functions on named cases and records [`Observation`]s. They leave
//! the sandbox as bytes ([`Observation::encode`], [`Observation::decode`]); the runner compares
//! them with those of the reference. The guest never sees an expectation.

mod case;
mod domain;
mod observation;
mod wire;

pub use case::{CaseRun, Ending, Origin};
pub use domain::{Domain, Form};
pub use observation::{Demand, Malformed, Matrix, Observation, Series, Value};

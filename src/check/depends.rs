//! What a result depends on: the one account of it. What is stored of a check, what is kept of a graded
//! submission, and parts of a class that are joined, all go by it.
//!
//! | | a run | what is told of it |
//! |---|---|---|
//! | the runner's code | what compiles and runs | also what judges and tells |
//! | `lab`, the compiler's version, and Cargo.lock: nalgebra's version, and the interpreter's | yes | yes |
//! | the limits of the sandbox | yes | yes |
//! | the exercise | its reference, probe and stub | all of its files |
//! | the seed | yes | yes |
//!
//! No path is in it but those relative to the workbook: a copy of a workbook has the fingerprints of
//! the one that it was copied from.

use super::checker::Checker;
use sandbox::limits;
use workbook::{Exercise, files::fingerprint};

/// The runner's code that turns an answer into what it did.
const CODE_THAT_RUNS: &str = env!("CODE_THAT_RUNS");
/// The code that turns this into what is told.
const CODE_THAT_TELLS: &str = env!("CODE_THAT_TELLS");

impl Checker {
    /// What every run depends on, the same on every machine.
    fn content(&self) -> String {
        let parts = [
            CODE_THAT_RUNS,
            self.compiler.content(),
            &limits::fingerprint(),
        ];
        fingerprint(parts.map(str::as_bytes))
    }

    /// What the run of some programs of an exercise depends on. Here also on which compiler of that
    /// version it is: what is stored stays on this machine.
    pub(super) fn run_key(&self, exercise: &Exercise, seed: u64, programs: &[&str]) -> String {
        let mut parts = vec![
            self.content(),
            self.compiler.fingerprint().to_owned(),
            seed.to_string(),
            exercise.fingerprint_of_programs(),
        ];
        parts.extend(programs.iter().map(|program| (*program).to_owned()));
        fingerprint(parts.iter().map(String::as_bytes))
    }

    /// What there is to tell of an answer to an exercise depends on, but for the answer. The same on
    /// every machine.
    #[must_use]
    pub fn told_key(&self, exercise: &Exercise, seeds: &[u64]) -> String {
        let mut parts = vec![
            self.content(),
            CODE_THAT_TELLS.to_owned(),
            exercise.fingerprint(),
        ];
        parts.extend(seeds.iter().map(u64::to_string));
        fingerprint(parts.iter().map(String::as_bytes))
    }
}

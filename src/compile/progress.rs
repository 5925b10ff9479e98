//! What is being prepared, for whoever waits.

/// What is being prepared before the first check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Progress {
    AddingTarget,
    /// `done` crates are built; the last one was `krate`.
    BuildingLab {
        done: usize,
        krate: String,
    },
    /// What shuts rustc in while a class is graded.
    BuildingJailer,
}

//! What a guest is asked to do.

use crate::limits::Limits;

/// Which of a bundle's exercises, under which seed.
#[derive(Debug, Clone, Copy)]
pub struct Task {
    pub exercise: usize,
    pub seed: u64,
}

/// A case with other inputs.
#[derive(Debug, Clone)]
pub struct Variation {
    /// What stands in the place of each input, encoded; empty where it stays what it is.
    pub inputs: Vec<Vec<u8>>,
    pub limits: Limits,
}

impl Default for Variation {
    fn default() -> Self {
        Self {
            inputs: Vec::new(),
            limits: Limits::REFERENCE,
        }
    }
}

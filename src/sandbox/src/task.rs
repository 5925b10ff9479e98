//! What a guest is asked to do.

/// Which of a bundle's exercises, under which seed.
#[derive(Debug, Clone, Copy)]
pub struct Task {
    pub exercise: usize,
    pub seed: u64,
}

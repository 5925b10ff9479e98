//! Where an exercise stands on the path, and what it is worth.

/// Whether an exercise is on the main path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    Core,
    Stretch,
}

impl Level {
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Core => "core",
            Self::Stretch => "stretch",
        }
    }
}

/// `2 points`.
#[must_use]
pub fn points_in_words(points: f64) -> String {
    if points == 1.0 {
        "1 point".to_owned()
    } else {
        format!("{points} points")
    }
}

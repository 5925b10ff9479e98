//! How far grading has come.

use std::{fmt, time::Duration};

/// How far grading has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GradingProgress {
    pub total: usize,
    /// Graded, now or before.
    pub done: usize,
    /// Of these, what needed work now.
    pub fresh: usize,
    pub elapsed: Duration,
}

impl GradingProgress {
    /// The time that the rest will take, if it is like what was graded so far.
    #[must_use]
    pub fn left(&self) -> Option<Duration> {
        let each = self.elapsed.checked_div(u32::try_from(self.fresh).ok()?)?;
        Some(each * u32::try_from(self.total - self.done).ok()?)
    }
}

/// `12 of 200 graded, about 3 min left`.
impl fmt::Display for GradingProgress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {} graded", self.done, self.total)?;
        match self.left().map(|left| left.as_secs()) {
            Some(seconds) if seconds >= 100 => {
                write!(f, ", about {} min left", (seconds + 30) / 60)
            }
            Some(seconds) if seconds > 0 => write!(f, ", about {seconds} s left"),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_tells_the_time_that_is_left() {
        let progress = |done, fresh, seconds| {
            let progress = GradingProgress {
                total: 200,
                done,
                fresh,
                elapsed: Duration::from_secs(seconds),
            };
            progress.to_string()
        };
        assert_eq!(progress(100, 0, 5), "100 of 200 graded");
        assert_eq!(progress(100, 50, 10), "100 of 200 graded, about 20 s left");
        assert_eq!(progress(20, 20, 40), "20 of 200 graded, about 6 min left");
        assert_eq!(progress(200, 200, 400), "200 of 200 graded");
    }
}

//! How far the computation is, on standard error.

use std::time::{Duration, Instant};

pub struct Progress {
    label: String,
    done: f64,
    total: f64,
    started: Instant,
    told: Instant,
}

impl Progress {
    /// `total` is in the units of `advance`.
    pub fn new(total: f64) -> Self {
        Self {
            label: String::new(),
            done: 0.0,
            total,
            started: Instant::now(),
            told: Instant::now(),
        }
    }

    pub fn begin(&mut self, label: String) {
        self.label = label;
    }

    /// Tells a line every other second.
    pub fn advance(&mut self, by: f64) {
        self.done += by;
        if self.told.elapsed() < Duration::from_secs(2) {
            return;
        }
        self.told = Instant::now();
        let share = (self.done / self.total).min(1.0);
        let left = self.started.elapsed().as_secs_f64() * (1.0 - share) / share;
        eprintln!(
            "{:3.0} %  {}  about {left:.0} s left",
            100.0 * share,
            self.label
        );
    }
}

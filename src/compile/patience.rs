//! How long the compiler may take for the pieces of one submission.
//!
//! A learner's own check waits for every piece as long as for any. A stranger's submission may be
//! made of nothing but pieces on which the compiler never comes to an end.

use std::{collections::BTreeSet, mem, time::Duration};

/// For one piece, and for each more in the same bundle.
pub const TIME_LIMIT: Duration = Duration::from_secs(10);
const TIME_FOR_EACH_MORE: Duration = Duration::from_millis(200);
/// For a piece alone, once the compiler has not got through something of its submission. A right
/// answer takes a fifth of it.
const SHORT_LIMIT: Duration = Duration::from_secs(1);
/// Pieces of such a submission that may all the same take as long as any.
const LONG_PIECES: usize = 2;
/// Bundles of one submission with errors: an ordinary one has some in as many phases of the
/// compiler, and not in more.
const BUNDLES: usize = 5;

/// How much longer the compiler may take by the clock than by its processor time where that is what
/// decides: a busy machine must not make a program look like one that never compiles.
pub const BY_THE_CLOCK: u32 = 12;

/// What is left of it.
#[derive(Debug)]
pub struct Patience {
    has_end: bool,
    /// How much longer the compiler may take by the clock than it is given.
    by_the_clock: u32,
    /// Whether the compiler ran out of time or broke off.
    is_lost: bool,
    /// The pieces, by name, that were given the whole limit after that.
    long: BTreeSet<String>,
    bundles_with_errors: usize,
}

impl Patience {
    pub fn without_end() -> Self {
        Self {
            has_end: false,
            by_the_clock: 1,
            is_lost: false,
            long: BTreeSet::new(),
            bundles_with_errors: 0,
        }
    }

    pub fn for_a_submission() -> Self {
        Self {
            has_end: true,
            ..Self::for_authors()
        }
    }

    /// For programs of the workbook's own.
    pub fn for_authors() -> Self {
        Self {
            by_the_clock: BY_THE_CLOCK,
            ..Self::without_end()
        }
    }

    /// What a limit is by the clock.
    pub fn by_the_clock(&self, limit: Duration) -> Duration {
        self.by_the_clock * limit
    }

    /// For a bundle of pieces with these names.
    pub fn limit(&self, names: &[&str]) -> Duration {
        match names {
            [name] if self.is_lost && !self.long.contains(*name) => SHORT_LIMIT,
            _ => TIME_LIMIT + TIME_FOR_EACH_MORE * (names.len().saturating_sub(1) as u32),
        }
    }

    /// Told that these have run out of this limit, it says with which one to try them again, if at
    /// all.
    pub fn ran_out(&mut self, names: &[&str], limit: Duration) -> Option<Duration> {
        if !self.has_end {
            return None;
        }
        let was_lost = mem::replace(&mut self.is_lost, true);
        let [name] = names else {
            return None;
        };
        if self.long.len() == LONG_PIECES {
            return None;
        }
        let is_new = self.long.insert((*name).to_owned());
        (is_new && was_lost && limit < TIME_LIMIT).then_some(TIME_LIMIT)
    }

    /// Told that the compiler broke off without naming a place: filling its memory takes time too.
    pub fn broke_off(&mut self) {
        self.is_lost |= self.has_end;
    }

    /// Told that a bundle has errors, it says whether to compile the rest together once more: an
    /// error that ends the compiler at once could cost the whole limit for each piece.
    pub fn goes_on_after_errors(&mut self) -> bool {
        self.bundles_with_errors += 1;
        let goes_on = !self.has_end || self.bundles_with_errors < BUNDLES;
        self.is_lost |= !goes_on;
        goes_on
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Seconds that the compiler takes where no piece ever comes to an end.
    fn seconds_for(mut patience: Patience, pieces: usize) -> u64 {
        let names: Vec<String> = (0..pieces).map(|i| i.to_string()).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let mut seconds = 0;
        for names in std::iter::once(&names[..]).chain(names.chunks(1)) {
            let mut limit = Some(patience.limit(names));
            while let Some(tried) = limit {
                seconds += tried.as_secs();
                limit = patience.ran_out(names, tried);
            }
        }
        seconds
    }

    #[test]
    fn a_submission_has_an_end_however_many_of_its_pieces_have_none() {
        assert_eq!(seconds_for(Patience::without_end(), 45), 18 + 45 * 10);
        assert_eq!(
            seconds_for(Patience::for_a_submission(), 45),
            18 + 45 + 2 * 10
        );
    }

    #[test]
    fn nothing_changes_before_something_has_run_out() {
        let mut patience = Patience::for_a_submission();
        assert_eq!(patience.limit(&["a"]), TIME_LIMIT);
        assert_eq!(patience.limit(&["a", "b"]), TIME_LIMIT + TIME_FOR_EACH_MORE);
        // The first has had the whole limit already.
        assert_eq!(patience.ran_out(&["a"], TIME_LIMIT), None);
        assert_eq!(patience.limit(&["b"]), SHORT_LIMIT);
        assert_eq!(patience.ran_out(&["b"], SHORT_LIMIT), Some(TIME_LIMIT));
        // Whoever was given it keeps it, however often it is compiled.
        assert_eq!(patience.ran_out(&["b"], TIME_LIMIT), None);
        assert_eq!(patience.limit(&["b"]), TIME_LIMIT);
        assert_eq!(patience.ran_out(&["c"], SHORT_LIMIT), None);
        assert_eq!(patience.limit(&["b", "c"]), TIME_LIMIT + TIME_FOR_EACH_MORE);
    }

    #[test]
    fn what_breaks_off_and_errors_without_number_end_the_patience_too() {
        let mut patience = Patience::for_a_submission();
        let goes_on: Vec<bool> = (0..BUNDLES)
            .map(|_| patience.goes_on_after_errors())
            .collect();
        assert_eq!(goes_on, [true, true, true, true, false]);
        assert_eq!(patience.limit(&["a"]), SHORT_LIMIT);
        let mut broken = Patience::for_a_submission();
        broken.broke_off();
        assert_eq!(broken.limit(&["a"]), SHORT_LIMIT);
        let mut home = Patience::without_end();
        home.broke_off();
        assert!((0..100).all(|_| home.goes_on_after_errors()));
        assert_eq!(home.limit(&["a"]), TIME_LIMIT);
    }
}

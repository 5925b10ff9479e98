//! What two learners may have in common by chance.

/// Fewer rare fingerprints in common than this may be chance, in one answer. They come from about 125
/// tokens, a dozen lines: two nested loops over a matrix are fewer, and there are not many ways to
/// write those.
pub(super) const LEAST_SHARED: usize = 50;

/// Agreement in less than this part of the smaller answer may be chance, too. Right answers of the
/// author's that were written apart have less than half in common, and nearly all of them less than
/// a fifth.
pub(super) const LEAST_PART: f64 = 0.5;

/// What is shorter says nothing alone, and something if the same two learners agree in several
/// exercises. It counts from here, about four lines; below are idioms.
pub(super) const LEAST_SHORT: usize = 12;

/// And it counts only as a copy does, nearly whole: short answers that were written apart have halves
/// in common. A copy whose functions are in another order keeps four fifths.
pub(super) const SHORT_PART: f64 = 0.8;

/// How many different answers may have a fingerprint that is still rare. Those who work together
/// stay few as a class grows, and those who follow a common idiom do not: the square root lies in
/// between. It is 11 in a class of 32.
pub(super) fn still_rare(class: usize) -> usize {
    (2.0 * (class as f64).sqrt()) as usize
}

/// How many learners may have a fingerprint that still says something in a short answer. They are
/// people here, and not different answers: that two hit upon the same few lines says nothing where
/// six others did. It does not grow with a large class, so neither do the pairs of a learner.
pub(super) fn still_few(class: usize) -> usize {
    ((class as f64).sqrt() as usize).clamp(2, 8)
}

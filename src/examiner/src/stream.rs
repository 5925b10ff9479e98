//! Random numbers for inputs: the same on every machine, which is why there is no logarithm in them.

/// SplitMix64 (Steele, Lea, Flood 2014).
pub(crate) struct Stream(u64);

impl Stream {
    pub fn new(seed: u64) -> Self {
        Self(seed ^ 0x5bd1_e995_9d1b_54a5)
    }

    fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Uniform in [low, high].
    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        let unit = (self.bits() >> 11) as f64 / ((1_u64 << 53) - 1) as f64;
        (low + (high - low) * unit).clamp(low, high)
    }

    /// A whole number from `low` to `high`.
    pub fn whole(&mut self, low: i64, high: i64) -> i64 {
        let count = (high - low + 1).max(1).cast_unsigned();
        low + (self.bits() % count).cast_signed()
    }

    /// True once in so many times.
    pub fn once_in(&mut self, times: i64) -> bool {
        self.whole(1, times) == 1
    }
}

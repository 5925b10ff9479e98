//! Where a question's numbers come from: a seed, and nothing else.

use lab::probe::Rng;

/// Small, pleasant numbers, the same for the same seed and question.
pub struct Draw(Rng);

impl Draw {
    pub(crate) fn new(seed: u64, name: &str, attempt: u32) -> Self {
        Self(Rng::new(seed, &format!("question {name} {attempt}")))
    }

    /// One of these.
    pub(crate) fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[(self.0.unit() * from.len() as f64) as usize]
    }

    /// A whole number, bounds included.
    pub(crate) fn whole(&mut self, low: i32, high: i32) -> f64 {
        f64::from(low) + (self.0.unit() * f64::from(high - low + 1)).floor()
    }

    /// 1 or -1.
    pub(crate) fn sign(&mut self) -> f64 {
        self.pick(&[1.0, -1.0])
    }

    /// The numbers below `n` in some order.
    pub(crate) fn order(&mut self, n: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..n).collect();
        for last in (1..n).rev() {
            let other = (self.0.unit() * (last + 1) as f64) as usize;
            order.swap(last, other);
        }
        order
    }
}

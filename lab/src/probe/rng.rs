//! Seeded sampling that gives the same numbers on every machine and in every release.
//!
//! The stream is SplitMix64 (Steele, Lea, Flood 2014), ten lines that can never change under us;
//! `rand`'s standard generator is documented as not portable.

use nalgebra::{DMatrix, DVector};

/// A stream of random numbers for one case.
pub struct Rng(u64);

impl Rng {
    /// The stream of a named case under a seed. Two names give unrelated streams.
    #[must_use]
    pub fn new(seed: u64, name: &str) -> Self {
        // FNV-1a of the name, stirred together with the seed.
        let hash = name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| {
            (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3)
        });
        let mut rng = Self(hash ^ seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        rng.bits();
        rng
    }

    /// 64 random bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Uniform in [0, 1).
    pub fn unit(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Uniform in [low, high).
    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }

    /// Standard normal, by the Box-Muller transform.
    pub fn normal(&mut self) -> f64 {
        let radius = (-2.0 * (1.0 - self.unit()).ln()).sqrt();
        radius * (std::f64::consts::TAU * self.unit()).cos()
    }

    /// `n` independent standard normals.
    pub fn vector(&mut self, n: usize) -> DVector<f64> {
        DVector::from_fn(n, |_, _| self.normal())
    }

    /// An n x n matrix of independent standard normals; not symmetric.
    pub fn square(&mut self, n: usize) -> DMatrix<f64> {
        DMatrix::from_fn(n, n, |_, _| self.normal())
    }

    /// A random orthogonal n x n matrix.
    pub fn orthogonal(&mut self, n: usize) -> DMatrix<f64> {
        self.square(n).qr().q()
    }

    /// A symmetric matrix with this spectrum and random eigenvectors, symmetric to the last bit.
    pub fn symmetric(&mut self, eigenvalues: &[f64]) -> DMatrix<f64> {
        let q = self.orthogonal(eigenvalues.len());
        let lambda = DMatrix::from_diagonal(&DVector::from_column_slice(eigenvalues));
        let h = &q * lambda * q.transpose();
        (&h + h.transpose()) * 0.5
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stream_is_pinned() {
        // The published first outputs of SplitMix64 from state 1234567.
        let mut rng = Rng(1_234_567);
        assert_eq!(rng.bits(), 6_457_827_717_110_365_317);
        assert_eq!(rng.bits(), 3_203_168_211_198_807_973);
    }

    #[test]
    fn streams_differ_by_seed_and_by_name() {
        let first = |seed, name| Rng::new(seed, name).bits();
        assert_ne!(first(0, "a"), first(1, "a"));
        assert_ne!(first(0, "a"), first(0, "b"));
        assert_eq!(first(7, "a"), first(7, "a"));
    }

    #[test]
    fn normals_have_mean_zero_and_variance_one() {
        let mut rng = Rng::new(0, "normals");
        let n = 20_000;
        let draws: Vec<f64> = (0..n).map(|_| rng.normal()).collect();
        let mean = draws.iter().sum::<f64>() / f64::from(n);
        let variance = draws.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / f64::from(n);
        // Four standard errors.
        assert!(mean.abs() < 4.0 / f64::from(n).sqrt());
        assert!((variance - 1.0).abs() < 4.0 * (2.0 / f64::from(n)).sqrt());
    }

    #[test]
    fn a_planted_spectrum_is_there() {
        let h = Rng::new(0, "spectrum").symmetric(&[-1.0, 2.0, 5.0]);
        assert_eq!(h, h.transpose());
        assert!((h.trace() - 6.0).abs() < 1e-12);
        assert!((h.determinant() + 10.0).abs() < 1e-12);
    }
}

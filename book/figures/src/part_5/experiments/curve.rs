//! A random curve, and the points where it is level.

use lab::probe::Rng;

/// A Gaussian curve with mean 0 and covariance exp(-(x - y)²/2), as a sum of waves.
pub struct RandomCurve {
    /// Frequency, and the amplitudes of cosine and sine.
    waves: Vec<(f64, f64, f64)>,
}

/// A point where the curve is level.
pub struct LevelPoint {
    pub x: f64,
    /// The curve's value.
    pub height: f64,
    pub is_minimum: bool,
}

impl RandomCurve {
    /// The length of the stretch that is looked at, from 0.
    pub const LENGTH: f64 = 20.0;

    /// The curve of this number; the book draws the first.
    pub fn drawn(number: u64) -> Self {
        let mut rng = Rng::new(number, "a random curve");
        let apart = 0.1;
        let waves = (0..50)
            .map(|k| (f64::from(k) + 0.5) * apart)
            .map(|w| {
                // The density of the frequencies of this covariance is the normal one.
                let density = (-0.5 * w * w).exp() / std::f64::consts::TAU.sqrt();
                let size = (2.0 * density * apart).sqrt();
                (w, size * rng.normal(), size * rng.normal())
            })
            .collect();
        Self { waves }
    }

    pub fn value(&self, x: f64) -> f64 {
        self.waves
            .iter()
            .map(|(w, a, b)| a * (w * x).cos() + b * (w * x).sin())
            .sum()
    }

    pub fn slope(&self, x: f64) -> f64 {
        self.waves
            .iter()
            .map(|(w, a, b)| w * (b * (w * x).cos() - a * (w * x).sin()))
            .sum()
    }

    /// Where the slope changes its sign.
    pub fn level_points(&self) -> Vec<LevelPoint> {
        let at = |k: u32| Self::LENGTH * f64::from(k) / 400.0;
        (0..400)
            .map(|k| (at(k), at(k + 1)))
            .filter(|(a, b)| self.slope(*a) * self.slope(*b) < 0.0)
            .map(|(mut low, mut high)| {
                let is_minimum = self.slope(low) < 0.0;
                for _ in 0..40 {
                    let middle = 0.5 * (low + high);
                    if (self.slope(middle) < 0.0) == is_minimum {
                        low = middle;
                    } else {
                        high = middle;
                    }
                }
                LevelPoint {
                    x: low,
                    height: self.value(low),
                    is_minimum,
                }
            })
            .collect()
    }
}

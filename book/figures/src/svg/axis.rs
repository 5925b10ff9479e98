//! Axes: from values to positions, and where the ticks are.

/// A linear or logarithmic axis.
#[derive(Debug, Clone)]
pub struct Axis {
    /// The value at its begin.
    pub from: f64,
    /// The value at its end.
    pub to: f64,
    /// What is measured along it.
    pub label: String,
    is_log: bool,
    /// Ticks set by hand, with their words.
    named: Option<Vec<(f64, String)>>,
}

impl Axis {
    /// # Panics
    /// If the range is empty.
    #[must_use]
    pub fn linear(from: f64, to: f64, label: &str) -> Self {
        assert!(from < to, "an axis from {from} to {to}");
        Self {
            from,
            to,
            label: label.to_owned(),
            is_log: false,
            named: None,
        }
    }

    /// # Panics
    /// If the range is empty, or not positive.
    #[must_use]
    pub fn log(from: f64, to: f64, label: &str) -> Self {
        assert!(0.0 < from && from < to, "a log axis from {from} to {to}");
        Self {
            is_log: true,
            ..Self::linear(from, to, label)
        }
    }

    /// Ticks at chosen values, with chosen words.
    #[must_use]
    pub fn ticks_at(mut self, ticks: &[(f64, &str)]) -> Self {
        let ticks = ticks.iter().map(|(at, word)| (*at, (*word).to_owned()));
        self.named = Some(ticks.collect());
        self
    }

    /// Whether equal ways on it are equal factors.
    #[must_use]
    pub fn is_log(&self) -> bool {
        self.is_log
    }

    /// Without ticks.
    #[must_use]
    pub fn bare(self) -> Self {
        self.ticks_at(&[])
    }

    /// From 0 at the axis's begin to 1 at its end.
    #[must_use]
    pub fn fraction(&self, value: f64) -> f64 {
        if self.is_log {
            // What is not positive lies far below any logarithmic axis.
            let log = value.max(1e-300).ln();
            (log - self.from.ln()) / (self.to.ln() - self.from.ln())
        } else {
            (value - self.from) / (self.to - self.from)
        }
    }

    /// Values with ticks, and the words at them; about as many as `wanted`.
    #[must_use]
    pub fn ticks(&self, wanted: usize) -> Vec<(f64, String)> {
        if let Some(named) = &self.named {
            return named.clone();
        }
        if self.is_log {
            self.decades(wanted)
        } else {
            self.round_values(wanted)
        }
    }

    fn decades(&self, wanted: usize) -> Vec<(f64, String)> {
        let first = (self.from.log10() - 1e-9).ceil() as i32;
        let last = (self.to.log10() + 1e-9).floor() as i32;
        let step = ((last - first) as usize / wanted.max(1)).max(1);
        (first..=last)
            .step_by(step)
            .map(|power| {
                let word = match power {
                    0 => "1".to_owned(),
                    1 => "10".to_owned(),
                    2 => "100".to_owned(),
                    _ => format!("10{}", raised(power)),
                };
                (10_f64.powi(power), word)
            })
            .collect()
    }

    fn round_values(&self, wanted: usize) -> Vec<(f64, String)> {
        let rough = (self.to - self.from) / wanted.max(1) as f64;
        let power = 10_f64.powf(rough.log10().floor());
        let step = [1.0, 2.0, 5.0, 10.0]
            .map(|digit| digit * power)
            .into_iter()
            .find(|step| *step >= 0.999 * rough)
            .unwrap_or(power);
        let decimals = (-step.log10().floor()).max(0.0) as usize;
        let first = (self.from / step - 1e-9).ceil() as i64;
        let last = (self.to / step + 1e-9).floor() as i64;
        (first..=last)
            .map(|k| {
                let value = k as f64 * step;
                (value, format!("{value:.decimals$}").replace('-', "−"))
            })
            .collect()
    }
}

pub(crate) fn raised(power: i32) -> String {
    let digits = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"];
    power
        .to_string()
        .chars()
        .map(|c| c.to_digit(10).map_or("⁻", |digit| digits[digit as usize]))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_inside() {
        let words = |axis: Axis| -> Vec<String> {
            axis.ticks(5).into_iter().map(|(_, word)| word).collect()
        };
        assert_eq!(
            words(Axis::linear(-1.0, 1.0, "x")),
            ["−1.0", "−0.5", "0.0", "0.5", "1.0"]
        );
        assert_eq!(
            words(Axis::linear(0.0, 97.0, "k")),
            ["0", "20", "40", "60", "80"]
        );
        assert_eq!(
            words(Axis::log(1e-3, 10.0, "h")),
            ["10⁻³", "10⁻²", "10⁻¹", "1", "10"]
        );
        assert_eq!(words(Axis::log(1e-16, 1.0, "h")).len(), 6);
    }

    #[test]
    fn a_fraction_runs_from_0_to_1() {
        let axis = Axis::log(1e-4, 1.0, "h");
        assert!((axis.fraction(1e-2) - 0.5).abs() < 1e-12);
        assert!(axis.fraction(0.0) < -10.0);
    }
}

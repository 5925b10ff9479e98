//! Dual numbers, and a network's gradient as a program that can be run with them (exercise 7.2f).

/// A number on the move: where it is, and how fast it changes. It stands for value + slope · ε,
/// where ε² = 0.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dual {
    pub value: f64,
    pub slope: f64,
}

impl Dual {
    /// A number that does not move.
    #[must_use]
    pub fn constant(value: f64) -> Self {
        Self { value, slope: 0.0 }
    }
}

/// All that the programs below do with numbers. Whoever calls them brings it along.
#[derive(Clone, Copy)]
pub struct Arithmetic {
    pub add: fn(Dual, Dual) -> Dual,
    pub mul: fn(Dual, Dual) -> Dual,
    pub tanh: fn(Dual) -> Dual,
}

impl Arithmetic {
    fn sub(&self, a: Dual, b: Dual) -> Dual {
        (self.add)(a, (self.mul)(Dual::constant(-1.0), b))
    }
}

/// The gradient of a network's loss, by backpropagation.
///
/// The network has one input x, one output, and some hidden units: with the parameters
/// p = (a₁, b₁, c₁, a₂, b₂, c₂, ...) its output is Σ cⱼ tanh(aⱼ x + bⱼ). The loss is half the sum of
/// (output - y)² over the samples (x, y).
#[must_use]
pub fn network_gradient(with: &Arithmetic, samples: &[(f64, f64)], p: &[Dual]) -> Vec<Dual> {
    let (add, mul) = (with.add, with.mul);
    let mut gradient = vec![Dual::constant(0.0); p.len()];
    for (x, y) in samples {
        let x = Dual::constant(*x);
        // Forwards: the hidden units, and what the output is off by.
        let hidden: Vec<Dual> = p
            .chunks_exact(3)
            .map(|unit| (with.tanh)(add(mul(unit[0], x), unit[1])))
            .collect();
        let mut miss = Dual::constant(-y);
        for (unit, t) in p.chunks_exact(3).zip(&hidden) {
            miss = add(miss, mul(unit[2], *t));
        }
        // Backwards: how the loss changes with each parameter.
        for (j, t) in hidden.iter().enumerate() {
            let c = p[3 * j + 2];
            let bend = with.sub(Dual::constant(1.0), mul(*t, *t));
            let into_unit = mul(mul(miss, c), bend);
            for (k, slope) in [mul(into_unit, x), into_unit, mul(miss, *t)]
                .into_iter()
                .enumerate()
            {
                gradient[3 * j + k] = add(gradient[3 * j + k], slope);
            }
        }
    }
    gradient
}

#[cfg(test)]
mod tests {
    use super::*;

    /// With numbers that do not move the program is the gradient, as differences of the loss say.
    #[test]
    fn the_program_is_the_gradient_of_the_loss() {
        let plain = Arithmetic {
            add: |a, b| Dual::constant(a.value + b.value),
            mul: |a, b| Dual::constant(a.value * b.value),
            tanh: |a| Dual::constant(a.value.tanh()),
        };
        let samples = [(-1.0, 0.5), (0.3, -1.0), (1.2, 0.8)];
        let loss = |p: &[f64]| -> f64 {
            let miss = |x: f64, y: f64| {
                let units = p.chunks_exact(3).map(|u| u[2] * (u[0] * x + u[1]).tanh());
                units.sum::<f64>() - y
            };
            samples
                .iter()
                .map(|(x, y)| 0.5 * miss(*x, *y).powi(2))
                .sum()
        };
        let p = [0.7, -0.2, 1.1, -0.4, 0.3, 0.9];
        let found = network_gradient(&plain, &samples, &p.map(Dual::constant));
        for (k, slope) in found.iter().enumerate() {
            let at = |h: f64| {
                let mut moved = p;
                moved[k] += h;
                loss(&moved)
            };
            let difference = (at(1e-6) - at(-1e-6)) / 2e-6;
            assert!((slope.value - difference).abs() < 1e-8, "{k}");
        }
    }
}

//! Experiments of section 6.2: the smallest network.

use lab::functions::vector;
use nalgebra::DVector;
use solutions::recipe_any_loss::answer::{Analysis, analyse};

/// The inputs and targets that the smallest network is fitted to.
pub const DATA: [(f64, f64); 5] = [
    (-2.0, -1.3),
    (-1.0, -0.9),
    (0.5, 0.4),
    (1.0, 1.1),
    (2.0, 1.2),
];

/// Half the mean square error of b tanh(a x), for p = (a, b).
pub fn network_loss(p: &DVector<f64>) -> f64 {
    let squares = DATA.map(|(x, y)| (p[1] * (p[0] * x).tanh() - y).powi(2));
    0.5 * mean(&squares)
}

/// Its gradient.
pub fn network_gradient(p: &DVector<f64>) -> DVector<f64> {
    let entry = |slope: &dyn Fn(f64) -> f64| {
        mean(&DATA.map(|(x, y)| (p[1] * (p[0] * x).tanh() - y) * slope(x)))
    };
    let along_a = entry(&|x| p[1] * x * (1.0 - (p[0] * x).tanh().powi(2)));
    let along_b = entry(&|x| (p[0] * x).tanh());
    vector(&[along_a, along_b])
}

/// The mean of some numbers.
pub fn mean(numbers: &[f64]) -> f64 {
    numbers.iter().sum::<f64>() / numbers.len() as f64
}

const NETWORK_STARTS: [[f64; 2]; 3] = [[1.8, 0.8], [0.6, -1.2], [-1.8, 1.0]];

/// Where Newton's method starts on the network, and what the recipe says of where it ends.
pub fn network_points() -> Vec<(DVector<f64>, Analysis)> {
    NETWORK_STARTS
        .map(|start| {
            let start = vector(&start);
            let found = analyse(&network_loss, &network_gradient, &start)
                .expect("Newton's method converges from here");
            (start, found)
        })
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gradient_of_the_network_is_that_of_its_loss() {
        let (x, step) = (vector(&[0.7, -1.1]), 1e-6);
        for (k, slope) in network_gradient(&x).iter().enumerate() {
            let (mut up, mut down) = (x.clone(), x.clone());
            up[k] += step;
            down[k] -= step;
            let difference = (network_loss(&up) - network_loss(&down)) / (2.0 * step);
            assert!((difference - slope).abs() < 1e-9);
        }
    }
}

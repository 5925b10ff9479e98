//! A network with one hidden layer of tanh units: its mean loss over a data set, the exact
//! gradient, and exact products with the Hessian (Pearlmutter 1994).
//!
//! Sums are written out as loops, and `tanh` and `exp` come from the crate libm: every machine adds
//! the same numbers in the same order.

use crate::data::Data;
use lab::probe::Rng;
use nalgebra::DMatrix;

/// What the mean over the samples is taken of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Loss {
    /// -ln of the softmax probability of the right class.
    CrossEntropy,
    /// Half the mean over the outputs of their squared distance from 1 for the right class and from
    /// 0 for the others.
    SquaredError,
}

/// inputs - hidden tanh units - outputs. The parameters are one vector: the weights into the
/// hidden layer, input by input, its biases, the weights out of it, hidden unit by hidden unit, and
/// the biases of the outputs.
#[derive(Clone, Copy)]
pub struct Network {
    pub inputs: usize,
    pub hidden: usize,
    pub outputs: usize,
    pub loss: Loss,
}

/// Parameters, or a direction in their space, in the parts that they consist of.
struct Parts<'a> {
    into_hidden: &'a [f64],
    hidden_bias: &'a [f64],
    out_of_hidden: &'a [f64],
    output_bias: &'a [f64],
}

impl Network {
    pub fn parameters(&self) -> usize {
        (self.inputs + 1) * self.hidden + (self.hidden + 1) * self.outputs
    }

    /// Weights uniform with variance 1 / (number of inputs of the unit), biases zero.
    pub fn initial(&self, rng: &mut Rng) -> Vec<f64> {
        let mut theta = vec![0.0; self.parameters()];
        let (first, rest) = theta.split_at_mut(self.inputs * self.hidden);
        let second = &mut rest[self.hidden..][..self.hidden * self.outputs];
        for (weights, fan_in) in [(first, self.inputs), (second, self.hidden)] {
            let bound = (3.0 / fan_in as f64).sqrt();
            weights.fill_with(|| rng.between(-bound, bound));
        }
        theta
    }

    fn parts<'a>(&self, theta: &'a [f64]) -> Parts<'a> {
        let (into_hidden, rest) = theta.split_at(self.inputs * self.hidden);
        let (hidden_bias, rest) = rest.split_at(self.hidden);
        let (out_of_hidden, output_bias) = rest.split_at(self.hidden * self.outputs);
        Parts {
            into_hidden,
            hidden_bias,
            out_of_hidden,
            output_bias,
        }
    }

    /// bias + x W, for a layer whose weights stand input by input.
    fn layer(x: &[f64], weights: &[f64], bias: &[f64], out: &mut [f64]) {
        out.copy_from_slice(bias);
        add_layer(x, weights, out);
    }

    /// The mean loss and its gradient.
    pub fn loss_and_gradient(&self, data: &Data, theta: &[f64]) -> (f64, Vec<f64>) {
        let p = self.parts(theta);
        let mut gradient = vec![0.0; theta.len()];
        let mut total = 0.0;
        let (mut a, mut o) = (vec![0.0; self.hidden], vec![0.0; self.outputs]);
        let mut dz = vec![0.0; self.hidden];
        for (x, class) in data.samples() {
            Self::layer(x, p.into_hidden, p.hidden_bias, &mut a);
            a.iter_mut().for_each(|a| *a = libm::tanh(*a));
            Self::layer(&a, p.out_of_hidden, p.output_bias, &mut o);
            total += self.loss.at(&mut o, class);
            // `o` now holds the derivative of the loss by the outputs.
            for ((dz, a), w) in dz
                .iter_mut()
                .zip(&a)
                .zip(p.out_of_hidden.chunks(self.outputs))
            {
                *dz = (1.0 - a * a) * dot(w, &o);
            }
            self.add_outer(
                &mut gradient,
                [(x, &dz)].into_iter(),
                [(&a, &o)].into_iter(),
            );
        }
        let n = data.len() as f64;
        gradient.iter_mut().for_each(|g| *g /= n);
        (total / n, gradient)
    }

    /// The product of the Hessian of the mean loss with a vector: the derivative of the gradient
    /// along `v`, carried through every line of its computation.
    pub fn hessian_times(&self, data: &Data, theta: &[f64], v: &[f64]) -> Vec<f64> {
        let (p, q) = (self.parts(theta), self.parts(v));
        let mut product = vec![0.0; theta.len()];
        let (mut a, mut ra) = (vec![0.0; self.hidden], vec![0.0; self.hidden]);
        let (mut o, mut ro) = (vec![0.0; self.outputs], vec![0.0; self.outputs]);
        let (mut dz, mut rdz) = (vec![0.0; self.hidden], vec![0.0; self.hidden]);
        for (x, class) in data.samples() {
            Self::layer(x, p.into_hidden, p.hidden_bias, &mut a);
            a.iter_mut().for_each(|a| *a = libm::tanh(*a));
            Self::layer(x, q.into_hidden, q.hidden_bias, &mut ra);
            for (ra, a) in ra.iter_mut().zip(&a) {
                *ra *= 1.0 - a * a;
            }
            Self::layer(&a, p.out_of_hidden, p.output_bias, &mut o);
            Self::layer(&a, q.out_of_hidden, q.output_bias, &mut ro);
            add_layer(&ra, p.out_of_hidden, &mut ro);
            self.loss.at(&mut o, class);
            self.loss.differentiate(&o, class, &mut ro);
            for j in 0..self.hidden {
                let w = &p.out_of_hidden[j * self.outputs..][..self.outputs];
                let u = &q.out_of_hidden[j * self.outputs..][..self.outputs];
                let e = dot(w, &o);
                let slope = 1.0 - a[j] * a[j];
                dz[j] = slope * e;
                rdz[j] = slope * (dot(w, &ro) + dot(u, &o)) - 2.0 * a[j] * ra[j] * e;
            }
            self.add_outer(
                &mut product,
                [(x, &rdz)].into_iter(),
                [(&a, &ro), (&ra, &o)].into_iter(),
            );
        }
        let n = data.len() as f64;
        product.iter_mut().for_each(|p| *p /= n);
        product
    }

    /// The whole Hessian, a column for each product; the two halves are averaged.
    pub fn hessian(&self, data: &Data, theta: &[f64], mut at: impl FnMut(usize)) -> DMatrix<f64> {
        let n = theta.len();
        let mut h = DMatrix::zeros(n, n);
        let mut v = vec![0.0; n];
        for j in 0..n {
            v[j] = 1.0;
            h.column_mut(j)
                .copy_from_slice(&self.hessian_times(data, theta, &v));
            v[j] = 0.0;
            at(j + 1);
        }
        (&h + h.transpose()) * 0.5
    }

    /// The share of samples whose largest output is that of their class.
    pub fn accuracy(&self, data: &Data, theta: &[f64]) -> f64 {
        let p = self.parts(theta);
        let (mut a, mut o) = (vec![0.0; self.hidden], vec![0.0; self.outputs]);
        let right = data.samples().filter(|(x, class)| {
            Self::layer(x, p.into_hidden, p.hidden_bias, &mut a);
            a.iter_mut().for_each(|a| *a = libm::tanh(*a));
            Self::layer(&a, p.out_of_hidden, p.output_bias, &mut o);
            o.iter().all(|other| *other <= o[*class])
        });
        right.count() as f64 / data.len() as f64
    }

    /// Adds what a sample contributes to a gradient: outer products for the weights of a layer, and
    /// what flows into its units for the biases. The bias takes only the first pair's.
    fn add_outer<'a>(
        &self,
        gradient: &mut [f64],
        first: impl Iterator<Item = (&'a [f64], &'a Vec<f64>)>,
        second: impl Iterator<Item = (&'a Vec<f64>, &'a Vec<f64>)>,
    ) {
        let (into_hidden, rest) = gradient.split_at_mut(self.inputs * self.hidden);
        let (hidden_bias, rest) = rest.split_at_mut(self.hidden);
        let (out_of_hidden, output_bias) = rest.split_at_mut(self.hidden * self.outputs);
        for (x, flow) in first {
            outer(x, flow, into_hidden);
            add(1.0, flow, hidden_bias);
        }
        for (k, (a, flow)) in second.enumerate() {
            outer(a, flow, out_of_hidden);
            if k == 0 {
                add(1.0, flow, output_bias);
            }
        }
    }
}

impl Loss {
    /// The loss of one sample. Turns the outputs into the derivative of the loss by them.
    fn at(self, outputs: &mut [f64], class: usize) -> f64 {
        match self {
            Loss::SquaredError => {
                outputs[class] -= 1.0;
                let loss = 0.5 * dot(outputs, outputs) / outputs.len() as f64;
                let share = 1.0 / outputs.len() as f64;
                outputs.iter_mut().for_each(|o| *o *= share);
                loss
            }
            Loss::CrossEntropy => {
                let largest = outputs.iter().copied().fold(f64::MIN, f64::max);
                let right = outputs[class] - largest;
                outputs
                    .iter_mut()
                    .for_each(|o| *o = libm::exp(*o - largest));
                let sum: f64 = outputs.iter().sum();
                outputs.iter_mut().for_each(|o| *o /= sum);
                outputs[class] -= 1.0;
                libm::log(sum) - right
            }
        }
    }

    /// Turns a change of the outputs into the change of the loss's derivative by them, which is
    /// `derivative` where it stands.
    fn differentiate(self, derivative: &[f64], class: usize, change: &mut [f64]) {
        match self {
            Loss::SquaredError => {
                let share = 1.0 / change.len() as f64;
                change.iter_mut().for_each(|c| *c *= share);
            }
            Loss::CrossEntropy => {
                let p = |k: usize| derivative[k] + if k == class { 1.0 } else { 0.0 };
                let mean: f64 = change.iter().enumerate().map(|(k, c)| p(k) * c).sum();
                for (k, c) in change.iter_mut().enumerate() {
                    *c = p(k) * (*c - mean);
                }
            }
        }
    }
}

fn add_layer(x: &[f64], weights: &[f64], out: &mut [f64]) {
    for (x, row) in x.iter().zip(weights.chunks(out.len())) {
        // Most pixels are blank.
        if *x != 0.0 {
            add(*x, row, out);
        }
    }
}

fn outer(x: &[f64], flow: &[f64], into: &mut [f64]) {
    for (x, row) in x.iter().zip(into.chunks_mut(flow.len())) {
        if *x != 0.0 {
            add(*x, flow, row);
        }
    }
}

fn add(factor: f64, x: &[f64], into: &mut [f64]) {
    for (into, x) in into.iter_mut().zip(x) {
        *into += factor * x;
    }
}

pub fn dot(x: &[f64], y: &[f64]) -> f64 {
    x.iter().zip(y).map(|(x, y)| x * y).sum()
}

/// Plain gradient descent. Calls `before(k, loss, gradient, parameters)` before step k, and once
/// more after the last.
pub fn descend(
    network: &Network,
    data: &Data,
    theta: &mut [f64],
    eta: f64,
    steps: usize,
    mut before: impl FnMut(usize, f64, &[f64], &[f64]),
) {
    for k in 0..=steps {
        let (loss, gradient) = network.loss_and_gradient(data, theta);
        before(k, loss, &gradient, theta);
        if k < steps {
            add(-eta, &gradient, theta);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::blobs;

    /// Gradient and Hessian of a tiny network against central differences, for both losses.
    #[test]
    fn derivatives_are_exact() {
        let data = blobs(3, 4, 5, 1.0);
        for loss in [Loss::CrossEntropy, Loss::SquaredError] {
            let network = Network {
                inputs: 4,
                hidden: 3,
                outputs: 3,
                loss,
            };
            let mut rng = Rng::new(0, "tiny");
            let mut theta = network.initial(&mut rng);
            theta
                .iter_mut()
                .for_each(|t| *t += 0.1 * rng.between(-1.0, 1.0));
            let t = 1e-5;
            let (_, gradient) = network.loss_and_gradient(&data, &theta);
            let hessian = network.hessian(&data, &theta, |_| {});
            for j in 0..theta.len() {
                let mut shifted = |by: f64| {
                    let kept = theta[j];
                    theta[j] += by;
                    let result = network.loss_and_gradient(&data, &theta);
                    theta[j] = kept;
                    result
                };
                let (above, below) = (shifted(t), shifted(-t));
                let slope = (above.0 - below.0) / (2.0 * t);
                assert!(
                    (slope - gradient[j]).abs() < 1e-9,
                    "{slope} {}",
                    gradient[j]
                );
                for i in 0..gradient.len() {
                    let slope = (above.1[i] - below.1[i]) / (2.0 * t);
                    let exact = hessian[(i, j)];
                    assert!((slope - exact).abs() < 1e-9, "({i}, {j}): {slope} {exact}");
                }
            }
        }
    }
}

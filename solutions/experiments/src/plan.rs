//! What is computed: every experiment with its name, its sizes and its seed, which is 0
//! throughout.

use crate::{
    data::{Data, blobs, digits},
    lanczos,
    network::{Loss, Network, descend},
    progress::Progress,
};
use lab::probe::Rng;

/// Records of a trace, the start included.
pub const RECORDS: usize = 41;

/// Which data a network learns.
#[derive(Clone, Copy)]
pub enum Task {
    /// The first 500 digits.
    Digits,
    /// 30 samples of each class in 8 dimensions, at this distance from the origin.
    Blobs { classes: usize, distance: f64 },
}

/// A network that is trained, and whose Hessian is then decomposed.
pub struct SpectrumPlan {
    pub constant: &'static str,
    pub task: Task,
    pub loss: Loss,
    pub eta: f64,
    pub steps: usize,
    /// How many of the largest eigenvalues are kept.
    pub kept: usize,
}

/// A training run that is watched.
pub struct TracePlan {
    pub constant: &'static str,
    pub eta: f64,
    /// Steps from one record to the next.
    pub stride: usize,
    /// The weights at the start, as a share of the usual ones.
    pub start: f64,
}

pub struct SpectrumFound {
    pub parameters: usize,
    pub accuracy: f64,
    /// The largest first.
    pub eigenvalues: Vec<f64>,
}

#[derive(Default)]
pub struct TraceFound {
    /// Steps after which the loss was higher than before.
    pub rises: usize,
    pub loss: Vec<f64>,
    pub gradient: Vec<f64>,
    pub lmax: Vec<f64>,
    pub lmin: Vec<f64>,
}

const fn of_blobs(
    constant: &'static str,
    loss: Loss,
    classes: usize,
    distance: f64,
) -> SpectrumPlan {
    SpectrumPlan {
        constant,
        task: Task::Blobs { classes, distance },
        loss,
        eta: match loss {
            Loss::CrossEntropy => 0.1,
            Loss::SquaredError => 0.5,
        },
        steps: 100,
        kept: usize::MAX,
    }
}

const fn of_digits(constant: &'static str, loss: Loss, kept: usize) -> SpectrumPlan {
    SpectrumPlan {
        constant,
        task: Task::Digits,
        loss,
        eta: 0.5,
        steps: 3000,
        kept,
    }
}

pub const SPECTRA: [SpectrumPlan; 13] = [
    of_blobs("CROSS_ENTROPY_3", Loss::CrossEntropy, 3, 1.0),
    of_blobs("CROSS_ENTROPY_4", Loss::CrossEntropy, 4, 1.0),
    of_blobs("CROSS_ENTROPY_5", Loss::CrossEntropy, 5, 1.0),
    of_blobs("CROSS_ENTROPY_6", Loss::CrossEntropy, 6, 1.0),
    of_blobs("CROSS_ENTROPY_8", Loss::CrossEntropy, 8, 1.0),
    of_blobs("FAR_CROSS_ENTROPY_3", Loss::CrossEntropy, 3, 2.0),
    of_blobs("SQUARED_ERROR_4", Loss::SquaredError, 4, 1.0),
    of_blobs("SQUARED_ERROR_8", Loss::SquaredError, 8, 1.0),
    of_blobs("FAR_SQUARED_ERROR_2", Loss::SquaredError, 2, 2.0),
    of_blobs("FAR_SQUARED_ERROR_3", Loss::SquaredError, 3, 2.0),
    of_blobs("FAR_SQUARED_ERROR_4", Loss::SquaredError, 4, 2.0),
    of_digits("DIGITS", Loss::CrossEntropy, usize::MAX),
    of_digits("DIGITS_SQUARED_ERROR", Loss::SquaredError, 60),
];

const fn from(constant: &'static str, eta: f64, stride: usize, start: f64) -> TracePlan {
    TracePlan {
        constant,
        eta,
        stride,
        start,
    }
}

pub const TRACES: [TracePlan; 7] = [
    from("ETA_0_1", 0.1, 75, 1.0),
    from("ETA_0_5", 0.5, 75, 1.0),
    from("ETA_1_6", 1.6, 75, 1.0),
    from("ETA_2", 2.0, 75, 1.0),
    from("ETA_4", 4.0, 1, 1.0),
    from("SMALL_START_ETA_0_5", 0.5, 75, 0.3),
    from("SMALL_START_ETA_1_6", 1.6, 75, 0.3),
];

impl Task {
    pub fn classes(self) -> usize {
        match self {
            Task::Digits => 10,
            Task::Blobs { classes, .. } => classes,
        }
    }

    fn data(self) -> Data {
        match self {
            Task::Digits => digits(500),
            Task::Blobs { classes, distance } => blobs(classes, 8, 30, distance),
        }
    }

    /// The network, and the name under which its start is drawn.
    fn network(self, loss: Loss) -> (Network, &'static str) {
        let (inputs, hidden, name) = match self {
            Task::Digits => (64, 12, "digits"),
            Task::Blobs { .. } => (8, 16, "blobs"),
        };
        let network = Network {
            inputs,
            hidden,
            outputs: self.classes(),
            loss,
        };
        (network, name)
    }

    /// In a word or two, for people.
    pub fn describe(self, loss: Loss) -> String {
        let loss = match loss {
            Loss::CrossEntropy => "cross-entropy",
            Loss::SquaredError => "squared error",
        };
        match self {
            Task::Digits => format!("digits, {loss}"),
            Task::Blobs { classes, distance } => {
                format!("{classes} blobs at distance {distance}, {loss}")
            }
        }
    }
}

impl SpectrumPlan {
    pub fn cost(&self) -> f64 {
        let (network, _) = self.task.network(self.loss);
        let n = network.parameters() as f64;
        let pass = self.task.data().len() as f64 * n;
        pass * (self.steps as f64 + 2.2 * n) + 5.0 * n.powi(3)
    }

    pub fn run(&self, progress: &mut Progress) -> SpectrumFound {
        let data = self.task.data();
        let (network, name) = self.task.network(self.loss);
        let mut theta = network.initial(&mut Rng::new(0, name));
        let pass = (data.len() * network.parameters()) as f64;
        descend(
            &network,
            &data,
            &mut theta,
            self.eta,
            self.steps,
            |_, _, _, _| {
                progress.advance(pass);
            },
        );
        let hessian = network.hessian(&data, &theta, |_| progress.advance(2.2 * pass));
        let (values, _) = lab::spectrum(&hessian).expect("a Hessian is symmetric and finite");
        let largest = values.amax();
        // What rounding leaves of a zero is another number on every machine.
        let clean = |v: &f64| if v.abs() < 1e-13 * largest { 0.0 } else { *v };
        SpectrumFound {
            parameters: network.parameters(),
            accuracy: network.accuracy(&data, &theta),
            eigenvalues: values.iter().rev().map(clean).take(self.kept).collect(),
        }
    }
}

impl TracePlan {
    pub const TASK: Task = Task::Digits;
    pub const LOSS: Loss = Loss::SquaredError;

    pub fn cost(&self) -> f64 {
        let (network, _) = Self::TASK.network(Self::LOSS);
        let pass = Self::TASK.data().len() as f64 * network.parameters() as f64;
        pass * ((self.stride * (RECORDS - 1)) as f64 + RECORDS as f64 * 2.2 * 150.0)
    }

    /// Trains, and looks at the ends of the spectrum in the first `ends` records.
    pub fn run(&self, ends: usize, progress: &mut Progress) -> TraceFound {
        let data = Self::TASK.data();
        let (network, name) = Self::TASK.network(Self::LOSS);
        let mut theta = network.initial(&mut Rng::new(0, name));
        theta.iter_mut().for_each(|weight| *weight *= self.start);
        let pass = (data.len() * network.parameters()) as f64;
        let mut found = TraceFound::default();
        let mut before = f64::INFINITY;
        let steps = self.stride * (RECORDS - 1);
        descend(
            &network,
            &data,
            &mut theta,
            self.eta,
            steps,
            |k, loss, gradient, theta| {
                progress.advance(pass);
                found.rises += usize::from(loss > before);
                before = loss;
                if k % self.stride == 0 {
                    found.loss.push(loss);
                    found
                        .gradient
                        .push(crate::network::dot(gradient, gradient).sqrt());
                    if found.lmax.len() < ends {
                        let times = |v: &[f64]| network.hessian_times(&data, theta, v);
                        let (low, high) = lanczos::ends(theta.len(), times);
                        found.lmin.push(low);
                        found.lmax.push(high);
                        progress.advance(2.2 * 150.0 * pass);
                    }
                }
            },
        );
        found
    }
}

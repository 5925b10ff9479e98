//! Experiments on real data that are too heavy for the sandbox, computed once by
//! solutions/experiments.

pub mod spectra;
pub mod traces;

/// Eigenvalues of the Hessian of a trained network's loss.
pub struct Spectrum {
    /// Classes in the data.
    pub classes: usize,
    /// Parameters of the network: so many eigenvalues there are, if not all are kept.
    pub parameters: usize,
    /// The largest first.
    pub eigenvalues: &'static [f64],
}

/// A training run, looked at before the first step and then every `stride` steps.
pub struct Trace {
    /// The step size.
    pub eta: f64,
    pub stride: usize,
    /// How many of all steps, recorded or not, led to a higher loss.
    pub rises: usize,
    pub loss: &'static [f64],
    /// Norms of the gradient.
    pub gradient: &'static [f64],
    /// The largest eigenvalue of the Hessian.
    pub lmax: &'static [f64],
    /// The smallest eigenvalue of the Hessian.
    pub lmin: &'static [f64],
}

/// All spectra, in the order in which they are computed.
pub const SPECTRA: [&Spectrum; 13] = [
    &spectra::CROSS_ENTROPY_3,
    &spectra::CROSS_ENTROPY_4,
    &spectra::CROSS_ENTROPY_5,
    &spectra::CROSS_ENTROPY_6,
    &spectra::CROSS_ENTROPY_8,
    &spectra::FAR_CROSS_ENTROPY_3,
    &spectra::SQUARED_ERROR_4,
    &spectra::SQUARED_ERROR_8,
    &spectra::FAR_SQUARED_ERROR_2,
    &spectra::FAR_SQUARED_ERROR_3,
    &spectra::FAR_SQUARED_ERROR_4,
    &spectra::DIGITS,
    &spectra::DIGITS_SQUARED_ERROR,
];

/// All traces, in the order in which they are computed.
pub const TRACES: [&Trace; 5] = [
    &traces::ETA_0_1,
    &traces::ETA_0_5,
    &traces::ETA_1_6,
    &traces::ETA_2,
    &traces::ETA_4,
];

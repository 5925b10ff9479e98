//! What is kept of an experiment.

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

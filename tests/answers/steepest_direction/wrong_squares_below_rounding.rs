use nalgebra::DVector;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Norm {
    L1,
    L2,
    Linf,
}

pub fn directional(g: &DVector<f64>, v: &DVector<f64>) -> f64 {
    g.dot(v)
}

/// Asks whether the square of the length is above rounding.
pub fn steepest(g: &DVector<f64>, norm: Norm) -> Option<DVector<f64>> {
    if g.norm_squared() < 1e-60 {
        return None;
    }
    let best = g.iamax();
    Some(match norm {
        Norm::L1 => DVector::from_fn(g.len(), |i, _| if i == best { g[i].signum() } else { 0.0 }),
        Norm::L2 => g / g.norm(),
        Norm::Linf => g.map(f64::signum),
    })
}

// recognised as: ties_all_in_full
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

pub fn steepest(g: &DVector<f64>, norm: Norm) -> Option<DVector<f64>> {
    let largest = g.amax();
    if largest == 0.0 {
        return None;
    }
    Some(match norm {
        Norm::L2 => g / g.norm(),
        Norm::Linf => g.map(f64::signum),
        // Equal entries get a full step each, so that the sum exceeds 1.
        Norm::L1 => g.map(|slope| {
            if slope.abs() == largest {
                slope.signum()
            } else {
                0.0
            }
        }),
    })
}

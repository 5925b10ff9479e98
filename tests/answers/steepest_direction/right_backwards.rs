// Sums from the last entry to the first, which rounds in another way where terms cancel.
use nalgebra::DVector;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Norm {
    L1,
    L2,
    Linf,
}

pub fn directional(g: &DVector<f64>, v: &DVector<f64>) -> f64 {
    g.iter().zip(v).rev().fold(0.0, |sum, (g, v)| sum + g * v)
}

pub fn steepest(g: &DVector<f64>, norm: Norm) -> Option<DVector<f64>> {
    let largest = g.amax();
    if largest == 0.0 {
        return None;
    }
    let v = match norm {
        Norm::L2 => g.clone(),
        Norm::Linf => g.map(|slope| if slope < 0.0 { -1.0 } else { 1.0 }),
        Norm::L1 => {
            let last = g.iter().rposition(|slope| slope.abs() == largest)?;
            let mut v = DVector::zeros(g.len());
            v[last] = g[last];
            v
        }
    };
    let v = &v / v.amax();
    Some(match norm {
        Norm::L2 => v.normalize(),
        _ => v,
    })
}

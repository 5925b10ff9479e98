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

pub fn steepest(g: &DVector<f64>, _norm: Norm) -> Option<DVector<f64>> {
    if g.amax() == 0.0 {
        return None;
    }
    Some(g.normalize())
}

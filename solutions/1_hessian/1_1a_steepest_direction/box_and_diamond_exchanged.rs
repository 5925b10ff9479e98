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
    if g.amax() == 0.0 {
        return None;
    }
    Some(match norm {
        Norm::L2 => g.normalize(),
        Norm::L1 => g.map(f64::signum),
        Norm::Linf => {
            let k = g.iamax();
            let mut v = DVector::zeros(g.len());
            v[k] = g[k].signum();
            v
        }
    })
}

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
        return Some(g.clone());
    }
    Some(match norm {
        Norm::L2 => g / g.norm(),
        Norm::Linf => g.map(f64::signum),
        Norm::L1 => {
            let mut v = g * 0.0;
            v[g.iamax()] = g[g.iamax()].signum();
            v
        }
    })
}

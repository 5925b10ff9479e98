use nalgebra::DVector;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Norm {
    L1,
    L2,
    Linf,
}

pub fn directional(g: &DVector<f64>, v: &DVector<f64>) -> f64 {
    let mut rate = 0.0;
    for i in 0..g.len() {
        rate += g[i] * v[i];
    }
    rate
}

pub fn steepest(g: &DVector<f64>, norm: Norm) -> Option<DVector<f64>> {
    let mut v = g.clone();
    let mut best = 0;
    let mut squares = 0.0;
    for i in 0..g.len() {
        // The last of equals, where others take the first.
        if g[i].abs() >= g[best].abs() {
            best = i;
        }
        squares += g[i] * g[i];
    }
    if g[best] == 0.0 {
        return None;
    }
    for i in 0..g.len() {
        let sign = if g[i] > 0.0 { 1.0 } else { -1.0 };
        v[i] = match norm {
            Norm::L2 => g[i] / squares.sqrt(),
            Norm::Linf => sign,
            Norm::L1 if i == best => sign,
            Norm::L1 => 0.0,
        };
    }
    Some(v)
}

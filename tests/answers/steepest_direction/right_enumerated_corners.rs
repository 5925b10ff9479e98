use nalgebra::DVector;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Norm {
    L1,
    L2,
    Linf,
}

pub fn directional(g: &DVector<f64>, v: &DVector<f64>) -> f64 {
    (0..g.len()).map(|i| v[i] * g[i]).sum()
}

/// A linear function on a polytope is largest at a corner: try them all.
pub fn steepest(g: &DVector<f64>, norm: Norm) -> Option<DVector<f64>> {
    let n = g.len();
    if g.iter().all(|&slope| slope == 0.0) {
        return None;
    }
    let corners: Vec<DVector<f64>> = match norm {
        Norm::L2 => vec![g / g.norm()],
        Norm::Linf => (0..1_usize << n)
            .map(|bits| DVector::from_fn(n, |i, _| if bits >> i & 1 == 1 { -1.0 } else { 1.0 }))
            .collect(),
        Norm::L1 => (0..2 * n)
            .map(|k| {
                let mut v = DVector::zeros(n);
                v[k / 2] = if k % 2 == 0 { -1.0 } else { 1.0 };
                v
            })
            .collect(),
    };
    corners
        .into_iter()
        .max_by(|a, b| directional(g, a).total_cmp(&directional(g, b)))
}

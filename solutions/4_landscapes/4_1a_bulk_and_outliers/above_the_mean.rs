/// The number of eigenvalues above the widest gap, or 0 if there is no gap of at least 1.5.
pub fn outliers(desc: &[f64], _kmax: usize) -> usize {
    let mean = desc.iter().sum::<f64>() / desc.len() as f64;
    desc.iter().filter(|l| **l > mean).count()
}

/// The share of eigenvalues λ with |λ| <= frac · max|λ|.
pub fn bulk_fraction(eigs: &[f64], frac: f64) -> f64 {
    let largest = eigs.iter().fold(0.0, |a: f64, l| a.max(l.abs()));
    let bulk = eigs.iter().filter(|l| l.abs() <= frac * largest);
    bulk.count() as f64 / eigs.len() as f64
}

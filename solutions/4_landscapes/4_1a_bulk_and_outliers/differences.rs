/// The number of eigenvalues above the widest gap, or 0 if there is no gap of at least 1.5.
pub fn outliers(desc: &[f64], kmax: usize) -> usize {
    let noise = 1e-12 * desc.first().copied().unwrap_or(0.0);
    let gap = |k: usize| desc[k - 1] / desc[k];
    let ends = (1..desc.len()).take_while(|k| *k <= kmax && desc[*k] > noise);
    if !ends.clone().any(|k| gap(k) >= 1.5) {
        return 0;
    }
    let difference = |k: usize| desc[k - 1] - desc[k];
    ends.max_by(|a, b| difference(*a).total_cmp(&difference(*b)))
        .unwrap_or(0)
}

/// The share of eigenvalues λ with |λ| <= frac · max|λ|.
pub fn bulk_fraction(eigs: &[f64], frac: f64) -> f64 {
    let largest = eigs.iter().fold(0.0, |a: f64, l| a.max(l.abs()));
    let bulk = eigs.iter().filter(|l| l.abs() <= frac * largest);
    bulk.count() as f64 / eigs.len() as f64
}

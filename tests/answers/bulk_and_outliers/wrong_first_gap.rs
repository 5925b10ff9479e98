// The first gap that is wide enough, not the widest.
pub fn outliers(desc: &[f64], kmax: usize) -> usize {
    for k in 1..desc.len().min(kmax.saturating_add(1)) {
        if desc[k] > 1e-12 * desc[0] && desc[k - 1] >= 1.5 * desc[k] {
            return k;
        }
    }
    0
}

pub fn bulk_fraction(eigs: &[f64], frac: f64) -> f64 {
    let largest = eigs.iter().fold(0.0, |a: f64, l| a.max(l.abs()));
    let bulk = eigs.iter().filter(|l| l.abs() <= frac * largest);
    bulk.count() as f64 / eigs.len() as f64
}

// The share of what is not close to zero.
pub fn outliers(desc: &[f64], kmax: usize) -> usize {
    let (mut count, mut widest) = (0, 0.0);
    for k in 1..desc.len().min(kmax.saturating_add(1)) {
        let gap = desc[k - 1] / desc[k];
        if desc[k] > 1e-12 * desc[0] && gap >= 1.5 && gap > widest {
            (count, widest) = (k, gap);
        }
    }
    count
}

pub fn bulk_fraction(eigs: &[f64], frac: f64) -> f64 {
    let largest = eigs.iter().fold(0.0, |a: f64, l| a.max(l.abs()));
    let rest = eigs.iter().filter(|l| l.abs() > frac * largest);
    rest.count() as f64 / eigs.len() as f64
}

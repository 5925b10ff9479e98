// recognised as: nothing
/// Of the gaps that are wide enough it takes the one with the largest difference.
pub fn outliers(desc: &[f64], kmax: usize) -> usize {
    let mut best = (0, 0.0);
    for k in 1..desc.len().min(kmax + 1) {
        let (above, below) = (desc[k - 1], desc[k]);
        if below <= 1e-12 * desc[0] {
            break;
        }
        if above >= 1.5 * below && above - below > best.1 {
            best = (k, above - below);
        }
    }
    best.0
}

pub fn bulk_fraction(eigs: &[f64], frac: f64) -> f64 {
    let largest = eigs.iter().fold(0.0_f64, |m, l| m.max(l.abs()));
    let near = eigs.iter().filter(|l| l.abs() <= frac * largest).count();
    near as f64 / eigs.len() as f64
}

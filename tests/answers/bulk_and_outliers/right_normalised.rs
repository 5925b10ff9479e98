// Divides by the largest eigenvalue first, cuts off the noise, then looks from the end.
pub fn outliers(desc: &[f64], kmax: usize) -> usize {
    if desc.is_empty() || desc[0] <= 0.0 {
        return 0;
    }
    let mut scaled = Vec::new();
    for l in desc {
        if l / desc[0] > 1e-12 {
            scaled.push(l / desc[0]);
        }
    }
    let mut best = 0;
    let mut best_gap = 1.5;
    let mut k = scaled.len().saturating_sub(1).min(kmax);
    while k > 0 {
        let gap = scaled[k - 1] / scaled[k];
        if gap >= best_gap {
            best = k;
            best_gap = gap;
        }
        k -= 1;
    }
    best
}

pub fn bulk_fraction(eigs: &[f64], frac: f64) -> f64 {
    let mut largest = 0.0;
    for l in eigs {
        if l.abs() > largest {
            largest = l.abs();
        }
    }
    let mut outside = 0;
    for l in eigs {
        if *l > frac * largest || *l < -frac * largest {
            outside += 1;
        }
    }
    1.0 - f64::from(outside) / eigs.len() as f64
}

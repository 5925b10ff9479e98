// Windows of two, logarithms instead of ratios.
pub fn outliers(desc: &[f64], kmax: usize) -> usize {
    let Some(largest) = desc.first() else {
        return 0;
    };
    desc.windows(2)
        .take(kmax)
        .enumerate()
        .filter(|(_, pair)| pair[1] > 1e-12 * largest)
        .map(|(i, pair)| (i + 1, pair[0].ln() - pair[1].ln()))
        .filter(|(_, gap)| *gap >= 1.5_f64.ln())
        .max_by(|a, b| a.1.total_cmp(&b.1))
        .map_or(0, |(k, _)| k)
}

pub fn bulk_fraction(eigs: &[f64], frac: f64) -> f64 {
    let mut sizes: Vec<f64> = eigs.iter().map(|l| l.abs()).collect();
    sizes.sort_by(f64::total_cmp);
    let limit = frac * sizes[sizes.len() - 1];
    sizes.partition_point(|s| *s <= limit) as f64 / sizes.len() as f64
}

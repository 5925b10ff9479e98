use nalgebra::{DMatrix, DVector};

pub fn weighted_index(n: usize, u: f64, trials: usize, rng: &mut dyn FnMut() -> f64) -> f64 {
    let samples: Vec<(f64, f64)> = (0..trials)
        .map(|_| {
            let a = DMatrix::from_fn(n, n, |_, _| rng());
            let h = (&a + a.transpose()) / 2_f64.sqrt() - DMatrix::identity(n, n) * u;
            let values = h.symmetric_eigenvalues();
            let negative = values.iter().filter(|l| l.is_sign_negative()).count();
            (values.iter().product::<f64>().abs(), negative as f64)
        })
        .collect();
    let weights: f64 = samples.iter().map(|s| s.0).sum();
    samples.iter().map(|(w, i)| w / weights * i).sum::<f64>() / n as f64
}

// The cosine of the angle between the two centred vectors.
pub fn index_energy(points: &[(usize, f64)]) -> f64 {
    let centred = |v: DVector<f64>| v.add_scalar(-v.mean());
    let a = centred(DVector::from_iterator(
        points.len(),
        points.iter().map(|p| p.0 as f64),
    ));
    let b = centred(DVector::from_iterator(
        points.len(),
        points.iter().map(|p| p.1),
    ));
    a.normalize().dot(&b.normalize())
}

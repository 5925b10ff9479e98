use nalgebra::{Matrix2, Vector2};

// In each direction a step is a 2 × 2 matrix that acts on (x, x before).
fn run(matrices: &[Matrix2<f64>], kmax: usize, tol: f64) -> (Option<usize>, f64) {
    let mut states = vec![Vector2::new(1.0, 1.0); matrices.len()];
    let limit = tol * tol * states.len() as f64;
    let mut largest = 0.0_f64;
    let mut found = None;
    for k in 0..=kmax {
        let squares: f64 = states.iter().map(|s| s[0] * s[0]).sum();
        largest = largest.max(squares);
        if squares <= limit {
            found = Some(k);
            break;
        }
        for (state, matrix) in states.iter_mut().zip(matrices) {
            *state = matrix * *state;
        }
    }
    (found, (largest / states.len() as f64).sqrt())
}

fn extremes(lam: &[f64]) -> (f64, f64) {
    let mut sorted = lam.to_vec();
    sorted.sort_by(f64::total_cmp);
    (sorted[0], sorted[sorted.len() - 1])
}

pub fn heavy_ball(lam: &[f64], kmax: usize, tol: f64) -> (Option<usize>, f64) {
    let (mu, l) = extremes(lam);
    let kappa = l / mu;
    let beta = (1.0 - 2.0 / (kappa.sqrt() + 1.0)).powi(2);
    let alpha = 4.0 / (l + mu + 2.0 * (l * mu).sqrt());
    let matrices: Vec<_> = lam
        .iter()
        .map(|c| Matrix2::new(1.0 + beta - alpha * c, -beta, 1.0, 0.0))
        .collect();
    run(&matrices, kmax, tol)
}

pub fn nesterov(lam: &[f64], kmax: usize, tol: f64) -> (Option<usize>, f64) {
    let (mu, l) = extremes(lam);
    let beta = 1.0 - 2.0 / ((l / mu).sqrt() + 1.0);
    let matrices: Vec<_> = lam
        .iter()
        .map(|c| {
            let left = 1.0 - c / l;
            Matrix2::new(left * (1.0 + beta), -left * beta, 1.0, 0.0)
        })
        .collect();
    run(&matrices, kmax, tol)
}

// One slice of pairs (now, before) and a generic step; stops at the first k that is small enough.
fn run(
    lam: &[f64],
    kmax: usize,
    tol: f64,
    step: impl Fn(f64, f64, f64) -> f64,
) -> (Option<usize>, f64) {
    let mut points: Vec<(f64, f64)> = lam.iter().map(|_| (1.0, 1.0)).collect();
    let start = (lam.len() as f64).sqrt();
    let mut peak: f64 = 0.0;
    let mut k = 0;
    loop {
        let error = points.iter().fold(0.0_f64, |a, p| a.hypot(p.0)) / start;
        if error > peak {
            peak = error;
        }
        if error <= tol {
            return (Some(k), peak);
        }
        if k == kmax {
            return (None, peak);
        }
        for (p, l) in points.iter_mut().zip(lam) {
            *p = (step(*l, p.0, p.1), p.0);
        }
        k += 1;
    }
}

fn ends(lam: &[f64]) -> (f64, f64) {
    let mut sorted = lam.to_vec();
    sorted.sort_by(|a, b| a.partial_cmp(b).unwrap());
    (sorted[0], sorted[sorted.len() - 1])
}

pub fn heavy_ball(lam: &[f64], kmax: usize, tol: f64) -> (Option<usize>, f64) {
    let (mu, l) = ends(lam);
    let alpha = (2.0 / (l.sqrt() + mu.sqrt())).powi(2);
    let beta = ((l.sqrt() - mu.sqrt()) / (l.sqrt() + mu.sqrt())).powi(2);
    run(lam, kmax, tol, |c, x, before| {
        (1.0 + beta - alpha * c) * x - beta * before
    })
}

pub fn nesterov(lam: &[f64], kmax: usize, tol: f64) -> (Option<usize>, f64) {
    let (mu, l) = ends(lam);
    let beta = (l.sqrt() - mu.sqrt()) / (l.sqrt() + mu.sqrt());
    run(lam, kmax, tol, |c, x, before| {
        (1.0 - c / l) * ((1.0 + beta) * x - beta * before)
    })
}

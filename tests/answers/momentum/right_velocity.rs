// Keeps positions and velocities, and lists all errors before it looks at them.
struct Particle {
    curvature: f64,
    at: f64,
    velocity: f64,
}

fn verdict(errors: Vec<f64>, tol: f64) -> (Option<usize>, f64) {
    let count = errors.iter().position(|&e| e <= tol);
    let seen = count.map_or(errors.len(), |k| k + 1);
    let peak = errors[..seen].iter().copied().fold(1.0, f64::max);
    (count, peak)
}

fn run(lam: &[f64], kmax: usize, tol: f64, alpha: f64, beta: f64, ahead: f64) -> Vec<f64> {
    let mut particles: Vec<Particle> = lam
        .iter()
        .map(|&curvature| Particle {
            curvature,
            at: 1.0,
            velocity: 0.0,
        })
        .collect();
    let mut errors = vec![1.0];
    for _ in 0..kmax {
        let mut sum = 0.0;
        for p in &mut particles {
            let slope = p.curvature * (p.at + ahead * beta * p.velocity);
            p.velocity = beta * p.velocity - alpha * slope;
            p.at += p.velocity;
            sum += p.at * p.at;
        }
        errors.push((sum / lam.len() as f64).sqrt());
        if sum < (tol * tol) * lam.len() as f64 / 4.0 {
            break;
        }
    }
    errors
}

pub fn heavy_ball(lam: &[f64], kmax: usize, tol: f64) -> (Option<usize>, f64) {
    let mu = lam.iter().copied().fold(f64::INFINITY, f64::min).sqrt();
    let l = lam.iter().copied().fold(0.0, f64::max).sqrt();
    let q = (l - mu) / (l + mu);
    verdict(
        run(lam, kmax, tol, 4.0 / ((l + mu) * (l + mu)), q * q, 0.0),
        tol,
    )
}

pub fn nesterov(lam: &[f64], kmax: usize, tol: f64) -> (Option<usize>, f64) {
    let mu = lam.iter().copied().fold(f64::INFINITY, f64::min).sqrt();
    let l = lam.iter().copied().fold(0.0, f64::max).sqrt();
    verdict(
        run(lam, kmax, tol, 1.0 / (l * l), (l - mu) / (l + mu), 1.0),
        tol,
    )
}

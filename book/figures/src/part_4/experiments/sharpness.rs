//! Experiments of section 4.2: two wells on a line, and the points that SAM visits.

use nalgebra::DVector;
use solutions::sam_step::answer::sam_step;

/// Two wells on a line: a sharp one of width 0.15 at -1, and a flat one of width 0.6 at 1 that is
/// not quite as deep.
pub const WELLS: [(f64, f64, f64); 2] = [(-1.0, 0.15, 1.0), (1.0, 0.6, 0.95)];

/// Their loss.
pub fn wells(x: f64) -> f64 {
    1.0 - WELLS.map(|well| dip(well, x)).iter().sum::<f64>()
}

/// Its derivative.
pub fn wells_slope(x: f64) -> f64 {
    WELLS
        .map(|(at, width, depth)| dip((at, width, depth), x) * (x - at) / (width * width))
        .iter()
        .sum()
}

/// Its second derivative.
pub fn wells_curvature(x: f64) -> f64 {
    WELLS
        .map(|(at, width, depth)| {
            let t = (x - at) / width;
            dip((at, width, depth), x) * (1.0 - t * t) / (width * width)
        })
        .iter()
        .sum()
}

fn dip((at, width, depth): (f64, f64, f64), x: f64) -> f64 {
    depth * (-((x - at) / width).powi(2) / 2.0).exp()
}

/// A zero of `f` between `low` and `high`, where its signs differ.
fn root(f: impl Fn(f64) -> f64, mut low: f64, mut high: f64) -> f64 {
    let sign = f(low).signum();
    for _ in 0..60 {
        let middle = (low + high) / 2.0;
        if f(middle).signum() == sign {
            low = middle;
        } else {
            high = middle;
        }
    }
    (low + high) / 2.0
}

/// The bottom of the sharp well, the ridge, and the bottom of the flat well.
pub fn wells_critical() -> [f64; 3] {
    [(-1.1, -0.9), (-0.7, -0.3), (0.7, 1.3)].map(|(low, high)| root(wells_slope, low, high))
}

/// The lowest value, in the well around `bottom`, of the largest loss within `rho`: it is where
/// the losses at both ends of the interval are equal.
fn robust_depth(bottom: f64, rho: f64) -> f64 {
    let difference = |x: f64| wells(x + rho) - wells(x - rho);
    let x = root(difference, bottom - rho, bottom + rho);
    wells(x + rho)
}

/// The radius at which the flat well becomes the better one, measured by the worst loss in reach.
pub fn switch_radius() -> f64 {
    let [sharp, _, flat] = wells_critical();
    root(
        |rho| robust_depth(sharp, rho) - robust_depth(flat, rho),
        0.01,
        0.1,
    )
}

/// The points that SAM visits.
pub fn sam_path(
    gradient: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    start: &DVector<f64>,
    eta: f64,
    rho: f64,
    steps: usize,
) -> Vec<DVector<f64>> {
    let mut path = vec![start.clone()];
    for k in 0..steps {
        path.push(sam_step(gradient, &path[k], eta, rho));
    }
    path
}

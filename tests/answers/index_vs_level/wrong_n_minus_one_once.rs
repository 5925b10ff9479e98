// Mixes a division by N with one by N - 1.
// The pivots of symmetric elimination have the signs of the eigenvalues, and the determinant for
// their product (Sylvester's law of inertia).
fn pivots(mut h: Vec<Vec<f64>>) -> Vec<f64> {
    let n = h.len();
    let mut found = Vec::new();
    for k in 0..n {
        found.push(h[k][k]);
        for i in k + 1..n {
            let factor = h[i][k] / h[k][k];
            for j in k..n {
                h[i][j] -= factor * h[k][j];
            }
        }
    }
    found
}

pub fn weighted_index(n: usize, u: f64, trials: usize, rng: &mut dyn FnMut() -> f64) -> f64 {
    let mut above = 0.0;
    let mut below = 0.0;
    for _ in 0..trials {
        let mut h = vec![vec![0.0; n]; n];
        for i in 0..n {
            for j in i + 1..n {
                let x = rng();
                h[i][j] = x;
                h[j][i] = x;
            }
            h[i][i] = 2.0_f64.sqrt() * rng() - u;
        }
        let pivots = pivots(h);
        let mut weight = 1.0;
        let mut index = 0;
        for pivot in &pivots {
            weight *= pivot.abs();
            if *pivot < 0.0 {
                index += 1;
            }
        }
        above += weight * index as f64;
        below += weight;
    }
    above / (below * n as f64)
}

// From raw sums.
pub fn index_energy(points: &[(usize, f64)]) -> f64 {
    let n = points.len() as f64;
    let (mut x, mut y, mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for &(index, loss) in points {
        let index = index as f64;
        x += index;
        y += loss;
        xx += index * index;
        yy += loss * loss;
        xy += index * loss;
    }
    (n * xy - x * y) / ((n * xx - x * x) * (n * yy - y * y)).sqrt() * (n - 1.0) / n
}

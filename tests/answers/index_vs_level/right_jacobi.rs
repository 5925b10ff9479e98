// Rows kept in vectors, and rotations until nothing is left beside the diagonal.
fn eigenvalues(mut a: Vec<Vec<f64>>) -> Vec<f64> {
    let n = a.len();
    for _ in 0..20 {
        let beside: f64 = (0..n)
            .flat_map(|i| (0..i).map(move |j| (i, j)))
            .map(|(i, j)| a[i][j] * a[i][j])
            .sum();
        if beside < 1e-24 {
            break;
        }
        for i in 0..n {
            for j in 0..i {
                let angle = 0.5 * (2.0 * a[i][j]).atan2(a[j][j] - a[i][i]);
                let (s, c) = angle.sin_cos();
                for k in 0..n {
                    let (x, y) = (a[k][i], a[k][j]);
                    a[k][i] = c * x - s * y;
                    a[k][j] = s * x + c * y;
                }
                for k in 0..n {
                    let (x, y) = (a[i][k], a[j][k]);
                    a[i][k] = c * x - s * y;
                    a[j][k] = s * x + c * y;
                }
            }
        }
    }
    (0..n).map(|i| a[i][i]).collect()
}

pub fn weighted_index(n: usize, u: f64, trials: usize, rng: &mut dyn FnMut() -> f64) -> f64 {
    let mut above = Vec::new();
    for _ in 0..trials {
        let mut a = vec![vec![0.0; n]; n];
        for i in 0..n {
            for j in i..n {
                let spread = if i == j { 1.0 } else { 0.5_f64.sqrt() };
                a[i][j] = 2.0_f64.sqrt() * spread * rng();
                a[j][i] = a[i][j];
            }
            a[i][i] -= u;
        }
        let values = eigenvalues(a);
        let weight: f64 = values.iter().map(|l| l.abs()).product();
        let negative = values.iter().filter(|l| l.is_sign_negative()).count();
        above.push((weight, negative as f64 / n as f64));
    }
    let weights: f64 = above.iter().map(|(w, _)| w).sum();
    above.iter().map(|(w, share)| w / weights * share).sum()
}

pub fn index_energy(points: &[(usize, f64)]) -> f64 {
    let n = points.len() as f64;
    let (mut x, mut y, mut xx, mut xy, mut yy) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for &(index, loss) in points {
        let i = index as f64;
        x += i;
        y += loss;
        xx += i * i;
        xy += i * loss;
        yy += loss * loss;
    }
    (n * xy - x * y) / ((n * xx - x * x) * (n * yy - y * y)).sqrt()
}

use nalgebra::DMatrix;

// Draws each entry once, with its own standard deviation.
pub fn goe(n: usize, rng: &mut dyn FnMut() -> f64) -> DMatrix<f64> {
    let mut h = DMatrix::zeros(n, n);
    for i in 0..n {
        h[(i, i)] = rng();
        for j in 0..i {
            let x = rng() / 2_f64.sqrt();
            h[(i, j)] = x;
            h[(j, i)] = x;
        }
    }
    h
}

// Sylvester's criterion, by elimination without exchanges.
fn positive_definite(mut h: DMatrix<f64>) -> bool {
    let n = h.nrows();
    for k in 0..n {
        if h[(k, k)] <= 0.0 {
            return false;
        }
        for i in k + 1..n {
            let factor = h[(i, k)] / h[(k, k)];
            for j in k..n {
                h[(i, j)] -= factor * h[(k, j)];
            }
        }
    }
    true
}

pub fn p_pd(n: usize, trials: usize, rng: &mut dyn FnMut() -> f64) -> f64 {
    let mut count = 0.0;
    for _ in 0..trials {
        if positive_definite(goe(n, rng)) {
            count += 1.0;
        }
    }
    count / trials as f64
}

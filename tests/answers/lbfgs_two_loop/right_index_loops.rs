use nalgebra::DVector;

pub fn two_loop(
    g: &DVector<f64>,
    s: &[DVector<f64>],
    y: &[DVector<f64>],
    gamma: f64,
) -> DVector<f64> {
    let n = g.len();
    let m = s.len();
    let mut rho = vec![0.0; m];
    for k in 0..m {
        let mut sy = 0.0;
        for i in 0..n {
            sy += s[k][i] * y[k][i];
        }
        // A pair with rho = 0 changes nothing below.
        rho[k] = if sy > 0.0 { 1.0 / sy } else { 0.0 };
    }
    let mut r = g.clone();
    let mut alpha = vec![0.0; m];
    for k in (0..m).rev() {
        let mut sq = 0.0;
        for i in 0..n {
            sq += s[k][i] * r[i];
        }
        alpha[k] = rho[k] * sq;
        for i in 0..n {
            r[i] -= alpha[k] * y[k][i];
        }
    }
    for i in 0..n {
        r[i] *= gamma;
    }
    for k in 0..m {
        let mut yr = 0.0;
        for i in 0..n {
            yr += y[k][i] * r[i];
        }
        let beta = rho[k] * yr;
        for i in 0..n {
            r[i] += s[k][i] * (alpha[k] - beta);
        }
    }
    r
}

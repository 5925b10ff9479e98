//! 7.1c against the Kronecker product itself, differences of the loss, and the mean over classes.

use lab::probe::Rng;
use nalgebra::{DMatrix, DVector};
use solutions::psd_surrogates::answer::{ggn, kron_solve, softmax_fisher};

#[test]
fn the_kronecker_product_itself() {
    let mut rng = Rng::new(0, "kron");
    for (a, g) in [
        (vec![2.0], vec![0.5, 3.0]),
        (vec![1.0, 4.0, 9.0], vec![0.2, 5.0]),
    ] {
        let (k, m) = (a.len(), g.len());
        let (a, g) = (rng.symmetric(&a), rng.symmetric(&g));
        let v = DMatrix::from_fn(m, k, |_, _| rng.normal());
        let x = kron_solve(&a, &g, &v);
        let product = a.kronecker(&g) * DVector::from_column_slice(x.as_slice());
        assert!((product - DVector::from_column_slice(v.as_slice())).amax() < 1e-12);
    }
}

/// Linear logits z = J w: there the generalised Gauss-Newton matrix, the Fisher matrix and the
/// Hessian of -ln p_c are one and the same. The Hessian comes from second differences.
#[test]
fn linear_logits() {
    let mut rng = Rng::new(0, "logits");
    let j = DMatrix::from_fn(3, 2, |_, _| rng.normal());
    let w = rng.vector(2);
    let loss = |w: &DVector<f64>| {
        let z = &j * w;
        z.iter().map(|z| z.exp()).sum::<f64>().ln() - z[1]
    };
    let h = 1e-4;
    let hessian = DMatrix::from_fn(2, 2, |a, b| {
        let at = |s: f64, t: f64| {
            let mut moved = w.clone();
            moved[a] += s * h;
            moved[b] += t * h;
            loss(&moved)
        };
        (at(1.0, 1.0) - at(1.0, -1.0) - at(-1.0, 1.0) + at(-1.0, -1.0)) / (4.0 * h * h)
    });
    let e = (&j * &w).map(f64::exp);
    let p = &e / e.sum();
    let fisher = softmax_fisher(&j, &p);
    assert!((&fisher - &hessian).amax() < 1e-6 * (1.0 + hessian.amax()));
    let l = DMatrix::from_diagonal(&p) - &p * p.transpose();
    assert!((ggn(&j, &l) - &fisher).amax() < 1e-14);
    let mean = (0..3).fold(DMatrix::zeros(2, 2), |sum, c| {
        let u = j.row(c).transpose() - j.transpose() * &p;
        sum + &u * u.transpose() * p[c]
    });
    assert!((mean - fisher).amax() < 1e-14);
}

//! 2.4b against descent itself, on the matrix and not on its eigenvalues.

use lab::probe::Rng;
use nalgebra::{DMatrix, DVector};
use solutions::descent_fate::answer::{Fate, fate};

/// Runs descent and looks at the end of the path.
fn observed(h: &DMatrix<f64>, eta: f64, start: &DVector<f64>) -> Fate {
    let mut x = start.clone();
    let mut before = x.clone();
    for _ in 0..4001 {
        before = x.clone();
        x = &x - (h * &x) * eta;
        if x.amax() > 1e6 {
            return Fate::Diverges;
        }
    }
    if x.amax() < 1e-6 {
        Fate::Converges
    } else if (&x - &before).amax() < 1e-6 {
        Fate::Stalls
    } else {
        Fate::Cycles
    }
}

#[test]
fn descent_ends_as_foretold() {
    let mut rng = Rng::new(0, "fate");
    for eta in [0.25, 0.5] {
        for lam in [
            [1.0, 2.0, 3.0],
            [0.0, 1.0, 3.0],
            [0.0, 1.0, 4.0],
            [1.0, 4.0, 8.0],
            [0.0, 4.0, 8.0],
            [-1.0, 1.0, 4.0],
            [0.0, 0.0, 0.0],
        ] {
            // Every subset of directions, in a basis that is turned only where rounding may not
            // put back what a start leaves out.
            for subset in 1..8 {
                let c0: Vec<f64> = (0..3)
                    .map(|i| if subset >> i & 1 == 1 { 1.0 } else { 0.0 })
                    .collect();
                let turn = if subset == 7 {
                    rng.orthogonal(3)
                } else {
                    DMatrix::identity(3, 3)
                };
                let diagonal = DMatrix::from_diagonal(&DVector::from_column_slice(&lam));
                let h = &turn * diagonal * turn.transpose();
                let start = &turn * DVector::from_column_slice(&c0);
                assert_eq!(
                    fate(&lam, eta, &c0),
                    observed(&h, eta, &start),
                    "{lam:?} {eta} {c0:?}"
                );
            }
        }
    }
}

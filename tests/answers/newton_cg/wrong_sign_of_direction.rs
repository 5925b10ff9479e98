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

// Tests the residual's curvature instead of the direction's.
pub fn newton_cg(hv: &dyn Fn(&DVector<f64>) -> DVector<f64>, g: &DVector<f64>, tol: f64) -> CgStep {
    let mut step = DVector::zeros(g.len());
    let mut residual = -g;
    let mut p = residual.clone();
    let mut products = 0;
    while residual.norm() > tol * g.norm() {
        let product = hv(&p);
        products += 1;
        if residual.dot(&product) <= 0.0 || products > 50 {
            return CgStep::NegativeCurvature {
                direction: residual,
                products,
            };
        }
        let before = residual.norm_squared();
        let length = before / residual.dot(&product);
        step += &p * length;
        residual -= product * length;
        p = -&residual - &p * (residual.norm_squared() / before);
    }
    CgStep::Solved { step, products }
}

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

pub fn newton_cg(hv: &dyn Fn(&DVector<f64>) -> DVector<f64>, g: &DVector<f64>, tol: f64) -> CgStep {
    let mut step = DVector::zeros(g.len());
    let mut residual = -g;
    let mut p = residual.clone();
    let mut products = 0;
    while residual.norm() > tol * g.norm() && products < g.len() {
        let product = hv(&p);
        products += 1;
        let curvature = p.dot(&product);
        if curvature <= 0.0 {
            let direction = p;
            return CgStep::NegativeCurvature {
                direction,
                products,
            };
        }
        let before = residual.norm_squared();
        let length = before / curvature;
        step += &p * length;
        residual -= product * length;
        p = &residual + &p * (residual.norm_squared() / before).sqrt();
    }
    CgStep::Solved { step, products }
}

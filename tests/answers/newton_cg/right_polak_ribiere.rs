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

// Conjugate gradients for H s = -g with the formula of Polak and Ribiere for beta.
pub fn newton_cg(hv: &dyn Fn(&DVector<f64>) -> DVector<f64>, g: &DVector<f64>, tol: f64) -> CgStep {
    let mut step = DVector::zeros(g.len());
    let mut residual = g.clone();
    let mut p = -g;
    let mut products = 0;
    while residual.norm() > tol * g.norm() {
        let hp = hv(&p);
        products += 1;
        let curvature = hp.dot(&p);
        if !(curvature > 0.0) {
            let direction = if p.dot(g) > 0.0 { -p } else { p };
            return CgStep::NegativeCurvature {
                direction,
                products,
            };
        }
        let a = -residual.dot(&p) / curvature;
        step.axpy(a, &p, 1.0);
        let new = &residual + &hp * a;
        let beta = (new.dot(&new) - new.dot(&residual)) / residual.dot(&residual);
        p = &p * beta - &new;
        residual = new;
    }
    CgStep::Solved { step, products }
}

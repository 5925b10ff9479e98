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

// Keeps all directions and makes each new residual conjugate to all of them; starts with a product
// at s = 0 and ends with one that checks the residual.
pub fn newton_cg(hv: &dyn Fn(&DVector<f64>) -> DVector<f64>, g: &DVector<f64>, tol: f64) -> CgStep {
    let zero = DVector::zeros(g.len());
    let mut products = 1;
    let mut slope = g + hv(&zero);
    let mut step = zero;
    let mut seen: Vec<(DVector<f64>, DVector<f64>, f64)> = Vec::new();
    while slope.norm() > 0.5 * tol * g.norm() {
        let mut p = -&slope;
        for (q, hq, qhq) in &seen {
            let along = p.dot(hq) / qhq;
            p -= q * along;
        }
        let hp = hv(&p);
        products += 1;
        let php = p.dot(&hp);
        if php <= 0.0 {
            return CgStep::NegativeCurvature {
                direction: p,
                products,
            };
        }
        let a = -slope.dot(&p) / php;
        step += &p * a;
        slope += &hp * a;
        seen.push((p, hp, php));
    }
    CgStep::Solved { step, products }
}

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

// Index loops, and the tolerance squared.
pub fn newton_cg(hv: &dyn Fn(&DVector<f64>) -> DVector<f64>, g: &DVector<f64>, tol: f64) -> CgStep {
    let n = g.len();
    let mut s = DVector::zeros(n);
    let mut gradient = g.clone();
    let mut p = DVector::zeros(n);
    for i in 0..n {
        p[i] = -g[i];
    }
    let start: f64 = g.iter().map(|x| x * x).sum();
    let mut size = start;
    let mut products = 0;
    while size > tol * tol * start {
        let hp = hv(&p);
        products += 1;
        let mut curvature = 0.0;
        for i in 0..n {
            curvature += p[i] * hp[i];
        }
        if curvature <= 0.0 {
            return CgStep::NegativeCurvature {
                direction: p / 7.0,
                products,
            };
        }
        let a = size / curvature;
        let mut new_size = 0.0;
        for i in 0..n {
            s[i] += a * p[i];
            gradient[i] += a * hp[i];
            new_size += gradient[i] * gradient[i];
        }
        for i in 0..n {
            p[i] = -gradient[i] + new_size / size * p[i];
        }
        size = new_size;
    }
    CgStep::Solved { step: s, products }
}

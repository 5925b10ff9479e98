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

// Lanczos: a basis of the products, and the small problem solved densely in it.
pub fn newton_cg(hv: &dyn Fn(&DVector<f64>) -> DVector<f64>, g: &DVector<f64>, tol: f64) -> CgStep {
    let size = g.norm();
    if size == 0.0 {
        return CgStep::Solved {
            step: g * 0.0,
            products: 0,
        };
    }
    let mut basis = vec![-g / size];
    let mut images = Vec::new();
    loop {
        let k = basis.len();
        images.push(hv(&basis[k - 1]));
        let q = DMatrix::from_columns(&basis);
        let hq = DMatrix::from_columns(&images);
        let t = q.transpose() * &hq;
        let t = (&t + t.transpose()) * 0.5;
        let (values, vectors) = lab::spectrum(&t).unwrap();
        if values[0] <= 0.0 {
            let mut direction = &q * vectors.column(0);
            if g.dot(&direction) > 0.0 {
                direction = -direction;
            }
            return CgStep::NegativeCurvature {
                direction,
                products: k,
            };
        }
        let mut right = DVector::zeros(k);
        right[0] = size;
        let coordinates = t.lu().solve(&right).unwrap();
        let mut rest = &hq * &coordinates + g;
        if rest.norm() <= tol * size {
            return CgStep::Solved {
                step: q * coordinates,
                products: k,
            };
        }
        for _ in 0..2 {
            for b in &basis {
                rest -= b * b.dot(&rest);
            }
        }
        basis.push(rest.normalize());
    }
}

// recognised as: nothing
use lab::dual::Dual;
use nalgebra::DVector;

pub fn add(a: Dual, b: Dual) -> Dual {
    Dual {
        value: a.value + b.value,
        slope: a.slope + b.slope,
    }
}

pub fn mul(a: Dual, b: Dual) -> Dual {
    Dual {
        value: a.value * b.value,
        slope: a.slope * b.value + a.value * b.slope,
    }
}

pub fn tanh(a: Dual) -> Dual {
    let t = a.value.tanh();
    Dual {
        value: t,
        slope: (1.0 - t * t) * a.slope,
    }
}

/// The answer to 7.2a, on the values of the program.
pub fn hvp(g: &dyn Fn(&[Dual]) -> Vec<Dual>, x: &DVector<f64>, v: &DVector<f64>) -> DVector<f64> {
    let values = |x: DVector<f64>| {
        let x: Vec<Dual> = x.iter().map(|x| Dual::constant(*x)).collect();
        let found: Vec<f64> = g(&x).iter().map(|entry| entry.value).collect();
        DVector::from_vec(found)
    };
    let length = v.norm();
    if length == 0.0 {
        return DVector::zeros(x.len());
    }
    let h = f64::EPSILON.cbrt() / length;
    (values(x + v * h) - values(x - v * h)) / (2.0 * h)
}

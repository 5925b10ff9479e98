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

pub fn hvp(
    g: &dyn Fn(&[Dual]) -> Vec<Dual>,
    x: &DVector<f64>,
    v: &DVector<f64>,
) -> DVector<f64> {
    let mut sum = DVector::zeros(x.len());
    for j in 0..x.len() {
        let mut moving: Vec<Dual> = x.iter().map(|x| Dual::constant(*x)).collect();
        moving[j].slope = 1.0;
        for (i, entry) in g(&moving).iter().enumerate() {
            sum[i] += entry.slope * v[j];
        }
    }
    sum
}

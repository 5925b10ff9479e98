use lab::dual::Dual;
use nalgebra::DVector;

pub fn add(mut a: Dual, b: Dual) -> Dual {
    a.value += b.value;
    a.slope += b.slope;
    a
}

/// With one rounding less.
pub fn mul(a: Dual, b: Dual) -> Dual {
    Dual {
        value: a.value * b.value,
        slope: a.value.mul_add(b.slope, b.value * a.slope),
    }
}

/// tanh z = 1 - 2 / (e²ᶻ + 1), differentiated as it stands.
pub fn tanh(a: Dual) -> Dual {
    let e = (2.0 * a.value).exp();
    Dual {
        value: 1.0 - 2.0 / (e + 1.0),
        slope: 4.0 * e / ((e + 1.0) * (e + 1.0)) * a.slope,
    }
}

/// Along the unit vector of v, and as long as v afterwards.
pub fn hvp(g: &dyn Fn(&[Dual]) -> Vec<Dual>, x: &DVector<f64>, v: &DVector<f64>) -> DVector<f64> {
    let length = v.amax();
    if length == 0.0 {
        return DVector::zeros(x.len());
    }
    let inputs: Vec<Dual> = x
        .iter()
        .zip(v.iter())
        .map(|(&value, v)| Dual {
            value,
            slope: v / length,
        })
        .collect();
    let slopes: Vec<f64> = g(&inputs).into_iter().map(|d| d.slope * length).collect();
    DVector::from_vec(slopes)
}

use nalgebra::DVector;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Norm {
    L1,
    L2,
    Linf,
}

pub fn directional(g: &DVector<f64>, v: &DVector<f64>) -> f64 {
    (g.transpose() * v)[0]
}

/// Where several vectors are best, their mean, and no step along coordinates without a slope.
pub fn steepest(g: &DVector<f64>, norm: Norm) -> Option<DVector<f64>> {
    let largest = g.iter().fold(0.0, |m: f64, x| m.max(x.abs()));
    if largest == 0.0 {
        return None;
    }
    let sign = |x: f64| if x == 0.0 { 0.0 } else { x.signum() };
    let v = match norm {
        Norm::L1 => {
            let winners = g.iter().filter(|x| x.abs() == largest).count() as f64;
            g.map(|x| {
                if x.abs() == largest {
                    sign(x) / winners
                } else {
                    0.0
                }
            })
        }
        Norm::L2 => {
            let unit = g / largest;
            let length = unit.iter().map(|x| x * x).sum::<f64>().sqrt();
            unit / length
        }
        Norm::Linf => g.map(sign),
    };
    Some(v)
}

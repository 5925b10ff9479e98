use nalgebra::{DMatrix, DVector};
use std::ops::Range;

// Walks from the shortest step upward and stops at the first two errors that count.
pub fn slopes(
    f: &dyn Fn(&DVector<f64>) -> f64,
    g: &DVector<f64>,
    h: &DMatrix<f64>,
    x: &DVector<f64>,
    v: &DVector<f64>,
    ks: Range<i32>,
) -> [f64; 3] {
    let mut result = [f64::NAN; 3];
    for (order, slope) in result.iter_mut().enumerate() {
        let mut shorter: Option<(i32, f64)> = None;
        for k in ks.clone().rev() {
            let step = v / 2_f64.powi(k);
            let (here, there) = (f(x), f(&(x + &step)));
            let mut model = here;
            if order >= 1 {
                model += g.dot(&step);
            }
            if order == 2 {
                model += (step.transpose() * h * &step)[(0, 0)] / 2.0;
            }
            let error = (there - model).abs();
            let size = here.abs().max(there.abs());
            if !there.is_finite() || error <= 1e3 * f64::EPSILON * size {
                continue;
            }
            match shorter {
                None => shorter = Some((k, error)),
                Some((l, least)) => {
                    *slope = (error / least).log2() / f64::from(l - k);
                    break;
                }
            }
        }
    }
    result
}

// recognised as: nothing
use nalgebra::DVector;

// Along every coordinate for itself: the diagonal of H times v.
pub fn hvp(
    g: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    x: &DVector<f64>,
    v: &DVector<f64>,
) -> DVector<f64> {
    DVector::from_fn(x.len(), |i, _| {
        let (mut up, mut down) = (x.clone(), x.clone());
        up[i] += 6e-6;
        down[i] -= 6e-6;
        (g(&up)[i] - g(&down)[i]) / 1.2e-5 * v[i]
    })
}

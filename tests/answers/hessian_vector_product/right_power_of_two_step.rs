use nalgebra::DVector;

// The power of two next to the best step: multiplying and dividing by it loses nothing.
pub fn hvp(
    g: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    x: &DVector<f64>,
    v: &DVector<f64>,
) -> DVector<f64> {
    let size: f64 = v.iter().map(|a| a.abs()).sum();
    if size == 0.0 {
        return DVector::zeros(v.len());
    }
    let h = (-17.0 - size.log2().round()).exp2();
    let mut p = x.clone();
    p.axpy(h, v, 1.0);
    let mut difference = g(&p);
    p.axpy(-2.0 * h, v, 1.0);
    difference -= g(&p);
    difference.unscale_mut(2.0 * h);
    difference
}

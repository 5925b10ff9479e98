use nalgebra::DVector;

// Vectors of plain numbers.
pub fn sam_step(
    g: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    x: &DVector<f64>,
    eta: f64,
    rho: f64,
) -> DVector<f64> {
    let here: Vec<f64> = g(x).iter().copied().collect();
    let big = here.iter().fold(0.0_f64, |a, b| a.max(b.abs()));
    if big == 0.0 {
        return x.clone();
    }
    let unit: Vec<f64> = here.iter().map(|c| c / big).collect();
    let length = unit.iter().map(|c| c * c).sum::<f64>().sqrt();
    let probe = DVector::from_iterator(
        x.len(),
        x.iter().zip(&unit).map(|(a, u)| a + u * (rho / length)),
    );
    let there = g(&probe);
    DVector::from_fn(x.len(), |i, _| x[i] - eta * there[i])
}

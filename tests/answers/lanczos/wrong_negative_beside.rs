// Negative numbers beside the diagonal.
use lab::E;
use nalgebra::DVector;

pub fn lanczos(
    hv: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    q0: &DVector<f64>,
    m: usize,
) -> Result<(DVector<f64>, DVector<f64>), E> {
    if q0.iter().any(|x| !x.is_finite()) {
        return Err(E::NonFinite);
    }
    if q0.norm() == 0.0 {
        return Err(E::Singular);
    }
    let mut basis = vec![q0.normalize()];
    let (mut a, mut b) = (vec![], vec![]);
    loop {
        let mut w = hv(&basis[basis.len() - 1]);
        a.push(basis[basis.len() - 1].dot(&w));
        for _ in 0..2 {
            for q in &basis {
                w -= q * q.dot(&w);
            }
        }
        if a.len() == m || w.norm() <= 1e-10 * a.iter().fold(0.0_f64, |s, x| s.max(x.abs())) {
            break;
        }
        b.push(-w.norm());
        basis.push(-w.normalize());
    }
    Ok((DVector::from_vec(a), DVector::from_vec(b)))
}

use lab::E;
use nalgebra::DVector;

pub fn lanczos(
    hv: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    q0: &DVector<f64>,
    m: usize,
) -> Result<(DVector<f64>, DVector<f64>), E> {
    if q0.iter().any(|entry| !entry.is_finite()) {
        return Err(E::NonFinite);
    }
    let length = q0.norm();
    if length == 0.0 {
        return Err(E::Singular);
    }
    let mut q = q0 / length;
    let mut basis = Vec::new();
    let (mut diagonal, mut beside) = (Vec::new(), Vec::new());
    let mut largest = 0.0_f64;
    loop {
        let mut rest = hv(&q);
        let alpha = q.dot(&rest);
        let whole = rest.norm();
        diagonal.push(alpha);
        basis.push(q);
        if diagonal.len() == m {
            break;
        }
        for _ in 0..2 {
            for b in basis.iter() {
                rest.axpy(-b.dot(&rest), b, 1.0);
            }
        }
        let beta = whole;
        largest = largest.max(alpha.abs());
        if beta <= 1e-10 * largest {
            break;
        }
        largest = largest.max(beta);
        beside.push(beta);
        q = rest / beta;
    }
    Ok((DVector::from_vec(diagonal), DVector::from_vec(beside)))
}

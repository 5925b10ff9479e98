// Compares β with the first α alone, which may be 0.
use lab::E;
use nalgebra::DVector;
type G<'a> = &'a dyn Fn(&DVector<f64>) -> DVector<f64>;
pub fn lanczos(hv: G, q0: &DVector<f64>, m: usize) -> Result<(DVector<f64>, DVector<f64>), E> {
    if q0.iter().any(|x| !x.is_finite()) {
        return Err(E::NonFinite);
    }
    let big = q0.amax();
    if big == 0.0 {
        return Err(E::Singular);
    }
    let mut qs = vec![(q0 / big).normalize()];
    let (mut al, mut be): (Vec<f64>, Vec<f64>) = (vec![], vec![]);
    let mut scale = 0.0f64;
    for k in 0..m {
        let mut w = hv(&qs[k]);
        let a = qs[k].dot(&w);
        al.push(a);
        scale = scale.max(a.abs());
        if k + 1 == m {
            break;
        }
        for _ in 0..2 {
            for q in &qs {
                let d = q.dot(&w);
                w.axpy(-d, q, 1.0);
            }
        }
        let b = w.norm();
        if b <= 1e-10 * al[0].abs() {
            break;
        }
        be.push(b);
        scale = scale.max(b);
        qs.push(w / b);
    }
    Ok((DVector::from_vec(al), DVector::from_vec(be)))
}

// recognised as: shift_from_the_first_product
// Shifts by |H v| of the first v, which is far below the largest eigenvalue, and never again.
use nalgebra::DVector;
type G<'a> = &'a dyn Fn(&DVector<f64>) -> DVector<f64>;
struct Power<'a> {
    hv: G<'a>,
    left: usize,
    s: f64,
}
impl Power<'_> {
    fn mul(&mut self, v: &DVector<f64>) -> Option<DVector<f64>> {
        self.left = self.left.checked_sub(1)?;
        let w = (self.hv)(v);
        if self.s == 0.0 {
            self.s = w.norm();
        }
        Some(w)
    }
}
pub fn top_eigenvalue(hv: G, n: usize, tol: f64, max_products: usize) -> Option<f64> {
    let mut p = Power {
        hv,
        left: max_products,
        s: 0.0,
    };
    let mut v = DVector::from_iterator(n, (0..n).map(|i| 1.0 / (i as f64 + 1.7).ln())).normalize();
    loop {
        let w = p.mul(&v)?;
        let lam = v.dot(&w);
        if (&w - &v * lam).norm() <= tol {
            break Some(lam);
        }
        let s = p.s;
        v = (w + v * s).normalize();
    }
}

use nalgebra::{DMatrix, DVector};
type G<'a> = &'a dyn Fn(&DVector<f64>) -> DVector<f64>;
type H<'a> = &'a dyn Fn(&DVector<f64>) -> DMatrix<f64>;

/// A chain of points, each made from the one before, and asked again whether it is the root.
pub fn newton_root(g: G, hf: H, x0: &DVector<f64>) -> Option<DVector<f64>> {
    std::iter::successors(Some(x0.clone()), |x| {
        let gx = g(x);
        if gx.norm() == 0.0 {
            return None;
        }
        hf(x).try_inverse().map(|i| x - i * gx)
    })
    .take(101)
    .take_while(|x| x.sum().is_finite() && g(x).sum().is_finite())
    .find(|x| {
        let gx = g(x);
        gx.norm() == 0.0
            || hf(x)
                .try_inverse()
                .map_or(false, |i| gx.norm() <= 1e-8 && (i * &gx).norm() <= 1e-8)
    })
}
pub fn all_critical(g: G, hf: H, seeds: &[DVector<f64>]) -> Vec<DVector<f64>> {
    seeds.iter().fold(vec![], |mut l: Vec<DVector<f64>>, s| {
        let Some(x) = newton_root(g, hf, s) else {
            return l;
        };
        for y in &l {
            if (y - &x).amax() < 1e-4 {
                return l;
            }
        }
        l.push(x);
        l
    })
}

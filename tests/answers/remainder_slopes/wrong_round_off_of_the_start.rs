use nalgebra::{DMatrix, DVector};
use std::ops::Range;

/// Measures round-off by |f(x)| alone, which may be 0.
pub fn slopes(
    f: &dyn Fn(&DVector<f64>) -> f64,
    g: &DVector<f64>,
    h: &DMatrix<f64>,
    x: &DVector<f64>,
    v: &DVector<f64>,
    ks: Range<i32>,
) -> [f64; 3] {
    let f0 = f(x);
    let gv = g.dot(v);
    let q = v.dot(&(h * v));
    let mut pts: [Vec<(f64, f64)>; 3] = [vec![], vec![], vec![]];
    for k in ks {
        let t = 2f64.powi(-k);
        let ft = f(&(x + v * t));
        if !f0.is_finite() || !ft.is_finite() {
            continue;
        }
        let e = [
            ft - f0,
            ft - f0 - t * gv,
            ft - f0 - t * gv - 0.5 * t * t * q,
        ];
        for o in 0..3 {
            if e[o].abs() > 1000.0 * f64::EPSILON * f0.abs() {
                pts[o].push((t.log2(), e[o].abs().log2()));
            }
        }
    }
    let mut out = [f64::NAN; 3];
    for o in 0..3 {
        let p = &pts[o];
        if p.len() < 2 {
            continue;
        }
        let p = &p[p.len().saturating_sub(5)..];
        let (a, b) = (p[0], p[p.len() - 1]);
        out[o] = (a.1 - b.1) / (a.0 - b.0);
    }
    out
}

// The update, read as a recursion from the newest pair.
use nalgebra::DVector;

pub fn two_loop(
    g: &DVector<f64>,
    s: &[DVector<f64>],
    y: &[DVector<f64>],
    gamma: f64,
) -> DVector<f64> {
    let (Some((s_new, s_old)), Some((y_new, y_old))) = (s.split_last(), y.split_last()) else {
        return g * gamma;
    };
    let sy = s_new.dot(y_new);
    if sy <= 0.0 {
        return two_loop(g, s_old, y_old, gamma);
    }
    let along = s_new.dot(g) / sy;
    let inner = two_loop(&(g - y_new * along), s_old, y_old, gamma);
    let back = y_new.dot(&inner) / sy;
    inner + s_new * (along - back)
}

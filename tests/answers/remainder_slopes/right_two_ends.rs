use nalgebra::{DMatrix, DVector};
use std::collections::VecDeque;
use std::ops::Range;

// Keeps the shortest five errors of each order in a queue; natural logarithms on both axes.
pub fn slopes(
    f: &dyn Fn(&DVector<f64>) -> f64,
    g: &DVector<f64>,
    h: &DMatrix<f64>,
    x: &DVector<f64>,
    v: &DVector<f64>,
    ks: Range<i32>,
) -> [f64; 3] {
    let n = x.len();
    let start = f(x);
    let mut queues: Vec<VecDeque<(f64, f64)>> = vec![VecDeque::new(); 3];
    for k in ks {
        let t = (-f64::from(k)).exp2();
        let mut p = x.clone();
        for i in 0..n {
            p[i] += t * v[i];
        }
        let end = f(&p);
        if !end.is_finite() || !start.is_finite() {
            continue;
        }
        let mut error = end - start;
        for (order, queue) in queues.iter_mut().enumerate() {
            if order == 1 {
                for i in 0..n {
                    error -= g[i] * (t * v[i]);
                }
            }
            if order == 2 {
                for i in 0..n {
                    for j in 0..n {
                        error -= 0.5 * h[(i, j)] * (t * v[i]) * (t * v[j]);
                    }
                }
            }
            if error.abs() > 1000.0 * f64::EPSILON * start.abs().max(end.abs()) {
                queue.push_back((t, error.abs()));
                if queue.len() > 5 {
                    queue.pop_front();
                }
            }
        }
    }
    let slope = |queue: &VecDeque<(f64, f64)>| match (queue.front(), queue.back()) {
        (Some(&(t, e)), Some(&(s, d))) if queue.len() > 1 => (e.ln() - d.ln()) / (t.ln() - s.ln()),
        _ => f64::NAN,
    };
    [slope(&queues[0]), slope(&queues[1]), slope(&queues[2])]
}

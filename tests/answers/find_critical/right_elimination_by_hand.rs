use nalgebra::{DMatrix, DVector};

// Gaussian elimination by hand, with rows exchanged; walks by recursion and lists from the last seed.
fn solve(h: DMatrix<f64>, g: &DVector<f64>) -> Option<DVector<f64>> {
    let n = g.len();
    let (mut a, mut b) = (h, g.clone());
    for k in 0..n {
        let mut p = k;
        for i in k + 1..n {
            if a[(i, k)].abs() > a[(p, k)].abs() {
                p = i;
            }
        }
        if a[(p, k)] == 0.0 {
            return None;
        }
        a.swap_rows(k, p);
        b.swap_rows(k, p);
        for i in k + 1..n {
            let factor = a[(i, k)] / a[(k, k)];
            for j in k..n {
                a[(i, j)] -= factor * a[(k, j)];
            }
            b[i] -= factor * b[k];
        }
    }
    for i in (0..n).rev() {
        for j in i + 1..n {
            b[i] -= a[(i, j)] * b[j];
        }
        b[i] /= a[(i, i)];
    }
    Some(b)
}

pub fn newton_root(
    g: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    hf: &dyn Fn(&DVector<f64>) -> DMatrix<f64>,
    x0: &DVector<f64>,
) -> Option<DVector<f64>> {
    fn walk(
        g: &dyn Fn(&DVector<f64>) -> DVector<f64>,
        hf: &dyn Fn(&DVector<f64>) -> DMatrix<f64>,
        x: DVector<f64>,
        left: usize,
    ) -> Option<DVector<f64>> {
        let gx = g(&x);
        let size = gx.iter().map(|t| t * t).sum::<f64>().sqrt();
        if !size.is_finite() {
            return None;
        }
        if size == 0.0 {
            return Some(x);
        }
        let s = solve(hf(&x), &gx)?;
        if size <= 1e-8 && s.dot(&s).sqrt() <= 1e-8 {
            Some(x)
        } else if left == 0 {
            None
        } else {
            walk(g, hf, x - s, left - 1)
        }
    }
    walk(g, hf, x0.clone(), 100)
}

pub fn all_critical(
    g: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    hf: &dyn Fn(&DVector<f64>) -> DMatrix<f64>,
    seeds: &[DVector<f64>],
) -> Vec<DVector<f64>> {
    let mut list: Vec<DVector<f64>> = vec![];
    for seed in seeds.iter().rev() {
        if let Some(x) = newton_root(g, hf, seed)
            && list.iter().all(|y| (y - &x).norm() > 1e-6)
        {
            list.insert(0, x);
        }
    }
    list
}

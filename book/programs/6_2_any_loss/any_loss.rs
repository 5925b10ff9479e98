//! The recipe for any loss with a gradient: the smallest network, b tanh(a x).

use nalgebra::{DMatrix, DVector, dvector};

const DATA: [(f64, f64); 5] = [
    (-2.0, -1.3),
    (-1.0, -0.9),
    (0.5, 0.4),
    (1.0, 1.1),
    (2.0, 1.2),
];

/// The mean of something over the data.
fn mean(of: impl Fn(f64, f64) -> f64) -> f64 {
    DATA.iter().map(|(x, y)| of(*x, *y)).sum::<f64>() / DATA.len() as f64
}

fn f(p: &DVector<f64>) -> f64 {
    0.5 * mean(|x, y| (p[1] * (p[0] * x).tanh() - y).powi(2))
}

fn gradient(p: &DVector<f64>) -> DVector<f64> {
    let t = |x: f64| (p[0] * x).tanh();
    let miss = |x: f64, y: f64| p[1] * t(x) - y;
    dvector![
        mean(|x, y| miss(x, y) * p[1] * x * (1.0 - t(x).powi(2))),
        mean(|x, y| miss(x, y) * t(x))
    ]
}

/// A gradient, as the recipe takes it.
type Gradient = dyn Fn(&DVector<f64>) -> DVector<f64>;

/// Central differences of the gradient, averaged with the transpose.
fn hessian(g: &Gradient, x: &DVector<f64>) -> DMatrix<f64> {
    let n = x.len();
    let mut hessian = DMatrix::zeros(n, n);
    for j in 0..n {
        let mut h = DVector::zeros(n);
        h[j] = f64::EPSILON.cbrt() * x[j].abs().max(1.0);
        hessian.set_column(j, &((g(&(x + &h)) - g(&(x - &h))) / (2.0 * h[j])));
    }
    (&hessian + hessian.transpose()) / 2.0
}

/// Where full Newton steps lead: to a critical point of any kind.
fn newton(g: &Gradient, mut x: DVector<f64>) -> Option<DVector<f64>> {
    for _ in 0..100 {
        let step = hessian(g, &x).lu().solve(&g(&x))?;
        if g(&x).norm() <= 1e-8 && step.norm() <= 1e-6 {
            return Some(x);
        }
        x -= step;
    }
    None
}

/// Zero is what lies below the error of the differences.
fn kind(eigenvalues: &DVector<f64>) -> &'static str {
    let zero = 1e-6 * eigenvalues.amax();
    let up = eigenvalues.iter().any(|value| *value > zero);
    let down = eigenvalues.iter().any(|value| *value < -zero);
    if up && down {
        "saddle"
    } else if eigenvalues.iter().any(|value| value.abs() <= zero) {
        "inconclusive"
    } else if up {
        "minimum"
    } else {
        "maximum"
    }
}

/// The slope of the quadratic model's error between t = 2⁻⁵ and 2⁻⁶.
fn order(f: impl Fn(&DVector<f64>) -> f64, g: &Gradient, x: &DVector<f64>) -> f64 {
    let n = x.len();
    let v = DVector::from_element(n, 1.0 / (n as f64).sqrt());
    let bend = v.dot(&(hessian(g, x) * &v));
    let error = |t: f64| (f(&(x + &v * t)) - f(x) - t * g(x).dot(&v) - 0.5 * t * t * bend).abs();
    (error(0.5_f64.powi(5)) / error(0.5_f64.powi(6))).log2()
}

fn main() {
    for start in [dvector![1.8, 0.8], dvector![0.6, -1.2], dvector![-1.8, 1.0]] {
        println!("from ({:.1}, {:.1})", start[0], start[1]);
        let x = newton(&gradient, start).expect("Newton's method converges from here");
        let mut eigenvalues = hessian(&gradient, &x).symmetric_eigenvalues();
        eigenvalues.as_mut_slice().sort_by(f64::total_cmp);
        // An entry below 1e-6 is 0, with either sign: it is shown without one.
        let shown = x.map(|entry| if entry.abs() < 1e-6 { 0.0 } else { entry });
        println!(
            "  critical point  ({:.4}, {:.4}), loss {:.5}",
            shown[0],
            shown[1],
            f(&x)
        );
        println!(
            "  eigenvalues     {:.4}, {:.4}",
            eigenvalues[0], eigenvalues[1]
        );
        println!("  kind            {}", kind(&eigenvalues));
        if kind(&eigenvalues) == "minimum" {
            println!("  condition       {:.3}", eigenvalues[1] / eigenvalues[0]);
        }
        println!("  error's order   {:.2}", order(f, &gradient, &x));
    }
}

//! Find the critical point of a quadratic, and classify it.

use nalgebra::{DMatrix, DVector, Matrix2, Vector2};

/// A verdict only where the eigenvalues decide.
fn kind(eigenvalues: &DVector<f64>) -> &'static str {
    if eigenvalues.iter().any(|value| !value.is_finite()) {
        return "not a number";
    }
    let zero = 10.0 * eigenvalues.len() as f64 * f64::EPSILON * eigenvalues.amax();
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

/// The eigenvalues of a symmetric matrix. nalgebra gives them in any order.
fn ascending(h: DMatrix<f64>) -> DVector<f64> {
    let mut eigenvalues = h.symmetric_eigenvalues();
    eigenvalues.as_mut_slice().sort_by(f64::total_cmp);
    eigenvalues
}

fn main() {
    // f(x, y) = 3x² + 2xy + 2y² - 4x - 6y, written as ½ pᵀHp - bᵀp.
    let h = Matrix2::new(6.0, 2.0, 2.0, 4.0);
    let b = Vector2::new(4.0, 6.0);
    let f = |p: Vector2<f64>| 0.5 * p.dot(&(h * p)) - b.dot(&p);
    let gradient = |p: Vector2<f64>| h * p - b;

    let p = h.lu().solve(&b).expect("H is not singular");
    assert!(
        gradient(p).norm() < 1e-12,
        "the solver's x is not a critical point"
    );
    let eigenvalues = ascending(DMatrix::from_fn(2, 2, |i, j| h[(i, j)]));
    println!("critical point  ({:.6}, {:.6})", p[0], p[1]);
    println!(
        "eigenvalues     {:.6}, {:.6}",
        eigenvalues[0], eigenvalues[1]
    );
    println!("kind            {}", kind(&eigenvalues));
    if kind(&eigenvalues) == "minimum" {
        println!("condition       {:.6}", eigenvalues[1] / eigenvalues[0]);
    }
    println!("lowest value    {:.6}", f(p));

    let (x0, v) = (Vector2::new(0.5, -0.5), Vector2::new(0.3, 0.4));
    let model = f(x0) + gradient(x0).dot(&v) + 0.5 * v.dot(&(h * v));
    println!("model, loss     {model:.6}, {:.6}", f(x0 + v));
    for (name, diagonal) in [("x² - y²", [2.0, -2.0]), ("x² + y⁴", [2.0, 0.0])] {
        let diagonal = DMatrix::from_diagonal(&DVector::from_row_slice(&diagonal));
        println!("{name} at 0    {}", kind(&ascending(diagonal)));
    }
}

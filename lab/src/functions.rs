//! Functions with known derivatives, to try answers on.
//!
//! Each comes with its gradient and Hessian in closed form. Shapes: `f: R^n -> R`, gradient of
//! length n, Hessian n x n.

use nalgebra::{DMatrix, DVector};

/// A function with its derivatives.
#[derive(Clone, Copy)]
pub struct Function {
    /// Its name and formula, as a learner would read it.
    pub formula: &'static str,
    pub f: fn(&DVector<f64>) -> f64,
    pub gradient: fn(&DVector<f64>) -> DVector<f64>,
    pub hessian: fn(&DVector<f64>) -> DMatrix<f64>,
}

/// Rosenbrock's curved valley (1960), the banana: n = 2, minimum at (1, 1).
pub const ROSENBROCK: Function = Function {
    formula: "Rosenbrock: (1 - x)² + 100 (y - x²)²",
    f: |p| (1.0 - p[0]).powi(2) + 100.0 * (p[1] - p[0] * p[0]).powi(2),
    gradient: |p| {
        let bend = p[1] - p[0] * p[0];
        vector(&[-2.0 * (1.0 - p[0]) - 400.0 * p[0] * bend, 200.0 * bend])
    },
    hessian: |p| {
        let (x, y) = (p[0], p[1]);
        matrix(
            2,
            &[
                2.0 - 400.0 * (y - 3.0 * x * x),
                -400.0 * x,
                -400.0 * x,
                200.0,
            ],
        )
    },
};

/// Himmelblau's function (1972): n = 2, four minima, four saddles and one maximum.
pub const HIMMELBLAU: Function = Function {
    formula: "Himmelblau: (x² + y - 11)² + (x + y² - 7)²",
    f: |p| {
        let (x, y) = (p[0], p[1]);
        (x * x + y - 11.0).powi(2) + (x + y * y - 7.0).powi(2)
    },
    gradient: |p| {
        let (x, y) = (p[0], p[1]);
        let (a, b) = (x * x + y - 11.0, x + y * y - 7.0);
        vector(&[4.0 * x * a + 2.0 * b, 2.0 * a + 4.0 * y * b])
    },
    hessian: |p| {
        let (x, y) = (p[0], p[1]);
        let cross = 4.0 * (x + y);
        matrix(
            2,
            &[
                12.0 * x * x + 4.0 * y - 42.0,
                cross,
                cross,
                4.0 * x + 12.0 * y * y - 26.0,
            ],
        )
    },
};

/// n = 2: e^x sin y, harmonic, so that its Hessian has trace zero everywhere.
pub const EXP_SIN: Function = Function {
    formula: "exp_sin: e^x sin y",
    f: |p| p[0].exp() * p[1].sin(),
    gradient: |p| p[0].exp() * vector(&[p[1].sin(), p[1].cos()]),
    hessian: |p| {
        let (s, c) = p[1].sin_cos();
        p[0].exp() * matrix(2, &[s, c, c, -s])
    },
};

/// n = 3: sin x cos y + sin(y z).
pub const TRIG3: Function = Function {
    formula: "trig3: sin x cos y + sin(y z)",
    f: |p| p[0].sin() * p[1].cos() + (p[1] * p[2]).sin(),
    gradient: |p| {
        let (x, y, z) = (p[0], p[1], p[2]);
        let c = (y * z).cos();
        vector(&[x.cos() * y.cos(), -x.sin() * y.sin() + z * c, y * c])
    },
    hessian: |p| {
        let (x, y, z) = (p[0], p[1], p[2]);
        let (s, c) = (y * z).sin_cos();
        let xy = -x.cos() * y.sin();
        let yz = c - y * z * s;
        matrix(
            3,
            &[
                -x.sin() * y.cos(),
                xy,
                0.0,
                xy,
                -x.sin() * y.cos() - z * z * s,
                yz,
                0.0,
                yz,
                -y * y * s,
            ],
        )
    },
};

/// n = 2: 1 / (1 + x² + 2y²).
pub const RATIONAL: Function = Function {
    formula: "rational: 1 / (1 + x² + 2y²)",
    f: |p| 1.0 / (1.0 + p[0] * p[0] + 2.0 * p[1] * p[1]),
    gradient: |p| {
        let r = (RATIONAL.f)(p);
        vector(&[-2.0 * p[0], -4.0 * p[1]]) * (r * r)
    },
    hessian: |p| {
        let (x, y) = (p[0], p[1]);
        let r = (RATIONAL.f)(p);
        let cross = 16.0 * x * y * r.powi(3);
        matrix(
            2,
            &[
                8.0 * x * x * r.powi(3) - 2.0 * r * r,
                cross,
                cross,
                32.0 * y * y * r.powi(3) - 4.0 * r * r,
            ],
        )
    },
};

/// Any n: the sum over i of ln(e^{x_i} + e^{-x_i}). Even, so that its third derivatives vanish at 0.
pub const LOGSUMEXP_SYM: Function = Function {
    formula: "logsumexp_sym: Σ ln(e^{xᵢ} + e^{-xᵢ})",
    f: |p| p.iter().map(|x| (x.exp() + (-x).exp()).ln()).sum(),
    gradient: |p| p.map(f64::tanh),
    hessian: |p| DMatrix::from_diagonal(&p.map(|x| 1.0 - x.tanh().powi(2))),
};

/// Any n: |x|^{5/2}. Its Hessian is continuous and not Lipschitz at 0.
pub const POWER_5_2: Function = Function {
    formula: "power_5_2: |x|^{5/2}",
    f: |p| p.norm().powf(2.5),
    gradient: |p| p * (2.5 * p.norm().sqrt()),
    hessian: |p| {
        let (n, r) = (p.len(), p.norm());
        if r == 0.0 {
            return DMatrix::zeros(n, n);
        }
        DMatrix::identity(n, n) * (2.5 * r.sqrt()) + p * p.transpose() * (1.25 * r.powf(-1.5))
    },
};

/// The chapter's quadratic 3x² + 2xy + 2y² - 4x - 6y (book section 6.1): n = 2, minimum at (0.2, 1.4).
pub const CHAPTER: Function = Function {
    formula: "the chapter's quadratic: 3x² + 2xy + 2y² - 4x - 6y",
    f: |p| {
        let (x, y) = (p[0], p[1]);
        3.0 * x * x + 2.0 * x * y + 2.0 * y * y - 4.0 * x - 6.0 * y
    },
    gradient: |p| {
        let (x, y) = (p[0], p[1]);
        vector(&[6.0 * x + 2.0 * y - 4.0, 2.0 * x + 4.0 * y - 6.0])
    },
    hessian: |_| matrix(2, &[6.0, 2.0, 2.0, 4.0]),
};

/// The double well of book section 5.2: x²/2 + (y² - 1)²/4, a saddle at 0 between two minima.
pub const DOUBLE_WELL: Function = Function {
    formula: "the double well: x²/2 + (y² - 1)²/4",
    f: |p| p[0] * p[0] / 2.0 + (p[1] * p[1] - 1.0).powi(2) / 4.0,
    gradient: |p| vector(&[p[0], p[1].powi(3) - p[1]]),
    hessian: |p| matrix(2, &[1.0, 0.0, 0.0, 3.0 * p[1] * p[1] - 1.0]),
};

/// A vector from its entries.
#[must_use]
pub fn vector(entries: &[f64]) -> DVector<f64> {
    DVector::from_column_slice(entries)
}

/// An n x n matrix from its rows, one after the other.
#[must_use]
pub fn matrix(n: usize, rows: &[f64]) -> DMatrix<f64> {
    DMatrix::from_row_slice(n, n, rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The closed forms agree with central differences of one another.
    #[test]
    fn derivatives_are_right() {
        for (function, at) in [
            (ROSENBROCK, vector(&[-1.2, 1.0])),
            (HIMMELBLAU, vector(&[0.3, -1.7])),
            (EXP_SIN, vector(&[0.4, 1.1])),
            (TRIG3, vector(&[0.4, 1.1, -0.6])),
            (RATIONAL, vector(&[0.7, -0.2])),
            (LOGSUMEXP_SYM, vector(&[0.3, -0.8, 1.4])),
            (POWER_5_2, vector(&[0.3, -0.8])),
            (CHAPTER, vector(&[0.5, -0.5])),
            (DOUBLE_WELL, vector(&[0.5, -0.5])),
        ] {
            let (g, h) = ((function.gradient)(&at), (function.hessian)(&at));
            let step = 6e-6;
            for i in 0..at.len() {
                let shifted = |sign: f64| {
                    let mut p = at.clone();
                    p[i] += sign * step;
                    p
                };
                let (up, down) = (shifted(1.0), shifted(-1.0));
                let slope = ((function.f)(&up) - (function.f)(&down)) / (up[i] - down[i]);
                let column =
                    ((function.gradient)(&up) - (function.gradient)(&down)) / (up[i] - down[i]);
                let scale = 1.0 + h.amax();
                assert!(
                    (slope - g[i]).abs() < 1e-8 * scale,
                    "{} g[{i}]",
                    function.formula
                );
                assert!(
                    (column - h.column(i)).amax() < 1e-8 * scale,
                    "{} H column {i}",
                    function.formula
                );
            }
        }
    }
}

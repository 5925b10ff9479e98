//! Cases of 3.1a. Every seed of `newton_root` lies in a basin without any doubt, and every critical
//! point has seeds of `all_critical` so close that no version of Newton's method can miss it.

use super::answer;
use lab::functions::{CHAPTER, DOUBLE_WELL, HIMMELBLAU, ROSENBROCK, matrix, vector};
use lab::probe::{
    Calls, Probe, Recorder, Series, any, at_most, exactly, symmetric, within_absolute,
};
use nalgebra::{DMatrix, DVector};
use std::cell::RefCell;

type Vector = DVector<f64>;
type Matrix = DMatrix<f64>;

/// A loss by its gradient and Hessian.
struct Loss {
    formula: &'static str,
    g: fn(&Vector) -> Vector,
    hf: fn(&Vector) -> Matrix,
}

const CUBE: Loss = Loss {
    formula: "x⁴/4 - x²",
    g: |x| vector(&[x[0].powi(3) - 2.0 * x[0]]),
    hf: |x| matrix(1, &[3.0 * x[0] * x[0] - 2.0]),
};

const SIX_HUMPS: Loss = Loss {
    formula: "the six-hump camel: (4 - 2.1x² + x⁴/3) x² + xy + 4 (y² - 1) y²",
    g: |p| {
        let (x, y) = (p[0], p[1]);
        vector(&[
            8.0 * x - 8.4 * x.powi(3) + 2.0 * x.powi(5) + y,
            x - 8.0 * y + 16.0 * y.powi(3),
        ])
    },
    hf: |p| {
        let (x, y) = (p[0], p[1]);
        let xx = 8.0 - 25.2 * x * x + 10.0 * x.powi(4);
        matrix(2, &[xx, 1.0, 1.0, 48.0 * y * y - 8.0])
    },
};

/// Müller and Brown (1979): four Gaussians, a test surface of chemistry.
const MUELLER_BROWN: Loss = Loss {
    formula: "the surface of Müller and Brown",
    g: |p| {
        let [x, y, ..] = mueller_brown(p);
        vector(&[x, y])
    },
    hf: |p| {
        let [_, _, xx, xy, yy] = mueller_brown(p);
        matrix(2, &[xx, xy, xy, yy])
    },
};

/// f_x, f_y, f_xx, f_xy and f_yy of the sum of A e^q with q = a (x - x₀)² + b (x - x₀)(y - y₀)
/// + c (y - y₀)².
fn mueller_brown(p: &Vector) -> [f64; 5] {
    let mut sums = [0.0; 5];
    for (height, a, b, c, x0, y0) in [
        (-200.0, -1.0, 0.0, -10.0, 1.0, 0.0),
        (-100.0, -1.0, 0.0, -10.0, 0.0, 0.5),
        (-170.0, -6.5, 11.0, -6.5, -0.5, 1.5),
        (15.0, 0.7, 0.6, 0.7, -1.0, 1.0),
    ] {
        let (x, y) = (p[0] - x0, p[1] - y0);
        let exponent: f64 = a * x * x + b * x * y + c * y * y;
        let value = height * exponent.exp();
        let (qx, qy) = (2.0 * a * x + b * y, b * x + 2.0 * c * y);
        sums[0] += value * qx;
        sums[1] += value * qy;
        sums[2] += value * (qx * qx + 2.0 * a);
        sums[3] += value * (qx * qy + b);
        sums[4] += value * (qy * qy + 2.0 * c);
    }
    sums
}

/// Three double wells, weakly coupled and tilted: 27 critical points of every index.
const THREE_WELLS: Loss = Loss {
    formula: "three double wells: Σ ((xᵢ² - 1)²/4 + 0.03 xᵢ) + 0.05 (xy + yz)",
    g: |p| {
        let (x, y, z) = (p[0], p[1], p[2]);
        vector(&[
            x.powi(3) - x + 0.03 + 0.05 * y,
            y.powi(3) - y + 0.03 + 0.05 * (x + z),
            z.powi(3) - z + 0.03 + 0.05 * y,
        ])
    },
    hf: |p| {
        let bend = |t: f64| 3.0 * t * t - 1.0;
        let (x, y, z) = (bend(p[0]), bend(p[1]), bend(p[2]));
        matrix(3, &[x, 0.05, 0.0, 0.05, y, 0.05, 0.0, 0.05, z])
    },
};

type NewtonRoot =
    fn(&dyn Fn(&Vector) -> Vector, &dyn Fn(&Vector) -> Matrix, &Vector) -> Option<Vector>;
type AllCritical =
    fn(&dyn Fn(&Vector) -> Vector, &dyn Fn(&Vector) -> Matrix, &[Vector]) -> Vec<Vector>;

/// A picture has room for so many points.
const DRAWN: usize = 80;

pub fn probe(p: &mut Probe) {
    let newton_root: NewtonRoot = answer::newton_root;
    let all_critical: AllCritical = answer::all_critical;

    let root = |r: &mut Recorder, loss: &Loss, x0: &Vector, tolerance: f64| {
        r.given("f", loss.formula);
        // Of a quadratic every start will do.
        let x0 = &if loss.formula == CHAPTER.formula {
            r.input("x0", x0.clone(), any().fixed())
        } else {
            r.given("x0", x0);
            x0.clone()
        };
        let calls = Calls::default();
        let g = |x: &Vector| {
            calls.note(x);
            (loss.g)(x)
        };
        // Where the Hessian is asked for: a picture of the path. How often it is, at one point or
        // in all, is the answer's own affair.
        let path: RefCell<Vec<Vector>> = RefCell::default();
        let hf = |x: &Vector| {
            let mut path = path.borrow_mut();
            if path.len() < DRAWN && path.last() != Some(x) {
                path.push(x.clone());
            }
            (loss.hf)(x)
        };
        let found = newton_root(&g, &hf, x0);
        r.asked("g", &calls);
        r.see("the root", &found, within_absolute(tolerance));
        if let Some(x) = found.filter(|x| x.len() == x0.len()) {
            r.see(
                "the length |g| at your root",
                (loss.g)(&x).norm(),
                at_most(1e-8),
            );
        }
        let sizes: Vec<f64> = path
            .into_inner()
            .iter()
            .map(|x| (loss.g)(x).norm())
            .collect();
        r.draw(
            "the size of the gradient",
            Series {
                values: &sizes,
                along: "k, steps",
                log: true,
            },
        );
    };
    for (name, loss, x0) in [
        ("a quadratic: one step", of(&CHAPTER), vector(&[5.0, -7.0])),
        ("a minimum", of(&HIMMELBLAU), vector(&[3.3, 2.2])),
        ("a maximum", of(&HIMMELBLAU), vector(&[0.0, -0.5])),
        ("a saddle", of(&HIMMELBLAU), vector(&[3.2, 0.2])),
        (
            "a saddle of the double well",
            of(&DOUBLE_WELL),
            vector(&[2.0, 0.3]),
        ),
        (
            "a saddle of three variables",
            THREE_WELLS,
            vector(&[0.1, 1.2, -0.2]),
        ),
        ("Rosenbrock's valley", of(&ROSENBROCK), vector(&[-1.2, 1.0])),
        (
            "beside a pole the steps are short",
            Loss {
                formula: "x²/2 - ln x, so that g(x) = x - 1/x",
                g: |x| vector(&[x[0] - 1.0 / x[0]]),
                hf: |x| matrix(1, &[1.0 + 1.0 / (x[0] * x[0])]),
            },
            vector(&[1e-10]),
        ),
        (
            "no slope and no curvature: x⁴ from 0",
            Loss {
                formula: "x⁴",
                g: |x| vector(&[4.0 * x[0].powi(3)]),
                hf: |x| matrix(1, &[12.0 * x[0] * x[0]]),
            },
            vector(&[0.0]),
        ),
    ] {
        p.case(name, |r| root(r, &loss, &x0, 1e-7));
    }
    p.case("a degenerate minimum: x⁴ from 1", |r| {
        let quartic = Loss {
            formula: "x⁴",
            g: |x| vector(&[4.0 * x[0].powi(3)]),
            hf: |x| matrix(1, &[12.0 * x[0] * x[0]]),
        };
        // The step is a third of x, so the last x is at most 3e-8.
        root(r, &quartic, &vector(&[1.0]), 1e-6);
    });
    for (name, loss, x0) in [
        (
            "no root, and a gradient that fades: eˣ",
            Loss {
                formula: "eˣ",
                g: |x| vector(&[x[0].exp()]),
                hf: |x| matrix(1, &[x[0].exp()]),
            },
            0.0,
        ),
        (
            "farther away at each step: √(1 + x²)",
            Loss {
                formula: "√(1 + x²)",
                g: |x| vector(&[x[0] / x[0].hypot(1.0)]),
                hf: |x| matrix(1, &[x[0].hypot(1.0).powi(-3)]),
            },
            2.0,
        ),
        (
            "to and fro for ever: g(x) = x³ - 2x + 2",
            Loss {
                formula: "x⁴/4 - x² + 2x",
                g: |x| vector(&[x[0].powi(3) - 2.0 * x[0] + 2.0]),
                hf: |x| matrix(1, &[3.0 * x[0] * x[0] - 2.0]),
            },
            0.0,
        ),
        (
            "a slope without curvature",
            Loss {
                formula: "3x",
                g: |_| vector(&[3.0]),
                hf: |_| matrix(1, &[0.0]),
            },
            1.0,
        ),
    ] {
        p.case(name, |r| root(r, &loss, &vector(&[x0]), 1e-7));
    }

    let map = |p: &mut Probe, name: &str, loss: Loss, seeds: Vec<Vector>| {
        p.case(name, |r| {
            r.given("f", loss.formula);
            let n = seeds.first().map_or(1, |seed| seed.len());
            r.given("the seeds", listed(&seeds).as_str());
            let points = all_critical(&loss.g, &loss.hf, &seeds);
            r.see("the number of points", points.len(), exactly());
            if points.iter().any(|x| x.len() != n) || !points.iter().all(finite) {
                r.see("the points", "not vectors of n finite numbers", exactly());
                return;
            }
            r.see(
                "the list of points, one in each column,",
                sorted(n, &points),
                within_absolute(1e-7).because(
                    "where the last step is at most 1e-8, the root is about that near, too",
                ),
            );
            r.see(
                "the sum of (-1)^index over them",
                f64::from(alternating_sum(loss.hf, &points)),
                exactly(),
            );
        });
    };
    map(
        p,
        "the example",
        CUBE,
        [-2.0, -1.0, 0.1, 2.0].map(|x| vector(&[x])).to_vec(),
    );
    map(
        p,
        "Himmelblau: 9 points",
        of(&HIMMELBLAU),
        pairs(&[
            [-3.8, -3.3],
            [-3.1, -0.1],
            [-2.8, 3.1],
            [-0.3, -0.9],
            [-0.1, -2.0],
            [0.1, 2.9],
            [3.1, 2.1],
            [3.4, 0.1],
            [3.6, -1.8],
            [2.9, 1.9],
            [-0.2, -1.0],
            [3.3, 0.0],
        ]),
    );
    map(
        p,
        "the six-hump camel: 15 points",
        SIX_HUMPS,
        pairs(&[
            [-1.7, 0.8],
            [-1.65, -0.22],
            [-1.6, -0.58],
            [-1.3, -0.6],
            [-1.23, -0.15],
            [-1.1, 0.77],
            [-0.1, 0.7],
            [0.01, 0.01],
            [0.1, -0.7],
            [1.1, -0.77],
            [1.23, 0.15],
            [1.3, 0.6],
            [1.6, 0.58],
            [1.65, 0.22],
            [1.7, -0.8],
            [-0.01, 0.0],
            [0.08, -0.72],
            [-1.72, 0.79],
        ]),
    );
    map(
        p,
        "Müller and Brown: 5 points",
        MUELLER_BROWN,
        pairs(&[
            [-0.55, 1.45],
            [0.62, 0.02],
            [-0.06, 0.47],
            [-0.83, 0.62],
            [0.21, 0.3],
            [-0.56, 1.43],
            [0.63, 0.03],
        ]),
    );
    map(p, "three double wells: 27 points", THREE_WELLS, {
        let wells = [-1.1, 0.1, 1.0];
        let mut seeds = Vec::new();
        for x in wells {
            for y in wells {
                for z in wells {
                    seeds.push(vector(&[x, y, z]));
                }
            }
        }
        seeds
    });
    map(
        p,
        "a seed that fails among others",
        Loss {
            formula: "x²/2 - ln |x|, so that g(x) = x - 1/x, infinite at 0",
            g: |x| vector(&[x[0] - 1.0 / x[0]]),
            hf: |x| matrix(1, &[1.0 + 1.0 / (x[0] * x[0])]),
        },
        [0.9, 0.0, 1.2, -0.8, f64::NAN, 1.1, -1.1]
            .map(|x| vector(&[x]))
            .to_vec(),
    );
    map(
        p,
        "a torus: 4 points",
        Loss {
            formula: "cos x + cos y, where x and y are angles",
            g: |p| vector(&[-p[0].sin(), -p[1].sin()]),
            hf: |p| matrix(2, &[-p[0].cos(), 0.0, 0.0, -p[1].cos()]),
        },
        pairs(&[[0.1, -0.1], [0.2, 3.0], [3.1, 0.1], [3.3, 3.0]]),
    );
    map(p, "no seeds", CUBE, Vec::new());

    p.seeded("a random quadratic of four variables", 2, |r, rng| {
        let signs: Vec<f64> = (0..4)
            .map(|_| rng.between(0.5, 4.0) * if rng.unit() < 0.5 { -1.0 } else { 1.0 })
            .collect();
        let h = r.input("H", rng.symmetric(&signs), symmetric());
        let b = r.input("b, so that g(x) = H x - b", rng.vector(4), any());
        let x0 = r.input("x0", rng.vector(4), any());
        let sizes = lab::spectrum(&h).map(|(values, _)| values.abs());
        r.assume(sizes.is_ok_and(|sizes| sizes.min() > 0.01 * sizes.max()));
        let calls = Calls::default();
        let g = |x: &Vector| {
            calls.note(x);
            &h * x - &b
        };
        let found = newton_root(&g, &|_: &Vector| h.clone(), &x0);
        r.asked("g", &calls);
        r.see("the root", found, within_absolute(1e-6));
    });
}

fn of(function: &lab::functions::Function) -> Loss {
    Loss {
        formula: function.formula,
        g: function.gradient,
        hf: function.hessian,
    }
}

/// Morse's sum. The determinant is negative where the number of negative eigenvalues is odd.
fn alternating_sum(hf: fn(&Vector) -> Matrix, points: &[Vector]) -> i32 {
    points
        .iter()
        .map(|x| if hf(x).determinant() < 0.0 { -1 } else { 1 })
        .sum()
}

fn pairs(entries: &[[f64; 2]]) -> Vec<Vector> {
    entries.iter().map(|pair| vector(pair)).collect()
}

fn listed(seeds: &[Vector]) -> String {
    let one = |x: &Vector| {
        let entries: Vec<String> = x.iter().map(f64::to_string).collect();
        format!("({})", entries.join(", "))
    };
    let seeds: Vec<String> = seeds.iter().map(one).collect();
    seeds.join(" ")
}

fn finite(x: &Vector) -> bool {
    x.iter().all(|entry| entry.is_finite())
}

/// The points as columns, in the order of their coordinates up to a thousandth, so that rounding
/// does not decide the order.
fn sorted(n: usize, points: &[Vector]) -> Matrix {
    let key = |x: &Vector| -> Vec<i64> { x.iter().map(|t| (t * 1e3).round() as i64).collect() };
    let mut points: Vec<&Vector> = points.iter().collect();
    points.sort_by_key(|x| key(x));
    DMatrix::from_fn(n, points.len(), |i, j| points[j][i])
}

//! Cases of 7.1b: memories of different lengths, pairs to be left out, the secant equation, a
//! descent on a quadratic, and the growth of the work.

use super::answer;
use lab::functions::{matrix, vector};
use lab::probe::{Growth, Probe, Recorder, Rng, Series, any, at_most, growing_within, within};
use nalgebra::{DMatrix, DVector};

type TwoLoop = fn(&DVector<f64>, &[DVector<f64>], &[DVector<f64>], f64) -> DVector<f64>;

pub fn probe(p: &mut Probe) {
    let two_loop: TwoLoop = answer::two_loop;

    let (s1, y1) = (vector(&[1.0, 0.0]), vector(&[2.0, 1.0]));
    let (s2, y2) = (vector(&[1.0, -1.0]), vector(&[1.0, -2.0]));
    let bad = vector(&[-1.0, 3.0]);
    for (name, g, s, y, gamma) in [
        ("no memory yet", vector(&[3.0, -4.0]), vec![], vec![], 0.25),
        (
            "one pair",
            vector(&[0.0, 1.0]),
            vec![s1.clone()],
            vec![y1.clone()],
            1.0,
        ),
        (
            "two pairs",
            vector(&[3.0, 5.0]),
            vec![s1.clone(), s2.clone()],
            vec![y1.clone(), y2.clone()],
            0.5,
        ),
        (
            "a pair with negative curvature between two good ones",
            vector(&[3.0, 5.0]),
            vec![s1.clone(), s1.clone(), s2.clone()],
            vec![y1.clone(), bad.clone(), y2.clone()],
            0.5,
        ),
        (
            "a pair without curvature",
            vector(&[3.0, 5.0]),
            vec![s1.clone(), s2.clone()],
            vec![vector(&[0.0, 0.0]), y2.clone()],
            0.5,
        ),
        (
            "negative curvature and nothing else",
            vector(&[3.0, 5.0]),
            vec![s1.clone()],
            vec![bad],
            0.5,
        ),
        (
            "one dimension",
            vector(&[6.0]),
            vec![vector(&[0.5]), vector(&[-2.0])],
            vec![vector(&[1.0]), vector(&[-6.0])],
            7.0,
        ),
        (
            "two pairs of size 10⁻⁸",
            vector(&[3.0, 5.0]),
            vec![&s1 * 1e-8, &s2 * 1e-8],
            vec![&y1 * 1e-8, &y2 * 1e-8],
            0.5,
        ),
        (
            "at a critical point",
            vector(&[0.0, 0.0]),
            vec![s1],
            vec![y1],
            2.0,
        ),
    ] {
        p.case(name, |r| {
            product(r, two_loop, &g, &s, &y, gamma);
        });
    }

    p.case("the newest pair: B y must be s", |r| {
        let h = matrix(3, &[4.0, 1.0, 0.0, 1.0, 3.0, 1.0, 0.0, 1.0, 2.0]);
        let s = [[1.0, 0.0, 1.0], [0.0, 1.0, -1.0], [2.0, -1.0, 0.5]].map(|s| vector(&s));
        let y = s.clone().map(|s| &h * s);
        product(r, two_loop, &y[2], &s, &y, 0.3);
    });

    p.seeded("three random pairs in five dimensions", 2, |r, rng| {
        let h = rng.symmetric(&[0.5, 1.0, 2.0, 5.0, 9.0]);
        let s: Vec<_> = (0..3).map(|_| rng.vector(5)).collect();
        let y: Vec<_> = s.iter().map(|s| &h * s).collect();
        let g = rng.vector(5);
        product(r, two_loop, &g, &s, &y, rng.between(0.1, 0.4));
    });

    p.case("a descent on a quadratic in six dimensions", |r| {
        descent(r, two_loop);
    });

    p.case("how the work grows with n", |r| {
        r.given("the number of pairs", 1);
        // Few numbers, so that products of n × n matrices come to their end too, and it can be said
        // what they cost.
        r.given("the values of n", [12.0, 36.0, 108.0]);
        let growth = [12, 36, 108].map(|n| {
            let s = [DVector::from_fn(n, |i, _| ((2 * i) as f64).sin())];
            let stiffness = DVector::from_fn(n, |i, _| 1.0 + (i % 7) as f64);
            let y = [s[0].component_mul(&stiffness)];
            let g = DVector::from_element(n, 1.0);
            let (_, work) = r.work_of(|| two_loop(&g, &s, &y, 0.2));
            (n, work)
        });
        r.see(
            "the work for n = 12, 36, 108",
            Growth(growth.to_vec()),
            growing_within(0.5).because("a pair holds 2 n numbers, a matrix n²"),
        );
    });
}

/// Records the product B g.
fn product(
    r: &mut Recorder,
    two_loop: TwoLoop,
    g: &DVector<f64>,
    s: &[DVector<f64>],
    y: &[DVector<f64>],
    gamma: f64,
) {
    let g = r.input("g", g.clone(), any());
    let mut columns = |name: &str, columns: &[DVector<f64>]| -> Vec<DVector<f64>> {
        if columns.is_empty() {
            return Vec::new();
        }
        let pairs = any().sized(&["n", "pairs"]);
        let all = r.input(name, DMatrix::from_columns(columns), pairs);
        all.column_iter().map(DVector::from).collect()
    };
    let s = columns("the steps s, as columns", s);
    let y = columns("the changes y, as columns", y);
    let gamma = r.input("gamma", gamma, any().between(0.01, 100.0));
    r.assume(s.iter().zip(&y).all(is_clear));
    r.see(
        "the product B g",
        two_loop(&g, &s, &y, gamma),
        within(1e-9).or_absolute(1e-12),
    );
}

/// Whether sᵀy is 0 in any order of summation, or far from it for the lengths of both.
fn is_clear((s, y): (&DVector<f64>, &DVector<f64>)) -> bool {
    let is_whole = s.iter().chain(y).all(|x| x.fract() == 0.0);
    let curvature = s.dot(y);
    is_whole && curvature == 0.0 || curvature.abs() >= 0.3 * s.norm() * y.norm()
}

/// Six steps along -B g, each as long as is best, with a memory of four pairs. On a quadratic the
/// gradients of such a descent are orthogonal to one another, and the sixth step is the last.
fn descent(r: &mut Recorder, two_loop: TwoLoop) {
    let mut rng = Rng::new(0, "descent on a quadratic");
    let h = rng.symmetric(&[1.0, 2.0, 3.0, 5.0, 8.0, 13.0]);
    let mut g = &h * rng.vector(6);
    let start = g.norm();
    r.given("the curvatures", [1.0, 2.0, 3.0, 5.0, 8.0, 13.0]);
    r.given("the gradient at the start", &g);
    let (mut s, mut y): (Vec<DVector<f64>>, Vec<DVector<f64>>) = (vec![], vec![]);
    let mut gamma = 1.0;
    let mut sizes = vec![1.0];
    for _ in 0..6 {
        let from = s.len().saturating_sub(4);
        let direction = -two_loop(&g, &s[from..], &y[from..], gamma);
        if direction.len() != 6 {
            break;
        }
        let image = &h * &direction;
        let eta = -g.dot(&direction) / direction.dot(&image);
        let (step, change) = (direction * eta, image * eta);
        g += &change;
        gamma = step.dot(&change) / change.norm_squared();
        s.push(step);
        y.push(change);
        sizes.push(g.norm() / start);
    }
    r.see(
        "|g| after six steps, relative to the start",
        sizes[sizes.len() - 1],
        at_most(1e-6)
            .because("with the best step length a BFGS direction solves a quadratic in n steps"),
    );
    r.draw(
        "the size of the gradient",
        Series {
            values: &sizes,
            along: "k, steps",
            log: true,
        },
    );
}

//! 6.1a against closed forms on every small integer problem in the plane, and against planted
//! spectra and points.

use lab::{E, Kind, functions::vector, probe::Rng};
use nalgebra::{DMatrix, DVector, dmatrix};
use solutions::critical_report::answer::{Report, report};

fn close(a: &DVector<f64>, b: &DVector<f64>, scale: f64) {
    assert!((a - b).amax() <= 1e-11 * scale, "{a} {b}");
}

/// The report by Cramer's rule and the quadratic formula. If H has rank one, its column space is
/// the eigenspace of its trace.
fn by_hand([a, b, c]: [i32; 3], [p, q]: [i32; 2]) -> Result<Report, E> {
    let (trace, determinant) = (a + c, a * c - b * b);
    let x = match (trace, determinant) {
        (0, 0) if (p, q) != (0, 0) => return Err(E::Singular),
        (0, 0) => vector(&[0.0, 0.0]),
        (t, 0) if [a * p + b * q, b * p + c * q] != [t * p, t * q] => return Err(E::Singular),
        (t, 0) => vector(&[p, q].map(f64::from)) / f64::from(t),
        (_, d) => vector(&[c * p - b * q, a * q - b * p].map(f64::from)) / f64::from(d),
    };
    let kind = match (trace, determinant) {
        (_, 0) => Kind::Inconclusive,
        (_, ..0) => Kind::Saddle,
        (1.., _) => Kind::Min,
        (_, _) => Kind::Max,
    };
    let root = f64::from((a - c).pow(2) + 4 * b * b).sqrt();
    let (low, high) = (
        (f64::from(trace) - root) / 2.0,
        (f64::from(trace) + root) / 2.0,
    );
    Ok(Report {
        value: -0.5 * (f64::from(p) * x[0] + f64::from(q) * x[1]),
        x,
        eigenvalues: vector(&[low, high]),
        kind,
        kappa: (kind == Kind::Min).then(|| high / low),
    })
}

#[test]
fn every_small_integer_problem() {
    let range = || -2..=2;
    for (a, b, c) in
        range().flat_map(|a| range().flat_map(move |b| range().map(move |c| (a, b, c))))
    {
        for (p, q) in range().flat_map(|p| range().map(move |q| (p, q))) {
            let [a1, b1, c1, p1, q1] = [a, b, c, p, q].map(f64::from);
            let found = report(&dmatrix![a1, b1; b1, c1], &vector(&[p1, q1]));
            let (found, exact) = match (found, by_hand([a, b, c], [p, q])) {
                (Ok(found), Ok(exact)) => (found, exact),
                (found, exact) => {
                    assert_eq!(found, exact, "{a} {b} {c} {p} {q}");
                    continue;
                }
            };
            close(&found.x, &exact.x, 1.0);
            close(&found.eigenvalues, &exact.eigenvalues, 1.0);
            assert_eq!(found.kind, exact.kind);
            assert_eq!(found.kappa.is_some(), exact.kappa.is_some());
            let kappa = |report: &Report| report.kappa.unwrap_or(1.0);
            assert!((kappa(&found) / kappa(&exact) - 1.0).abs() < 1e-12);
            assert!((found.value - exact.value).abs() < 1e-12);
        }
    }
}

/// The point has no part in the directions without curvature. A slope along one of them, and there
/// is no critical point.
#[test]
fn planted_spectra_and_points() {
    let mut rng = Rng::new(0, "critical_report");
    for k in 0..300 {
        let n = 2 + k % 6;
        let mut lambda = DVector::from_fn(n, |_, _| rng.between(-2.5, 2.5).round());
        lambda[0] = 3.0;
        if k % 5 == 0 {
            lambda = lambda.abs();
        }
        let q = rng.orthogonal(n);
        let h = &q * DMatrix::from_diagonal(&lambda) * q.transpose();
        let h = (&h + h.transpose()) * 0.5;
        let c = lambda.map(|l| if l == 0.0 { 0.0 } else { rng.normal() });
        let (x, b) = (&q * &c, &q * c.component_mul(&lambda));

        let found = report(&h, &b).unwrap();
        close(&found.x, &x, 1.0 + x.amax());
        let mut sorted: Vec<f64> = lambda.iter().copied().collect();
        sorted.sort_by(f64::total_cmp);
        close(&found.eigenvalues, &vector(&sorted), 1.0);
        let kind = match sorted[0] {
            ..0.0 => Kind::Saddle,
            0.0 => Kind::Inconclusive,
            _ => Kind::Min,
        };
        assert_eq!(found.kind, kind);
        let kappa = (kind == Kind::Min).then(|| 3.0 / sorted[0]);
        assert_eq!(found.kappa.map(|kappa| (kappa * 1e9).round() / 1e9), kappa);
        assert!((found.value + 0.5 * c.dot(&c.component_mul(&lambda))).abs() < 1e-11);

        if let Some(flat) = lambda.iter().position(|&l| l == 0.0) {
            assert_eq!(report(&h, &(b + q.column(flat))), Err(E::Singular));
        }
    }
}

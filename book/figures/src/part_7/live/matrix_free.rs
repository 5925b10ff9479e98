//! The live figure of section 7.2: what so many products know about a spectrum.

use super::super::experiments::matrix_free::{lanczos_matrix, random_start, tridiagonal};
use crate::{
    Figure,
    live::{Control, Live, Scene, State},
    say,
    svg::{Axis, Ink, Mark, Plot, Point, Side},
};
use lab::{functions::vector, recorded::spectra};
use nalgebra::{DMatrix, DVector};

pub(super) const LIVE: &[Live] = &[Live {
    name: "products_and_ritz_values",
    controls: &[
        Control::whole("m", "products m", (1.0, 40.0), 10.0).plays(10.0),
        Control::switch("plain", "without reorthogonalisation", false),
    ],
    draw: products_and_ritz_values,
}];

/// Lanczos' matrix by the three terms alone: rounding takes the orthogonality away.
fn three_terms(h: &DVector<f64>, start: &DVector<f64>, m: usize) -> DMatrix<f64> {
    let mut q = start.normalize();
    let mut last = DVector::zeros(h.len());
    let (mut diagonal, mut beside) = (Vec::new(), Vec::new());
    let mut beta = 0.0;
    for k in 0..m {
        let product = h.component_mul(&q);
        let alpha = q.dot(&product);
        diagonal.push(alpha);
        if k + 1 < m {
            let rest = product - &q * alpha - &last * beta;
            beta = rest.norm();
            beside.push(beta);
            last = std::mem::replace(&mut q, rest / beta);
        }
    }
    tridiagonal(&DVector::from_vec(diagonal), &DVector::from_vec(beside))
}

fn products_and_ritz_values(state: &State) -> Scene {
    let (m, is_plain) = (state.count("m"), state.is_on("plain"));
    let spectrum = &spectra::DIGITS;
    let exact = spectrum.eigenvalues;
    let start = random_start("a start for Lanczos");
    let t = if is_plain {
        three_terms(&vector(exact), &start, m)
    } else {
        lanczos_matrix(exact, &start, m)
    };
    let (ritz, _) = lab::spectrum(&t).expect("it is symmetric");
    let (top, bottom) = (exact[0], exact[exact.len() - 1]);
    let mut plot = Plot::new(
        Axis::linear(1.3 * bottom - 0.004, 1.06 * top, "eigenvalue"),
        Axis::linear(0.0, 3.0, "").ticks_at(&[(1.0, "Ritz"), (2.0, "exact")]),
    )
    .size(370.0, 130.0)
    .heading("910 eigenvalues, and what m products make of them");
    let line = |at: f64| -> Vec<Point> { exact.iter().map(|x| (*x, at)).collect() };
    plot.dots(Ink::Muted, &line(2.0));
    plot.vertical(Ink::Muted, 0.0);
    let points: Vec<Point> = ritz.iter().map(|x| (*x, 1.0)).collect();
    plot.marks(Ink::Orange, Mark::Ring, &points);
    // Ritz values that share one of the largest eigenvalues: copies of what is there once.
    let near = |value: f64| {
        ritz.iter()
            .filter(|x| (**x - value).abs() < 1e-4 * top)
            .count()
    };
    let copies: usize = exact[..8]
        .iter()
        .map(|value| near(*value).saturating_sub(1))
        .sum();
    let mut ends = Plot::new(
        Axis::linear(0.0, 41.0, "products m"),
        Axis::log(1e-12, 3.0, "error of the largest, relative"),
    )
    .size(370.0, 150.0);
    let after = |k: usize| {
        let corner = t.view((0, 0), (k, k)).into_owned();
        lab::spectrum(&corner).expect("it is symmetric").0
    };
    let errors: Vec<Point> = (1..=t.nrows())
        .step_by(1 + t.nrows() / 20)
        .map(|k| (k as f64, ((after(k).max() - top) / top).abs().max(1e-13)))
        .collect();
    ends.curve(Ink::Orange, &errors);
    ends.dots(Ink::Orange, &errors);
    ends.note(Ink::Orange, (40.0, 0.2), Side::Left, "error of the largest");

    let error = ((ritz.max() - top) / top).abs();
    let least = ritz.min();
    let seen = if copies > 0 {
        format!(
            "{copies} of the Ritz values are copies of large eigenvalues that are there only once: without \
             reorthogonalisation, rounding lets Lanczos find them again."
        )
    } else if error > 1e-3 {
        format!(
            "After {m} products the largest eigenvalue is off by {} %.",
            say::number(100.0 * error)
        )
    } else if least > 0.0 {
        "The largest eigenvalue is known, and the negative end has still the wrong sign.".to_owned()
    } else if ((least - bottom) / bottom).abs() > 0.05 {
        "The largest eigenvalue is known, and the negative end is seen but not yet known."
            .to_owned()
    } else {
        "Both ends of the spectrum are known. The crowd in the middle is not.".to_owned()
    };
    Scene {
        figure: Figure {
            title: "What so many products know about a spectrum",
            describes: "In the first panel, the eigenvalues of a trained network as dots on a line, most of \
                        them crowded about zero, and below them the few Ritz values: the largest lie \
                        under the largest eigenvalues. In the second panel, the error of the largest \
                        falls fast with the number of products."
                .into(),
            panels: vec![plot.panel(), ends.panel()],
        },
        seen,
        numbers: vec![
            ("largest", say::number(ritz.max())),
            ("exact", say::number(top)),
            ("smallest", say::number(least)),
            ("exact", say::number(bottom)),
        ],
    }
}

//! Figures of section 1.2, "Definition of the Hessian Matrix".

use super::{
    axes::whole_numbers,
    quadratic::{POINT, chapter, slope},
};
use crate::{
    Figure, Named,
    svg::{Axis, Ink, Mark, Plot, Side, Surface},
};
use lab::functions::{TRIG3, vector};
use nalgebra::{DMatrix, DVector};
use solutions::clairaut::answer::mixed;

/// By name, with what draws them.
pub(super) const FIGURES: &[Named] = &[
    ("columns", columns),
    ("peano_orders", peano_orders),
    ("asymmetry", asymmetry),
];

fn columns() -> Figure {
    let ticks = whole_numbers();
    let (x, y) = POINT;
    let mut place = Plot::new(
        Axis::linear(-1.2, 2.8, "x").ticks_at(&ticks[..4]),
        Axis::linear(-0.2, 3.8, "y").ticks_at(&ticks[1..]),
    )
    .equal(250.0)
    .heading("two steps");
    place.contours(Ink::Muted, &[-4.2, -2.5, 0.5, 5.0, 11.0, 19.0], chapter);
    place.arrow(Ink::Orange, POINT, (x + 1.0, y));
    place.arrow(Ink::Purple, POINT, (x, y + 1.0));
    place.marks(Ink::Text, Mark::Disc, &[POINT]);
    place.note(Ink::Orange, (x + 1.0, y), Side::Right, "along x");
    place.note(Ink::Purple, (x, y + 1.0), Side::Above, "along y");

    let (start, right, above) = (slope(x, y), slope(x + 1.0, y), slope(x, y + 1.0));
    let mut slopes = Plot::new(
        Axis::linear(0.0, 11.0, "slope along x"),
        Axis::linear(0.0, 11.0, "slope along y"),
    )
    .equal(250.0)
    .heading("what becomes of the gradient");
    slopes.arrow(Ink::Text, (0.0, 0.0), start);
    slopes.arrow(Ink::Orange, start, right);
    slopes.arrow(Ink::Purple, start, above);
    let difference = |to: (f64, f64)| format!("({:.0}, {:.0})", to.0 - start.0, to.1 - start.1);
    slopes.note(Ink::Text, (1.5, 2.6), Side::Left, "g");
    slopes.note(Ink::Orange, right, Side::Below, &difference(right));
    slopes.note(Ink::Purple, above, Side::Above, &difference(above));
    Figure {
        title: "The columns of the Hessian",
        describes: format!(
            "In the first panel, two steps of length 1 from one point of a quadratic bowl, along x and \
             along y. In the second panel, the gradient as a point in the plane of slopes. It begins at \
             (3, 4). The step along x moves it by {}, the step along y by {}.",
            difference(right),
            difference(above)
        ),
        panels: vec![place.panel(), slopes.panel()],
    }
}

/// Peano's function, the classical one with unequal mixed derivatives.
fn peano(x: f64, y: f64) -> f64 {
    let r = x * x + y * y;
    if r == 0.0 {
        0.0
    } else {
        x * y * (x * x - y * y) / r
    }
}

fn peano_orders() -> Figure {
    let mut surface = Surface::new((-1.0, 1.0), (-1.0, 1.0), (-0.35, 0.35), 24, peano);
    let across: Vec<f64> = (-10..=10).map(|k| 0.1 * f64::from(k)).collect();
    let on_x: Vec<(f64, f64, f64)> = across.iter().map(|&t| (t, 0.0, 0.0)).collect();
    let on_y: Vec<(f64, f64, f64)> = across.iter().map(|&t| (0.0, t, 0.0)).collect();
    surface.curve(Ink::Orange, &on_x);
    surface.curve(Ink::Purple, &on_y);
    surface.dot(Ink::Text, (0.0, 0.0, 0.0));
    surface.note(Ink::Orange, (1.0, 0.0, 0.0), "x");
    surface.note(Ink::Purple, (0.0, 1.0, 0.0), "y");

    let f = |p: &DVector<f64>| peano(p[0], p[1]);
    let outer = 1e-3;
    let ratios: Vec<f64> = (-30..=30)
        .map(|k| 10_f64.powf(f64::from(k) / 10.0))
        .collect();
    let estimates: Vec<(f64, (f64, f64))> = ratios
        .iter()
        .map(|&ratio| (ratio, mixed(&f, ratio * outer, outer)))
        .collect();
    let curve = |pick: fn((f64, f64)) -> f64| -> Vec<(f64, f64)> {
        estimates.iter().map(|&(r, pair)| (r, pick(pair))).collect()
    };
    let mut plot = Plot::new(
        Axis::log(1e-3, 1e3, "inner step / outer step"),
        Axis::linear(-1.3, 1.3, "estimate at the origin"),
    )
    .size(250.0, 230.0);
    plot.vertical(Ink::Muted, 1.0);
    plot.curve(Ink::Orange, &curve(|pair| pair.0));
    plot.curve(Ink::Purple, &curve(|pair| pair.1));
    plot.marks(Ink::Text, Mark::Disc, &[(1.0, 0.0)]);
    plot.note(Ink::Orange, (3e-2, -1.0), Side::Below, "x first, then y");
    plot.note(Ink::Purple, (3e-2, 1.0), Side::Above, "y first, then x");
    plot.note(Ink::Text, (1.0, 0.0), Side::Right, "equal steps: 0, 0");
    Figure {
        title: "Peano's function and its two mixed derivatives",
        describes: "In the first panel, Peano's surface: eight sectors around the origin, four up and \
                    four down in turn, and level along both axes. In the second panel, finite difference estimates of \
                    the two mixed derivatives at the origin against the ratio of the inner step \
                    to the outer one. Where the inner step is far shorter they are -1 and +1, the \
                    true values; where both steps are equal they are both 0; where the inner step \
                    is far longer they are +1 and -1."
            .into(),
        panels: vec![surface.panel("xy (x² − y²) / (x² + y²)"), plot.panel()],
    }
}

fn asymmetry() -> Figure {
    let x = vector(&[0.4, 1.1, -0.6]);
    let exact = (TRIG3.hessian)(&x);
    // One column for each coordinate, and the same step for all of them.
    let quotients = |h: f64| {
        DMatrix::from_columns(&[0, 1, 2].map(|j| {
            let at = |sign: f64| {
                let mut p = x.clone();
                p[j] += sign * h;
                (TRIG3.gradient)(&p)
            };
            (at(1.0) - at(-1.0)) / (2.0 * h)
        }))
    };
    let steps: Vec<f64> = (0..=90).map(|k| 10_f64.powf(-f64::from(k) / 7.0)).collect();
    let measured: Vec<(f64, DMatrix<f64>)> = steps.iter().map(|&h| (h, quotients(h))).collect();
    let errors: Vec<(f64, f64)> = measured
        .iter()
        .map(|(h, j)| (*h, (j - &exact).amax()))
        .collect();
    let skews: Vec<(f64, f64)> = measured
        .iter()
        .map(|(h, j)| (*h, (j - j.transpose()).amax()))
        .collect();
    let mut plot = Plot::new(
        Axis::log(1e-13, 1.0, "step h"),
        Axis::log(1e-13, 10.0, "largest absolute value"),
    );
    plot.dashed_graph(Ink::Muted, |h| f64::EPSILON / h);
    plot.dots(Ink::Blue, &errors);
    plot.dots(Ink::Orange, &skews);
    plot.note(Ink::Blue, (3e-3, 1e-5), Side::Left, "error of J");
    plot.note(Ink::Orange, (1e-2, 1e-6), Side::Right, "J − Jᵀ");
    plot.note(Ink::Muted, (1e-9, 1e-5), Side::Centre, "rounding: ε/h");
    Figure {
        title: "Error and asymmetry of a Hessian from differences",
        describes: "Both axes are logarithmic. The error of the Hessian falls with the square of \
                    the step until rounding takes over, and then rises like epsilon over h. The \
                    difference between the matrix and its transpose follows the same curve, a \
                    little below it."
            .into(),
        panels: vec![plot.panel()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the description of the surface says.
    #[test]
    fn the_surface_goes_up_and_down_four_times_around_the_origin() {
        let signs: Vec<bool> = (0..360)
            .map(|k| (f64::from(k) + 0.5).to_radians().sin_cos())
            .map(|(s, c)| peano(c, s) > 0.0)
            .collect();
        let changes = (0..360).filter(|&k| signs[k] != signs[(k + 1) % 360]);
        assert_eq!(changes.count(), 8);
    }
}

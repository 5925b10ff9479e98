//! Figures of section 6.1, "The Recipe".

use crate::{
    Figure, Named,
    svg::{Axis, Ink, Mark, Plot, Point, Side, Surface},
};
use lab::functions::{CHAPTER, vector};
use solutions::critical_report::answer::report;

/// By name, with what draws them.
pub(super) const FIGURES: &[Named] = &[("recipe", recipe), ("one_hessian", same_hessian)];

fn recipe() -> Figure {
    let origin = vector(&[0.0, 0.0]);
    let (h, b) = ((CHAPTER.hessian)(&origin), -(CHAPTER.gradient)(&origin));
    let found = report(&h, &b).expect("H is positive definite");
    let (lambda, q) = lab::spectrum(&h).expect("symmetric and finite");
    let centre = (found.x[0], found.x[1]);
    let f = |x: f64, y: f64| (CHAPTER.f)(&vector(&[x, y]));
    let mut plot =
        Plot::new(Axis::linear(-1.8, 2.2, "x"), Axis::linear(-0.6, 3.4, "y")).equal(360.0);
    let levels = [-4.0, 0.0, 2.0, 5.0, 10.0, 15.0, 20.0];
    plot.contours(Ink::Muted, &levels, f);
    plot.field(Ink::Blue, 13, |x, y| {
        let g = (CHAPTER.gradient)(&vector(&[x, y]));
        (g[0], g[1])
    });
    // Along q the loss rises by λ t²/2: at t = 2/√λ by 2, whatever λ is.
    let half: Vec<Point> = (0..2)
        .map(|k| {
            let axis = q.column(k) * (2.0 / lambda[k].sqrt());
            (axis[0], axis[1])
        })
        .collect();
    plot.ellipse(Ink::Green, centre, half[0], half[1]);
    for (ink, (dx, dy)) in [(Ink::Orange, half[0]), (Ink::Red, half[1])] {
        let end = |sign: f64| (centre.0 + sign * dx, centre.1 + sign * dy);
        plot.arrow(ink, centre, end(1.0));
        plot.arrow(ink, centre, end(-1.0));
    }
    plot.marks(Ink::Text, Mark::Disc, &[centre]);
    // On the way down to the left, where along (-t, -t) the loss rises by ½ t² (1, 1)ᵀH (1, 1).
    for level in levels {
        let t = (2.0 * (level - found.value) / h.sum()).sqrt();
        let at = (centre.0 - t, centre.1 - t);
        plot.note(
            Ink::Muted,
            at,
            Side::Centre,
            &format!("{level}").replace('-', "−"),
        );
    }
    let end = |(dx, dy): Point| (centre.0 + dx, centre.1 + dy);
    // An eigenvector comes with either sign: the words go to its upper end.
    let upper = |(dx, dy): Point| if dy < 0.0 { (-dx, -dy) } else { (dx, dy) };
    plot.note(Ink::Orange, end(upper(half[0])), Side::Above, "λ = 5 − √5");
    plot.note(Ink::Red, end(upper(half[1])), Side::Right, "λ = 5 + √5");
    Figure {
        title: "The chapter's quadratic and its curvature axes",
        describes: "Level sets of the quadratic are ellipses around its minimum, tilted against \
            the axes. Arrows of the gradient point outward and cross the level sets at right \
            angles. Numbers along the way to the lower left say which level each is. From the minimum two perpendicular pairs of arrows run along the eigenvectors \
            and end on one highlighted ellipse; the pair of the smaller eigenvalue is longer."
            .into(),
        panels: vec![plot.panel()],
    }
}

fn same_hessian() -> Figure {
    let surface = |sign: f64, heading: &str| {
        let mut surface = Surface::new((-1.0, 1.0), (-1.0, 1.0), (-1.0, 2.4), 22, |x, y| {
            x * x + sign * y.powi(4)
        });
        let along: Vec<(f64, f64, f64)> = (-20..=20)
            .map(|k| f64::from(k) / 20.0)
            .map(|y| (0.0, y, sign * y.powi(4)))
            .collect();
        surface.curve(Ink::Orange, &along);
        surface.dot(Ink::Red, (0.0, 0.0, 0.0));
        surface.panel(heading)
    };
    Figure {
        title: "Two losses with one Hessian",
        describes:
            "Two surfaces over the plane, both a trough near the origin. In the first panel x² + y⁴: \
            along the orange curve, the floor of the trough, the surface rises to both sides. \
            In the second panel x² − y⁴: the floor falls to both sides."
                .into(),
        panels: vec![
            surface(1.0, "x² + y⁴: a minimum"),
            surface(-1.0, "x² − y⁴: a saddle"),
        ],
    }
}

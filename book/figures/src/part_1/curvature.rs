//! Figures of section 1.3, "The Hessian as Curvature".

use super::{
    angles::{angle, unit},
    axes::directions,
    quadratic::{POINT, chapter},
};
use crate::{
    Figure, Named,
    svg::{Axis, Ink, Mark, Plot, Side, Surface},
};
use lab::functions::{CHAPTER, matrix, vector};
use nalgebra::DMatrix;
use solutions::{
    curvature_along::answer::{normal_curvature, second_dir},
    spectrum::answer::spectrum,
};

/// By name, with what draws them.
pub(super) const FIGURES: &[Named] = &[
    ("principal_curvatures", principal_curvatures),
    ("bending_of_the_graph", bending_of_the_graph),
];

fn principal_curvatures() -> Figure {
    let h = (CHAPTER.hessian)(&vector(&[0.0, 0.0]));
    let (values, vectors) = spectrum(&h).expect("the Hessian is symmetric");
    // Of the two unit eigenvectors, the one that points to the right.
    let axis = |k: usize| {
        let q = vectors.column(k).into_owned();
        if q[0] < 0.0 { -q } else { q }
    };
    let (x, y) = (0.2, 1.4);
    let reach = 0.9;
    let mut bowl = Surface::new(
        (x - reach, x + reach),
        (y - reach, y + reach),
        (-4.6, 5.0),
        18,
        chapter,
    );
    for (k, ink) in [(0, Ink::Green), (1, Ink::Red)] {
        let q = axis(k);
        let longest = reach / q.amax();
        let curve: Vec<(f64, f64, f64)> = (-30..=30)
            .map(|t| {
                let t = longest * f64::from(t) / 30.0;
                let (a, b) = (x + t * q[0], y + t * q[1]);
                (a, b, chapter(a, b))
            })
            .collect();
        bowl.curve(ink, &curve);
        let end = curve[curve.len() - 1];
        bowl.note(ink, end, ["q₁", "q₂"][k]);
    }
    bowl.dot(Ink::Text, (x, y, chapter(x, y)));

    let saddle = matrix(2, &[2.0, 0.0, 0.0, -2.0]);
    let mut plot = Plot::new(
        directions(180.0),
        Axis::linear(-3.0, 9.0, "second derivative"),
    )
    .size(250.0, 250.0);
    plot.horizontal(Ink::Muted, 0.0);
    plot.graph(Ink::Blue, |degrees| second_dir(&h, &unit(degrees)));
    plot.graph(Ink::Orange, |degrees| second_dir(&saddle, &unit(degrees)));
    let marks = [(0, Ink::Green, Mark::Square), (1, Ink::Red, Mark::Disc)];
    for (k, ink, mark) in marks {
        let degrees = angle(&axis(k)).rem_euclid(180.0);
        plot.marks(ink, mark, &[(degrees, values[k])]);
        let side = if k == 0 { Side::Below } else { Side::Above };
        plot.note(
            ink,
            (degrees, values[k]),
            side,
            &format!("{} {:.2}", ["λ₁ =", "λ₂ ="][k], values[k]),
        );
    }
    plot.note(Ink::Blue, (92.0, 5.6), Side::Right, "the bowl");
    plot.note(Ink::Orange, (26.0, -1.0), Side::Centre, "a saddle");
    Figure {
        title: "Principal curvatures",
        describes: format!(
            "In the first panel, a bowl with two curves through its lowest point: a steep one along the \
             second eigenvector, and a flatter one along the first. In the second panel, the second \
             derivative against the direction, over half a turn. For the bowl it swings between \
             {:.2} and {:.2}, which it takes at the eigenvectors, at right angles to one another. \
             For a saddle it swings from 2 to -2.",
            values[0], values[1]
        ),
        panels: vec![bowl.panel("the principal directions"), plot.panel()],
    }
}

fn bending_of_the_graph() -> Figure {
    let one = DMatrix::identity(1, 1);
    let forward = vector(&[1.0]);
    let mut parabola = Plot::new(
        Axis::linear(-2.4, 2.4, "x"),
        Axis::linear(-0.6, 4.2, "x²/2"),
    )
    .equal(250.0);
    parabola.graph(Ink::Text, |x| x * x / 2.0);
    for (x, ink) in [(0.0, Ink::Blue), (1.0, Ink::Orange)] {
        let kappa = normal_curvature(&vector(&[x]), &one, &forward);
        let radius = 1.0 / kappa;
        // The unit normal that points upward.
        let (nx, ny) = (-x / x.hypot(1.0), 1.0 / x.hypot(1.0));
        let centre = (x + radius * nx, x * x / 2.0 + radius * ny);
        parabola.ellipse(ink, centre, (radius, 0.0), (0.0, radius));
        parabola.marks(ink, Mark::Disc, &[(x, x * x / 2.0)]);
    }
    parabola.note(Ink::Blue, (0.0, 1.0), Side::Centre, "at x = 0");
    parabola.note(Ink::Orange, (1.15, 0.3), Side::Right, "at x = 1");

    let x = vector(&[POINT.0, POINT.1]);
    let (g, h) = ((CHAPTER.gradient)(&x), (CHAPTER.hessian)(&x));
    let mut plot =
        Plot::new(directions(180.0), Axis::log(0.02, 20.0, "curvature")).size(250.0, 250.0);
    plot.graph(Ink::Blue, |degrees| second_dir(&h, &unit(degrees)));
    plot.graph(Ink::Orange, |degrees| {
        normal_curvature(&g, &h, &unit(degrees))
    });
    plot.vertical(Ink::Muted, angle(&g));
    plot.note(Ink::Blue, (105.0, 8.0), Side::Centre, "second derivative");
    plot.note(Ink::Orange, (128.0, 0.3), Side::Left, "of the graph");
    plot.note(Ink::Muted, (angle(&g), 1.3), Side::Right, "along g");
    Figure {
        title: "The second derivative, and the bending of the graph",
        describes:
            "In the first panel, the parabola of height x squared over 2 with the circle that fits \
                    it best at 0, of radius 1, and the one at 1, which is almost three times as \
                    large. In the second panel, for a point on the slope of a quadratic bowl, the second \
                    derivative and the curvature of the graph against the direction. The second \
                    derivative stays between 2 and 8. The curvature of the graph is smaller \
                    everywhere, and more than a hundred times smaller along the gradient."
                .into(),
        panels: vec![parabola.panel(), plot.panel()],
    }
}

//! Figures of section 2.3, "The Quadratic Form and Its Meaning".

use crate::{
    Figure, Named,
    svg::{Axis, Ink, Panel, Plot, Side, Surface},
};
use lab::functions::{CHAPTER, vector};
use solutions::{eigen_coordinates::answer::coords, spectrum::answer::spectrum};

/// By name, with what draws them.
pub(super) const FIGURES: &[Named] = &[("eigen_axes", eigen_axes), ("six_shapes", six_shapes)];

fn eigen_axes() -> Figure {
    let h = (CHAPTER.hessian)(&vector(&[0.0, 0.0]));
    let v = vector(&[0.3, 0.4]);
    let (values, vectors) = spectrum(&h).expect("the Hessian is symmetric");
    let (_, c) = coords(&h, &v).expect("the Hessian is symmetric");
    let levels = [0.4, 1.66, 3.8, 7.0];
    let mut mixed = Plot::new(
        Axis::linear(-1.0, 1.0, "first entry of v"),
        Axis::linear(-1.0, 1.0, "second entry of v"),
    )
    .equal(250.0)
    .heading("6 v₁² + 4 v₁v₂ + 4 v₂²");
    mixed.contours(Ink::Muted, &levels, |a, b| {
        let v = vector(&[a, b]);
        v.dot(&(&h * &v))
    });
    let axis = |k: usize, length: f64| (length * vectors[(0, k)], length * vectors[(1, k)]);
    for (k, ink) in [(0, Ink::Green), (1, Ink::Red)] {
        let ((a, b), (p, q)) = (axis(k, -2.0), axis(k, 2.0));
        mixed.dashed(ink, &[(a, b), (p, q)]);
    }
    let first = axis(0, c[0]);
    mixed.arrow(Ink::Green, (0.0, 0.0), first);
    mixed.arrow(Ink::Red, first, (v[0], v[1]));
    mixed.arrow(Ink::Text, (0.0, 0.0), (v[0], v[1]));
    mixed.note(Ink::Text, (v[0], v[1]), Side::Above, "v");
    // The names stand at the ends that lie to the right.
    let rightward = |k: usize, length: f64| axis(k, length * vectors[(0, k)].signum());
    mixed.note(Ink::Green, rightward(0, 0.95), Side::Left, "q₁");
    mixed.note(Ink::Red, rightward(1, 0.95), Side::Below, "q₂");

    let mut apart = Plot::new(Axis::linear(-1.0, 1.0, "c₁"), Axis::linear(-1.0, 1.0, "c₂"))
        .equal(250.0)
        .heading(&format!("{:.2} c₁² + {:.2} c₂²", values[0], values[1]));
    apart.contours(Ink::Muted, &levels, |a, b| {
        values[0] * a * a + values[1] * b * b
    });
    apart.dashed(Ink::Green, &[(-1.0, 0.0), (1.0, 0.0)]);
    apart.dashed(Ink::Red, &[(0.0, -1.0), (0.0, 1.0)]);
    // As the axes are drawn on the left: the first to the right, the second up.
    let shown = (
        c[0] * vectors[(0, 0)].signum(),
        c[1] * vectors[(0, 1)].signum(),
    );
    apart.arrow(Ink::Green, (0.0, 0.0), (shown.0, 0.0));
    apart.arrow(Ink::Red, (shown.0, 0.0), shown);
    apart.arrow(Ink::Text, (0.0, 0.0), shown);
    apart.note(Ink::Text, shown, Side::Above, "c");
    apart.note(Ink::Green, (0.95, -0.08), Side::Left, "q₁");
    apart.note(Ink::Red, (0.02, 0.92), Side::Right, "q₂");
    Figure {
        title: "A quadratic form in its eigenvector coordinates",
        describes: format!(
            "In the first panel, level sets of a quadratic form are tilted ellipses. Two dashed lines at \
             a right angle, the eigenvectors, are the axes of all of them. A vector v is the sum \
             of a short part along the first and a long part along the second. In the second panel, the \
             same in the coordinates along the eigenvectors: the ellipses are upright, and the \
             form is {:.2} times the first coordinate squared plus {:.2} times the second one \
             squared.",
            values[0], values[1]
        ),
        panels: vec![mixed.panel(), apart.panel()],
    }
}

fn six_shapes() -> Figure {
    let shapes = [
        ("bowl: + +", 1.0, 1.0),
        ("dome: − −", -1.0, -1.0),
        ("saddle: + −", 1.0, -1.0),
        ("trough: + 0", 1.0, 0.0),
        ("ridge: − 0", -1.0, 0.0),
        ("flat: 0 0", 0.0, 0.0),
    ];
    let panels: Vec<Panel> = shapes
        .into_iter()
        .map(|(heading, first, second)| {
            let range = (-1.0, 1.0);
            let mut surface = Surface::new(range, range, (-1.6, 1.6), 12, |x, y| {
                0.5 * (first * x * x + second * y * y)
            });
            surface.dot(Ink::Red, (0.0, 0.0, 0.0));
            surface.panel(heading)
        })
        .collect();
    Figure {
        title: "The six shapes of a quadratic form in two variables",
        describes: "Six surfaces, each named by the signs of its two eigenvalues. A bowl with two \
                    positive ones, a dome with two negative ones, a saddle with one of each, a \
                    trough with one positive and one zero, a ridge with one negative and one \
                    zero, and a level plane with two zeros."
            .into(),
        panels,
    }
}

//! The live figure of section 2.3: a vector, and its form as a sum over the eigenvectors.

use crate::{
    Figure,
    live::{Control, Keep, Live, Scene, State},
    say,
    svg::{Axis, Ink, Plot, Side},
};
use lab::functions::{matrix, vector};
use nalgebra::DMatrix;
use solutions::eigen_coordinates::answer::coords;

pub(super) const LIVE: &[Live] = &[Live {
    name: "form_in_axes",
    controls: &[
        Control::handle(
            "v",
            "vector v",
            (0.4, 1.2),
            Keep::Within((-2.0, 2.0), (-2.0, 2.0)),
        ),
        Control::slider("first", "eigenvalue λ₁", (-3.0, 3.0), -1.0),
        Control::slider("second", "eigenvalue λ₂", (-3.0, 3.0), 2.0),
        Control::angle("turn", "axes turned by", (0.0, 90.0), 30.0),
    ],
    draw: form_in_axes,
}];

fn form_in_axes(state: &State) -> Scene {
    let (x, y) = state.point("v");
    let v = vector(&[x, y]);
    let (s, c) = state.number("turn").to_radians().sin_cos();
    let q = matrix(2, &[c, -s, s, c]);
    let given = [state.number("first"), state.number("second")];
    let h = &q * DMatrix::from_diagonal(&vector(&given)) * q.transpose();
    let (lambda, along) = coords(&h, &v).expect("the matrix is symmetric");
    let parts = [0, 1].map(|i| lambda[i] * along[i] * along[i]);
    let form = v.dot(&(&h * &v));

    let side = |label: &str| Axis::linear(-2.2, 2.2, label);
    let mut plane = Plot::new(side("first entry of v"), side("second entry of v"))
        .equal(240.0)
        .coarse()
        .heading("level sets of vᵀHv");
    let levels = [-8.0, -4.0, -2.0, -1.0, 1.0, 2.0, 4.0, 8.0];
    let value = |x: f64, y: f64| {
        let v = vector(&[x, y]);
        v.dot(&(&h * &v))
    };
    plane.contours(Ink::Muted, &levels, value);
    plane.contours(Ink::Purple, &[0.0], value);
    // The eigenvector of each of the two sliders, and the vector's shadow on it.
    let inks = [Ink::Green, Ink::Red];
    for (k, ink) in inks.into_iter().enumerate() {
        let axis = (q[(0, k)], q[(1, k)]);
        let shadow = x * axis.0 + y * axis.1;
        plane.thin(
            ink,
            &[(-4.0 * axis.0, -4.0 * axis.1), (4.0 * axis.0, 4.0 * axis.1)],
        );
        plane.arrow(ink, (0.0, 0.0), (shadow * axis.0, shadow * axis.1));
        plane.dashed(Ink::Muted, &[(x, y), (shadow * axis.0, shadow * axis.1)]);
        let tip = (1.9 * axis.0, 1.9 * axis.1);
        plane.label(ink, tip, Side::Right, ["q₁", "q₂"][k]);
    }
    plane.arrow(Ink::Blue, (0.0, 0.0), (x, y));

    let mut sum = Plot::new(
        Axis::linear(0.0, 4.0, "").ticks_at(&[(0.7, "λ₁c₁²"), (2.0, "λ₂c₂²"), (3.3, "sum")]),
        Axis::linear(-10.0, 10.0, "vᵀHv and its two terms"),
    )
    .size(220.0, 240.0);
    let mine = [0, 1].map(|k| {
        let c = x * q[(0, k)] + y * q[(1, k)];
        given[k] * c * c
    });
    for (at, height, ink) in [
        (0.7, mine[0], inks[0]),
        (2.0, mine[1], inks[1]),
        (3.3, form, Ink::Blue),
    ] {
        let height = height.clamp(-10.0, 10.0);
        sum.area(
            ink,
            &[
                (at - 0.4, 0.0),
                (at - 0.4, height),
                (at + 0.4, height),
                (at + 0.4, 0.0),
            ],
        );
        sum.curve(ink, &[(at - 0.4, height), (at + 0.4, height)]);
    }
    sum.horizontal(Ink::Muted, 0.0);
    let seen = if x == 0.0 && y == 0.0 {
        "The zero vector has the form 0, whatever the matrix.".to_owned()
    } else if form.abs() < 0.02 * (parts[0].abs() + parts[1].abs()) {
        "The form is 0, though v is not: what it gains along one eigenvector it loses along the other."
            .to_owned()
    } else if lambda[0] >= 0.0 {
        format!(
            "No eigenvalue is negative, so no vector has a negative form. Here it is {}.",
            say::fixed(form, 2)
        )
    } else if lambda[1] <= 0.0 {
        format!(
            "No eigenvalue is positive, so no vector has a positive form. Here it is {}.",
            say::fixed(form, 2)
        )
    } else {
        format!(
            "The eigenvalues have both signs, and the form of this v is {}: a longer v can have a smaller one.",
            say::fixed(form, 2)
        )
    };
    Scene {
        figure: Figure {
            title: "The form as a sum over the eigenvectors",
            describes: "In the first panel, the level sets of a form are hyperbolas about two crossed \
                        lines on which it is zero. A vector is split into its shadows on the two \
                        eigenvectors. In the second panel, bars: a negative term, a positive one, and \
                        their sum, the value of the form."
                .into(),
            panels: vec![plane.panel(), sum.panel()],
        },
        seen,
        numbers: vec![
            ("λ₁c₁²", say::fixed(mine[0], 2)),
            ("λ₂c₂²", say::fixed(mine[1], 2)),
            ("vᵀHv", say::fixed(form, 2)),
            ("length of v", say::fixed(v.norm(), 2)),
        ],
    }
}

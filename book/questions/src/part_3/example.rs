//! Questions of section 3.3, "An Illustrative Example".

use crate::{
    draw::Draw,
    question::{Named, Question, asks, predicts},
    write::{n, times},
};
use lab::functions::matrix;
use solutions::saddle_cone::answer::descending_fraction;

pub(super) const QUESTIONS: &[Named] = &[
    predicts("share_of_directions", "thm:cone", share_of_directions),
    asks("level_lines", level_lines),
    asks("from_three_slices", from_three_slices),
];

fn share_of_directions(draw: &mut Draw) -> Question {
    let (a, b, text) = draw.pick(&[
        (3.0, 1.0, "3x^2 - y^2"),
        (1.0, 3.0, "x^2 - 3y^2"),
        (6.0, 2.0, "6x^2 - 2y^2"),
        (2.0, 6.0, "2x^2 - 6y^2"),
    ]);
    let right = descending_fraction(&matrix(2, &[2.0 * a, 0.0, 0.0, -2.0 * b]));
    Question::number(
        format!(
            "In which share of all directions from the origin does ${text}$ fall? (The angle whose tangent is $\\sqrt{{3}}$ is 60 \
             degrees.)"
        ),
        right,
        format!(
            "The loss falls where $\\abs{{y}} > \\sqrt{{{}}}\\,\\abs{{x}}$. Between the axes that begins at {} degrees, and {} of the 90 \
             degrees are left.",
            if a > b { "3" } else { "1/3" },
            if a > b { "60" } else { "30" },
            if a > b { "30" } else { "60" }
        ),
    )
    .known(
        0.5,
        "One of two eigenvalues is negative, and that does not make half of the directions. The border \
         of the cone depends on both curvatures.",
    )
    .known(
        b / (a + b),
        "This compares the curvatures. Directions are angles: find the border of the cone and measure.",
    )
    .known(1.0 - right, "This is the share in which the loss rises.")
}

fn level_lines(draw: &mut Draw) -> Question {
    let (p, q) = draw.pick(&[
        (1.0, 2.0),
        (2.0, 1.0),
        (3.0, 2.0),
        (1.0, 4.0),
        (4.0, 1.0),
        (3.0, 1.0),
    ]);

    Question::number(
        format!(
            "$f(x, y) = {}x^2 - {}y^2$ is 0 along two straight lines through the origin. What is the \
             slope $y/x$ of the rising one?",
            times(p * p),
            times(q * q)
        ),
        p / q,
        "Set $f = 0$: $y^2/x^2$ is the ratio of the two coefficients, and $y/x$ is its root. The two lines are the border between the directions in which the loss rises and those in which it falls.",
    )
    .known(
        p * p / (q * q),
        "This is the square of the slope.",
    )
    .known(
        q / p,
        "This is $x/y$.",
    )
}

fn from_three_slices(draw: &mut Draw) -> Question {
    let (p, q, b) = (
        draw.whole(1, 5),
        draw.whole(1, 5),
        draw.sign() * draw.whole(1, 6),
    );
    let r = p + q + 2.0 * b;
    Question::number(
        format!(
            "At a critical point the form $v^\\T H v$ is {} for $v = (1, 0)$, {} for $(0, 1)$ and ${}$ \
             for $(1, 1)$. What is the entry $H_{{12}}$ of the Hessian?",
            n(p),
            n(q),
            n(r)
        ),
        b,
        format!(
            "For $(1, 1)$ the form is $H_{{11}} + 2 H_{{12}} + H_{{22}}$. So three slices give the whole \
             Hessian, and here its determinant is ${}$. The signs of three slices would not have been enough.",
            n(p * q - b * b)
        ),
    )
    .known(
        r - p - q,
        "The entry off the diagonal stands in $H$ twice, so this is twice the entry.",
    )
    .known(r, "The form for $(1, 1)$ contains the diagonal entries too.")
    .known(
        r / 2.0,
        "Subtract the two diagonal entries before you halve.",
    )
}

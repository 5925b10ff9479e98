//! Questions of section 3.2, "The Second-Derivative Test".

use crate::{
    draw::Draw,
    question::{Named, Question, asks, predicts},
    write::{n, plus, row, times},
};
use lab::{Kind, functions::vector};
use nalgebra::DMatrix;
use solutions::{classify::answer::classify, degenerate_germ::answer::reduced_quartic};

pub(super) const QUESTIONS: &[Named] = &[
    predicts("kind_by_signs", "thm:second-derivative-test", kind_by_signs),
    asks("what_is_excluded", what_is_excluded),
    asks("three_by_three", three_by_three),
    predicts("coupled_quartic", "thm:reduction", coupled_quartic),
];

fn kind_by_signs(draw: &mut Draw) -> Question {
    let (a, b, c) = (draw.whole(1, 5), draw.whole(1, 5), draw.whole(1, 5));
    let signs = draw.pick(&[
        [1.0, -1.0, 0.0],
        [1.0, 1.0, 0.0],
        [1.0, 1.0, 1.0],
        [-1.0, -1.0, -1.0],
        [-1.0, -1.0, 0.0],
        [1.0, 1.0, -1.0],
    ]);
    let mut lambda = [a * signs[0], b * signs[1], c * signs[2]];
    lambda.sort_by(f64::total_cmp);
    let kind = classify(&DMatrix::from_diagonal(&vector(&lambda))).expect("it is symmetric");
    let why = match kind {
        Kind::Min => {
            "The loss bends upward in every direction, and near the point nothing outweighs that."
        }
        Kind::Max => {
            "The loss bends downward in every direction, and near the point nothing outweighs that."
        }
        Kind::Saddle => {
            "Along one eigenvector the loss rises on both sides, along another it falls. That is a saddle, \
             and no other eigenvalue can undo it, a zero included."
        }
        Kind::Inconclusive => {
            "Along the eigenvector of 0 the second derivatives say nothing, and the others have one sign. Higher \
             terms decide, and no computation with the Hessian alone can."
        }
    };
    Question::kind(
        format!(
            "At a critical point the Hessian has the eigenvalues ${}$. What is the point?",
            row(&lambda)
        ),
        kind,
        [
            "A minimum is certain only if all eigenvalues are positive.",
            "A maximum is certain only if all eigenvalues are negative.",
            "A saddle is certain only if one eigenvalue is positive and another one negative.",
            "It does decide: a zero leaves the question open only if the others have one sign.",
        ],
        why,
    )
}

fn what_is_excluded(draw: &mut Draw) -> Question {
    let (a, b, sign) = (draw.whole(1, 6), draw.whole(1, 6), draw.sign());
    let (out, stays) = if sign > 0.0 {
        ("maximum", "minimum")
    } else {
        ("minimum", "maximum")
    };
    Question::choice(
        draw,
        format!(
            "At a critical point the eigenvalues of the Hessian are ${}$, ${}$ and 0. What can the point *not* be?",
            n(sign * a),
            n(sign * b)
        ),
        &format!("a local {out}"),
        &[
            (
                &format!("a local {stays}"),
                "It can: add a fourth power along the flat direction, with the same sign.",
            ),
            (
                "a saddle",
                "It can: a third power along the flat direction makes one.",
            ),
            (
                "nothing is excluded",
                "Something is: along an eigenvector whose eigenvalue is not 0 the loss bends one way for certain.",
            ),
        ],
        format!(
            "Along the first eigenvector the loss has a strict {stays} at the point, whatever it does elsewhere. So the point cannot be a local {out}. Whether it is a {stays} or a saddle, higher terms decide."
        ),
    )
}

fn three_by_three(draw: &mut Draw) -> Question {
    Question::choice(
        draw,
        "A symmetric $3 \\times 3$ Hessian at a critical point has a positive determinant and a positive \
         trace. What can the point be?",
        "a minimum or a saddle",
        &[
            (
                "a minimum, for certain",
                "That is the rule for two variables. With the diagonal $-1, -1, 3$ the determinant is 3 and the \
                 trace 1.",
            ),
            (
                "a saddle, for certain",
                "The identity has a positive determinant and a positive trace, and belongs to a minimum.",
            ),
            (
                "a minimum, a maximum or a saddle",
                "Not a maximum: three negative eigenvalues have a negative product.",
            ),
        ],
        "A positive product of three means no negative factor or two of them. With none it is a \
         minimum, with two a saddle, if the third is large enough for the sum. A product and a sum do not fix three signs.",
    )
}

fn coupled_quartic(draw: &mut Draw) -> Question {
    let b = draw.sign() * draw.pick(&[2.0, 4.0, 6.0]);
    let c = draw.whole(1, 5);
    let times = times(c);
    Question::number(
        format!(
            "$f(x, y) = y^2 {}x^2 y + {times}x^4$. For each $x$ choose the best $y$. Then $f = a_4 x^4$. What is $a_4$?",
            plus(b)
        ),
        reduced_quartic(24.0 * c, 2.0 * b, 2.0),
        format!(
            "Complete the square: $f = (y {}x^2)^2 + a_4 x^4$. The best $y$ makes the bracket 0. It is a parabola, and on it the loss can be lower \
             than on the axis $y = 0$.",
            plus(b / 2.0)
        ),
    )
    .known(
        c,
        "This is the value on the axis $y = 0$. The best $y$ is another one, for every $x$.",
    )
    .known(
        c - b * b,
        "The square of *half* of the middle coefficient is subtracted.",
    )
    .known(
        c + b * b / 4.0,
        "The sign is turned: the best $y$ can only make the loss lower.",
    )
    .known(
        c - b.abs() / 2.0,
        "Half of the middle coefficient has to be squared.",
    )
}

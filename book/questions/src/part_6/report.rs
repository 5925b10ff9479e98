//! Questions of section 6.1, "The Recipe".

use crate::{
    draw::Draw,
    question::{Named, Question, asks, predicts},
    write::{n, row},
};
use lab::functions::{matrix, vector};
use solutions::critical_report::answer::report;

pub(super) const QUESTIONS: &[Named] = &[
    predicts("longer_axis", "fig:rec-axes", longer_axis),
    predicts("lowest_value", "thm:rec-critical", lowest_value),
    asks("else_saddle", else_saddle),
];

fn longer_axis(draw: &mut Draw) -> Question {
    let low = draw.whole(1, 3);
    let ratio = draw.pick(&[4.0, 9.0, 16.0, 25.0]);
    Question::number(
        format!(
            "The Hessian of a quadratic has the eigenvalues {} and {}. Its level sets around the minimum are ellipses. How many times as long as the short axis is the long one?",
            n(low),
            n(low * ratio)
        ),
        ratio.sqrt(),
        "Along a unit eigenvector the loss rises by $\\half\\lambda t^2$. It has risen by the same amount where $t$ is in proportion to $1/\\sqrt{\\lambda}$. So the long axis belongs to the \
         *small* eigenvalue, and the ratio of the axes is $\\sqrt{\\kappa}$.",
    )
    .known(
        ratio,
        "This is $\\kappa$. The loss is quadratic in the distance, so the lengths are in the ratio of the roots.",
    )
    .known(
        1.0 / ratio.sqrt(),
        "This is the short axis over the long one.",
    )
    .known(
        ratio * ratio,
        "Take the root of the ratio, not its square.",
    )
}

fn lowest_value(draw: &mut Draw) -> Question {
    let (p, q) = (draw.pick(&[2.0, 4.0]), draw.pick(&[2.0, 4.0, 8.0]));
    let x = [
        draw.sign() * draw.whole(1, 3),
        draw.sign() * draw.whole(1, 3),
    ];
    let b = [p * x[0], q * x[1]];
    let found = report(&matrix(2, &[p, 0.0, 0.0, q]), &vector(&b)).expect("there is a minimum");
    let product = b[0] * x[0] + b[1] * x[1];
    Question::number(
        format!(
            "The loss is $\\half x^\\T H x - b^\\T x$ with $H = \\diag({}, {})$ and $b = {}$. Its minimum is at ${}$. How low is it there?",
            n(p),
            n(q),
            row(&b),
            row(&x)
        ),
        found.value,
        "At the minimum $Hx = b$, so $\\half x^\\T H x$ is half of $b^\\T x$, and half of it is left to be taken away: the value is $-\\half b^\\T x$.",
    )
    .known(
        -product,
        "This is the linear part only. The quadratic part adds half of it back.",
    )
    .known(
        product / 2.0,
        "This is the quadratic part only. The linear part, $-b^\\T x$, is twice as large, and negative.",
    )
    .known(
        0.0,
        "The loss is 0 at $x = 0$. The minimum is lower.",
    )
}

fn else_saddle(draw: &mut Draw) -> Question {
    let (a, b) = (draw.whole(1, 6), draw.whole(1, 6));
    Question::choice(
        draw,
        "A program says minimum if all eigenvalues are positive, maximum if all are negative, and saddle otherwise. For which of these eigenvalues does it say \
         something that they do not prove?",
        &format!("${}$", row(&[0.0, a])),
        &[
            (
                &format!("${}$", row(&[-b, a])),
                "Here it says saddle, and that is right: two signs prove it.",
            ),
            (
                &format!("${}$", row(&[-a - b, -b])),
                "Here it says maximum, and that is right.",
            ),
            (
                &format!("${}$", row(&[a, a + b])),
                "Here it says minimum, and that is right.",
            ),
        ],
        "With an eigenvalue 0 beside a positive one the point may be a minimum, a saddle or one of a whole line of minima. The program says saddle. It needs a fourth answer: not decided.",
    )
}

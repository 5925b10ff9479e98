//! Questions of section 1.2, "Definition of the Hessian Matrix".

use crate::{
    draw::Draw,
    question::{Named, Question, asks, predicts},
    write::{grid, plus_times, row, times},
};
use lab::functions::{matrix, vector};
use nalgebra::DVector;
use solutions::fd_hessian::answer::hessian_fd;

pub(super) const QUESTIONS: &[Named] = &[
    asks("hessian_of_a_quadratic", hessian_of_a_quadratic),
    predicts("when_mixed_agree", "thm:clairaut", when_mixed_agree),
    asks("hessian_from_steps", hessian_from_steps),
    asks("asymmetric_answer", asymmetric_answer),
];

fn hessian_of_a_quadratic(draw: &mut Draw) -> Question {
    let [a, c] = [draw.whole(1, 6), draw.sign() * draw.whole(1, 6)];
    let b = draw.sign() * draw.whole(1, 6);
    let two = |p: f64, q: f64, r: f64| matrix(2, &[p, q, q, r]);
    Question::entries(
        format!(
            "What is the Hessian of $f(x, y) = {}x^2 {} xy {} y^2$?",
            times(a),
            plus_times(b),
            plus_times(c)
        ),
        two(2.0 * a, b, 2.0 * c),
        "A square gives twice its coefficient, because $x^2$ has the second derivative 2. The product \
         $xy$ has the mixed derivative 1, and it stands in two places.",
    )
    .known(
        two(a, b, c),
        "The diagonal holds the coefficients themselves. The second derivative of $x^2$ is 2.",
    )
    .known(
        two(a, b / 2.0, c),
        "This is half the Hessian: the matrix with $f = x^\\T A x$. The Hessian is $2A$.",
    )
    .known(
        two(2.0 * a, 2.0 * b, 2.0 * c),
        "The mixed entry is doubled. Differentiate $xy$ once in $x$ and once in $y$: that gives 1.",
    )
}

fn when_mixed_agree(draw: &mut Draw) -> Question {
    Question::choice(
        draw,
        "Which assumption is enough for $f_{xy} = f_{yx}$ at a point?",
        "both exist near the point and are continuous at it",
        &[
            (
                "none: the order of differentiation never matters",
                "It can matter. For $xy(x^2 - y^2)/(x^2 + y^2)$, with the value 0 at the origin, the \
                 two are $-1$ and $1$ there.",
            ),
            (
                "both exist at the point",
                "Existence is not enough: for $xy(x^2 - y^2)/(x^2 + y^2)$ both exist everywhere, and at the \
                 origin they are $-1$ and $1$.",
            ),
            (
                "$f$ is continuously differentiable near the point",
                "This speaks of first derivatives only. The function $xy(x^2 - y^2)/(x^2 + y^2)$ is \
                 continuously differentiable, and its mixed derivatives at the origin are $-1$ and $1$.",
            ),
        ],
        "Continuity of both at the point is what the proof uses. It is enough, and it is not \
         necessary: the two may agree without it.",
    )
}

fn hessian_from_steps(draw: &mut Draw) -> Question {
    let h = matrix(
        2,
        &[
            draw.whole(1, 6),
            draw.sign() * draw.whole(1, 4),
            0.0,
            draw.whole(1, 6),
        ],
    );
    let h = matrix(2, &[h[(0, 0)], h[(0, 1)], h[(0, 1)], h[(1, 1)]]);
    let g = vector(&[draw.whole(-4, 4), draw.whole(-4, 4)]);
    let gradient = |x: &DVector<f64>| &g + &h * x;
    let (right, up) = (
        gradient(&vector(&[0.5, 0.0])),
        gradient(&vector(&[0.0, 2.0])),
    );
    let measured = hessian_fd(&gradient, &vector(&[0.0, 0.0])).expect("the gradient is linear");
    let by_columns = |p: f64, q: f64| {
        let (first, second) = (h.column(0) * p, h.column(1) * q);
        matrix(2, &[first[0], second[0], first[1], second[1]])
    };
    Question::entries(
        format!(
            "The loss is a quadratic. At the origin its gradient is ${}$, at $(0.5, 0)$ it is ${}$, \
             and at $(0, 2)$ it is ${}$. What is the Hessian?",
            row(g.as_slice()),
            row(right.as_slice()),
            row(up.as_slice())
        ),
        measured.map(|entry| (entry * 1e6).round() / 1e6),
        "Each column is the change of the gradient along one coordinate, divided by the distance: \
         the first change by 0.5, the second by 2. That the result is symmetric is a check.",
    )
    .known(
        by_columns(0.5, 2.0),
        "These are the changes of the gradient. Divide each by the length of its step.",
    )
    .known(
        by_columns(0.25, 4.0),
        "The changes were multiplied by the lengths of the steps. They have to be divided.",
    )
    .known(
        &h * 0.5,
        "This is half of it. The factor one half belongs to the second-order approximation, not to the Hessian.",
    )
}

fn asymmetric_answer(draw: &mut Draw) -> Question {
    let b = draw.whole(1, 3);
    let h = matrix(
        2,
        &[draw.whole(3, 6), b, b + draw.whole(1, 3), draw.whole(3, 6)],
    );
    Question::choice(
        draw,
        format!(
            "The loss has continuous second derivatives. Differences of your gradient code, accurate \
             to $10^{{-8}}$, give ${}$ as its Hessian. What do you conclude?",
            grid(&h)
        ),
        "the gradient code is wrong",
        &[
            (
                "average the matrix with its transpose, and go on",
                "Averaging repairs rounding, and it would hide this. The two entries differ by at \
                 least 1, a hundred million times more than the differences are off.",
            ),
            (
                "the mixed derivatives of this loss differ",
                "They cannot: the second derivatives are continuous.",
            ),
            (
                "the step of the differences was too long",
                "The differences are accurate to $10^{-8}$, by assumption, and the entries differ by \
                 at least 1.",
            ),
        ],
        "A Hessian with continuous entries is symmetric. This matrix is the derivative of what the \
         code computes, so the code does not compute the gradient of any such loss. The test needs \
         no second program to compare with.",
    )
}

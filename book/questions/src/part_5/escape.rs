//! Questions of section 5.3, "Escaping Saddles".

use crate::{
    draw::Draw,
    question::{Named, Question, asks, predicts},
    write::{n, row, times},
};
use lab::functions::{matrix, vector};
use solutions::{
    negative_curvature_step::answer::neg_curv_step, newton_step::answer::newton_step,
    saddle_free_newton::answer::sfn_step,
};

pub(super) const QUESTIONS: &[Named] = &[
    predicts("newton_at_a_saddle", "fig:esc-paths", newton_at_a_saddle),
    asks("saddle_free_step", saddle_free_step),
    predicts("which_way_along_q", "thm:esc-decrease", which_way_along_q),
    asks("length_of_the_way_out", length_of_the_way_out),
];

/// A point, and the curvatures of a saddle at the origin.
fn saddle(draw: &mut Draw) -> ([f64; 2], [f64; 2]) {
    let point = [
        draw.sign() * draw.whole(1, 4),
        draw.sign() * draw.whole(1, 4),
    ];
    (point, [2.0 * draw.whole(1, 3), -2.0 * draw.whole(1, 3)])
}

fn loss([a, b]: [f64; 2]) -> String {
    format!("{}x^2 - {}y^2", times(a / 2.0), times(-b / 2.0))
}

fn newton_at_a_saddle(draw: &mut Draw) -> Question {
    let ([x, y], [a, b]) = saddle(draw);
    let (g, h) = (vector(&[a * x, b * y]), matrix(2, &[a, 0.0, 0.0, b]));
    let step = newton_step(&g, &h).expect("no curvature is 0");
    Question::entries(
        format!(
            "The loss is ${}$. Where does one step of Newton's method, $-H^{{-1}} g$, lead from ${}$?",
            loss([a, b]),
            row(&[x, y])
        ),
        vector(&[x, y]) + step,
        "The step solves $Hs = -g$ and leads to the point where the gradient of the quadratic is 0. There is one such point, the saddle. Newton's method is drawn to it from everywhere.",
    )
    .known(
        [0.0, 2.0 * y],
        "This is what happens if the absolute values of the curvatures are used. Newton's method divides by the curvature with its sign.",
    )
    .known(
        [x - a * x, y - b * y],
        "This is a step of gradient descent with step size 1.",
    )
    .known(
        [2.0 * x, 2.0 * y],
        "The sign of the step is turned.",
    )
}

fn saddle_free_step(draw: &mut Draw) -> Question {
    let ([x, y], [a, b]) = saddle(draw);
    let (g, h) = (vector(&[a * x, b * y]), matrix(2, &[a, 0.0, 0.0, b]));
    Question::entries(
        format!(
            "The loss is ${}$. Where does one step of *saddle-free* Newton lead from ${}$? (The floor is below both curvatures.)",
            loss([a, b]),
            row(&[x, y])
        ),
        vector(&[x, y]) + sfn_step(&g, &h, 1e-3),
        "The slope along $x$ is divided by its curvature: done. The slope along $y$ is divided by the absolute value of a negative curvature, so that the step goes away from the \
         saddle, and the distance doubles, however small the curvature is.",
    )
    .known(
        [0.0, 0.0],
        "This is Newton's step, which leads to the saddle.",
    )
    .known(
        [2.0 * x, 2.0 * y],
        "Along $x$ the curvature is positive. There the step leads to 0, as Newton's does.",
    )
    .known(
        [0.0, y],
        "Along $y$ there is a slope, and the step follows it down.",
    )
}

fn which_way_along_q(draw: &mut Draw) -> Question {
    let slope = draw.whole(1, 4);
    Question::choice(
        draw,
        format!(
            "At a point where the gradient is not 0, $q$ is a unit eigenvector with a negative eigenvalue, and $g^\\T q = {}$. In which direction does the loss fall from the start?",
            n(slope)
        ),
        "along $-q$",
        &[
            (
                "along $q$",
                "The slope along $q$ is positive: the loss rises first. The curvature turns it only later.",
            ),
            (
                "along both, because the curvature is negative",
                "It would be so at a critical point. Here the slope decides at first.",
            ),
            (
                "along neither",
                "A slope that is not 0 goes down on one side.",
            ),
        ],
        "An eigenvector has no sign of its own: with $q$ also $-q$ is one, and a solver returns either. Take the one with $g^\\T q \\le 0$, where slope and curvature both lead down.",
    )
}

fn length_of_the_way_out(draw: &mut Draw) -> Question {
    let (lambda, rho) = (draw.whole(1, 6), draw.pick(&[1.0, 2.0, 4.0, 8.0]));
    let h = matrix(2, &[3.0, 0.0, 0.0, -lambda]);
    let step = neg_curv_step(&vector(&[0.0, 0.0]), &h, rho).expect("one curvature is negative");
    Question::number(
        format!(
            "At a critical point the smallest eigenvalue is ${}$, and the Hessian is Lipschitz with constant $\\rho = {}$. Which length $t > 0$ along its eigenvector makes the bound $-\\half \
             \\abs{{\\lambda}} t^2 + \\tfrac16 \\rho t^3$ for the change of the loss lowest?",
            n(-lambda),
            n(rho)
        ),
        step.norm(),
        "The derivative is $-\\abs{\\lambda} t + \\half \\rho t^2$. It is 0 at $t = 2\\abs{\\lambda}/\\rho$. At that distance the curvature may have turned to $+\\abs{\\lambda}$.",
    )
    .known(
        lambda / rho,
        "At this distance the *curvature* of the bound is 0. The bound still falls there.",
    )
    .known(
        3.0 * lambda / rho,
        "At this distance the bound is back at 0.",
    )
    .known(
        2.0 * rho / lambda,
        "The quotient is upside down: where the curvature changes quickly, the step has to be short.",
    )
}

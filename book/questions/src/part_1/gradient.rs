//! Questions of section 1.1, "The Gradient as a Linear Approximation".

use crate::{
    draw::Draw,
    question::{Named, Question, asks, predicts},
    write::row,
};
use lab::functions::vector;
use solutions::{
    rate_of_change::answer::rate,
    steepest_direction::answer::{Norm, steepest},
};

pub(super) const QUESTIONS: &[Named] = &[
    predicts("rate_along", "thm:gradient", rate_along),
    asks("missing_gradient", missing_gradient),
    predicts("steepest_in_a_box", "warn:norms", steepest_in_a_box),
];

fn rate_along(draw: &mut Draw) -> Question {
    let g = vector(&[
        draw.sign() * draw.whole(1, 6),
        draw.sign() * draw.whole(1, 6),
    ]);
    let d = vector(&draw.pick(&[[3.0, 4.0], [4.0, 3.0], [-3.0, 4.0], [4.0, -3.0]]));
    let unit = &d / 5.0;
    Question::number(
        format!(
            "At $x_0$ the gradient is ${}$. You walk in the direction ${}$. How fast does the loss \
             change at first, for each unit of length that you walk?",
            row(g.as_slice()),
            row(d.as_slice())
        ),
        rate(&g, &unit),
        "For each unit of length the step is the vector divided by its length, and that is 5. The \
         rate is the inner product of the gradient with this unit vector.",
    )
    .known(
        rate(&g, &d),
        "This is the inner product with the vector as it stands, which is 5 units long. Divide by \
         its length.",
    )
    .known(
        rate(&g, &d) / 7.0,
        "This divides by the sum of the entries' absolute values. The length of a vector is the root of the sum of \
         their squares.",
    )
    .known(
        rate(&g, &d) / 25.0,
        "This divides by the square of the length.",
    )
    .known(
        g.norm(),
        "This is the rate along the gradient itself, the largest of all. The direction here is \
         another one.",
    )
}

fn missing_gradient(draw: &mut Draw) -> Question {
    let slope = draw.pick(&["\\tfrac12", "1", "3"]);
    Question::choice(
        draw,
        format!(
            "At the origin both partial derivatives of $f(x, y)$ exist and are 0. Along the vector \
             $(1, 1)$ the loss rises at the rate ${slope}$. What follows?"
        ),
        "$f$ is not differentiable at the origin",
        &[
            (
                "one of the three numbers is wrong",
                "All three can be right: for $x^2 y/(x^2 + y^2)$, with the value 0 at the origin, the \
                 rates are 0, 0 and $\\tfrac12$. Only a differentiable function has rates that are \
                 inner products with one vector.",
            ),
            (
                "$f$ is differentiable, with the gradient $(0, 0)$",
                "Then the rate along $(1, 1)$ would be $0 \\cdot 1 + 0 \\cdot 1 = 0$. It is not.",
            ),
            (
                "$f$ is not continuous at the origin",
                "It may be continuous. A function like a multiple of $x^2 y/(x^2 + y^2)$ has such \
                 rates, and it tends to 0 at the origin.",
            ),
        ],
        "If $f$ were differentiable, its gradient would be the vector of the partial derivatives, \
         $(0, 0)$, and every rate would be 0. One rate that is not proves that there is no gradient. \
         Partial derivatives look along the axes only.",
    )
}

fn steepest_in_a_box(draw: &mut Draw) -> Question {
    let g = vector(&draw.pick(&[[3.0, 4.0], [4.0, 3.0], [5.0, 12.0], [12.0, 5.0]]))
        .component_mul(&vector(&[draw.sign(), draw.sign()]));
    let best = |norm| steepest(&g, norm).expect("the gradient is not 0");
    Question::entries(
        format!(
            "The gradient is $g = {}$. You may change each of the two weights by at most 1. Which \
             step raises the linear model most?",
            row(g.as_slice())
        ),
        best(Norm::Linf),
        "Each weight adds its slope times its change to the linear model, and each may change by 1 \
         on its own account. So both go as far as they may, each in the direction in which the loss rises. How large \
         the slopes are does not matter, only their signs.",
    )
    .known(
        best(Norm::L2),
        "This is the gradient divided by its length, the steepest step among those of Euclidean \
         length 1. Here each weight has its own limit, so that longer steps are allowed.",
    )
    .known(
        best(Norm::L1),
        "This uses the steeper slope only. The other weight may change too, and adds to the rise.",
    )
    .known(-best(Norm::Linf), "This step lowers the linear model most.")
    .known(
        g.clone(),
        "The gradient itself is too long: each weight may change by at most 1.",
    )
}

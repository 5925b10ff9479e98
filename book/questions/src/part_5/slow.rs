//! Questions of section 5.2, "How Saddles Slow Optimization".

use crate::{
    draw::Draw,
    question::{Named, Question, asks, predicts},
    write::n,
};

pub(super) const QUESTIONS: &[Named] = &[
    predicts(
        "growth_in_two_steps",
        "thm:slow-escape",
        growth_in_two_steps,
    ),
    predicts(
        "closer_to_the_ridge",
        "exp:slow-decades",
        closer_to_the_ridge,
    ),
    asks("half_step_at_a_saddle", half_step_at_a_saddle),
];

fn growth_in_two_steps(draw: &mut Draw) -> Question {
    let (lambda, eta) = draw.pick(&[
        (-1.0, 0.1),
        (-2.0, 0.1),
        (-1.0, 0.5),
        (-5.0, 0.2),
        (-4.0, 0.5),
        (-2.0, 0.25),
    ]);
    let factor: f64 = 1.0 - eta * lambda;
    Question::number(
        format!(
            "At a saddle one eigenvalue is ${}$. You descend with $\\eta = {}$ from nearby. By which factor has the distance along that eigenvector grown after \
             two steps, in the quadratic model?",
            n(lambda),
            n(eta)
        ),
        factor * factor,
        format!(
            "Each step multiplies the coordinate by $1 - \\eta\\lambda = {}$, and two steps by its square.",
            n(factor)
        ),
    )
    .known(
        factor,
        "This is the factor of one step.",
    )
    .known(
        2.0 * factor - 1.0,
        "This adds what the first step adds, twice. The second step multiplies what has grown.",
    )
    .known(
        (1.0 + eta * lambda).powi(2),
        "The sign is turned: with a negative eigenvalue $1 - \\eta\\lambda$ is larger than 1.",
    )
}

fn closer_to_the_ridge(draw: &mut Draw) -> Question {
    let (first, decade) = (draw.whole(30, 50), draw.whole(15, 30));
    Question::number(
        format!(
            "Beside a saddle descent needs {} steps to leave from a distance of $10^{{-2}}$ to the ridge, and {} from $10^{{-3}}$. How many, about, from $10^{{-6}}$?",
            n(first),
            n(first + decade)
        ),
        first + 4.0 * decade,
        "The distance grows by a fixed factor in each step. So ten times closer costs a fixed number of steps more, and $10^{-6}$ is four times ten times closer than $10^{-2}$.",
    )
    .known(
        first + 3.0 * decade,
        "From $10^{-2}$ to $10^{-6}$ there are four decades.",
    )
    .known(
        first * 3.0,
        "Three times the exponent does not mean three times the steps: each decade adds a fixed number.",
    )
    .known(
        first + 1000.0 * decade,
        "That would be steps in proportion to how close you are. They grow with its logarithm.",
    )
}

fn half_step_at_a_saddle(draw: &mut Draw) -> Question {
    let steps = 20.0 * draw.whole(5, 20);
    Question::number(
        format!(
            "A run sits near a strict saddle, with a small $\\eta\\abs{{\\lambda}}$, and would leave after {} steps. You halve the step size. After about how many steps does it leave now?",
            n(steps)
        ),
        2.0 * steps,
        "The factor of a step falls from $1 + \\eta\\abs{\\lambda}$ to $1 + \\half \\eta\\abs{\\lambda}$. For small $\\eta\\abs{\\lambda}$ its logarithm is halved, so the stay takes twice as many \
         steps. The usual reflex on a plateau, a smaller learning rate, is the wrong one here.",
    )
    .known(
        steps,
        "The growth in each step depends on the step size: a shorter step grows less.",
    )
    .known(
        steps / 2.0,
        "A shorter step grows the distance less in each step, so that it takes longer.",
    )
    .known(
        4.0 * steps,
        "The growth per step is in proportion to $\\eta$, and not to its square.",
    )
}

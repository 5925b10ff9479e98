//! Questions of section 2.4, "Why the Quadratic Model Matters for Steps".

use crate::{
    draw::Draw,
    question::{Named, Question, asks, predicts},
    write::{n, row},
};
use lab::functions::{matrix, vector};
use solutions::{
    cauchy_step::answer::cauchy,
    descent_fate::answer::{Fate, fate},
    descent_rate::answer::optimal_eta,
};

pub(super) const QUESTIONS: &[Named] = &[
    predicts("safe_for_one_step", "thm:cauchy", safe_for_one_step),
    predicts("fate_of_descent", "thm:fate", fate_of_descent),
    asks("factor_at_the_best_step", factor_at_the_best_step),
];

fn safe_for_one_step(draw: &mut Draw) -> Question {
    let (low, high) = (
        draw.pick(&[1.0, 2.0, 4.0]),
        draw.pick(&[5.0, 8.0, 10.0, 20.0]),
    );
    let g = vector(&[draw.sign() * draw.whole(1, 5), 0.0]);
    let h = matrix(2, &[low, 0.0, 0.0, high]);
    let best = cauchy(&g, &h).expect("the model bends upward");
    Question::number(
        format!(
            "A quadratic has the curvatures {} and {} along the axes, and at your point the gradient is \
             ${}$. You take *one* step $-\\eta g$. Below which $\\eta$ is the loss lower than before?",
            n(low),
            n(high),
            row(g.as_slice())
        ),
        2.0 * best,
        format!(
            "Along $-g$ the loss is a parabola in $\\eta$ with the curvature of this one direction, which is {}. It is \
             back at its start at ${}$. The other curvature does not occur, because the step does not \
             move along it. It will matter when another gradient comes.",
            n(low),
            n(2.0 / low)
        ),
    )
    .known(
        2.0 / high,
        "This is the bound that holds for every gradient. Here the gradient is known, and it does not feel the larger curvature.",
    )
    .known(
        best,
        "Here the loss is lowest. It is back at its start at twice this step.",
    )
    .known(
        2.0 / (low + high),
        "This is the best step size when one is repeated for ever. Here one step is taken, along one axis.",
    )
}

fn fate_of_descent(draw: &mut Draw) -> Question {
    let high = draw.pick(&[4.0, 8.0]);
    let (low, product, start) = draw.pick(&[
        (1.0, 1.5, [1.0, 1.0]),
        (1.0, 2.0, [1.0, 1.0]),
        (1.0, 3.0, [1.0, 1.0]),
        (1.0, 3.0, [1.0, 0.0]),
        (-1.0, 1.0, [1.0, 1.0]),
        (0.0, 1.0, [1.0, 1.0]),
    ]);
    let eta = product / high;
    let right = match fate(&[low, high], eta, &start) {
        Fate::Converges => 0,
        Fate::Cycles => 1,
        Fate::Diverges => 2,
        Fate::Stalls => 3,
    };
    let (first, second) = (1.0 - eta * low, 1.0 - product);
    Question::options(
        format!(
            "A quadratic has the curvatures {} and {} along the axes, and its critical point at the \
             origin. Gradient descent starts at ${}$ with the step size $\\eta = {}$ and keeps it. What becomes of it?",
            if low < 0.0 {
                format!("${}$", n(low))
            } else {
                n(low)
            },
            n(high),
            row(&start),
            n(eta)
        ),
        &[
            "it converges to the origin",
            "it jumps between two points for ever",
            "it diverges",
            "it comes to rest elsewhere",
        ],
        right,
        &[
            "That needs $\\abs{1 - \\eta\\lambda} < 1$ for every coordinate that is not 0 at the start.",
            "That needs a coordinate with the factor $1 - \\eta\\lambda = -1$, and none that grows.",
            "That needs a coordinate that is not 0 at the start, with $\\abs{1 - \\eta\\lambda} > 1$.",
            "That needs a coordinate with the factor 1, which is the curvature 0, and none that jumps or grows.",
        ],
        format!(
            "In each step the first coordinate is multiplied by $1 - \\eta\\lambda_1 = {}$ and the second by ${}$. A \
             coordinate that is 0 at the start stays 0, whatever its factor is.",
            n(first),
            n(second)
        ),
    )
}

fn factor_at_the_best_step(draw: &mut Draw) -> Question {
    let kappa = draw.pick(&[3.0, 4.0, 9.0, 19.0]);
    let (eta, factor) = optimal_eta(1.0, kappa);
    Question::number(
        format!(
            "A bowl has the condition number $\\kappa = {}$. With the best fixed step size, what share of its error does the \
             slowest direction keep in each step?",
            n(kappa)
        ),
        factor,
        format!(
            "With curvatures 1 and {} the best step is $2/(1 + {}) = {}$. The flat direction keeps ${}$ \
             of its error, and the sharp one has the same factor with the opposite sign.",
            n(kappa),
            n(kappa),
            n(eta),
            n(factor)
        ),
    )
    .known(
        1.0 - 1.0 / kappa,
        "This is the factor of the cautious step $1/\\lambda_{\\max}$. The best one is longer.",
    )
    .known(
        1.0 / kappa,
        "This is small when $\\kappa$ is large, as if a narrow valley were fast.",
    )
    .known(
        factor * factor,
        "This is the share of the *loss* that is kept: it is quadratic in the error.",
    )
}

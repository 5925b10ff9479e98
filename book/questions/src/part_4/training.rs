//! Questions of section 4.1, "What the Hessian Tells Us About Training".

use crate::{
    draw::Draw,
    question::{Named, Question, asks, predicts},
    write::n,
};
use lab::functions::matrix;

pub(super) const QUESTIONS: &[Named] = &[
    predicts("zeros_at_least", "thm:rank", zeros_at_least),
    asks("sharpness_of_a_product", sharpness_of_a_product),
    predicts("half_the_learning_rate", "fig:edge", half_the_learning_rate),
];

fn zeros_at_least(draw: &mut Draw) -> Question {
    let weights = 100.0 * draw.whole(2, 9);
    let outputs = 10.0 * draw.whole(3, 9);
    Question::number(
        format!(
            "The loss is half the sum of {} squared residuals, of a smooth model with {} weights. Training has brought every residual \
             to 0. At least how many eigenvalues of the Hessian are 0?",
            n(outputs),
            n(weights)
        ),
        weights - outputs,
        "Where the residuals are 0 the Hessian is $J^\\T J$, and $J$ has one row for each residual. Its rank is at most the number \
         of rows. Each residual can fix one direction, and the rest is free.",
    )
    .known(
        outputs,
        "At most so many are *not* 0.",
    )
    .known(
        0.0,
        "There are fewer residuals than weights. Some directions change no residual, to first order.",
    )
    .known(
        weights,
        "All eigenvalues are 0 only if every gradient of a residual is 0.",
    )
}

fn sharpness_of_a_product(draw: &mut Draw) -> Question {
    let [p, q] = draw.pick(&[
        [1.0, 2.0],
        [1.0, 3.0],
        [2.0, 3.0],
        [1.0, 4.0],
        [2.0, 2.0],
        [3.0, 1.0],
    ]);
    let h = matrix(2, &[q * q, p * q, p * q, p * p]);
    let (values, _) = lab::spectrum(&h).expect("it is symmetric");
    Question::number(
        format!(
            "The loss is $\\half (w_1 w_2 - {})^2$, and training ends at $(w_1, w_2) = ({}, {})$, where it is 0. What is the \
             largest eigenvalue of its Hessian there?",
            n(p * q),
            n(p),
            n(q)
        ),
        values[1].round(),
        "There $H$ is the product of the column $(w_2, w_1)$ and its transpose. It has the eigenvalue $w_1^2 + w_2^2$ along that \
         column, and 0 at a right angle to it. Other weights with the same product have another sharpness, and compute the same function.",
    )
    .known(
        p * q,
        "The product $w_1 w_2$ is the entry off the diagonal.",
    )
    .known(
        (p + q) * (p + q),
        "The square of the sum contains $2 w_1 w_2$ too much.",
    )
    .known(
        p.max(q).powi(2),
        "This is the larger diagonal entry. The largest eigenvalue is above it, because of the entry off the diagonal.",
    )
}

fn half_the_learning_rate(draw: &mut Draw) -> Question {
    let eta = draw.pick(&[0.1, 0.2, 0.4, 0.5, 1.0, 2.0]);
    let limit = 2.0 / eta;
    Question::number(
        format!(
            "A network is trained with full batches and $\\eta = {}$. The largest eigenvalue of its Hessian rises to about ${}$ and \
             hovers there. You train it again with half the step size, for long enough that it rises until it hovers again. At about which value?",
            n(eta),
            n(limit)
        ),
        2.0 * limit,
        "It hovers at the limit of stability, $2/\\eta$. Half the step moves the limit to twice its value. The sharpness where training \
         ends is not a property of the data and the network alone: the step size has a part in it.",
    )
    .known(
        limit,
        "It would be so if the sharpness belonged to the loss alone. It hovers at $2/\\eta$, which has moved.",
    )
    .known(
        limit / 2.0,
        "A smaller step allows *more* sharpness.",
    )
    .known(
        eta,
        "The limit is 2 divided by the step size, not the step size.",
    )
}

//! Questions of section 6.2, "The Same Recipe for Any Loss".

use crate::{
    draw::Draw,
    question::{Named, Question, asks, predicts},
    write::{n, row},
};

pub(super) const QUESTIONS: &[Named] = &[
    predicts("other_minimum", "exp:any-net", other_minimum),
    asks("least_true_eigenvalue", least_true_eigenvalue),
    asks("slope_of_the_remainder", slope_of_the_remainder),
];

fn other_minimum(draw: &mut Draw) -> Question {
    let (a, b) = (
        draw.pick(&[0.5, 1.0, 1.5, 2.0]),
        draw.sign() * draw.pick(&[0.25, 0.75, 1.25, 3.0]),
    );
    Question::entries(
        format!(
            "The network is $b \\tanh(ax)$, and its loss has a minimum at $(a, b) = {}$. Where is another one with the same loss, for certain?",
            row(&[a, b])
        ),
        [-a, -b],
        "$\\tanh$ is odd: $\\tanh(-z) = -\\tanh z$. Turn the signs of both weights, and the network computes the same function. So minima come in pairs, and the origin lies halfway between the two.",
    )
    .known(
        [-a, b],
        "With one sign turned the network's output changes its sign.",
    )
    .known(
        [a, -b],
        "With one sign turned the network's output changes its sign.",
    )
    .known(
        [b, a],
        "The two weights play different parts: one is inside $\\tanh$ and one outside.",
    )
}

fn least_true_eigenvalue(draw: &mut Draw) -> Question {
    let found = draw.pick(&[0.2, 0.3, 0.4]);
    let error = draw.pick(&[0.1, 0.25, 0.5]);
    let top = draw.pick(&[10.0, 20.0, 50.0]);
    Question::number(
        format!(
            "The computed Hessian has the eigenvalues {} and {}. It differs from the true one by a symmetric matrix of norm at most {}. What is the smallest value that the smaller true \
             eigenvalue can have?",
            n(found),
            n(top),
            n(error)
        ),
        found - error,
        "Each eigenvalue moves by at most the norm of the error, the small ones as much as the large ones. The bound is absolute. So an error that is small beside the largest eigenvalue may decide the sign of the smallest.",
    )
    .known(
        found * (1.0 - error),
        "This takes the error as a share of the eigenvalue. The bound is absolute.",
    )
    .known(
        found + error,
        "This is the *largest* value that it can have.",
    )
    .known(
        found * (1.0 - error / top),
        "This takes the error as a share of the largest eigenvalue. It moves each eigenvalue by the same absolute amount.",
    )
}

fn slope_of_the_remainder(draw: &mut Draw) -> Question {
    let slope = draw.pick(&[1, 2]);
    let wrong = ["the gradient", "the Hessian"];
    let right = wrong[slope - 1];
    Question::options(
        format!(
            "You measure how the error of the quadratic model shrinks with the step, for a loss with three continuous derivatives and along a direction that feels every mistake. The power is {slope}, where at least 3 is \
             expected. What is wrong for certain?"
        ),
        &[
            "the gradient",
            "the Hessian",
            "the value $f(x)$",
            "nothing: the step was too long",
        ],
        slope - 1,
        &[
            "A wrong gradient leaves an error in proportion to the step: the power 1.",
            "A wrong Hessian leaves an error in proportion to the square of the step: the power 2. A power of 1 comes from something else, whatever the Hessian is.",
            "A wrong value leaves an error that does not shrink at all: the power 0.",
            "Too long a step would show higher powers mixed in, and not a clean lower one.",
        ],
        format!(
            "A term of the order $k$ that is wrong leaves an error with the power $k$, and the lowest power is what you see in the end. Here it is {slope}: {right} does not belong to this loss."
        ),
    )
}

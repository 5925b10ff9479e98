//! Questions of section 7.3, "The Practical Takeaway".

use crate::{
    draw::Draw,
    question::{Named, Question, asks, predicts},
    write::n,
};
use solutions::diagnose::answer::{Diagnosis, Trace, diagnose};

pub(super) const QUESTIONS: &[Named] = &[
    asks("patience", patience),
    predicts("what_is_wrong", "fig:diagnosis", what_is_wrong),
    asks("sharpness_of_batches", sharpness_of_batches),
];

fn patience(draw: &mut Draw) -> Question {
    let (eta, text) = draw.pick(&[(0.1, "0.1"), (0.5, "0.5"), (0.01, "0.01"), (0.2, "0.2")]);
    let lambda = draw.pick(&[0.02, 0.05, 0.1, 0.5]);
    Question::number(
        format!(
            "A run with $\\eta = {text}$ stands at a saddle whose smallest eigenvalue is ${}$. About how many steps does a deviation need to grow by the factor $e$?",
            n(-lambda)
        ),
        1.0 / (eta * lambda),
        "Each step multiplies the deviation by $1 + \\eta\\abs{\\lambda}$, so $k$ steps by about $e^{k\\eta\\abs{\\lambda}}$. That is $e$ for $k = 1/(\\eta\\abs{\\lambda})$. Compare this number with your patience before you do anything else.",
    )
    .known(
        1.0 / lambda,
        "The step size belongs in it: half the step size, twice as many steps.",
    )
    .known(
        1.0 / eta,
        "The curvature belongs in it: a gentle saddle holds a run longer.",
    )
    .known(
        2.0 / (eta * lambda),
        "The 2 belongs to the limit of stability, $2/\\lambda_{\\max}$. Here a deviation grows, and no limit is passed.",
    )
}

fn what_is_wrong(draw: &mut Draw) -> Question {
    let eta = draw.pick(&[0.1, 0.2, 0.5]);
    let (small, product, lmin, last) = draw.pick(&[
        (true, 0.5, -0.4, 0.3),
        (true, 0.5, 0.0, 0.3),
        (true, 1.0, 0.5, 0.3),
        (false, 2.0, -0.1, 0.3),
        (false, 0.2, -0.1, 0.3),
        (false, 2.5, -0.1, 4.0),
    ]);
    let lmax = product / eta;
    let gradient = if small { 1e-6 } else { 0.1 };
    let diagnosis = diagnose(&Trace {
        eta,
        loss: vec![1.0, last],
        gradient: vec![1.0, gradient],
        lmax: vec![lmax; 2],
        lmin: vec![lmin; 2],
    });
    let right = match diagnosis {
        Diagnosis::StepTooLarge => 0,
        Diagnosis::EdgeOfStability => 1,
        Diagnosis::Saddle => 2,
        Diagnosis::FlatOrNonstrict => 3,
        Diagnosis::SlowOrIllConditioned => 4,
        Diagnosis::Converged => 5,
    };
    Question::options(
        format!(
            "A run of gradient descent with $\\eta = {}$ began with the loss 1 and ends with {}. The gradient has fallen to {} of its first value. At the end $\\lambda_{{\\max}} = {}$ and \
             $\\lambda_{{\\min}} = {}$. What is going on?",
            n(eta),
            n(last),
            if small { "a millionth" } else { "a tenth" },
            n(lmax),
            n(lmin)
        ),
        &[
            "the step is too large",
            "it trains at the edge of stability",
            "it stands at a saddle",
            "it stands where the Hessian does not decide",
            "it is slow",
            "it has arrived at a minimum",
        ],
        right,
        &[
            "The loss would end above its start.",
            "Then $\\eta\\lambda_{\\max}$ would be about 2, with a gradient that is not small.",
            "Then the gradient would be small, and the smallest eigenvalue negative.",
            "Then the gradient would be small, and the smallest eigenvalue 0 up to rounding.",
            "Slow is what is left if the loss has not grown, the gradient is not small, and the run is not at the edge.",
            "Then the gradient would be small, and every eigenvalue positive.",
        ],
        format!(
            "First the loss: has it grown? Then the gradient: only where it is small does the sign of $\\lambda_{{\\min}}$ say what the point is. Otherwise $\\eta\\lambda_{{\\max}}$ decides, which is {} here.",
            n(product)
        ),
    )
}

fn sharpness_of_batches(draw: &mut Draw) -> Question {
    let (a, b) = (2.0 * draw.whole(1, 5), 2.0 * draw.whole(1, 5));
    let mean = f64::midpoint(a, b);
    let full = a.max(b) / 2.0;
    Question::entries(
        format!(
            "Two minibatches have the Hessians $\\diag({}, 0)$ and $\\diag(0, {})$, and the loss is the mean of theirs. What is the mean of their largest eigenvalues, and what is the largest eigenvalue of the \
             whole Hessian, in this order?",
            n(a),
            n(b)
        ),
        [mean, full],
        format!(
            "The whole Hessian is $\\diag({}, {})$. Each batch is sharp in a direction of its own, and the mean of the matrices is less sharp than the matrices are on average. A minibatch shows too much sharpness.",
            n(a / 2.0),
            n(b / 2.0)
        ),
    )
    .known(
        [mean, mean],
        "The largest eigenvalue of a mean is not the mean of the largest eigenvalues. Add the matrices first.",
    )
    .known([full, mean], "The two are exchanged.")
    .known(
        [mean, a.max(b)],
        "The whole Hessian is the mean of the two and not their sum.",
    )
}

//! Questions of section 4.3, "Conditioning and the Geometry of Descent".

use crate::{
    draw::Draw,
    question::{Named, Question, asks, predicts},
    write::n,
};
use solutions::descent_rate::answer::optimal_eta;

pub(super) const QUESTIONS: &[Named] = &[
    predicts("best_step", "thm:best-step", best_step),
    predicts("four_times_kappa", "exp:kappa-steps", four_times_kappa),
    predicts("fewest_steps", "exp:kappa-steps", fewest_steps),
    asks("turned_valley", turned_valley),
    predicts("which_kappa", "def:three-kappas", which_kappa),
];

fn best_step(draw: &mut Draw) -> Question {
    let (low, high) = draw.pick(&[
        (1.0, 3.0),
        (1.0, 9.0),
        (2.0, 8.0),
        (1.0, 4.0),
        (4.0, 16.0),
        (2.0, 6.0),
    ]);
    Question::number(
        format!(
            "A bowl has the curvatures {} and {}. Which fixed step size makes the larger of the two factors $\\abs{{1 - \\eta\\lambda}}$ as small as possible?",
            n(low),
            n(high)
        ),
        optimal_eta(low, high).0,
        "A longer step helps the flat direction until the sharp one overshoots as much as the flat one lags behind: $1 - \\eta\\mu = \\eta L - 1$ with \
         the smaller curvature $\\mu$ and the larger $L$.",
    )
    .known(
        1.0 / high,
        "This settles the sharp direction in one step. A longer step makes it overshoot a little, and helps the flat one more.",
    )
    .known(
        2.0 / high,
        "This is the limit of stability: there the sharp factor has the absolute value 1.",
    )
    .known(
        1.0 / low,
        "This settles the flat direction in one step, and the sharp one has a factor of 2 or more in absolute value.",
    )
    .known(
        1.0 / (low + high),
        "This divides by the sum. It is the mean of the two curvatures that counts.",
    )
}

fn four_times_kappa(draw: &mut Draw) -> Question {
    let (descent, ball) = (100.0 * draw.whole(8, 12), 10.0 * draw.whole(10, 14));
    Question::entries(
        format!(
            "In a bowl with a large $\\kappa$ gradient descent needs {} steps for some accuracy and heavy ball {}, both with their best parameters. About how \
             many does each need, in this order, if $\\kappa$ is four times as large?",
            n(descent),
            n(ball)
        ),
        [4.0 * descent, 2.0 * ball],
        "The steps of descent grow in proportion to $\\kappa$, and those of heavy ball in proportion to $\\sqrt{\\kappa}$.",
    )
    .known(
        [2.0 * descent, 2.0 * ball],
        "The root is right for heavy ball. Descent feels $\\kappa$ itself.",
    )
    .known(
        [4.0 * descent, 4.0 * ball],
        "This is right for descent. The rate of heavy ball depends on $\\sqrt{\\kappa}$.",
    )
    .known(
        [16.0 * descent, 4.0 * ball],
        "Both are squared. Descent needs steps in proportion to $\\kappa$.",
    )
    .known(
        [2.0 * descent, 4.0 * ball],
        "The two are exchanged.",
    )
}

fn fewest_steps(draw: &mut Draw) -> Question {
    Question::order(
        draw,
        "A quadratic of two weights has $\\kappa = 10\\,000$. Put the methods in order, the one that needs the fewest steps first.",
        &[
            "conjugate gradients",
            "heavy ball, with its best parameters",
            "gradient descent, with its best step size",
            "gradient descent, with $\\eta = 1/\\lambda_{\\max}$",
        ],
        &[
            (
                &[1, 0, 2, 3],
                "With two different eigenvalues conjugate gradients are done after two steps.",
            ),
            (
                &[0, 1, 3, 2],
                "The cautious step $1/\\lambda_{\\max}$ is about half as long as the best one, and needs about twice as many steps.",
            ),
            (&[3, 2, 1, 0], "This is the order with the slowest first."),
        ],
        "Two steps, some multiple of $\\sqrt{\\kappa} = 100$, some multiple of $\\kappa$, and about twice that.",
    )
}

fn turned_valley(draw: &mut Draw) -> Question {
    Question::choice(
        draw,
        "You turn a narrow valley by 45 degrees against the axes, and the start with it. Which methods \
         need as many steps as before?",
        "gradient descent and heavy ball",
        &[
            (
                "Adam and Jacobi's scaling",
                "These treat each weight by itself, so what they do depends on the axes.",
            ),
            (
                "all of them: the eigenvalues are the same",
                "The eigenvalues are the same, but a method that scales each axis by itself can use them only if the valley lies along an axis.",
            ),
            (
                "none of them",
                "A step along the gradient turns with the valley: nothing in it knows where the axes are.",
            ),
        ],
        "A turn $x = Qy$ turns gradients in the same way, so steps that are sums of gradients turn along. Dividing by a number for each weight does \
         not. At 45 degrees the two weights of a valley look alike, and there is nothing to rescale.",
    )
}

fn which_kappa(draw: &mut Draw) -> Question {
    let (low, high) = (draw.whole(1, 4), draw.pick(&[8.0, 12.0, 20.0]));
    Question::number(
        format!(
            "A quadratic has a minimum, and its Hessian has the eigenvalues 0, {} and {}. Gradient descent with the best fixed step has the factor $(\\kappa - 1)/(\\kappa + 1)$. Which $\\kappa$ belongs in it?",
            n(low),
            n(high)
        ),
        high / low,
        "Along the eigenvector of 0 nothing moves, so it slows nothing down. Where descent moves, the curvatures are the other two.",
    )
    .known(
        low / high,
        "The larger one stands above: a condition number is at least 1.",
    )
    .known(
        high - low,
        "The ratio counts and not the difference: multiply the loss by 2, and the rate stays.",
    )
}

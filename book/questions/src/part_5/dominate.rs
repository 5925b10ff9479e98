//! Questions of section 5.1, "Why Saddles Dominate".

use crate::{
    draw::Draw,
    question::{Named, Question, asks, predicts},
    write::n,
};

pub(super) const QUESTIONS: &[Named] = &[
    asks("saddles_of_a_sum", saddles_of_a_sum),
    predicts("rarer_than_coins", "fig:dom-probability", rarer_than_coins),
    asks("found_by_descent", found_by_descent),
    predicts("saddles_on_a_torus", "fig:dom-torus", saddles_on_a_torus),
];

fn saddles_of_a_sum(draw: &mut Draw) -> Question {
    let (m, l) = (draw.whole(2, 6), draw.whole(2, 6));
    let right = m * (l - 1.0) + (m - 1.0) * l;
    Question::number(
        format!(
            "The loss is $f(x) + g(y)$. Along its line $f$ has {} minima and {} between them, $g$ has {} minima and {} between them, and no second derivative \
             is 0 there. How many saddles does the loss have?",
            n(m),
            maxima(m - 1.0),
            n(l),
            maxima(l - 1.0)
        ),
        right,
        "A point is critical if both parts are. The Hessian is diagonal, with the two second derivatives, so a minimum of one and a maximum of \
         the other make a saddle. Minima, maxima and saddles together are all pairs.",
    )
    .known(
        (2.0 * m - 1.0) * (2.0 * l - 1.0),
        "These are all critical points. Take away the pairs of two minima and of two maxima.",
    )
    .known(
        m * (l - 1.0),
        "These are the pairs in which $f$ has the minimum. Those in which $g$ has it count too.",
    )
    .known(
        (m - 1.0) * (l - 1.0),
        "These are pairs of two maxima, which are maxima of the sum.",
    )
    .known(
        m * l,
        "These are pairs of two minima, which are minima of the sum.",
    )
}

fn maxima(count: f64) -> String {
    format!(
        "{} {}",
        n(count),
        if count == 1.0 { "maximum" } else { "maxima" }
    )
}

fn rarer_than_coins(draw: &mut Draw) -> Question {
    let (size, coins) = draw.pick(&[(3, "\\tfrac18"), (4, "\\tfrac1{16}"), (5, "\\tfrac1{32}")]);
    Question::choice(
        draw,
        format!(
            "Coins for the signs of {size} eigenvalues show only plus with probability ${coins}$. Draw instead a symmetric ${size} \\times {size}$ matrix of the ensemble. How \
             likely is it that all its eigenvalues are positive?"
        ),
        &format!("less than ${coins}$"),
        &[
            (
                &format!("${coins}$: each sign is equally likely"),
                "Each sign by itself is equally likely, but the signs are not independent: eigenvalues of one matrix keep apart.",
            ),
            (
                &format!("more than ${coins}$: they belong together"),
                "They do not keep together, they repel one another. To be all on one side they have to be squeezed.",
            ),
            (
                "it is 0 for a random matrix",
                "It is small and not 0: every matrix near the identity has only positive eigenvalues.",
            ),
        ],
        "The density of the eigenvalues contains the product of their differences, so neighbours are unlikely to be close. All on one side of 0 they have half of the room, and each pair \
         resists.",
    )
}

fn found_by_descent(draw: &mut Draw) -> Question {
    let dimensions = draw.pick(&[20, 50, 100]);
    Question::choice(
        draw,
        format!(
            "Gradient descent from a random start ends in {dimensions} dimensions where all eigenvalues of the Hessian are positive. By coins the probability is \
             $2^{{-{dimensions}}}$. What is wrong with the surprise?"
        ),
        "descent does not draw critical points at random",
        &[
            (
                "nothing: there must be an error in the code",
                "Ends of descent with positive eigenvalues are usual. From almost every start it leaves saddles with a negative eigenvalue.",
            ),
            (
                "most critical points are minima after all",
                "Among all critical points of such models minima are rare. Descent does not visit all of them alike.",
            ),
            (
                "the eigenvalues of a Hessian are never negative near the end of training",
                "They can be: where the training of a network stops, some are often slightly negative.",
            ),
        ],
        "The count is about all critical points. Descent goes down and is driven away from saddles, so it ends at low points, and low critical points are mostly minima.",
    )
}

fn saddles_on_a_torus(draw: &mut Draw) -> Question {
    let (minima, maxima) = (draw.whole(3, 9), draw.whole(3, 9));
    Question::number(
        format!(
            "A smooth loss of two weights repeats itself periodically in both. In one period it has {} minima and {} maxima, and no Hessian at a \
             critical point is singular. How many saddles does it have there?",
            n(minima),
            n(maxima)
        ),
        minima + maxima,
        "On a torus minima minus saddles plus maxima is 0. So half of all critical points are saddles, already with two weights and \
         for every such loss.",
    )
    .known(
        minima + maxima - 1.0,
        "This is the count for a loss on the plane that grows in every direction. A periodic one lives on a torus, where the sum is 0.",
    )
    .known(
        (minima + maxima) / 2.0, "Half of *all* critical points are saddles, and all of them includes the saddles.",
    )
    .known(
        minima + maxima + 1.0,
        "The sum of the signs is 0 on a torus, not $-1$.",
    )
}

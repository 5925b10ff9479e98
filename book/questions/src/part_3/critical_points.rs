//! Questions of section 3.1, "Critical Points".

use crate::{
    draw::Draw,
    question::{Named, Question, predicts},
    write::{n, times},
};
use lab::functions::{matrix, vector};
use solutions::newton_step::answer::newton_step;

pub(super) const QUESTIONS: &[Named] = &[
    predicts("slope_at_a_minimum", "thm:fermat", slope_at_a_minimum),
    predicts(
        "newton_from_the_left",
        "thm:newton-local",
        newton_from_the_left,
    ),
    predicts("missing_saddles", "thm:morse", missing_saddles),
];

fn slope_at_a_minimum(draw: &mut Draw) -> Question {
    let slope = draw.whole(1, 5);
    Question::choice(
        draw,
        format!(
            "A differentiable loss of one weight is lowest at $x^*$, and the slope there is ${}$. How can that be?",
            n(slope)
        ),
        "$x^*$ is at the edge of what is allowed",
        &[
            (
                "it cannot: where a loss is lowest, its slope is 0",
                "Only in the interior. The least value of $x^2$ on $1 \\le x \\le 2$ is at 1, where the \
                 slope is 2.",
            ),
            (
                "$x^*$ is a local minimum and not a global one",
                "At a local minimum in the interior the slope is 0 as well.",
            ),
            (
                "the second derivative at $x^*$ is 0",
                "With a slope that is not 0 the loss is lower on one side, whatever the second \
                 derivative is.",
            ),
        ],
        "If the loss is defined on both sides, it falls on one of them, and $x^*$ is not a minimum. At an \
         edge that side may not be allowed. Weights that are clipped have such edges.",
    )
}

fn newton_from_the_left(draw: &mut Draw) -> Question {
    let c = draw.whole(1, 4);
    let (x, g, h) = (-2.0 * c, 3.0 * c * c, -4.0 * c);
    let step = newton_step(&vector(&[g]), &matrix(1, &[h])).expect("the curvature is not 0")[0];
    Question::number(
        format!(
            "The loss $f(x) = \\tfrac13 x^3 - {}x$ has a maximum at $-{}$ and a minimum at ${}$. Newton's \
             method looks for a zero of $f'$. Where does its first step lead from $x = {}$?",
            times(c * c),
            n(c),
            n(c),
            n(x)
        ),
        x + step,
        format!(
            "$f' = {}$ and $f'' = {}$ there, so the step is $-f'/f'' = {}$. It goes *up*, to the maximum. The method \
             looks for a level place and does not ask which kind.",
            n(g),
            n(h),
            n(step)
        ),
    )
    .known(
        x - step,
        "The sign of the step is turned. That would be downhill, and away from every zero of $f'$.",
    )
    .known(
        x - g,
        "This is a step of gradient descent with step size 1. Newton's step divides by $f''$.",
    )
    .known(
        c,
        "This is the minimum. Newton's method does not know that you want it.",
    )
}

fn missing_saddles(draw: &mut Draw) -> Question {
    let (minima, maxima) = (draw.whole(2, 6), draw.whole(1, 4));
    Question::number(
        format!(
            "A smooth loss of two weights grows without bound in every direction. All its critical points are \
             nondegenerate: {} minima, {} {} and some saddles. How many saddles?",
            n(minima),
            n(maxima),
            if maxima == 1.0 { "maximum" } else { "maxima" }
        ),
        minima + maxima - 1.0,
        "Let water rise. Each minimum adds a pool, each maximum drowns an island, and each saddle joins two pools or closes one \
         around an island. In the end there is one pool without islands. So minima minus saddles plus maxima is 1.",
    )
    .known(
        minima - 1.0,
        "So many passes join the pools into one. Each maximum needs one more, that closes the water around it.",
    )
    .known(
        minima + maxima,
        "One too many: the first pool needs no pass.",
    )
    .known(
        minima + maxima + 1.0,
        "The sign of the 1 is turned: with a single minimum and nothing else there is no saddle.",
    )
}

//! Questions of section 6.3, "The 2x2 Closed Form".

use crate::{
    draw::Draw,
    question::{Named, Question, predicts},
    write::{grid, n},
};
use lab::functions::matrix;
use solutions::eig2x2::answer::eig2;

pub(super) const QUESTIONS: &[Named] = &[
    predicts("two_roots", "thm:cf-roots", two_roots),
    predicts("digits_left", "exp:cf-valley", digits_left),
    predicts("root_without_loss", "eq:cf-stable", root_without_loss),
];

fn two_roots(draw: &mut Draw) -> Question {
    let [p, b, r] = draw.pick(&[
        [3.0, 4.0, 5.0],
        [4.0, 3.0, 5.0],
        [-3.0, 4.0, 5.0],
        [-4.0, 3.0, 5.0],
    ]);
    let b = b * draw.sign();
    let m = draw.whole(-3, 7);
    let (low, high) = eig2(m + p, b, m - p);
    Question::entries(
        format!(
            "What are the eigenvalues of ${}$, the smaller one first?",
            grid(&matrix(2, &[m + p, b, b, m - p]))
        ),
        [low, high],
        format!(
            "They lie at the same distance on both sides of the mean of the diagonal, {}. The distance is the root of the sum of two squares: half the difference of the diagonal entries and the entry \
             off the diagonal.",
            if m < 0.0 { format!("${}$", n(m)) } else { n(m) }
        ),
    )
    .known(
        [m - p.abs() - b.abs(), m + p.abs() + b.abs()],
        "The distance is the root of a sum of squares, not the sum.",
    )
    .known(
        [m - 2.0 * r, m + 2.0 * r],
        "The difference of the two is twice the distance from the mean. Halve.",
    )
    .known(
        [high, low],
        "Right, and in the other order: the smaller one comes first.",
    )
}

fn digits_left(draw: &mut Draw) -> Question {
    let k = draw.pick(&[3, 4, 5, 6, 7, 9, 10, 11, 12]);
    Question::number(
        format!(
            "A computer keeps about 16 digits of each number. A positive matrix has the eigenvalues $10^{{{k}}}$ and 1, and the small one is computed as $m - r$, a difference of two numbers close to half of the large one. About how many \
             of its digits are right?"
        ),
        f64::from(16 - k),
        format!(
            "$m$ and $r$ are about as large as $10^{{{k}}}$, and are off in their 16th digit. That is an absolute error of about $10^{{{}}}$, and subtracting does not make it smaller. The result is about 1, so that \
             many digits are left. The matrix is harmless; the formula loses them.",
            k - 16
        ),
    )
    .known(
        16.0,
        "Each of the two numbers has 16 digits, but the leading ones cancel. What is left has fewer.",
    )
    .known(
        f64::from(k),
        "So many digits cancel. The others are left.",
    )
    .known(
        0.0,
        "That happens if the eigenvalues are as far apart as $10^{16}$.",
    )
}

fn root_without_loss(draw: &mut Draw) -> Question {
    let sign = draw.sign();
    let m = 5.0 * sign;
    let (good, bad) = if sign > 0.0 {
        ("$m + r$", "$m - r$")
    } else {
        ("$m - r$", "$m + r$")
    };
    Question::choice(
        draw,
        format!(
            "The mean of the diagonal is $m = {}$, and $r$ is very nearly 5. Which of the two eigenvalues can be computed by its formula without loss of digits?",
            n(m)
        ),
        good,
        &[
            (
                bad,
                "Here two numbers of nearly equal absolute value are subtracted, and their leading digits cancel.",
            ),
            (
                "both",
                "One of the two subtracts numbers that nearly agree.",
            ),
            (
                "neither",
                "In one of the two, both terms have the same sign, and nothing cancels.",
            ),
        ],
        "Choose the sign that makes the absolute values add up. The other eigenvalue follows from the product of the two, the determinant, by one division.",
    )
}

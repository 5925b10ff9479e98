//! Questions of section 7.1, "Newton's Method and Its Approximations".

use crate::{
    draw::Draw,
    question::{Named, Question, asks, predicts},
    write::{grid, n, row},
};
use lab::functions::{matrix, vector};
use solutions::newton_step::answer::newton_step;

pub(super) const QUESTIONS: &[Named] = &[
    predicts("other_units", "fig:newton-coordinates", other_units),
    asks("slope_of_newton", slope_of_newton),
    predicts(
        "convex_and_newton",
        "fig:newton-overshoots",
        convex_and_newton,
    ),
];

fn other_units(draw: &mut Draw) -> Question {
    let (descent, newton) = (-10.0 * draw.whole(1, 5), -draw.whole(1, 5));
    Question::entries(
        format!(
            "A step of gradient descent changes a weight $x$ by ${}$, and Newton's step changes it by ${}$. Now you measure the weight in units ten times as small, $\\tilde x = 10x$, and use the same step \
             size. By how much do the two methods change $\\tilde x$, in this order?",
            n(descent),
            n(newton)
        ),
        [descent / 10.0, 10.0 * newton],
        "Newton's step is the same step, written in the new units: ten times the number. The slope for each of the small units is a *tenth*, so descent changes $\\tilde x$ by a tenth of the number, and that \
         is a hundredth of the step. The best step size depends on the units; Newton's method does not.",
    )
    .known(
        [10.0 * descent, 10.0 * newton],
        "That would be so if a gradient were a step. In smaller units the slope for one unit is smaller.",
    )
    .known(
        [descent, 10.0 * newton],
        "The slope is now for one of the small units. It is a tenth.",
    )
    .known(
        [descent / 10.0, newton / 10.0],
        "Newton's step divides by the curvature, which falls by a factor of 100, while the slope falls by 10.",
    )
    .known(
        [10.0 * descent, newton / 10.0],
        "Both are the wrong way round.",
    )
}

fn slope_of_newton(draw: &mut Draw) -> Question {
    let (a, b) = (draw.pick(&[1.0, 2.0, 4.0]), -draw.pick(&[1.0, 2.0, 4.0]));
    let g = vector(&[
        draw.sign() * draw.pick(&[2.0, 4.0]),
        draw.sign() * draw.pick(&[2.0, 4.0, 6.0]),
    ]);
    let h = matrix(2, &[a, 0.0, 0.0, b]);
    let step = newton_step(&g, &h).expect("no curvature is 0");
    let (first, second) = (g[0] * g[0] / a, g[1] * g[1] / b);
    Question::number(
        format!(
            "$H = {}$ and $g = {}$. Newton's step is $s$. What is its slope $g^\\T s$?",
            grid(&h),
            row(g.as_slice())
        ),
        g.dot(&step),
        format!(
            "$s = {}$. The slope is the sum of $-g_k^2/\\lambda_k$: positive curvature contributes a fall, and negative curvature a *rise*. So Newton's step may lead uphill where the Hessian is \
             not positive definite.",
            row(step.as_slice())
        ),
    )
    .known(
        -first - second.abs(),
        "This takes the absolute value of the negative curvature. It would be the slope of saddle-free Newton.",
    )
    .known(
        first + second,
        "The sign is turned: the step is $-H^{-1} g$.",
    )
    .known(
        -g.norm_squared(),
        "This is the slope of the step $-g$.",
    )
}

fn convex_and_newton(draw: &mut Draw) -> Question {
    let x: f64 = draw.pick(&[2.0, 3.0, -2.0, -3.0]);
    let root = (1.0 + x * x).sqrt();
    let step = newton_step(&vector(&[x / root]), &matrix(1, &[root.powi(-3)])).expect("it bends");
    Question::number(
        format!(
            "$f(x) = \\sqrt{{1 + x^2}}$ is convex, with its minimum at 0. Its derivatives are $f' = x (1 + x^2)^{{-1/2}}$ and $f'' = (1 + x^2)^{{-3/2}}$. Where does one step of Newton's method lead from $x = {}$?",
            n(x)
        ),
        (x + step[0]).round(),
        "$f'/f'' = x(1 + x^2)$, so the new point is $x - x - x^3 = -x^3$. From a start with $\\abs{x} > 1$ each step leads farther away. The direction is downhill; the step is too long.",
    )
    .known(
        0.0,
        "The minimum is reached in one step if $f$ is a quadratic. Far from 0 this one is nearly a straight line, with hardly any curvature to divide by.",
    )
    .known(
        2.0 * x + x.powi(3),
        "The sign of the step is turned.",
    )
    .known(
        x.powi(3),
        "The absolute value is right. Newton's step passes the minimum and lands on the other side.",
    )
}

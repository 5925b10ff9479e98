//! Questions of section 1.3, "The Hessian as Curvature".

use crate::{
    draw::Draw,
    question::{Named, Question, asks, predicts},
    write::n,
};
use lab::functions::{matrix, vector};
use solutions::curvature_along::answer::{normal_curvature, second_dir};

pub(super) const QUESTIONS: &[Named] = &[
    predicts("direction_between", "thm:principal", direction_between),
    asks("least_by_diagonal", least_by_diagonal),
    predicts("graph_on_a_slope", "exp:uphill", graph_on_a_slope),
    asks("uphill_at_first", uphill_at_first),
];

fn direction_between(draw: &mut Draw) -> Question {
    let [low, high] = draw.pick(&[
        [5.0, 10.0],
        [-5.0, 10.0],
        [-10.0, 5.0],
        [5.0, 30.0],
        [10.0, 20.0],
    ]);
    let [p, q] = draw.pick(&[[0.6, 0.8], [0.8, 0.6]]);
    let h = matrix(2, &[low, 0.0, 0.0, high]);
    Question::number(
        format!(
            "$H$ has the eigenvalues ${}$ and ${}$, with the unit eigenvectors $q_1$ and $q_2$. What is \
             the second derivative of the loss along the unit vector $v = {}\\,q_1 + {}\\,q_2$?",
            n(low),
            n(high),
            n(p),
            n(q)
        ),
        second_dir(&h, &vector(&[p, q])),
        format!(
            "$v^\\T H v$ weighs each eigenvalue with the square of the coordinate: ${} \\cdot {} + {} \
             \\cdot {}$ in the order of the eigenvectors. The squares add up to 1, so it is a mean \
             of the eigenvalues.",
            n(p * p),
            if low < 0.0 { format!("({})", n(low)) } else { n(low) },
            n(q * q),
            n(high)
        ),
    )
    .known(
        p * low + q * high,
        "The coordinates have to be squared: $v$ occurs twice in $v^\\T H v$.",
    )
    .known(
        (low + high) / 2.0,
        "This is the plain mean, which belongs to the direction halfway between the two.",
    )
    .known(
        q * q * low + p * p * high,
        "The weights are exchanged: each eigenvalue goes with the coordinate along its own \
         eigenvector.",
    )
}

fn least_by_diagonal(draw: &mut Draw) -> Question {
    let (a, b) = (draw.whole(2, 6), draw.whole(1, 3));
    Question::choice(
        draw,
        format!(
            "A symmetric matrix has the diagonal entries ${}$ and ${}$; the rest of it is not known. \
             What do you know about its smallest eigenvalue?",
            n(a),
            n(-b)
        ),
        &format!("it is at most ${}$", n(-b)),
        &[
            (
                &format!("it is ${}$", n(-b)),
                "It would be if the matrix were diagonal. An entry off the diagonal moves it down.",
            ),
            (
                &format!("it is at least ${}$", n(-b)),
                "The other way round: a diagonal entry is the second derivative along one direction, \
                 and the smallest eigenvalue is the least over all directions.",
            ),
            (
                "nothing, without the other entries",
                "Something is known: the second derivative along one direction, and no direction has \
                 less than the smallest eigenvalue.",
            ),
        ],
        "A diagonal entry is $e_i^\\T H e_i$, the second derivative along an axis. The smallest eigenvalue \
         is the least second derivative over all unit vectors, so it is not above any diagonal entry.",
    )
}

fn graph_on_a_slope(draw: &mut Draw) -> Question {
    let (slope, text, root) = draw.pick(&[
        (0.75, "\\tfrac34", 1.25),
        (4.0 / 3.0, "\\tfrac43", 5.0 / 3.0),
    ]);
    let second = if root > 1.5 { 25.0 } else { 5.0 } * draw.pick(&[1.0, 5.0]);
    let (g, h, e) = (vector(&[slope]), matrix(1, &[second]), vector(&[1.0]));
    Question::number(
        format!(
            "At a point the loss $f(x)$ of one weight has the slope $f' = {text}$ and $f'' = {}$. How much \
             does the *graph* bend there? The curvature of a graph is $f'' / (1 + f'^2)^{{3/2}}$.",
            n(second)
        ),
        normal_curvature(&g, &h, &e),
        "$1 + f'^2$ is the square of a simple fraction, and the power $\\tfrac32$ is the third power of \
         that fraction. On a slope the graph bends less than $f''$ says, because it is longer than \
         its shadow on the axis.",
    )
    .known(
        second,
        "This is the second derivative. The two agree only where the slope is 0.",
    )
    .known(
        second / root,
        "The power is $\\tfrac32$ and not $\\tfrac12$: take the third power of the root.",
    )
    .known(
        second / (root * root),
        "The power is $\\tfrac32$ and not 1.",
    )
}

fn uphill_at_first(draw: &mut Draw) -> Question {
    let c = draw.pick(&[0.5, 2.0, 3.0]);
    let top = draw.whole(2, 6);
    let a = 2.0 * c * top;
    let square = n(c);
    Question::number(
        format!(
            "The loss is $f(x) = {}x - {square}x^2$. Its second derivative is negative everywhere. You \
             start at 0 and walk to the right. At which $x > 0$ is the loss back at its starting value?",
            n(a)
        ),
        2.0 * top,
        "Set $f(x) = 0$ and divide by $x$. Until then the loss is *higher* than at the start, although \
         the curvature is negative: at first the slope decides, and it points uphill.",
    )
    .known(
        top,
        "This is the top, where the slope is 0. From there the loss falls, and it has to fall all the \
         way back.",
    )
    .known(
        a,
        "The coefficient of $x^2$ was left out.",
    )
    .known(
        0.0,
        "Negative curvature says that the slope decreases, not that the loss does. The slope at 0 is \
         positive, so the loss rises at first.",
    )
}

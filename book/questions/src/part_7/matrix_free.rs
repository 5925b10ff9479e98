//! Questions of section 7.2, "Curvature Without the Full Matrix".

use crate::{
    draw::Draw,
    question::{Named, Question, asks, predicts},
    write::{grid, n, row},
};
use lab::functions::matrix;

pub(super) const QUESTIONS: &[Named] = &[
    predicts("price_of_a_product", "thm:hvp-error", price_of_a_product),
    asks("largest_by_power", largest_by_power),
    asks("one_probe", one_probe),
    predicts("few_eigenvalues", "thm:cg", few_eigenvalues),
];

fn price_of_a_product(draw: &mut Draw) -> Question {
    let weights = draw.pick(&["a thousand", "a million", "a billion"]);
    Question::choice(
        draw,
        format!(
            "A network has {weights} weights. How many gradients do you need to compute the product $Hv$ of its Hessian with one vector, to some accuracy?"
        ),
        "two",
        &[
            (
                "one for each weight",
                "So many give the whole Hessian, a column each. One product needs the change of the gradient along one direction only.",
            ),
            (
                "one for each entry of the Hessian",
                "Not even the whole Hessian needs so many: each gradient shows a whole column.",
            ),
            (
                "it cannot be done without the Hessian",
                "$Hv$ is the rate at which the gradient changes along $v$, and a rate can be measured.",
            ),
        ],
        "$Hv$ is the derivative of the gradient along $v$: walk a little along $v$, compare two gradients, divide by the distance. The number of weights does not occur.",
    )
}

fn largest_by_power(draw: &mut Draw) -> Question {
    let (top, small) = (draw.whole(3, 6), draw.whole(1, 2));
    let low = -top - draw.whole(1, 4);
    let mut values = [low, small, top];
    values.sort_by(f64::total_cmp);
    let by_power = values.iter().copied().fold(
        0.0,
        |most: f64, x| if x.abs() > most.abs() { x } else { most },
    );
    Question::number(
        format!(
            "$H$ has the eigenvalues ${}$. From a random start you multiply by $H$ again and again and divide by the length, until the vector $v$ points along one line. What is $v^\\T H v$ then?",
            row(&values)
        ),
        by_power,
        "Each product multiplies the part along an eigenvector by its eigenvalue, so the one that is largest in *absolute value* wins. Its sign shows in $v^\\T H v$, and in that $v$ turns round at each product.",
    )
    .known(
        top,
        "This is the largest eigenvalue. The products are ruled by the largest absolute value.",
    )
    .known(
        -low,
        "This is the factor by which the length grows. The form has the sign of the eigenvalue.",
    )
    .known(
        values.iter().sum::<f64>() / 3.0,
        "This is the average over random directions. Here the direction is no longer random.",
    )
}

fn one_probe(draw: &mut Draw) -> Question {
    let b = draw.sign() * draw.whole(1, 4);
    let h = matrix(2, &[draw.whole(1, 6), b, b, draw.whole(1, 6)]);
    let sign = draw.sign();
    let form = h.trace() + 2.0 * sign * b;
    Question::number(
        format!(
            "$H = {}$. Which estimate of the trace does Hutchinson's method get from the single probe $z = {}$?",
            grid(&h),
            row(&[1.0, sign])
        ),
        form,
        "The estimate is $z^\\T H z$. With signs for entries it contains the trace without any error, and the entries off the diagonal with a random sign. The average over all probes is the trace.",
    )
    .known(
        h.trace(),
        "This is the trace itself. One probe adds the entries off the diagonal, with the sign of the product of its entries.",
    )
    .known(
        h.trace() + sign * b,
        "The entry off the diagonal stands in $H$ twice.",
    )
    .known(
        form / 2.0,
        "With entries 1 and $-1$ nothing is divided by the length of the probe.",
    )
    .known(
        h.trace() - 2.0 * sign * b,
        "The sign of the mixed term is turned: it is that of $z_1 z_2$.",
    )
}

fn few_eigenvalues(draw: &mut Draw) -> Question {
    let (size, different) = (100.0 * draw.whole(2, 9), draw.whole(3, 9));
    Question::number(
        format!(
            "$H$ is positive definite, has {} rows and only {} different eigenvalues. In exact arithmetic, after at most how many steps have conjugate gradients solved $Hs = -g$?",
            n(size),
            n(different)
        ),
        different,
        "After $k$ steps the error is the best that a polynomial of degree $k$ in $H$ can leave. One with a zero at each different eigenvalue leaves nothing, and how often an eigenvalue is repeated does not matter.",
    )
    .known(
        size,
        "This holds for every such matrix. With few different eigenvalues fewer steps are enough.",
    )
    .known(
        1.0,
        "One step is enough if all eigenvalues are equal.",
    )
    .known(
        different - 1.0,
        "A polynomial with the value 1 at 0 needs a zero at each different eigenvalue, so its degree is their number.",
    )
}

//! Questions of section 4.2, "Sharpness, Flatness, and Generalization".

use crate::{
    draw::Draw,
    question::{Named, Question, asks, predicts},
    write::{grid, n, row, times},
};
use lab::functions::{matrix, vector};
use solutions::{
    sam_step::answer::sam_step,
    sharpness::answer::{mean_rise, worst_rise},
};

pub(super) const QUESTIONS: &[Named] = &[
    predicts("worst_shift", "thm:two-rises", worst_shift),
    asks("mean_of_noise", mean_of_noise),
    asks("same_function", same_function),
    asks("probe_and_step", probe_and_step),
];

fn worst_shift(draw: &mut Draw) -> Question {
    let (low, high) = (draw.whole(1, 4), draw.whole(5, 12));
    let rho = draw.pick(&[0.5, 2.0, 3.0]);
    let h = matrix(2, &[low, 0.0, 0.0, high]);
    Question::number(
        format!(
            "At a minimum the Hessian has the eigenvalues {} and {}. By how much can a shift of the weights of length {} raise the \
             quadratic model at most?",
            n(low),
            n(high),
            n(rho)
        ),
        worst_rise(&h, rho),
        "The rise is $\\half v^\\T H v$. With a fixed length it is largest along the top eigenvector, where it is half of $\\lambda_{\\max}$ times the \
         square of the length.",
    )
    .known(
        rho * rho * high,
        "The factor one half is missing.",
    )
    .known(
        0.5 * rho * high,
        "The length has to be squared: the rise is quadratic in the shift.",
    )
    .known(
        0.5 * rho * rho * (low + high),
        "This adds both eigenvalues. One shift cannot go all its length along both eigenvectors.",
    )
    .known(
        0.5 * rho * rho * low,
        "This is the least rise, along the flat direction.",
    )
}

fn mean_of_noise(draw: &mut Draw) -> Question {
    let b = draw.sign() * draw.whole(1, 3);
    let h = matrix(2, &[draw.whole(4, 8), b, b, draw.whole(4, 8)]);
    let s = draw.pick(&[0.1, 0.2, 0.5]);
    let trace = h.trace();
    Question::number(
        format!(
            "At a minimum $H = {}$. Each weight is disturbed by independent noise with mean 0 and standard deviation {}. By how much does the \
             quadratic model rise on average?",
            grid(&h),
            n(s)
        ),
        mean_rise(&h, s),
        "In $\\half \\sum_{ij} H_{ij} v_i v_j$ the mean of $v_i v_j$ is 0 for $i \\ne j$, and the variance for $i = j$. So the trace \
         is left, times half the variance.",
    )
    .known(s * s * trace, "The factor one half is missing.")
    .known(
        0.5 * s * trace,
        "The variance is the square of the standard deviation.",
    )
    .known(
        0.5 * s * s * (trace + 2.0 * b),
        "The entries off the diagonal do not count: independent noise in two weights has a product with mean 0.",
    )
    .known(
        0.25 * s * s * trace,
        "This is the mean over shifts of one *length*. Here each weight is disturbed by itself.",
    )
}

fn same_function(draw: &mut Draw) -> Question {
    let a = draw.pick(&[5.0, 10.0, 20.0]);
    Question::choice(
        draw,
        format!(
            "The network $w_1 w_2 x$ is trained twice. One run ends at ${}$, with a sharpness of 2, the other at ${}$, with a sharpness above {}. Which of the \
             two does better on new data?",
            row(&[1.0, 1.0]),
            row(&[a, 1.0 / a]),
            n(a * a)
        ),
        "neither: they give the same answers",
        &[
            (
                "the first: its minimum is flat",
                "Both have the product 1, so both compute $x$, for old and for new data alike.",
            ),
            (
                "the second: it has larger weights",
                "The sizes of the weights do not matter here. Both products are 1.",
            ),
            (
                "it depends on the new data",
                "On no data do they differ: both networks compute $x$.",
            ),
        ],
        "Sharpness belongs to the weights, and one function has many sets of weights. So the sharpness alone cannot tell how a \
         network does on new data.",
    )
}

fn probe_and_step(draw: &mut Draw) -> Question {
    let lambda = draw.pick(&[1.0, 2.0, 4.0]);
    let (x, rho, eta) = (
        draw.whole(1, 4),
        draw.pick(&[0.5, 1.0, 2.0]),
        draw.pick(&[0.1, 0.2, 0.5]),
    );
    let gradient = |x: &nalgebra::DVector<f64>| x * lambda;
    let right = sam_step(&gradient, &vector(&[x]), eta, rho)[0];
    Question::number(
        format!(
            "On $f(x) = {}x^2$ you take one step of sharpness-aware minimization from $x = {}$, with $\\rho = {}$ and $\\eta = {}$. Where does it lead?",
            times(lambda / 2.0),
            n(x),
            n(rho),
            n(eta)
        ),
        right,
        format!(
            "The probe goes uphill by $\\rho$, to {}. The slope there is {}. The step starts from $x$ again and goes against that slope.",
            n(x + rho),
            n(lambda * (x + rho))
        ),
    )
    .known(
        x - eta * lambda * x,
        "This is plain gradient descent: it uses the slope at $x$ and not at the probe.",
    )
    .known(
        x + rho - eta * lambda * (x + rho),
        "The slope of the probe is right, but the step starts from $x$.",
    )
    .known(
        x - eta * lambda * (x - rho),
        "The probe went downhill. It goes *along* the gradient, to where the loss is higher.",
    )
}

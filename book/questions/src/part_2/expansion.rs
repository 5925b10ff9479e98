//! Questions of section 2.1, "The Second-Order Expansion".

use crate::{
    draw::Draw,
    question::{Named, Question, asks, predicts},
    write::{grid, n, row},
};
use lab::functions::{matrix, vector};
use solutions::{model_minimiser::answer::model_min, quadratic_model::answer::model};

pub(super) const QUESTIONS: &[Named] = &[
    asks("model_value", model_value),
    predicts("lowest_point", "thm:model-minimum", lowest_point),
    asks("level_step", level_step),
    asks("power_without_half", power_without_half),
];

fn model_value(draw: &mut Draw) -> Question {
    let f0 = draw.whole(1, 9);
    let g = vector(&[draw.whole(-4, 4), draw.whole(-4, 4)]);
    let b = draw.sign() * draw.whole(1, 3);
    let h = matrix(2, &[2.0 * draw.whole(1, 3), b, b, 2.0 * draw.whole(1, 3)]);
    let v = vector(&[draw.sign() * draw.whole(1, 2), draw.sign()]);
    let form = v.dot(&(&h * &v));
    Question::number(
        format!(
            "At $x_0$ the loss is {}, the gradient ${}$ and the Hessian ${}$. What does the quadratic \
             model predict for the loss after the step $v = {}$?",
            n(f0),
            row(g.as_slice()),
            grid(&h),
            row(v.as_slice())
        ),
        model(f0, &g, &h, &v),
        format!(
            "The three terms are $f(x_0) = {}$, $g^\\T v = {}$ and $\\half v^\\T H v = \\half \\cdot \
             {}$.",
            n(f0),
            n(g.dot(&v)),
            if form < 0.0 { format!("({})", n(form)) } else { n(form) }
        ),
    )
    .known(
        f0 + g.dot(&v) + form,
        "The factor one half is missing: half of $v^\\T H v$ is added.",
    )
    .known(f0 + g.dot(&v), "The third term, $\\half v^\\T H v$, is missing.")
    .known(
        model(0.0, &g, &h, &v),
        "This is the predicted change. The loss at $x_0$ has to be added.",
    )
    .known(
        model(f0, &g, &h, &v) - b * v[0] * v[1],
        "The entry off the diagonal was counted once. It stands in $H$ twice.",
    )
}

fn lowest_point(draw: &mut Draw) -> Question {
    let (a, p, q) = (
        draw.pick(&[2.0, 4.0]),
        draw.sign() * draw.pick(&[2.0, 4.0]),
        draw.sign() * draw.whole(1, 3),
    );
    let flat = -p / a;
    Question::choice(
        draw,
        format!(
            "The gradient is $g = {}$ and the Hessian $H = {}$. Where is the quadratic model $g^\\T v + \
             \\half v^\\T H v$ lowest?",
            row(&[p, q]),
            grid(&matrix(2, &[a, 0.0, 0.0, 0.0]))
        ),
        "nowhere: it falls without end",
        &[
            (
                &format!("at $v = {}$ only", row(&[flat, 0.0])),
                "This treats the second weight as settled. The model has a slope along it, and no \
                 curvature that would stop the fall.",
            ),
            (
                &format!("on the whole line $({}, t)$ for all $t$", n(flat)),
                "It would be so if the second entry of $g$ were 0. Here the model falls along that \
                 line.",
            ),
            (
                &format!("at $v = {}$", row(&[flat, -q])),
                "This divides by a curvature of 1 along the second weight, and it is 0.",
            ),
        ],
        "Along the second weight the model is a straight line with the slope of the gradient's second \
         entry, and a line that is not level has no lowest point. A singular $H$ leaves a minimum only \
         if $g$ has no part along the flat directions.",
    )
}

fn level_step(draw: &mut Draw) -> Question {
    let b = draw.sign();
    let h = matrix(2, &[draw.whole(2, 4), b, b, draw.whole(1, 3)]);
    let v = vector(&[
        draw.sign() * draw.whole(1, 3),
        draw.sign() * draw.whole(1, 3),
    ]);
    let g = -(&h * &v);
    let step = model_min(&g, &h).expect("the matrix is positive definite");
    Question::entries(
        format!(
            "$H = {}$ is positive definite, and $g = {}$. Which step leads to the minimum of the \
             quadratic model?",
            grid(&h),
            row(g.as_slice())
        ),
        step.map(|x| (x * 1e6).round() / 1e6),
        "The model is level where $g + Hv = 0$. Solve $Hv = -g$: two equations with two unknowns. \
         Because $H$ is positive definite, this point is the minimum.",
    )
    .known(
        -step.clone(),
        "This solves $Hv = g$. The gradient of the model is $g + Hv$, so the right side is $-g$.",
    )
    .known(
        vector(&[-g[0] / h[(0, 0)], -g[1] / h[(1, 1)]]),
        "This divides each entry by its own diagonal entry. The entry off the diagonal couples the \
         two.",
    )
    .known(
        -&g,
        "This is a step of gradient descent with step size 1. It does not use $H$.",
    )
}

fn power_without_half(draw: &mut Draw) -> Question {
    let at = draw.pick(&["at a minimum", "on a slope", "at a saddle"]);
    Question::number(
        format!(
            "You have forgotten the factor one half, and use $f(x_0) + g^\\T v + v^\\T H v$ {at}. The \
             loss has continuous third derivatives, and $v^\\T H v \\ne 0$. You halve a short step \
             again and again. With which power of the step does the error shrink?"
        ),
        2.0,
        "The error is now $\\half v^\\T H v$ plus what the right model leaves, and for short steps the \
         first of these is far the larger. It is a quadratic in $v$. A look at single values would \
         show a small error that becomes smaller; the power gives the mistake away.",
    )
    .known(
        3.0,
        "That is the power of the right model. Half of $v^\\T H v$ is too much here, and it does not \
         shrink so fast.",
    )
    .known(
        1.0,
        "That would be a wrong gradient. The first-order term is right.",
    )
    .known(
        0.0,
        "The error does tend to 0: every term that is wrong contains $v$.",
    )
}

//! Questions of section 2.2, "Deriving the Expansion".

use crate::{
    draw::Draw,
    question::{Named, Question, asks, predicts},
    write::n,
};
use lab::functions::{matrix, vector};
use nalgebra::DVector;
use solutions::lagrange_point::answer::xi;

pub(super) const QUESTIONS: &[Named] = &[
    asks("point_of_a_cubic", point_of_a_cubic),
    predicts("only_continuous", "thm:cubic", only_continuous),
    asks("half_the_step", half_the_step),
    asks("order_of_errors", order_of_errors),
];

fn point_of_a_cubic(draw: &mut Draw) -> Question {
    let (a, b) = (draw.whole(1, 3), draw.whole(1, 4));
    let f = |x: &DVector<f64>| x[0].powi(3);
    let g = vector(&[3.0 * a * a]);
    let h = |x: &DVector<f64>| matrix(1, &[6.0 * x[0]]);
    let right =
        xi(&f, &g, &h, &vector(&[a]), &vector(&[b])).expect("the third derivative is not 0");
    Question::number(
        format!(
            "For $f(x) = x^3$, the point $x = {}$ and the step $v = {}$ there is exactly one $\\xi$ with $f(x + \
             v) = f(x) + f'(x)\\, v + \\half f''(x + \\xi v)\\, v^2$. Which?",
            n(a),
            n(b)
        ),
        right,
        "Expand: $(x + v)^3 = x^3 + 3x^2 v + 3x v^2 + v^3$. On the other side the last term is $3(x + \\xi v) v^2 \
         = 3xv^2 + 3\\xi v^3$. So $3\\xi = 1$, whatever $x$ and $v$ are.",
    )
    .known(
        0.5,
        "One half belongs to the mean value theorem for a quadratic, which is one order lower. Compare the terms with $v^3$.",
    )
    .known(
        1.0,
        "At the end of the step the second derivative is too large: it has only grown to that on the way.",
    )
    .known(
        0.0,
        "With the second derivative at the start the right side is the quadratic model, and that leaves out $v^3$.",
    )
}

fn only_continuous(draw: &mut Draw) -> Question {
    Question::choice(
        draw,
        "The Hessian is continuous, and nothing else is known of it. What is sure of the remainder \
         $R(v)$ of the quadratic model as $v \\to 0$?",
        "$R(v)/\\norm{v}^2 \\to 0$, and no power is promised",
        &[
            (
                "$\\abs{R(v)} \\le C \\norm{v}^3$ for short $v$, with some constant $C$",
                "This needs a Hessian that changes at most in proportion to the distance. For \
                 $\\abs{x}^{5/2}$ the Hessian is continuous, and the remainder at 0 is $\\abs{v}^{5/2}$.",
            ),
            (
                "$\\abs{R(v)} \\le C \\norm{v}^2$, and it need not be smaller than that",
                "More is sure: $R$ contains only the *change* of the Hessian along the step, and that \
                 tends to 0.",
            ),
            (
                "$R(v) = 0$ for all sufficiently short $v$",
                "That holds for quadratics. Most losses differ from their model at any distance.",
            ),
        ],
        "The remainder is $\\half v^\\T (H(x + \\xi v) - H(x))\\, v$. Continuity makes the bracket small, \
         and does not say how fast it becomes so. A Lipschitz constant does.",
    )
}

fn half_the_step(draw: &mut Draw) -> Question {
    let e = draw.pick(&[8.0, 16.0, 24.0, 32.0, 40.0]);
    Question::number(
        format!(
            "The loss has continuous third derivatives, and along $v$ the third one is not 0. For a short step \
             $v$ the quadratic model is off by ${}$ millionths. By about how many millionths is it off \
             for $\\half v$?",
            n(e)
        ),
        e / 8.0,
        "For short steps the error is close to a sixth of the third derivative along $v$, which contains $v$ \
         three times. Half the step divides it by $2^3$.",
    )
    .known(
        e / 4.0,
        "That is the power 2, the error of the *linear* model. With the second-order term the power is 3.",
    )
    .known(
        e / 2.0,
        "That would be an error in proportion to the step, as a wrong gradient has.",
    )
    .known(
        e / 16.0,
        "That is the power 4. It appears where the third derivative along $v$ is 0.",
    )
}

fn order_of_errors(draw: &mut Draw) -> Question {
    Question::order(
        draw,
        "The step becomes shorter and shorter, in a direction that feels every mistake. Put these models in order, the one whose error shrinks most slowly first.",
        &[
            "the quadratic model with a wrong entry in the gradient",
            "the quadratic model with a wrong entry in the Hessian",
            "the quadratic model of $\\abs{x}^{5/2}$ at 0",
            "the quadratic model of $e^x$ at 0",
        ],
        &[
            (
                &[1, 0, 2, 3],
                "A wrong gradient leaves an error with the power 1, a wrong Hessian one with the power 2.",
            ),
            (
                &[0, 1, 3, 2],
                "For $\\abs{x}^{5/2}$ the Hessian is continuous and not Lipschitz, and the power is \
                 $\\tfrac52$. For $e^x$ it is 3.",
            ),
            (
                &[3, 2, 1, 0],
                "This is the order with the fastest first. A high power shrinks fast.",
            ),
        ],
        "The powers are 1, 2, $\\tfrac52$ and 3. On two logarithmic axes they are slopes of straight \
         lines, and each of them names its cause.",
    )
}

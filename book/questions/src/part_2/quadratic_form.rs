//! Questions of section 2.3, "The Quadratic Form and Its Meaning".

use crate::{
    draw::Draw,
    question::{Named, Question, asks, predicts},
    write::{grid, n, row},
};
use lab::{
    Kind,
    functions::{matrix, vector},
};
use solutions::{classify::answer::classify, eigen_coordinates::answer::rayleigh};

pub(super) const QUESTIONS: &[Named] = &[
    predicts("longer_vector", "eq:rayleigh", longer_vector),
    predicts("shape_of_a_form", "thm:signs", shape_of_a_form),
    asks("all_probes_positive", all_probes_positive),
];

fn longer_vector(draw: &mut Draw) -> Question {
    let h = matrix(2, &[draw.whole(1, 5), 1.0, 1.0, draw.whole(1, 5)]);
    let v = vector(&draw.pick(&[
        [2.0, 0.0],
        [0.0, 2.0],
        [2.0, 2.0],
        [2.0, -2.0],
        [1.0, 3.0],
        [3.0, -1.0],
    ]));
    let form = v.dot(&(&h * &v));
    let squared = v.norm_squared();
    Question::number(
        format!(
            "For $v = {}$ the form $v^\\T H v$ is {}. What is the second derivative of the loss along the \
             *unit* vector in this direction?",
            row(v.as_slice()),
            n(form)
        ),
        rayleigh(&h, &v).expect("the vector is not 0"),
        format!(
            "The unit vector is $v / \\norm{{v}}$, and it stands in the form twice. So the form is divided by \
             $\\norm{{v}}^2 = {}$.",
            n(squared)
        ),
    )
    .known(
        form,
        "This is the form of $v$ itself, which is not of length 1. A vector twice as long has a form \
         four times as large, in the same direction.",
    )
    .known(
        form / squared.sqrt(),
        "This divides by the length once. The vector stands in the form twice.",
    )
    .known(
        form * squared,
        "This multiplies by the square of the length. Divide: the unit vector is the shorter one.",
    )
}

fn shape_of_a_form(draw: &mut Draw) -> Question {
    let h = matrix(
        2,
        &draw.pick(&[
            [1.0, 2.0, 2.0, 1.0],
            [2.0, 3.0, 3.0, 4.0],
            [1.0, -2.0, -2.0, 4.0],
            [4.0, 2.0, 2.0, 1.0],
            [3.0, 1.0, 1.0, 1.0],
            [2.0, -1.0, -1.0, 3.0],
            [3.0, 4.0, 4.0, 2.0],
            [9.0, 3.0, 3.0, 1.0],
        ]),
    );
    let (right, why) = match classify(&h).expect("the matrix is symmetric") {
        Kind::Min => (0, "both eigenvalues are positive"),
        Kind::Saddle => (2, "the eigenvalues have opposite signs"),
        Kind::Max => (1, "both eigenvalues are negative"),
        Kind::Inconclusive => (3, "one eigenvalue is 0 and the other positive"),
    };
    let product = h[(0, 0)] * h[(1, 1)] - h[(0, 1)] * h[(0, 1)];
    Question::options(
        format!(
            "Which shape has the form $v^\\T H v$ with $H = {}$?",
            grid(&h)
        ),
        &["a bowl", "a dome", "a saddle", "a trough"],
        right,
        &[
            "The form is positive along both axes, and these are two directions of many. Look at the \
             determinant, the product of the eigenvalues.",
            "A dome falls in every direction. Along the axes this form rises: look at the diagonal.",
            "A saddle needs eigenvalues of opposite signs, so a negative determinant.",
            "A trough is level along one line. That needs an eigenvalue 0, and so the determinant 0.",
        ],
        format!(
            "The determinant is ${}$, the product of the eigenvalues, and their sum, the trace, is positive. \
             So {why}. A positive diagonal alone does not decide.",
            n(product)
        ),
    )
}

fn all_probes_positive(draw: &mut Draw) -> Question {
    let tries = draw.pick(&[100.0, 200.0, 500.0]);
    Question::choice(
        draw,
        format!(
            "In 1000 dimensions you draw {} random directions, and the form is positive along all of them. What \
             does this suggest about the eigenvalues of $H$?",
            n(tries)
        ),
        "their mean is positive",
        &[
            (
                "all of them are positive",
                "A single negative eigenvalue hides: a random direction has only about a thousandth of \
                 its square along that eigenvector.",
            ),
            (
                "most of them are positive",
                "Not even that: large positive ones outweigh many small negative ones. A random direction \
                 shows a mean of the eigenvalues, and does not count signs.",
            ),
            (
                "the largest is far larger than the smallest",
                "The form of $2I$ is positive along every direction, and all its eigenvalues are equal.",
            ),
        ],
        "Along a random unit vector the form is a weighted mean of all eigenvalues, with weights near \
         one thousandth each. Its average is $\\tr(H)/n$. To find a negative eigenvalue, look for its direction.",
    )
}

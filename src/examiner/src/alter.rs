//! Other values made from one: what a mistake may have used in the place of an input.

use trace::{Matrix, Value};

/// What is done to a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alteration {
    Negative,
    Twice,
    Half,
    Square,
    Root,
    Reciprocal,
    One,
    Zero,
    Absolute,
    OneMore,
    OneLess,
    Normalised,
    Reversed,
    Sorted,
    Transposed,
    UpperTriangle,
    LowerTriangle,
    Diagonal,
    OffDiagonal,
    Identity,
    Symmetrised,
}

/// The likeliest first.
pub(crate) const ALL: [Alteration; 21] = [
    Alteration::Transposed,
    Alteration::Negative,
    Alteration::Square,
    Alteration::Root,
    Alteration::Twice,
    Alteration::Half,
    Alteration::Diagonal,
    Alteration::UpperTriangle,
    Alteration::LowerTriangle,
    Alteration::OffDiagonal,
    Alteration::Symmetrised,
    Alteration::Identity,
    Alteration::Normalised,
    Alteration::Absolute,
    Alteration::OneMore,
    Alteration::OneLess,
    Alteration::Reciprocal,
    Alteration::Reversed,
    Alteration::Sorted,
    Alteration::One,
    Alteration::Zero,
];

/// The altered value; `None` where there is none, or it is the same.
pub(crate) fn altered(value: &Value, how: Alteration) -> Option<Value> {
    let altered = match value {
        Value::Scalar(x) => Value::Scalar(number(*x, how)?),
        Value::Count(n) => Value::Count(match how {
            Alteration::OneMore => n + 1,
            Alteration::OneLess => n.checked_sub(1)?,
            Alteration::Twice => 2 * n,
            Alteration::Half => n / 2,
            _ => return None,
        }),
        Value::Vector(x) => Value::Vector(vector(x, how)?),
        Value::Matrix(m) => Value::Matrix(matrix(m, how)?),
        _ => return None,
    };
    let finite = altered.numbers().iter().all(|x| x.is_finite());
    (finite && altered != *value).then_some(altered)
}

fn number(x: f64, how: Alteration) -> Option<f64> {
    Some(match how {
        Alteration::Negative => -x,
        Alteration::Twice => 2.0 * x,
        Alteration::Half => 0.5 * x,
        Alteration::Square => x * x,
        Alteration::Root if x >= 0.0 => x.sqrt(),
        Alteration::Reciprocal => 1.0 / x,
        Alteration::One => 1.0,
        Alteration::Zero => 0.0,
        Alteration::Absolute => x.abs(),
        Alteration::OneMore => x + 1.0,
        Alteration::OneLess => x - 1.0,
        _ => return None,
    })
}

fn vector(x: &[f64], how: Alteration) -> Option<Vec<f64>> {
    let each = |f: &dyn Fn(f64) -> f64| x.iter().map(|x| f(*x)).collect();
    Some(match how {
        Alteration::Negative => each(&|x| -x),
        Alteration::Twice => each(&|x| 2.0 * x),
        Alteration::Half => each(&|x| 0.5 * x),
        Alteration::Square => each(&|x| x * x),
        Alteration::Absolute => each(&f64::abs),
        Alteration::Zero => each(&|_| 0.0),
        Alteration::One => each(&|_| 1.0),
        Alteration::Normalised => {
            let length = x.iter().map(|x| x * x).sum::<f64>().sqrt();
            each(&|x| x / length)
        }
        Alteration::Reversed => x.iter().rev().copied().collect(),
        Alteration::Sorted => {
            let mut sorted = x.to_vec();
            sorted.sort_by(f64::total_cmp);
            sorted
        }
        _ => return None,
    })
}

fn matrix(m: &Matrix, how: Alteration) -> Option<Matrix> {
    let of = |f: &dyn Fn(usize, usize) -> f64| Matrix {
        rows: m.rows,
        cols: m.cols,
        data: (0..m.rows * m.cols)
            .map(|k| f(k % m.rows, k / m.rows))
            .collect(),
    };
    let square = m.rows == m.cols;
    let upper = |i: usize, j: usize| if i <= j { m.at(i, j) } else { 0.0 };
    Some(match how {
        Alteration::Negative => of(&|i, j| -m.at(i, j)),
        Alteration::Twice => of(&|i, j| 2.0 * m.at(i, j)),
        Alteration::Half => of(&|i, j| 0.5 * m.at(i, j)),
        Alteration::Absolute => of(&|i, j| m.at(i, j).abs()),
        Alteration::Zero => of(&|_, _| 0.0),
        Alteration::Diagonal => of(&|i, j| if i == j { m.at(i, j) } else { 0.0 }),
        Alteration::OffDiagonal => of(&|i, j| if i == j { 0.0 } else { m.at(i, j) }),
        Alteration::Transposed if square => of(&|i, j| m.at(j, i)),
        Alteration::UpperTriangle if square => of(&upper),
        Alteration::LowerTriangle if square => of(&|i, j| if i >= j { m.at(i, j) } else { 0.0 }),
        Alteration::Symmetrised if square => of(&|i, j| 0.5 * (m.at(i, j) + m.at(j, i))),
        Alteration::Identity if square => of(&|i, j| f64::from(u8::from(i == j))),
        Alteration::Square if square => {
            of(&|i, j| (0..m.rows).map(|k| m.at(i, k) * m.at(k, j)).sum())
        }
        _ => return None,
    })
}

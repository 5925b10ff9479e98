//! What speaks against a shape: values that are right, and would not be if it were what is wrong.

use crate::{compare::compare, differences::matching, known::Known, near::near, shape::Shape};
use trace::{CaseRun, Demand, Value};

/// A value of the answer's beside the expected one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pair<'a> {
    /// The index of the case.
    pub case: usize,
    /// The quantity.
    pub name: &'a str,
    pub yours: &'a Value,
    pub expected: &'a Value,
}

/// Whether there is one right value: what exceeds a limit is related to nothing.
pub(crate) fn is_one_value(demand: &Demand) -> bool {
    matches!(demand, Demand::Equal | Demand::Close { .. })
}

/// The values of a run that are right.
pub(crate) fn right_values<'a>(known: &'a Known, run: &'a [CaseRun]) -> Vec<Pair<'a>> {
    let mut right = Vec::new();
    for (case, (reference, answer)) in known.reference.iter().zip(run).enumerate() {
        for (index, expected) in reference.observations.iter().enumerate() {
            let yours = matching(answer, index, expected)
                .filter(|_| is_one_value(&expected.demand))
                .filter(|yours| compare(&yours.value, expected).is_none());
            right.extend(yours.map(|yours| Pair {
                case,
                name: &expected.name,
                yours: &yours.value,
                expected: &expected.value,
            }));
        }
    }
    right
}

/// Whether whoever makes a mistake of this shape would not have returned the right `value`.
pub(crate) fn refutes(value: &Value, shape: &Shape) -> bool {
    let some = |is: &dyn Fn(f64) -> bool| value.numbers().iter().any(|x| is(*x));
    match shape {
        Shape::Factor(_) | Shape::OppositeSign => some(&|x| x != 0.0),
        Shape::SignsLost => some(&|x| x < 0.0),
        Shape::Reciprocal => some(&|x| !near(x.abs(), 1.0)),
        Shape::Transposed => match value {
            Value::Matrix(m) if m.rows == m.cols => {
                (0..m.rows).any(|i| (0..i).any(|j| !near(m.at(i, j), m.at(j, i))))
            }
            _ => false,
        },
        Shape::Reversed => match value {
            Value::Vector(x) => x.iter().zip(x.iter().rev()).any(|(a, b)| !near(*a, *b)),
            _ => false,
        },
        Shape::CountsOff(_) => matches!(value, Value::Count(_)),
        Shape::Offset(_) => matches!(value, Value::Scalar(_)),
        // What these say is to be seen in the values themselves.
        Shape::Permuted | Shape::SymmetryLost { .. } | Shape::OneEntry { .. } => false,
    }
}

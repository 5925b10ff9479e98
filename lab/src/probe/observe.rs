//! From what functions return to what is recorded.

use crate::{E, Kind};
use nalgebra::{DMatrix, DVector};
use trace::{Matrix, Value};

/// A value that can be recorded.
pub trait Observe {
    /// What is recorded of it.
    fn observe(&self) -> Value;
}

impl<T: Observe + ?Sized> Observe for &T {
    fn observe(&self) -> Value {
        (**self).observe()
    }
}

impl Observe for Value {
    fn observe(&self) -> Value {
        self.clone()
    }
}

/// `None` is recorded as such; what is inside `Some` as itself.
impl<T: Observe> Observe for Option<T> {
    fn observe(&self) -> Value {
        match self {
            Some(value) => value.observe(),
            None => Value::Nothing("None".into()),
        }
    }
}

/// An error is recorded by its name; what is inside `Ok` as itself.
impl<T: Observe> Observe for Result<T, E> {
    fn observe(&self) -> Value {
        match self {
            Ok(value) => value.observe(),
            Err(e) => Value::Nothing(format!("Err(E::{e:?})")),
        }
    }
}

impl Observe for f64 {
    fn observe(&self) -> Value {
        Value::Scalar(*self)
    }
}

impl Observe for usize {
    fn observe(&self) -> Value {
        Value::Count(*self as u64)
    }
}

impl Observe for bool {
    fn observe(&self) -> Value {
        Value::Flag(*self)
    }
}

impl Observe for str {
    fn observe(&self) -> Value {
        Value::Label(self.to_owned())
    }
}

impl Observe for Kind {
    fn observe(&self) -> Value {
        Value::Label(format!("Kind::{self:?}"))
    }
}

impl Observe for [f64] {
    fn observe(&self) -> Value {
        Value::Vector(self.to_vec())
    }
}

impl<const N: usize> Observe for [f64; N] {
    fn observe(&self) -> Value {
        self.as_slice().observe()
    }
}

impl Observe for Vec<f64> {
    fn observe(&self) -> Value {
        self.as_slice().observe()
    }
}

impl Observe for DVector<f64> {
    fn observe(&self) -> Value {
        self.as_slice().observe()
    }
}

impl Observe for DMatrix<f64> {
    fn observe(&self) -> Value {
        Value::Matrix(matrix(self))
    }
}

fn matrix(m: &DMatrix<f64>) -> Matrix {
    Matrix {
        rows: m.nrows(),
        cols: m.ncols(),
        data: m.as_slice().to_vec(),
    }
}

/// Eigenvalues with multiplicity, in any order.
pub struct Spectrum<'a>(pub &'a DVector<f64>);

impl Observe for Spectrum<'_> {
    fn observe(&self) -> Value {
        Value::Spectrum(self.0.as_slice().to_vec())
    }
}

/// An eigendecomposition `of = vectors * diag(values) * vectors^T`.
pub struct Eigenpairs<'a> {
    pub of: &'a DMatrix<f64>,
    pub values: &'a DVector<f64>,
    pub vectors: &'a DMatrix<f64>,
}

impl Observe for Eigenpairs<'_> {
    fn observe(&self) -> Value {
        Value::Eigenpairs {
            of: matrix(self.of),
            values: self.values.as_slice().to_vec(),
            vectors: matrix(self.vectors),
        }
    }
}

/// A curve or path: `values[k]` belongs to step k of what `along` names.
pub struct Series<'a> {
    pub values: &'a [f64],
    pub along: &'a str,
    /// Whether it is drawn on a logarithmic axis.
    pub log: bool,
}

impl Observe for Series<'_> {
    fn observe(&self) -> Value {
        Value::Series(trace::Series {
            values: self.values.to_vec(),
            along: self.along.to_owned(),
            log: self.log,
        })
    }
}

/// Units of work at each problem size.
pub struct Growth(pub Vec<(usize, u64)>);

impl Observe for Growth {
    fn observe(&self) -> Value {
        Value::Growth(self.0.iter().map(|&(n, work)| (n as u64, work)).collect())
    }
}

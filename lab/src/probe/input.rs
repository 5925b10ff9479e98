//! Inputs that a case can be run with again: others of the same kind, which the runner chooses to find
//! out what is wrong with an answer, or whether anything is.

use super::Observe;
use nalgebra::{DMatrix, DVector};
use std::cell::Cell;
use trace::{Domain, Form, Value};

thread_local! {
    /// How many inputs of this case there were.
    static ASKED_FOR: Cell<u32> = const { Cell::new(0) };
}

/// The number of the next input.
pub(super) fn next() -> u32 {
    ASKED_FOR.replace(ASKED_FOR.get() + 1)
}

/// A case begins.
pub(super) fn forget() {
    ASKED_FOR.set(0);
}

/// A value that the runner can put another in place of.
pub trait Input: Observe + Sized {
    /// How many sizes it has: none for a number, one for a vector, two for a matrix.
    const SIZES: usize;

    /// What the runner sent, if it is of this kind.
    fn read(value: Value) -> Option<Self>;
}

impl Input for f64 {
    const SIZES: usize = 0;

    fn read(value: Value) -> Option<Self> {
        match value {
            Value::Scalar(x) => Some(x),
            _ => None,
        }
    }
}

impl Input for usize {
    const SIZES: usize = 0;

    fn read(value: Value) -> Option<Self> {
        match value {
            Value::Count(n) => usize::try_from(n).ok(),
            _ => None,
        }
    }
}

impl Input for Vec<f64> {
    const SIZES: usize = 1;

    fn read(value: Value) -> Option<Self> {
        match value {
            Value::Vector(x) => Some(x),
            _ => None,
        }
    }
}

impl Input for DVector<f64> {
    const SIZES: usize = 1;

    fn read(value: Value) -> Option<Self> {
        Vec::read(value).map(Self::from_vec)
    }
}

impl Input for DMatrix<f64> {
    const SIZES: usize = 2;

    fn read(value: Value) -> Option<Self> {
        match value {
            Value::Matrix(m) => Some(Self::from_vec(m.rows, m.cols, m.data)),
            _ => None,
        }
    }
}

/// What an input may be, as the statement promises it. Vectors have n entries and matrices n rows and
/// columns, unless [`sized`](Self::sized) or [`fixed`](Self::fixed) says otherwise.
#[derive(Debug, Clone)]
pub struct Of {
    form: Form,
    low: f64,
    high: f64,
    sizes: Option<&'static [&'static str]>,
    least: u64,
}

/// Any finite number, or any of them in every entry.
#[must_use]
pub fn any() -> Of {
    of(Form::Entries)
}

/// A symmetric matrix.
#[must_use]
pub fn symmetric() -> Of {
    of(Form::Symmetric)
}

/// A symmetric matrix with positive eigenvalues.
#[must_use]
pub fn definite() -> Of {
    of(Form::Definite)
}

/// A vector of length one.
#[must_use]
pub fn unit() -> Of {
    of(Form::Unit)
}

fn of(form: Form) -> Of {
    Of {
        form,
        low: f64::NEG_INFINITY,
        high: f64::INFINITY,
        sizes: None,
        least: 1,
    }
}

impl Of {
    /// Every number lies between these, ends included.
    #[must_use]
    pub fn between(mut self, low: f64, high: f64) -> Self {
        (self.low, self.high) = (low, high);
        self
    }

    /// Other names for its sizes: inputs with the same name have the same size.
    #[must_use]
    pub fn sized(mut self, sizes: &'static [&'static str]) -> Self {
        self.sizes = Some(sizes);
        self
    }

    /// It keeps its sizes.
    #[must_use]
    pub fn fixed(self) -> Self {
        self.sized(&[])
    }

    /// Its sizes are at least this.
    #[must_use]
    pub fn at_least(mut self, least: usize) -> Self {
        self.least = least as u64;
        self
    }

    pub(super) fn domain<T: Input>(self) -> Domain {
        let sizes = self.sizes.unwrap_or(&["n", "n"][..T::SIZES]);
        Domain {
            form: self.form,
            low: self.low,
            high: self.high,
            sizes: sizes.iter().map(|size| (*size).to_owned()).collect(),
            least: self.least,
        }
    }
}

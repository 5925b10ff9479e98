//! What a probe records, and what is demanded of it.

use crate::domain::Domain;

/// A recorded quantity. Matrices are column-major, as nalgebra stores them.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// `None`, or an error: what the function returned instead of a value, as a learner would write it.
    Nothing(String),
    /// A name out of a fixed set, such as the kind of a critical point.
    Label(String),
    Flag(bool),
    Count(u64),
    Scalar(f64),
    Vector(Vec<f64>),
    Matrix(Matrix),
    /// Eigenvalues with multiplicity; their order does not matter.
    Spectrum(Vec<f64>),
    /// An eigendecomposition of `of`: judged by its residual and orthogonality, so that signs and
    /// the choice of basis inside a degenerate eigenspace do not matter.
    Eigenpairs {
        of: Matrix,
        values: Vec<f64>,
        vectors: Matrix,
    },
    /// A curve or path.
    Series(Series),
    /// Units of work at each problem size: what matters is how they grow.
    Growth(Vec<(u64, u64)>),
}

impl Value {
    /// The numbers that it holds, if it holds any; of eigenpairs, the eigenvalues.
    #[must_use]
    pub fn numbers(&self) -> &[f64] {
        match self {
            Self::Scalar(x) => std::slice::from_ref(x),
            Self::Vector(x) | Self::Spectrum(x) => x,
            Self::Matrix(m) => &m.data,
            Self::Eigenpairs { values, .. } => values,
            Self::Series(series) => &series.values,
            Self::Nothing(_)
            | Self::Label(_)
            | Self::Flag(_)
            | Self::Count(_)
            | Self::Growth(_) => &[],
        }
    }
}

/// A curve: one number per step.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Series {
    pub values: Vec<f64>,
    /// What the steps are: "k, the number of steps".
    pub along: String,
    /// Whether it is drawn on a logarithmic axis.
    pub log: bool,
}

/// A dense matrix: `data[i + j * rows]` is the entry in row `i`, column `j`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Matrix {
    pub rows: usize,
    pub cols: usize,
    pub data: Vec<f64>,
}

impl Matrix {
    /// The entry in row `i`, column `j`.
    #[must_use]
    pub fn at(&self, i: usize, j: usize) -> f64 {
        self.data[i + j * self.rows]
    }
}

/// What is demanded of an observation, given the reference's.
#[derive(Debug, Clone, PartialEq)]
pub enum Demand {
    /// An input of the case: shown beside a finding, never compared.
    Given,
    /// The same, and the case can be run with any other value of this domain in its place.
    Input(Domain),
    /// Whether the inputs together are what the statement promises: a flag, and where it is false
    /// the case says nothing.
    Assumed,
    /// A curve that is drawn over the reference's, never compared: right answers may differ.
    Drawn,
    /// The points at which the answer called a function that it was given, a column for each of the
    /// first ones: evidence for what is wrong, never compared.
    Asked,
    /// Whether something holds that must hold of every right answer, and that its name says: evidence
    /// for what is wrong, never compared.
    Relation,
    /// How the answer went about it, such as where it called a function: read to recognise a
    /// mistake, never compared. `None` says nothing.
    Clue,
    /// The same, exactly: labels, counts, flags, and numbers that have one right bit pattern.
    Equal,
    /// `|yours - expected| <= abs + rel * |expected|`, in the largest entry for vectors and matrices.
    Close { rel: f64, abs: f64 },
    /// A count or scalar that may be anything up to this limit (the statement names the limit).
    AtMost(f64),
    /// A scalar that must be at least this.
    AtLeast(f64),
    /// Work may grow like n^p with p at most this much above the reference's power.
    GrowthWithin(f64),
}

impl Demand {
    /// Whether anything is demanded at all.
    #[must_use]
    pub fn is_judged(&self) -> bool {
        matches!(
            self,
            Self::Equal
                | Self::Close { .. }
                | Self::AtMost(_)
                | Self::AtLeast(_)
                | Self::GrowthWithin(_)
        )
    }
}

/// One named quantity, as recorded in one case.
#[derive(Debug, Clone, PartialEq)]
pub struct Observation {
    /// What it is, in a learner's words: "the model at v".
    pub name: String,
    pub value: Value,
    pub demand: Demand,
    /// Why this tolerance and no other; empty where it needs no reason.
    pub because: String,
    /// The answer's function that was called last before this was recorded; empty where nobody said.
    pub from: String,
}

/// Bytes that are no observation; the runner reports them as a fault of its own.
#[derive(Debug, PartialEq, Eq)]
pub struct Malformed;

impl std::fmt::Display for Malformed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("bytes that are not an observation")
    }
}

impl std::error::Error for Malformed {}

//! What a probe observes, in the words that the sandbox and the runner share.
//!
//! A probe calls a learner's functions on named cases and records [`Observation`]s. They leave
//! the sandbox as bytes ([`Observation::encode`], [`Observation::decode`]); the runner compares
//! them with those of the reference. The guest never sees an expectation.

mod case;
mod wire;

pub use case::{CaseRun, Ending, Origin};

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
    /// A curve that is drawn over the reference's, never compared: right answers may differ.
    Drawn,
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

/// One named quantity, as recorded in one case.
#[derive(Debug, Clone, PartialEq)]
pub struct Observation {
    /// What it is, in a learner's words: "the model at v".
    pub name: String,
    pub value: Value,
    pub demand: Demand,
    /// Why this tolerance and no other; empty where it needs no reason.
    pub because: String,
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

impl Observation {
    /// The bytes that leave the sandbox.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let mut out = Vec::new();
        wire::observation(&mut out, self);
        out
    }

    /// Reads what [`encode`](Self::encode) wrote.
    ///
    /// # Errors
    /// [`Malformed`] where the bytes are anything else.
    pub fn decode(bytes: &[u8]) -> Result<Self, Malformed> {
        let mut rest = bytes;
        let observation = wire::read_observation(&mut rest)?;
        if rest.is_empty() {
            Ok(observation)
        } else {
            Err(Malformed)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_survives_the_crossing() {
        let matrix = Matrix {
            rows: 2,
            cols: 1,
            data: vec![1.0, f64::NAN],
        };
        let values = [
            Value::Nothing("Err(E::Empty)".into()),
            Value::Label("Saddle".into()),
            Value::Flag(true),
            Value::Count(7),
            Value::Scalar(-0.0),
            Value::Vector(vec![]),
            Value::Matrix(matrix.clone()),
            Value::Spectrum(vec![1.0, f64::INFINITY]),
            Value::Eigenpairs {
                of: matrix.clone(),
                values: vec![2.0],
                vectors: matrix,
            },
            Value::Series(Series {
                values: vec![0.5; 3],
                along: "k".into(),
                log: true,
            }),
            Value::Growth(vec![(10, 1000), (40, 4000)]),
        ];
        let demands = [
            Demand::Given,
            Demand::Drawn,
            Demand::Clue,
            Demand::Equal,
            Demand::Close {
                rel: 1e-9,
                abs: 0.0,
            },
            Demand::AtMost(5.0),
            Demand::AtLeast(-1.0),
            Demand::GrowthWithin(0.5),
        ];
        for (i, value) in values.into_iter().enumerate() {
            let sent = Observation {
                name: format!("näme {i}"),
                value,
                demand: demands[i % demands.len()].clone(),
                because: String::new(),
            };
            let received = Observation::decode(&sent.encode()).unwrap();
            // NaN is never equal to itself, so the crossing is judged by its bytes.
            assert_eq!(sent.encode(), received.encode());
            assert_eq!(format!("{sent:?}"), format!("{received:?}"));
        }
    }

    #[test]
    fn cut_or_padded_bytes_are_refused() {
        let sent = Observation {
            name: "f".into(),
            value: Value::Vector(vec![1.0, 2.0]),
            demand: Demand::Equal,
            because: "b".into(),
        };
        let bytes = sent.encode();
        for end in 0..bytes.len() {
            assert!(Observation::decode(&bytes[..end]).is_err(), "cut at {end}");
        }
        let mut padded = bytes;
        padded.push(0);
        assert_eq!(Observation::decode(&padded), Err(Malformed));
        assert!(Observation::decode(&[255; 64]).is_err());
    }
}

//! The bytes of an observation: tags, little-endian numbers, lengths before contents.

use crate::{
    domain::{Domain, Form},
    observation::{Demand, Malformed, Matrix, Observation, Series, Value},
};

/// Bytes that most observations fit into: to grow step by step would cost more than to write.
const USUAL: usize = 256;

impl Observation {
    /// The bytes that leave the sandbox.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(USUAL);
        observation(&mut out, self);
        out
    }

    /// Reads what [`encode`](Self::encode) wrote.
    ///
    /// # Errors
    /// [`Malformed`] where the bytes are anything else.
    pub fn decode(bytes: &[u8]) -> Result<Self, Malformed> {
        let mut rest = bytes;
        let observation = read_observation(&mut rest)?;
        if rest.is_empty() {
            Ok(observation)
        } else {
            Err(Malformed)
        }
    }
}

impl Value {
    /// The bytes of a value alone: an input on its way into the sandbox.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let mut out = Vec::new();
        value(&mut out, self);
        out
    }

    /// Reads what [`encode`](Self::encode) wrote.
    ///
    /// # Errors
    /// [`Malformed`] where the bytes are anything else.
    pub fn decode(bytes: &[u8]) -> Result<Self, Malformed> {
        let mut rest = bytes;
        let value = read_value(&mut rest)?;
        if rest.is_empty() {
            Ok(value)
        } else {
            Err(Malformed)
        }
    }
}

pub fn observation(out: &mut Vec<u8>, o: &Observation) {
    text(out, &o.name);
    value(out, &o.value);
    demand(out, &o.demand);
    text(out, &o.because);
    text(out, &o.from);
}

pub fn read_observation(rest: &mut &[u8]) -> Result<Observation, Malformed> {
    Ok(Observation {
        name: read_text(rest)?,
        value: read_value(rest)?,
        demand: read_demand(rest)?,
        because: read_text(rest)?,
        from: read_text(rest)?,
    })
}

fn value(out: &mut Vec<u8>, v: &Value) {
    match v {
        Value::Nothing(s) => tagged(out, 0, |out| text(out, s)),
        Value::Label(s) => tagged(out, 1, |out| text(out, s)),
        Value::Flag(b) => tagged(out, 2, |out| out.push(u8::from(*b))),
        Value::Count(n) => tagged(out, 3, |out| int(out, *n)),
        Value::Scalar(x) => tagged(out, 4, |out| float(out, *x)),
        Value::Vector(x) => tagged(out, 5, |out| floats(out, x)),
        Value::Matrix(m) => tagged(out, 6, |out| matrix(out, m)),
        Value::Spectrum(x) => tagged(out, 7, |out| floats(out, x)),
        Value::Eigenpairs {
            of,
            values,
            vectors,
        } => tagged(out, 8, |out| {
            matrix(out, of);
            floats(out, values);
            matrix(out, vectors);
        }),
        Value::Series(series) => tagged(out, 9, |out| {
            floats(out, &series.values);
            text(out, &series.along);
            out.push(u8::from(series.log));
        }),
        Value::Growth(pairs) => tagged(out, 10, |out| {
            int(out, pairs.len() as u64);
            for (size, work) in pairs {
                int(out, *size);
                int(out, *work);
            }
        }),
    }
}

fn read_value(rest: &mut &[u8]) -> Result<Value, Malformed> {
    Ok(match byte(rest)? {
        0 => Value::Nothing(read_text(rest)?),
        1 => Value::Label(read_text(rest)?),
        2 => Value::Flag(byte(rest)? == 1),
        3 => Value::Count(read_int(rest)?),
        4 => Value::Scalar(read_float(rest)?),
        5 => Value::Vector(read_floats(rest)?),
        6 => Value::Matrix(read_matrix(rest)?),
        7 => Value::Spectrum(read_floats(rest)?),
        8 => Value::Eigenpairs {
            of: read_matrix(rest)?,
            values: read_floats(rest)?,
            vectors: read_matrix(rest)?,
        },
        9 => Value::Series(Series {
            values: read_floats(rest)?,
            along: read_text(rest)?,
            log: byte(rest)? == 1,
        }),
        10 => Value::Growth(
            (0..length(rest, 16)?)
                .map(|_| Ok((read_int(rest)?, read_int(rest)?)))
                .collect::<Result<_, _>>()?,
        ),
        _ => return Err(Malformed),
    })
}

fn demand(out: &mut Vec<u8>, d: &Demand) {
    match d {
        Demand::Given => out.push(0),
        Demand::Drawn => out.push(6),
        Demand::Clue => out.push(7),
        Demand::Equal => out.push(1),
        Demand::Close { rel, abs } => tagged(out, 2, |out| {
            float(out, *rel);
            float(out, *abs);
        }),
        Demand::AtMost(limit) => tagged(out, 3, |out| float(out, *limit)),
        Demand::AtLeast(limit) => tagged(out, 4, |out| float(out, *limit)),
        Demand::GrowthWithin(slack) => tagged(out, 5, |out| float(out, *slack)),
        Demand::Input(of) => tagged(out, 8, |out| domain(out, of)),
        Demand::Assumed => out.push(9),
        Demand::Asked => out.push(10),
        Demand::Relation => out.push(11),
    }
}

fn read_demand(rest: &mut &[u8]) -> Result<Demand, Malformed> {
    Ok(match byte(rest)? {
        0 => Demand::Given,
        1 => Demand::Equal,
        2 => Demand::Close {
            rel: read_float(rest)?,
            abs: read_float(rest)?,
        },
        3 => Demand::AtMost(read_float(rest)?),
        4 => Demand::AtLeast(read_float(rest)?),
        5 => Demand::GrowthWithin(read_float(rest)?),
        6 => Demand::Drawn,
        7 => Demand::Clue,
        8 => Demand::Input(read_domain(rest)?),
        9 => Demand::Assumed,
        10 => Demand::Asked,
        11 => Demand::Relation,
        _ => return Err(Malformed),
    })
}

const FORMS: [Form; 4] = [Form::Entries, Form::Symmetric, Form::Definite, Form::Unit];

fn domain(out: &mut Vec<u8>, of: &Domain) {
    out.push(of.form as u8);
    float(out, of.low);
    float(out, of.high);
    int(out, of.sizes.len() as u64);
    for size in &of.sizes {
        text(out, size);
    }
    int(out, of.least);
}

fn read_domain(rest: &mut &[u8]) -> Result<Domain, Malformed> {
    Ok(Domain {
        form: *FORMS.get(usize::from(byte(rest)?)).ok_or(Malformed)?,
        low: read_float(rest)?,
        high: read_float(rest)?,
        sizes: (0..length(rest, 8)?)
            .map(|_| read_text(rest))
            .collect::<Result<_, _>>()?,
        least: read_int(rest)?,
    })
}

fn tagged(out: &mut Vec<u8>, tag: u8, body: impl FnOnce(&mut Vec<u8>)) {
    out.push(tag);
    body(out);
}

fn int(out: &mut Vec<u8>, n: u64) {
    // One copy: byte by byte it would be most of what a short case costs.
    out.extend_from_slice(&n.to_le_bytes());
}

fn float(out: &mut Vec<u8>, x: f64) {
    int(out, x.to_bits());
}

fn floats(out: &mut Vec<u8>, xs: &[f64]) {
    int(out, xs.len() as u64);
    for x in xs {
        float(out, *x);
    }
}

fn matrix(out: &mut Vec<u8>, m: &Matrix) {
    int(out, m.rows as u64);
    int(out, m.cols as u64);
    floats(out, &m.data);
}

fn text(out: &mut Vec<u8>, s: &str) {
    int(out, s.len() as u64);
    out.extend_from_slice(s.as_bytes());
}

fn bytes<'a>(rest: &mut &'a [u8], count: usize) -> Result<&'a [u8], Malformed> {
    let (head, tail) = rest.split_at_checked(count).ok_or(Malformed)?;
    *rest = tail;
    Ok(head)
}

fn byte(rest: &mut &[u8]) -> Result<u8, Malformed> {
    Ok(bytes(rest, 1)?[0])
}

fn read_int(rest: &mut &[u8]) -> Result<u64, Malformed> {
    let head = bytes(rest, 8)?.try_into().map_err(|_| Malformed)?;
    Ok(u64::from_le_bytes(head))
}

/// A length that the remaining bytes can hold, so that a forged one cannot ask for the memory of the host.
fn length(rest: &mut &[u8], item: usize) -> Result<usize, Malformed> {
    let count = usize::try_from(read_int(rest)?).map_err(|_| Malformed)?;
    match count.checked_mul(item) {
        Some(size) if size <= rest.len() => Ok(count),
        _ => Err(Malformed),
    }
}

fn read_float(rest: &mut &[u8]) -> Result<f64, Malformed> {
    read_int(rest).map(f64::from_bits)
}

fn read_floats(rest: &mut &[u8]) -> Result<Vec<f64>, Malformed> {
    (0..length(rest, 8)?).map(|_| read_float(rest)).collect()
}

fn read_matrix(rest: &mut &[u8]) -> Result<Matrix, Malformed> {
    let (rows, cols) = (read_int(rest)?, read_int(rest)?);
    let data = read_floats(rest)?;
    if rows.checked_mul(cols) != Some(data.len() as u64) {
        return Err(Malformed);
    }
    Ok(Matrix {
        rows: rows as usize,
        cols: cols as usize,
        data,
    })
}

fn read_text(rest: &mut &[u8]) -> Result<String, Malformed> {
    let count = length(rest, 1)?;
    String::from_utf8(bytes(rest, count)?.to_vec()).map_err(|_| Malformed)
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
            Demand::Assumed,
            Demand::Asked,
            Demand::Relation,
            Demand::Input(Domain {
                form: Form::Unit,
                low: -1.0,
                high: 1.0,
                sizes: vec!["n".into()],
                least: 2,
            }),
        ];
        for (i, value) in values.into_iter().enumerate() {
            let sent = Observation {
                name: format!("näme {i}"),
                value,
                demand: demands[i % demands.len()].clone(),
                because: String::new(),
                from: "model".into(),
            };
            let received = Observation::decode(&sent.encode()).unwrap();
            // NaN is never equal to itself, so the crossing is judged by its bytes.
            assert_eq!(sent.encode(), received.encode());
            assert_eq!(format!("{sent:?}"), format!("{received:?}"));
            let alone = Value::decode(&sent.value.encode()).unwrap();
            assert_eq!(format!("{alone:?}"), format!("{:?}", sent.value));
        }
    }

    #[test]
    fn cut_or_padded_bytes_are_refused() {
        let sent = Observation {
            name: "f".into(),
            value: Value::Vector(vec![1.0, 2.0]),
            demand: Demand::Equal,
            because: "b".into(),
            from: "f".into(),
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

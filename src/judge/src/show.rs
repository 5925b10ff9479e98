//! Numbers, vectors and matrices, as a learner reads them.

use crate::compare;
use trace::{Matrix, Value};

/// Entries of a vector that are shown before it is cut short.
const ENTRIES: usize = 8;
/// Digits that always suffice to tell two numbers apart.
const ALL_DIGITS: usize = 17;
/// Digits that a number is shown with where nothing depends on more.
const FEW_DIGITS: usize = 6;

/// A number with up to this many significant digits, without trailing zeros.
#[must_use]
pub fn number(x: f64, digits: usize) -> String {
    if x.is_nan() {
        return "NaN".into();
    }
    if x.is_infinite() {
        return if x > 0.0 { "∞" } else { "-∞" }.into();
    }
    if x == 0.0 {
        return "0".into();
    }
    let scientific = format!("{:.*e}", digits.saturating_sub(1), x);
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if (-4..7.max(digits as i32)).contains(&exponent) && exponent < 16 {
        let decimals = (digits as i32 - 1 - exponent).max(0) as usize;
        trim(&format!("{x:.decimals$}")).to_owned()
    } else {
        format!("{}e{exponent}", trim(mantissa))
    }
}

fn trim(text: &str) -> &str {
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.')
    } else {
        text
    }
}

/// A number with few digits.
#[must_use]
pub fn few(x: f64) -> String {
    number(x, FEW_DIGITS)
}

/// How far apart something is: two digits say enough.
#[must_use]
pub fn size(x: f64) -> String {
    number(x, 2)
}

/// A value with few digits.
#[must_use]
pub fn value(value: &Value) -> String {
    with_digits(value, FEW_DIGITS)
}

/// Two values with as many digits as it takes to tell them apart.
#[must_use]
pub fn pair(yours: &Value, expected: &Value) -> (String, String) {
    for digits in FEW_DIGITS..ALL_DIGITS {
        let shown = (with_digits(yours, digits), with_digits(expected, digits));
        if shown.0 != shown.1 {
            // One digit more than the first that differs, unless the difference is plain anyway.
            let digits = if digits == FEW_DIGITS {
                digits
            } else {
                digits + 1
            };
            return (with_digits(yours, digits), with_digits(expected, digits));
        }
    }
    (
        with_digits(yours, ALL_DIGITS),
        with_digits(expected, ALL_DIGITS),
    )
}

fn with_digits(value: &Value, digits: usize) -> String {
    match value {
        Value::Nothing(text) | Value::Label(text) => text.clone(),
        Value::Flag(flag) => flag.to_string(),
        Value::Count(count) => count.to_string(),
        Value::Scalar(x) => number(*x, digits),
        Value::Vector(x) => vector(x, digits),
        Value::Series(series) => vector(&series.values, digits),
        Value::Spectrum(x) => format!("{{{}}}", entries(x, digits)),
        Value::Matrix(m) => matrix(m, digits),
        Value::Eigenpairs {
            values, vectors, ..
        } => format!(
            "eigenvalues {}, eigenvectors in the columns of {}",
            vector(values, digits),
            matrix(vectors, digits)
        ),
        Value::Growth(measured) => {
            let sizes: Vec<String> = measured
                .iter()
                .map(|(n, work)| format!("{} units at n = {n}", roughly(*work)))
                .collect();
            format!(
                "like n^{:.1} ({})",
                compare::growth_power(measured),
                sizes.join(", ")
            )
        }
    }
}

/// A count with two significant digits: what follows depends on where things lie in memory.
fn roughly(count: u64) -> u64 {
    let digits = count.checked_ilog10().unwrap_or(0);
    let unit = 10_u64.pow(digits.saturating_sub(1));
    (count + unit / 2) / unit * unit
}

fn vector(x: &[f64], digits: usize) -> String {
    format!("({})", entries(x, digits))
}

fn entries(x: &[f64], digits: usize) -> String {
    let shown: Vec<String> = x.iter().take(ENTRIES).map(|x| number(*x, digits)).collect();
    // What is cut off may be what matters.
    let hidden = x.iter().skip(ENTRIES).position(|x| !x.is_finite());
    let rest = match hidden {
        _ if x.len() <= ENTRIES => String::new(),
        None => format!(", … {} entries", x.len()),
        Some(at) => {
            let at = ENTRIES + at;
            format!(
                ", … {} entries, [{at}] is {}",
                x.len(),
                number(x[at], digits)
            )
        }
    };
    format!("{}{rest}", shown.join(", "))
}

fn matrix(m: &Matrix, digits: usize) -> String {
    if m.rows > ENTRIES || m.cols > ENTRIES {
        return format!("a {} × {} matrix", m.rows, m.cols);
    }
    let rows: Vec<String> = (0..m.rows)
        .map(|i| {
            let row: Vec<f64> = (0..m.cols).map(|j| m.at(i, j)).collect();
            format!("[{}]", entries(&row, digits))
        })
        .collect();
    format!("[{}]", rows.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_exact_enough() {
        for (x, text) in [
            (0.0, "0"),
            (-0.0, "0"),
            (2.0, "2"),
            (-0.82, "-0.82"),
            (1.0 / 3.0, "0.333333"),
            (1e-7, "1e-7"),
            (123_456.0, "123456"),
            (1.5e12, "1.5e12"),
            (f64::NAN, "NaN"),
            (f64::NEG_INFINITY, "-∞"),
        ] {
            assert_eq!(few(x), text);
        }
    }

    #[test]
    fn two_numbers_are_shown_with_the_digits_that_tell_them_apart() {
        let shown = |a, b| pair(&Value::Scalar(a), &Value::Scalar(b));
        assert_eq!(shown(1.0, 2.0), ("1".into(), "2".into()));
        assert_eq!(
            shown(1.000_000_001, 1.0),
            ("1.000000001".into(), "1".into())
        );
    }

    #[test]
    fn matrices_are_written_by_rows() {
        let m = Matrix {
            rows: 2,
            cols: 2,
            data: vec![1.0, 3.0, 2.0, 4.0],
        };
        assert_eq!(value(&Value::Matrix(m)), "[[1, 2], [3, 4]]");
        assert_eq!(
            value(&Value::Vector((0..20).map(f64::from).collect())),
            "(0, 1, 2, 3, 4, 5, 6, 7, … 20 entries)"
        );
    }
}

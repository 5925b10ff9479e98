//! An answer as somebody gives it, typed or chosen.

use crate::{
    asks::Asks,
    write::{grid, n, row},
};
use nalgebra::{DMatrix, DVector};

/// Three digits are enough: what is allowed, as a share of the largest entry.
const CLOSE: f64 = 5e-3;

/// An answer, right or wrong.
#[derive(Debug, Clone, PartialEq)]
pub enum Given {
    Number(f64),
    Vector(DVector<f64>),
    Matrix(DMatrix<f64>),
    /// Which of the options.
    Choice(usize),
    /// The items as they were put in order.
    Order(Vec<usize>),
}

impl From<f64> for Given {
    fn from(x: f64) -> Self {
        Self::Number(x)
    }
}

impl From<[f64; 2]> for Given {
    fn from(entries: [f64; 2]) -> Self {
        Self::Vector(DVector::from_column_slice(&entries))
    }
}

impl From<DVector<f64>> for Given {
    fn from(v: DVector<f64>) -> Self {
        Self::Vector(v)
    }
}

impl From<DMatrix<f64>> for Given {
    fn from(m: DMatrix<f64>) -> Self {
        Self::Matrix(m)
    }
}

impl Given {
    /// The answer as text of a page; options and items by their letters.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Number(x) => format!("${}$", n(*x)),
            Self::Vector(v) => format!("${}$", row(v.as_slice())),
            Self::Matrix(m) => format!("${}$", grid(m)),
            Self::Choice(index) => format!("({})", letter(*index)),
            Self::Order(items) => {
                let letters: Vec<String> = items.iter().map(|item| letter(*item)).collect();
                letters.join(", ")
            }
        }
    }

    /// Whether an answer is as expected, up to rounding to three digits.
    #[must_use]
    pub fn agrees(&self, given: &Self) -> bool {
        match (self, given) {
            (Self::Number(a), Self::Number(b)) => near(&[*a], &[*b]),
            (Self::Vector(a), Self::Vector(b)) => near(a.as_slice(), b.as_slice()),
            (Self::Matrix(a), Self::Matrix(b)) => {
                a.shape() == b.shape() && near(a.as_slice(), b.as_slice())
            }
            (a, b) => a == b,
        }
    }

    /// Reads what was typed: `3/2`, `-0.5`, `(1, 2)`, `6 2; 2 4`; a letter for a choice, letters for
    /// an order.
    ///
    /// # Errors
    /// What is expected instead, in words.
    pub fn read(asks: &Asks, typed: &str) -> Result<Self, String> {
        let inner: String = typed
            .trim()
            .chars()
            .map(|c| if "()[]{},".contains(c) { ' ' } else { c })
            .collect();
        match asks {
            Asks::Number => match numbers(&inner)?.as_slice() {
                [x] => Ok(Self::Number(*x)),
                _ => Err("One number is expected, such as 3/2 or -0.5.".to_owned()),
            },
            Asks::Vector(length) => {
                let entries = numbers(&inner.replace(';', " "))?;
                if entries.len() == *length {
                    Ok(Self::Vector(DVector::from_vec(entries)))
                } else {
                    Err(format!(
                        "{length} numbers are expected, such as (1, -1/2). There are {}.",
                        entries.len()
                    ))
                }
            }
            Asks::Matrix(height, width) => {
                let rows: Vec<Vec<f64>> =
                    inner.split(';').map(numbers).collect::<Result<_, _>>()?;
                if rows.len() == *height && rows.iter().all(|row| row.len() == *width) {
                    Ok(Self::Matrix(DMatrix::from_row_slice(
                        *height,
                        *width,
                        &rows.concat(),
                    )))
                } else {
                    Err(format!(
                        "{height} rows of {width} numbers are expected, with a semicolon between \
                         rows, such as 6 2; 2 4."
                    ))
                }
            }
            Asks::Choice(options) => match letters(&inner, options.len())?.as_slice() {
                [index] => Ok(Self::Choice(*index)),
                _ => Err("One letter is expected.".to_owned()),
            },
            Asks::Order(items) => {
                let order = letters(&inner, items.len())?;
                if (0..items.len()).all(|item| order.contains(&item)) && order.len() == items.len()
                {
                    Ok(Self::Order(order))
                } else {
                    Err("Every letter is expected once, such as b a c.".to_owned())
                }
            }
        }
    }
}

/// `a` for the first, `b` for the second.
#[must_use]
pub fn letter(index: usize) -> String {
    char::from(b'a' + u8::try_from(index).unwrap_or(25)).to_string()
}

fn letters(text: &str, count: usize) -> Result<Vec<usize>, String> {
    text.chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| {
            (0..count)
                .find(|index| letter(*index) == c.to_ascii_lowercase().to_string())
                .ok_or_else(|| format!("`{c}` is not one of the letters."))
        })
        .collect()
}

fn numbers(text: &str) -> Result<Vec<f64>, String> {
    text.split_whitespace().map(number).collect()
}

/// A whole number, a decimal or a fraction.
fn number(word: &str) -> Result<f64, String> {
    let plain = word.replace(['−', '–'], "-");
    let (above, below) = plain.split_once('/').unwrap_or((&plain, "1"));
    let read = |text: &str| text.parse::<f64>().ok().filter(|x| x.is_finite());
    match (read(above), read(below)) {
        (Some(above), Some(below)) if below != 0.0 => Ok(above / below),
        _ => Err(format!(
            "`{word}` is not read as a number. Write 3, -0.5 or 3/2."
        )),
    }
}

fn near(expected: &[f64], given: &[f64]) -> bool {
    let largest = expected.iter().fold(0.0_f64, |most, x| most.max(x.abs()));
    let allowed = if largest == 0.0 {
        1e-9
    } else {
        CLOSE * largest
    };
    expected.len() == given.len()
        && expected
            .iter()
            .zip(given)
            .all(|(a, b)| (a - b).abs() <= allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_digits_are_enough_and_two_are_not() {
        let third = Given::from(1.0 / 3.0);
        assert!(third.agrees(&Given::from(0.333)));
        assert!(!third.agrees(&Given::from(0.33)));
        assert!(!third.agrees(&Given::from(f64::NAN)));
        assert!(!Given::from(0.0).agrees(&Given::from(0.01)));
        assert!(!third.agrees(&Given::from([1.0 / 3.0, 0.0])));
    }

    #[test]
    fn typed_answers_are_read() {
        let options = |n: usize| vec![String::new(); n];
        for (asks, typed, given) in [
            (Asks::Number, " 3/2 ", Given::from(1.5)),
            (Asks::Number, "−.5", Given::from(-0.5)),
            (Asks::Vector(2), "(1, -1/2)", Given::from([1.0, -0.5])),
            (Asks::Vector(2), "1 ; 2", Given::from([1.0, 2.0])),
            (
                Asks::Matrix(2, 2),
                "[6 2; 2, 4]",
                Given::from(DMatrix::from_row_slice(2, 2, &[6.0, 2.0, 2.0, 4.0])),
            ),
            (Asks::Choice(options(3)), "(B)", Given::Choice(1)),
            (
                Asks::Order(options(3)),
                "c, a b",
                Given::Order(vec![2, 0, 1]),
            ),
        ] {
            assert_eq!(Given::read(&asks, typed), Ok(given), "{typed}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_answered_with_what_is_expected() {
        for (asks, typed) in [
            (Asks::Number, ""),
            (Asks::Number, "1/0"),
            (Asks::Number, "two"),
            (Asks::Number, "inf"),
            (Asks::Vector(2), "1"),
            (Asks::Matrix(2, 2), "1 2 3 4"),
            (Asks::Choice(vec![String::new()]), "b"),
            (Asks::Order(vec![String::new(); 2]), "a a"),
        ] {
            let told = Given::read(&asks, typed).unwrap_err();
            assert!(told.ends_with('.'), "{told}");
        }
    }
}

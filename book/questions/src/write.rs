//! Numbers, vectors and matrices as TeX.

use nalgebra::DMatrix;

/// A number with four significant digits at most, as TeX.
#[must_use]
pub fn n(x: f64) -> String {
    if x == 0.0 {
        return "0".to_owned();
    }
    if let Some(fraction) = fraction(x) {
        return fraction;
    }
    let before = x.abs().log10().floor() as i32 + 1;
    let places = usize::try_from(4 - before).unwrap_or(0);
    let text = format!("{x:.places$}");
    let text = match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.'),
        false => &text,
    };
    if text == "-0" { "0" } else { text }.to_owned()
}

/// `2/3`, where no short decimal is exact.
fn fraction(x: f64) -> Option<String> {
    let whole = |x: f64| (x - x.round()).abs() < 1e-9;
    let below = [3.0, 6.0, 7.0, 9.0, 11.0, 12.0, 21.0]
        .into_iter()
        .find(|below| whole(x * below))?;
    (!whole(x * 1e4)).then(|| format!("{}/{below}", (x * below).round()))
}

/// A number in front of a letter: nothing for 1.
#[must_use]
pub fn times(x: f64) -> String {
    if x == 1.0 { String::new() } else { n(x) }
}

/// `+ 3`, `- 3`, or a sign alone: a number in front of a letter, that goes on a sum.
#[must_use]
pub fn plus_times(x: f64) -> String {
    format!("{} {}", if x < 0.0 { "-" } else { "+" }, times(x.abs()))
}

/// A vector in one line: `(1, 2)`.
#[must_use]
pub fn row(entries: &[f64]) -> String {
    let entries: Vec<String> = entries.iter().map(|entry| n(*entry)).collect();
    format!("({})", entries.join(", "))
}

/// A matrix between parentheses.
#[must_use]
pub fn grid(m: &DMatrix<f64>) -> String {
    let rows: Vec<String> = m
        .row_iter()
        .map(|row| {
            let entries: Vec<String> = row.iter().map(|entry| n(*entry)).collect();
            entries.join(" & ")
        })
        .collect();
    format!(r"\begin{{pmatrix}} {} \end{{pmatrix}}", rows.join(r" \\ "))
}

/// `+ 3` or `- 3`: a number that goes on a sum.
#[must_use]
pub fn plus(x: f64) -> String {
    format!("{} {}", if x < 0.0 { "-" } else { "+" }, n(x.abs()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        for (x, text) in [
            (3.0, "3"),
            (-0.5, "-0.5"),
            (1.0 / 3.0, "1/3"),
            (-7.0 / 6.0, "-7/6"),
            (2_f64.sqrt(), "1.414"),
            (0.0, "0"),
            (-1e-17, "-0.00000000000000001"),
            (12.25, "12.25"),
            (1200.0, "1200"),
        ] {
            assert_eq!(n(x), text);
        }
    }
}

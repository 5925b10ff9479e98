//! How a value is written in a text or in a formula.

use super::Value;

/// Where the value stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    Prose,
    Formula,
}

/// Significant digits where no format is given.
const DIGITS: usize = 4;

impl Value {
    /// Writes the value. Formats: `.2` two decimals, `s3` three significant digits, `e1` one
    /// decimal and a power of ten, `%0` percent without decimals; without a format four
    /// significant digits, and no zeros at the end.
    ///
    /// # Errors
    /// Where the format is none, or does not fit the value.
    pub fn write(&self, format: Option<&str>, setting: Setting) -> Result<String, String> {
        match self {
            Self::Number(x) => number(*x, format, setting),
            Self::Vector(entries) => {
                let entries: Result<Vec<String>, String> = entries
                    .iter()
                    .map(|x| number(*x, format, setting))
                    .collect();
                Ok(format!("({})", entries?.join(", ")))
            }
            Self::Count(_) | Self::Word(_) if format.is_some() => {
                Err("only numbers and vectors take a format".to_owned())
            }
            Self::Count(n) => Ok(grouped(*n, setting)),
            Self::Word(word) => Ok(word.clone()),
        }
    }
}

fn number(x: f64, format: Option<&str>, setting: Setting) -> Result<String, String> {
    if !x.is_finite() {
        return Err(format!("the value is {x}"));
    }
    let Some(format) = format else {
        return Ok(shortest(x, setting));
    };
    let digits = |rest: &str| {
        rest.parse::<usize>()
            .map_err(|_| format!("`{format}` is no format"))
    };
    match format.split_at(1) {
        (".", rest) => Ok(decimal(&format!("{x:.*}", digits(rest)?), setting)),
        ("s", rest) => Ok(significant(x, digits(rest)?.max(1), setting)),
        ("e", rest) => Ok(scientific(x, digits(rest)?, setting)),
        ("%", rest) => {
            let percent = decimal(&format!("{:.*}", digits(rest)?, 100.0 * x), setting);
            Ok(match setting {
                Setting::Prose => format!("{percent}%"),
                Setting::Formula => format!(r"{percent}\%"),
            })
        }
        _ => Err(format!("`{format}` is no format")),
    }
}

/// Few digits, and none that say nothing.
fn shortest(x: f64, setting: Setting) -> String {
    let size = x.abs();
    if x != 0.0 && !(1e-3..1e6).contains(&size) {
        return scientific(x, 2, setting);
    }
    let text = significant_text(x, DIGITS);
    let text = if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.')
    } else {
        &text
    };
    decimal(text, setting)
}

fn significant(x: f64, digits: usize, setting: Setting) -> String {
    if x != 0.0 && !(1e-4..1e7).contains(&x.abs()) {
        scientific(x, digits - 1, setting)
    } else {
        decimal(&significant_text(x, digits), setting)
    }
}

/// Rounded to significant digits, as a plain decimal. Digits before the point are all kept.
fn significant_text(x: f64, digits: usize) -> String {
    // The exponent after rounding: 9.996 has one digit more than its size says.
    let rounded = format!("{x:.*e}", digits - 1);
    let exponent: i32 = rounded
        .split_once('e')
        .and_then(|(_, exponent)| exponent.parse().ok())
        .unwrap_or(0);
    let decimals = (digits as i32 - 1 - exponent).max(0) as usize;
    format!("{x:.decimals$}")
}

fn scientific(x: f64, decimals: usize, setting: Setting) -> String {
    let text = format!("{x:.decimals$e}");
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let is_power = mantissa.trim_start_matches('-') == "1";
    let sign = if mantissa.starts_with('-') { "-" } else { "" };
    match setting {
        Setting::Formula if is_power => format!("{sign}10^{{{exponent}}}"),
        Setting::Formula => format!(r"{mantissa} \times 10^{{{exponent}}}"),
        Setting::Prose if is_power => decimal(&format!("{sign}10{}", raised(exponent)), setting),
        Setting::Prose => format!("{} × 10{}", decimal(mantissa, setting), raised(exponent)),
    }
}

fn raised(exponent: &str) -> String {
    exponent
        .chars()
        .map(|c| match c {
            '-' => '⁻',
            '1' => '¹',
            '2' => '²',
            '3' => '³',
            digit => char::from_u32('⁰' as u32 + digit.to_digit(10).unwrap_or(0)).unwrap_or(digit),
        })
        .collect()
}

/// With a true minus in prose; and no minus before a zero.
fn decimal(text: &str, setting: Setting) -> String {
    let is_zero = text.chars().all(|c| matches!(c, '-' | '0' | '.'));
    let text = if is_zero {
        text.trim_start_matches('-')
    } else {
        text
    };
    match setting {
        Setting::Prose => text.replace('-', "−"),
        Setting::Formula => text.to_owned(),
    }
}

/// Five digits and more in groups of three.
fn grouped(n: u64, setting: Setting) -> String {
    let digits = n.to_string();
    if digits.len() < 5 {
        return digits;
    }
    let gap = match setting {
        Setting::Prose => "\u{202f}",
        Setting::Formula => r"\,",
    };
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out += gap;
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_asked() {
        let prose = |x: f64, format: &str| {
            let format = (!format.is_empty()).then_some(format);
            Value::Number(x).write(format, Setting::Prose).unwrap()
        };
        assert_eq!(prose(-0.82, ""), "−0.82");
        assert_eq!(prose(2.0, ""), "2");
        assert_eq!(prose(1e-6, ""), "1.00 × 10⁻⁶");
        assert_eq!(prose(1e-6, "e0"), "10⁻⁶");
        assert_eq!(prose(2.618_033_988, ".3"), "2.618");
        assert_eq!(prose(9.9996, "s4"), "10.00");
        assert_eq!(prose(0.25, "%0"), "25%");
        assert_eq!(prose(-0.0001, ".2"), "0.00");
        assert_eq!(prose(12345.6, ""), "12346");
        let formula = |x: f64| {
            Value::Number(x)
                .write(Some("e1"), Setting::Formula)
                .unwrap()
        };
        assert_eq!(formula(-1.25e12), r"-1.2 \times 10^{12}");
    }

    #[test]
    fn other_values() {
        let write = |value: Value| value.write(None, Setting::Prose).unwrap();
        assert_eq!(write(Value::Count(92104)), "92\u{202f}104");
        assert_eq!(write(Value::Vector(vec![0.2, -1.4])), "(0.2, −1.4)");
        assert_eq!(write(Value::Word("Saddle".into())), "Saddle");
    }

    #[test]
    fn what_cannot_be_written_is_said() {
        for (value, format) in [
            (Value::Number(f64::NAN), None),
            (Value::Number(1.0), Some("x3")),
            (Value::Count(1), Some(".2")),
        ] {
            assert!(value.write(format, Setting::Prose).is_err());
        }
    }
}

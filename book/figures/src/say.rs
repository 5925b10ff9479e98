//! Numbers in sentences.

/// With three digits that count, and a real minus sign.
#[must_use]
pub fn number(x: f64) -> String {
    if x.is_nan() {
        return "undefined".to_owned();
    }
    if x.is_infinite() || x.abs() >= 1e15 {
        return if x > 0.0 {
            "beyond all bounds"
        } else {
            "below all bounds"
        }
        .to_owned();
    }
    if x.abs() < 1e-12 {
        return "0".to_owned();
    }
    let power = x.abs().log10().floor() as i32;
    if !(-3..5).contains(&power) {
        let text = format!("{:.1}", x / 10_f64.powi(power)).replace('-', "−");
        return format!("{text}·10{}", crate::svg::raised(power));
    }
    fixed(x, (2 - power).max(0) as usize)
}

/// The same for numbers that may be very small and still count.
#[must_use]
pub fn small(x: f64) -> String {
    if x == 0.0 || x.abs() >= 1e-3 {
        return number(x);
    }
    let power = x.abs().log10().floor() as i32;
    let text = format!("{:.3}", x / 10_f64.powi(power)).replace('-', "−");
    format!("{text}·10{}", crate::svg::raised(power))
}

/// With so many decimals, and a real minus sign; never "−0".
#[must_use]
pub fn fixed(x: f64, decimals: usize) -> String {
    let text = format!("{x:.decimals$}");
    if text
        .trim_start_matches('-')
        .trim_matches(['0', '.'])
        .is_empty()
    {
        return text.trim_start_matches('-').to_owned();
    }
    text.replace('-', "−")
}

/// A point, with two decimals.
#[must_use]
pub fn point((x, y): (f64, f64)) -> String {
    format!("({}, {})", fixed(x, 2), fixed(y, 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        let words = [0.0, 1.0, -0.25, 123.4, 1234.5, 2.5e-7, -3e9, f64::INFINITY].map(number);
        assert_eq!(
            words,
            [
                "0",
                "1.00",
                "−0.250",
                "123",
                "1234",
                "2.5·10⁻⁷",
                "−3.0·10⁹",
                "beyond all bounds"
            ]
        );
        assert_eq!(fixed(-0.001, 2), "0.00");
    }
}

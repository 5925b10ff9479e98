//! The number of an exercise: `2.1a` is the first exercise of section 2.1.

use std::{cmp::Ordering, fmt, str::FromStr};

/// Part, section and letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Number {
    pub part: u32,
    pub section: u32,
    pub letter: char,
}

impl Number {
    /// The section's number, `2.1`.
    #[must_use]
    pub fn section_number(&self) -> String {
        format!("{}.{}", self.part, self.section)
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}{}", self.part, self.section, self.letter)
    }
}

impl FromStr for Number {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (part, rest) = text.split_once('.').ok_or(())?;
        let letter = rest.chars().last().ok_or(())?;
        if !letter.is_ascii_lowercase() {
            return Err(());
        }
        Ok(Self {
            part: part.parse().map_err(|_| ())?,
            section: rest[..rest.len() - 1].parse().map_err(|_| ())?,
            letter,
        })
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.part, self.section, self.letter).cmp(&(other.part, other.section, other.letter))
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::Number;

    #[test]
    fn numbers_are_read_and_written() {
        for text in ["1.1a", "10.12z"] {
            assert_eq!(text.parse::<Number>().unwrap().to_string(), text);
        }
        for text in ["", "1", "1.1", "1.a", "a.1a", "1.1A", "1.1aé"] {
            assert!(text.parse::<Number>().is_err(), "{text}");
        }
    }
}

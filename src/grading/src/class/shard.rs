//! How a class is divided into parts.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use workbook::files;

/// Part `index` of `of`, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shard {
    pub index: usize,
    pub of: usize,
}

impl Shard {
    pub const WHOLE: Self = Self { index: 1, of: 1 };

    /// Whether a learner belongs to this part. It depends on the name alone, so that machines need
    /// not agree on anything else.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        let fingerprint = files::fingerprint([name.as_bytes()]);
        let number = u64::from_str_radix(&fingerprint[..16], 16).unwrap_or(0);
        number % self.of as u64 == self.index as u64 - 1
    }
}

/// `3/7`.
impl FromStr for Shard {
    type Err = String;

    fn from_str(text: &str) -> std::result::Result<Self, String> {
        let number = |text: &str| text.parse::<usize>().ok();
        text.split_once('/')
            .and_then(|(index, of)| Some((number(index)?, number(of)?)))
            .filter(|(index, of)| (1..=*of).contains(index))
            .map(|(index, of)| Self { index, of })
            .ok_or_else(|| "a shard is k/n with k from 1 to n, such as 3/7".into())
    }
}

impl fmt::Display for Shard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.index, self.of)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shards_are_read_and_refused() {
        assert_eq!("3/7".parse(), Ok(Shard { index: 3, of: 7 }));
        for wrong in ["", "3", "0/7", "8/7", "1/0", "a/b", "1/2/3", "-1/2"] {
            assert!(wrong.parse::<Shard>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn every_learner_is_in_one_part() {
        let parts: Vec<Shard> = (1..=7).map(|index| Shard { index, of: 7 }).collect();
        let mut sizes = [0; 7];
        for number in 0..700 {
            let name = format!("learner {number}");
            let of: Vec<usize> = (0..7).filter(|&i| parts[i].has(&name)).collect();
            assert_eq!(of.len(), 1);
            sizes[of[0]] += 1;
        }
        assert!(
            sizes.iter().all(|&size| (60..=140).contains(&size)),
            "{sizes:?}"
        );
    }
}

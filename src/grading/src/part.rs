//! A part of a class, graded: a file with a line of what was graded and how, and a line for each
//! learner. A class that is graded at once is one part.
//!
//! A line at a time is in memory, however large the class.

use super::grades::{Learner, Run, Status};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::{
    collections::BTreeMap,
    fmt, fs,
    io::{BufRead, BufReader, Lines},
    path::{Path, PathBuf},
    str::FromStr,
};
use workbook::{
    fault::{Fault, Result},
    files,
};

const SCHEMA: &str = "curvature.part/1";

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

/// The first line of a part.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Header {
    pub schema: String,
    pub shard: Shard,
    /// All learners of the class, not only those of this part.
    pub class: Census,
    /// Learners of this part.
    pub learners: usize,
    pub run: Run,
}

/// Who is in the class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Census {
    pub learners: usize,
    /// A fingerprint of their names.
    pub names: String,
}

impl Census {
    #[must_use]
    pub fn of<'a>(names: impl Iterator<Item = &'a str> + Clone) -> Self {
        Self {
            learners: names.clone().count(),
            names: files::fingerprint(names.map(str::as_bytes)),
        }
    }
}

/// Every further line: a learner with the texts of the answers, by the exercise's number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    pub learner: Learner,
    pub answers: BTreeMap<String, String>,
}

/// Of such a line what tells whether it is in its place, and how the class stands.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Brief {
    pub name: String,
    pub status: Status,
    pub awarded: f64,
    pub exercises: Vec<Handed>,
}

/// Whether there was a file for an exercise.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Handed {
    pub submitted: bool,
}

/// Learners are in this order everywhere.
#[must_use]
pub fn order(name: &str) -> (String, &str) {
    (name.to_lowercase(), name)
}

/// Writes a part: under its name it is whole, or not there at all.
///
/// # Errors
/// Where it cannot be written.
pub fn write(
    path: &Path,
    shard: Shard,
    class: Census,
    run: &Run,
    learners: usize,
    entries: impl Iterator<Item = Entry>,
) -> Result<()> {
    let header = Header {
        schema: SCHEMA.into(),
        shard,
        class,
        learners,
        run: run.clone(),
    };
    files::write_in_pieces(path, |out| {
        serde_json::to_writer(&mut *out, &header)?;
        for entry in entries {
            out.write_all(b"\n")?;
            serde_json::to_writer(&mut *out, &entry)?;
        }
        out.write_all(b"\n")
    })
}

/// A part that is being read.
pub struct Part {
    pub path: PathBuf,
    pub header: Header,
    lines: Lines<BufReader<fs::File>>,
}

impl Part {
    /// Opens a part and reads its first line.
    ///
    /// # Errors
    /// Where it is none.
    pub fn open(path: &Path) -> Result<Self> {
        let file = fs::File::open(path).map_err(|cause| Fault::file("read", path, &cause))?;
        let mut lines = BufReader::new(file).lines();
        let header = lines
            .next()
            .and_then(|line| serde_json::from_str::<Header>(&line.ok()?).ok())
            .filter(|header| header.schema == SCHEMA)
            .ok_or_else(|| {
                Fault::new(
                    format!("{} is no part of a graded class.", path.display()),
                    "Name files that `grade --shard` of this version has written: part-1-of-7.jsonl.",
                )
            })?;
        Ok(Self {
            path: path.to_owned(),
            header,
            lines,
        })
    }
}

impl Part {
    /// The next learner in brief, which takes a fraction of the time that the whole takes.
    ///
    /// # Errors
    /// Where its line is damaged.
    pub fn next_in_brief(&mut self) -> Option<Result<Brief>> {
        #[derive(Deserialize)]
        struct Line {
            learner: Brief,
        }
        Some(self.next_as::<Line>()?.map(|line| line.learner))
    }

    fn next_as<T: DeserializeOwned>(&mut self) -> Option<Result<T>> {
        let read = match self.lines.next()? {
            Ok(line) => serde_json::from_str(&line).map_err(|cause| cause.to_string()),
            Err(cause) => Err(cause.to_string()),
        };
        Some(read.map_err(|cause| {
            Fault::new(
                format!("{} is damaged: {cause}.", self.path.display()),
                "Grade that part again, or copy it again from where it was graded.",
            )
        }))
    }
}

impl Iterator for Part {
    type Item = Result<Entry>;

    fn next(&mut self) -> Option<Self::Item> {
        self.next_as()
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

//! A part of a class, graded: a file with a line of what was graded and how, and a line for each
//! learner. A class that is graded at once is one part.
//!
//! A line at a time is in memory, however large the class.

use super::shard::Shard;
use crate::document::{Learner, LearnerStatus, Run};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::{
    collections::BTreeMap,
    fs,
    io::{BufRead, BufReader, Lines},
    path::{Path, PathBuf},
};
use workbook::{
    fault::{Fault, Result},
    files,
};

const SCHEMA: &str = "curvature.part/1";

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
    /// A fingerprint of what makes points of results: policy, roster, and the code that applies them.
    #[serde(default)]
    pub rules: String,
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
pub struct PartLine {
    pub learner: Learner,
    pub answers: BTreeMap<String, String>,
}

/// Of such a line what tells whether it is in its place, and how the class stands.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Brief {
    pub name: String,
    pub status: LearnerStatus,
    pub awarded: f64,
    pub exercises: Vec<Handed>,
}

/// Whether there was a file for an exercise.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Handed {
    pub submitted: bool,
}

/// Writes a part: under its name it is whole, or not there at all.
///
/// # Errors
/// Where it cannot be written.
pub fn write(
    path: &Path,
    shard: Shard,
    class: Census,
    (run, rules): (&Run, &str),
    learners: usize,
    lines: impl Iterator<Item = PartLine>,
) -> Result<()> {
    let header = Header {
        schema: SCHEMA.into(),
        shard,
        class,
        learners,
        run: run.clone(),
        rules: rules.to_owned(),
    };
    files::write_in_pieces(path, |out| {
        serde_json::to_writer(&mut *out, &header)?;
        for line in lines {
            out.write_all(b"\n")?;
            serde_json::to_writer(&mut *out, &line)?;
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
    type Item = Result<PartLine>;

    fn next(&mut self) -> Option<Self::Item> {
        self.next_as()
    }
}

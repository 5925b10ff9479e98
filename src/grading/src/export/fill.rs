//! A table that another system exported, with two of its columns filled in and everything else as
//! it was.

use crate::{
    evidence,
    grades::{Learner, Run, Status},
    roster,
};
use std::collections::{BTreeMap, BTreeSet};
use workbook::fault::{Fault, Result};

/// The instructor's table, filled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    pub table: String,
    /// What the instructor should know: who was not found, what was scaled.
    pub notes: Vec<String>,
}

/// A table in memory.
pub struct Table {
    /// What stands before the first cell: a byte order mark, or nothing.
    mark: &'static str,
    delimiter: u8,
    line_end: csv::Terminator,
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// Reads a table. All rows count, the heading too.
    pub fn read(text: &str, whose: &str) -> Result<Self> {
        let (mark, body) = match text.strip_prefix('\u{feff}') {
            Some(body) => ("\u{feff}", body),
            None => ("", text),
        };
        let delimiter = roster::delimiter(body);
        let rows: std::result::Result<Vec<Vec<String>>, csv::Error> = csv::ReaderBuilder::new()
            .has_headers(false)
            .delimiter(delimiter)
            .flexible(true)
            .from_reader(body.as_bytes())
            .into_records()
            .map(|row| Ok(row?.iter().map(str::to_owned).collect()))
            .collect();
        let rows = rows.map_err(|cause| {
            Fault::new(
                format!("The table from {whose} is not CSV: {cause}."),
                format!("Export it from {whose} again, and give it as it was downloaded."),
            )
        })?;
        let line_end = if body.contains("\r\n") {
            csv::Terminator::CRLF
        } else {
            csv::Terminator::Any(b'\n')
        };
        Ok(Self {
            mark,
            delimiter,
            line_end,
            rows,
        })
    }

    /// The column with a heading, letter case ignored.
    pub fn column(&self, heading: &str) -> Option<usize> {
        self.rows
            .first()?
            .iter()
            .position(|cell| same(cell, heading))
    }

    /// The same, where there must be one.
    pub fn needed(&self, heading: &str, whose: &str) -> Result<usize> {
        self.column(heading).ok_or_else(|| {
            let headings = self.rows.first().map(|row| row.join(", "));
            Fault::new(
                format!(
                    "The table from {whose} has no column `{heading}`. It has: {}.",
                    headings.unwrap_or_default()
                ),
                format!("Export it from {whose} again, in English, with that column."),
            )
        })
    }

    pub fn cell(&self, row: usize, column: Option<usize>) -> &str {
        column
            .and_then(|column| self.rows[row].get(column))
            .map_or("", String::as_str)
    }

    pub fn set(&mut self, row: usize, column: usize, text: String) {
        let cells = &mut self.rows[row];
        if cells.len() <= column {
            cells.resize(column + 1, String::new());
        }
        cells[column] = text;
    }

    pub fn write(&self) -> Result<String> {
        let mut writer = csv::WriterBuilder::new()
            .flexible(true)
            .delimiter(self.delimiter)
            .terminator(self.line_end)
            .from_writer(Vec::new());
        let written = self
            .rows
            .iter()
            .try_for_each(|row| writer.write_record(row));
        written
            .ok()
            .and_then(|()| writer.into_inner().ok())
            .and_then(|bytes| String::from_utf8(bytes).ok())
            .map(|body| format!("{}{body}", self.mark))
            .ok_or_else(|| {
                Fault::new(
                    "The filled table could not be written.",
                    "Export the table again, and give it as it was downloaded.",
                )
            })
    }
}

/// What is filled in for a learner: little enough that a large class fits into memory.
#[derive(Debug, Clone, PartialEq)]
pub struct Grade {
    pub name: String,
    identities: Vec<BTreeMap<String, String>>,
    /// None where the machine failed: that is not a 0.
    pub awarded: Option<f64>,
    pub feedback: String,
}

impl Grade {
    #[must_use]
    pub fn of(run: &Run, learner: &Learner) -> Self {
        let is_known = !matches!(learner.status, Status::InfrastructureError(_));
        Self {
            name: learner.name.clone(),
            identities: learner.identities.clone(),
            awarded: is_known.then_some(learner.awarded),
            feedback: evidence::in_short(run, learner),
        }
    }
}

/// The learners of a class, by what tables call them.
pub struct Directory<'a> {
    by_identity: BTreeMap<(&'static str, String), BTreeSet<usize>>,
    grades: &'a [Grade],
    found: BTreeSet<usize>,
}

impl<'a> Directory<'a> {
    pub fn of(grades: &'a [Grade]) -> Self {
        let mut by_identity: BTreeMap<_, BTreeSet<usize>> = BTreeMap::new();
        let mut add = |key, text: &str, index| {
            by_identity
                .entry((key, folded(text)))
                .or_default()
                .insert(index);
        };
        for (index, grade) in grades.iter().enumerate() {
            add("submission", &grade.name, index);
            for member in &grade.identities {
                for key in KEYS {
                    if let Some(text) = member.get(key) {
                        add(key, text, index);
                    }
                }
            }
        }
        Self {
            by_identity,
            grades,
            found: BTreeSet::new(),
        }
    }

    /// The grade that a row is about: by the first identity that exactly one learner has. A grade
    /// for a namesake would be worse than none.
    pub fn find(&mut self, identities: &[(&'static str, &str)]) -> Option<&'a Grade> {
        let index = identities
            .iter()
            .filter(|(_, text)| !text.trim().is_empty())
            .filter_map(|(key, text)| self.by_identity.get(&(*key, folded(text))))
            .find(|learners| learners.len() == 1)?
            .first()?;
        let grade = &self.grades[*index];
        let is_namesake = identities.iter().any(|(key, text)| {
            let mut known = grade.identities.iter().map(|member| member.get(*key));
            OWN.contains(key)
                && !text.trim().is_empty()
                && !grade.identities.is_empty()
                && known.all(|own| own.is_some_and(|own| !same(own, text)))
        });
        if is_namesake {
            return None;
        }
        self.found.insert(*index);
        Some(grade)
    }

    /// Notes about learners who are in no row.
    pub fn unfound(&self) -> impl Iterator<Item = String> {
        let unfound = (0..self.grades.len()).filter(|index| !self.found.contains(index));
        unfound.map(|index| format!("{} is in no row of the table.", self.grades[index].name))
    }
}

/// The identities by which rows are looked up.
const KEYS: [&str; 7] = [
    "canvas_id",
    "moodle_id",
    "student_id",
    "email",
    "github",
    "login",
    "name",
];

/// The identities that are one person's in the system that the table is from: where a row's differs,
/// it is a namesake's.
const OWN: [&str; 2] = ["canvas_id", "moodle_id"];

fn folded(text: &str) -> String {
    text.trim().to_lowercase()
}

fn same(a: &str, b: &str) -> bool {
    folded(a) == folded(b)
}

/// A cell that no spreadsheet takes for a formula.
pub fn neutral(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// Points on another scale: out of `to` instead of `from`.
pub fn scaled(points: f64, from: f64, to: f64) -> f64 {
    if from > 0.0 { points * to / from } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn what_is_read_is_written_as_it_was() {
        for text in [
            "\u{feff}Student,ID\r\n\"Lovelace, Ada\",1\r\n=A1,\r\n",
            "a,b\nc\n\"d\ne\",\"f \"\"g\"\"\"\n",
            "\u{feff}Student;ID\n\"Love; Ada\";1\nPoe, Ann;2\n",
        ] {
            assert_eq!(Table::read(text, "Canvas").unwrap().write().unwrap(), text);
        }
    }

    #[test]
    fn a_name_that_two_have_finds_nobody() {
        let mut grades = sample::grades();
        grades[1].identities = grades[0].identities.clone();
        let mut directory = Directory::of(&grades);
        assert!(directory.find(&[("name", "Ada Lovelace")]).is_none());
        let found = directory.find(&[("name", "Ada Lovelace"), ("submission", "ada")]);
        assert_eq!(found.unwrap().name, "ada");
    }
}

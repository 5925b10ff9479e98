//! One exercise, as its author wrote it: `solution.rs`, `probe.rs`, `exercise.toml`.

use crate::{
    chapter::Part,
    fault::{Fault, Result},
    files,
    keys::{before_of, earlier_of, hints_of, names_of, text_of},
    level::{Level, points_in_words},
    misconception::Misconception,
    number::Number,
    stub::{self, Heading},
};
use std::path::{Path, PathBuf};
use toml::{Table, Value};

/// The heading of the last part of a statement, between the lines around it.
pub const SMALL_PRINT: &str = "\n## The small print\n";

/// An exercise with everything that belongs to it.
#[derive(Debug)]
pub struct Exercise {
    pub number: Number,
    /// The exercise of the same section before which this one is taught, against its letter.
    pub before: Option<Number>,
    pub slug: String,
    pub title: String,
    pub section_title: String,
    pub level: Level,
    pub points: f64,
    /// Earlier exercises whose results this one uses.
    pub builds_on: Vec<Number>,
    /// Names of `lab` that an answer may not use, because they are the answer.
    pub withheld: Vec<String>,
    pub hints: Vec<String>,
    /// What to say after it passed.
    pub success: String,
    pub misconceptions: Vec<Misconception>,
    /// The author's folder.
    pub dir: PathBuf,
    /// The reference solution's text.
    pub reference: String,
    /// The probe's text.
    pub probe: String,
    /// The learner's file, relative to the exercises folder.
    pub file: PathBuf,
    /// The text that the learner starts from.
    pub stub: String,
}

impl Exercise {
    /// Reads the exercise in `dir`, a folder named like `2_1a_quadratic_model`.
    ///
    /// # Errors
    /// With the file and the reason, where anything is missing or contradicts itself.
    pub fn read(dir: &Path, part_number: u32, part: &Part) -> Result<Self> {
        let folder = dir.file_name().unwrap_or_default().to_string_lossy();
        let (number, slug) = parse_folder(&folder).ok_or_else(|| {
            Fault::new(
                format!("{} is not named for an exercise.", dir.display()),
                "Name the folder for number and slug: 2_1a_quadratic_model.",
            )
        })?;
        let section_title = part
            .sections
            .get((number.section as usize).wrapping_sub(1))
            .filter(|_| number.part == part_number)
            .ok_or_else(|| {
                Fault::new(
                    format!(
                        "{}: there is no section {} in part {part_number} of chapter.toml.",
                        dir.display(),
                        number.section_number()
                    ),
                    "Move the folder to its part, or add the section.",
                )
            })?;
        let toml_path = dir.join("exercise.toml");
        let reference = files::read(&dir.join("solution.rs"))?;
        let probe = files::read(&dir.join("probe.rs"))?;
        let at_fault = |reason: String| {
            Fault::new(
                format!("{}: {reason}.", toml_path.display()),
                "CONTRIBUTING.md lists what exercise.toml must say.",
            )
        };
        let text = files::read(&toml_path)?;
        let table: Table = text
            .parse()
            .map_err(|e: toml::de::Error| at_fault(e.message().to_owned()))?;
        let known = [
            "number",
            "before",
            "title",
            "level",
            "points",
            "builds_on",
            "withheld",
            "hints",
            "success",
            "misconception",
        ];
        if let Some(key) = table.keys().find(|key| !known.contains(&key.as_str())) {
            return Err(at_fault(format!("`{key}` is no key of an exercise")));
        }
        let string = |key: &str| text_of(&table, key).map_err(at_fault);
        if string("number")? != number.to_string() {
            return Err(at_fault(format!(
                "`number` is {}, and the folder says {number}",
                string("number")?
            )));
        }
        let level = match string("level")?.as_str() {
            "core" => Level::Core,
            "stretch" => Level::Stretch,
            other => {
                return Err(at_fault(format!(
                    "`level` is `{other}`, neither core nor stretch"
                )));
            }
        };
        let points = match table.get("points") {
            Some(Value::Integer(points)) if *points > 0 => *points as f64,
            Some(Value::Float(points)) if *points > 0.0 && points.is_finite() => *points,
            _ => return Err(at_fault("`points` must be a positive number".into())),
        };
        let hints = hints_of(&table).map_err(at_fault)?;
        let misconceptions = match table.get("misconception") {
            None => Vec::new(),
            Some(list) => Misconception::read_all(list, dir, &reference).map_err(at_fault)?,
        };
        let before = before_of(&table, number).map_err(at_fault)?;
        let builds_on = earlier_of(&table, number).map_err(at_fault)?;
        let withheld = match table.get("withheld") {
            None => Vec::new(),
            Some(list) => names_of(list)
                .ok_or_else(|| at_fault("`withheld` must be a list of names of lab".into()))?,
        };
        let title = string("title")?;
        let heading = Heading {
            number,
            title: &title,
            section_title,
            level,
            points,
            builds_on: &builds_on,
        };
        let stub = stub::stub(&heading, &reference).map_err(|reason| {
            Fault::new(
                format!("{}: {reason}.", dir.join("solution.rs").display()),
                "Put what a learner writes between `// ANCHOR: answer` and `// ANCHOR_END: answer`.",
            )
        })?;
        Ok(Self {
            number,
            before,
            file: Path::new(&part.folder).join(format!("{folder}.rs")),
            slug,
            title,
            section_title: section_title.clone(),
            level,
            points,
            builds_on,
            withheld,
            hints,
            success: string("success")?,
            misconceptions,
            dir: dir.to_owned(),
            reference,
            probe,
            stub,
        })
    }

    /// Where it stands in the order of teaching.
    pub(crate) fn place(&self) -> (Number, bool, Number) {
        let at = self.before.unwrap_or(self.number);
        (at, self.before.is_none(), self.number)
    }

    /// Of what runs: the reference and the probe, and the stub, which says what a probe may call; under
    /// the name that messages have for them.
    #[must_use]
    pub fn fingerprint_of_programs(&self) -> String {
        let file = self.file.to_string_lossy().replace('\\', "/");
        files::fingerprint([&file, &self.probe, &self.reference, &self.stub].map(String::as_bytes))
    }

    /// Of everything: what runs, what is known to be wrong, and what is said.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let mut parts = vec![
            self.fingerprint_of_programs(),
            self.title.clone(),
            self.points.to_string(),
            self.success.clone(),
        ];
        let mut list = |items: &[&String]| {
            parts.push(items.len().to_string());
            parts.extend(items.iter().map(|item| (*item).clone()));
        };
        list(&self.withheld.iter().collect::<Vec<_>>());
        list(&self.hints.iter().collect::<Vec<_>>());
        for mistake in &self.misconceptions {
            list(&[&mistake.name, &mistake.says, &mistake.source]);
        }
        files::fingerprint(parts.iter().map(String::as_bytes))
    }

    /// The learner's file name without its ending: `2_1a_quadratic_model`.
    #[must_use]
    pub fn stem(&self) -> String {
        self.file
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned()
    }

    /// The lines of the statement, without the marks of a comment.
    pub fn statement(&self) -> impl Iterator<Item = &str> {
        self.reference
            .lines()
            .map_while(|line| line.strip_prefix("//!"))
            .map(|line| line.strip_prefix(' ').unwrap_or(line))
    }

    /// What the learner starts from, without the statement.
    #[must_use]
    pub fn signatures(&self) -> String {
        code(&self.stub)
    }

    /// The reference, as its author would show it: without statement and anchors.
    #[must_use]
    pub fn answer(&self) -> String {
        code(&self.reference)
    }

    /// `2 points`.
    #[must_use]
    pub fn points_in_words(&self) -> String {
        points_in_words(self.points)
    }
}

fn code(source: &str) -> String {
    let lines: Vec<&str> = source
        .lines()
        .filter(|line| !line.starts_with("//!") && !line.trim().starts_with("// ANCHOR"))
        .collect();
    lines.join("\n").trim().to_owned()
}

/// Number and slug, of a folder's name: `2_1a_quadratic_model`.
pub(crate) fn parse_folder(folder: &str) -> Option<(Number, String)> {
    let mut pieces = folder.splitn(3, '_');
    let (part, rest, slug) = (pieces.next()?, pieces.next()?, pieces.next()?);
    let number = format!("{part}.{rest}").parse().ok()?;
    let is_slug = !slug.is_empty()
        && slug
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
        && !slug.starts_with(|c: char| c.is_ascii_digit());
    is_slug.then(|| (number, slug.to_owned()))
}

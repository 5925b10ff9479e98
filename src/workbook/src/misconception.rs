//! A known wrong answer: an edit of the reference, with the message it deserves.

use crate::keys::text_of;
use std::{fs, path::Path};
use toml::{Table, Value};

/// A known wrong answer.
#[derive(Debug, Clone)]
pub struct Misconception {
    pub name: String,
    /// What a learner who holds it reads. `{yours}`, `{expected}` and `{case}` stand for the first
    /// finding's.
    pub says: String,
    /// The wrong answer's text.
    pub source: String,
}

impl Misconception {
    /// Reads the `[[misconception]]` list of an exercise.
    pub(crate) fn read_all(list: &Value, dir: &Path, reference: &str) -> Result<Vec<Self>, String> {
        let list = list
            .as_array()
            .ok_or("misconceptions are written as [[misconception]]")?;
        let mut all: Vec<Self> = Vec::new();
        for entry in list {
            let table = entry
                .as_table()
                .ok_or("misconceptions are written as [[misconception]]")?;
            let one = Self::read(table, dir, reference)?;
            if all.iter().any(|other| other.name == one.name) {
                return Err(format!("two misconceptions are named `{}`", one.name));
            }
            all.push(one);
        }
        Ok(all)
    }

    fn read(table: &Table, dir: &Path, reference: &str) -> Result<Self, String> {
        let name = text_of(table, "name")?;
        let of = |reason: String| format!("misconception `{name}`: {reason}");
        let known = ["name", "says", "replace", "with", "file"];
        if let Some(key) = table.keys().find(|key| !known.contains(&key.as_str())) {
            return Err(of(format!("`{key}` is no key of a misconception")));
        }
        let says = text_of(table, "says").map_err(of)?;
        let source = match (table.get("file"), table.get("replace")) {
            (Some(file), None) => {
                let file = file.as_str().unwrap_or_default();
                fs::read_to_string(dir.join(file))
                    .map_err(|cause| of(format!("its file `{file}` cannot be read ({cause})")))?
            }
            (None, Some(_)) => {
                let replace = text_of(table, "replace").map_err(of)?;
                let with = table
                    .get("with")
                    .and_then(Value::as_str)
                    .ok_or_else(|| of("`with` is missing".into()))?;
                match reference.matches(&replace).count() {
                    1 => reference.replacen(&replace, with.trim(), 1),
                    count => {
                        return Err(of(format!(
                            "its `replace` must occur exactly once in solution.rs, and occurs {count} times"
                        )));
                    }
                }
            }
            _ => return Err(of("it needs either `replace` and `with`, or `file`".into())),
        };
        if source == reference {
            return Err(of("it is the reference itself".into()));
        }
        Ok(Self { name, says, source })
    }
}

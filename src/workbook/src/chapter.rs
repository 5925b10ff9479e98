//! `solutions/chapter.toml`: the parts and sections of the chapter.

use crate::{
    fault::{Fault, Result},
    files,
};
use std::path::Path;
use toml::{Table, Value};

/// The chapter that the workbook mirrors.
#[derive(Debug)]
pub struct Chapter {
    pub title: String,
    /// Part k is at index k - 1.
    pub parts: Vec<Part>,
}

/// A part, with the titles of its sections in order.
#[derive(Debug)]
pub struct Part {
    pub title: String,
    pub folder: String,
    pub sections: Vec<String>,
}

impl Chapter {
    /// Reads `chapter.toml` in `solutions`.
    ///
    /// # Errors
    /// Where it is missing or a key is.
    pub fn read(solutions: &Path) -> Result<Self> {
        let path = solutions.join("chapter.toml");
        let text = files::read(&path)?;
        Self::parse(&text).map_err(|reason| {
            Fault::new(
                format!("{}: {reason}.", path.display()),
                "It needs a `title`, and for every [[part]] a `title`, a `folder` and a list of `sections`.",
            )
        })
    }

    fn parse(text: &str) -> std::result::Result<Self, String> {
        let table: Table = text
            .parse()
            .map_err(|e: toml::de::Error| e.message().to_owned())?;
        let parts = table
            .get("part")
            .and_then(Value::as_array)
            .ok_or("no [[part]]")?;
        Ok(Self {
            title: string(&table, "title")?,
            parts: parts
                .iter()
                .map(Part::parse)
                .collect::<std::result::Result<_, _>>()?,
        })
    }
}

impl Part {
    fn parse(value: &Value) -> std::result::Result<Self, String> {
        let table = value.as_table().ok_or("a [[part]] that is no table")?;
        let sections = table
            .get("sections")
            .and_then(Value::as_array)
            .ok_or("a [[part]] without `sections`")?;
        Ok(Self {
            title: string(table, "title")?,
            folder: string(table, "folder")?,
            sections: sections
                .iter()
                .map(|s| Ok(s.as_str().ok_or("a section that is no text")?.to_owned()))
                .collect::<std::result::Result<_, String>>()?,
        })
    }
}

fn string(table: &Table, key: &str) -> std::result::Result<String, String> {
    match table.get(key).and_then(Value::as_str) {
        Some(text) if !text.trim().is_empty() => Ok(text.trim().to_owned()),
        _ => Err(format!("no `{key}`")),
    }
}

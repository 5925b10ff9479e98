//! The documents of a graded class, each written as a whole or not at all.

use super::{class::Class, grades::SCHEMA};
use crate::{fault::Result, files};
use std::{
    io,
    path::{Path, PathBuf},
};

/// Writes every document of a class into a folder, and returns their paths.
///
/// # Errors
/// Where one cannot be written.
pub fn publish(class: &Class, out: &Path) -> Result<Vec<PathBuf>> {
    let grades = out.join("grades.json");
    let learners = class.learners()?;
    files::write_in_pieces(&grades, |out| {
        // A line for each learner: large files stay readable, and nothing is in memory at once.
        write!(out, "{{\"schema\":\"{SCHEMA}\",\"run\":")?;
        serde_json::to_writer(&mut *out, &class.run)?;
        out.write_all(b",\"learners\":[")?;
        for (count, learner) in learners.enumerate() {
            out.write_all(if count == 0 { b"\n" } else { b",\n" })?;
            let learner = learner.map_err(io::Error::other)?;
            serde_json::to_writer(&mut *out, &learner)?;
        }
        out.write_all(b"\n]}\n")
    })?;
    Ok(vec![grades])
}

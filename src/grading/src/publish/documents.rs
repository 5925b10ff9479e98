//! The documents of a graded class, each written as a whole or not at all.

use super::{comparing, feedback_pages};
use crate::{
    class::GradedClass,
    document::{Learner, SCHEMA},
    export::{csv, junit},
    page,
    similarity::Similarity,
};
use std::{
    env, fs, io,
    path::{Path, PathBuf},
};
use workbook::{Workbook, fault::Result, files};

/// The folder of what learners get back.
const FEEDBACK: &str = "feedback";

/// Writes every document of a class into a folder, and returns their paths. Where they are there,
/// written from the same parts by the same program, they are left alone.
///
/// # Errors
/// Where one cannot be written.
pub fn publish(class: &GradedClass, workbook: &Workbook, out: &Path) -> Result<Vec<PathBuf>> {
    let documents = [
        "grades.json",
        "grades.csv",
        "junit.xml",
        "class.html",
        FEEDBACK,
    ]
    .map(|n| out.join(n));
    let [grades, table, junit, page, feedback] = &documents;
    let note = out.join(".published");
    let source = source(class)?;
    let is_current = fs::read_to_string(&note).is_ok_and(|noted| noted == source);
    if is_current && documents.iter().all(|document| document.exists()) {
        return Ok(documents.into());
    }
    // Until all are written, what is noted is not true of them.
    let _ = fs::remove_file(&note);
    write_grades(class, grades)?;
    let learners = class.learners()?;
    files::write_in_pieces(table, |out| csv::write(&class.run, learners, out))?;
    let learners = class.learners()?;
    files::write_in_pieces(junit, |out| junit::write(&class.run, learners, out))?;
    let similarity = comparing::compare(class, workbook, out)?;
    let written = feedback_pages::write(class, feedback)?;
    write_page(class, &similarity, page)?;
    feedback_pages::remove_others(feedback, &written)?;
    files::write_for_now(&note, source.as_bytes())?;
    Ok(documents.into())
}

/// What documents are made from: the parts, and this program.
fn source(class: &GradedClass) -> Result<String> {
    let program = env::current_exe()
        .and_then(fs::metadata)
        .and_then(|program| Ok((program.len(), program.modified()?)));
    Ok(format!("{} {program:?}", class.fingerprint()?))
}

fn write_grades(class: &GradedClass, path: &Path) -> Result<()> {
    let learners = class.learners()?;
    files::write_in_pieces(path, |out| {
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
    })
}

fn write_page(class: &GradedClass, similarity: &Similarity, path: &Path) -> Result<()> {
    let address = |learner: &Learner| {
        Some(format!(
            "{FEEDBACK}/{}.html",
            feedback_pages::in_address(&learner.name)
        ))
    };
    let survey = page::Survey::of(&class.run, class.learners()?, address)?;
    files::write_in_pieces(path, |out| page::write(&survey, similarity, out))
}

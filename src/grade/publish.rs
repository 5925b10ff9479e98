//! The documents of a graded class, each written as a whole or not at all.

use super::{
    class::Class,
    export::{csv, junit},
    feedback,
    grades::{Asked, Learner, SCHEMA, Status},
    page,
    similarity::{Answers, Comparison, Similarity},
    spool::Spool,
};
use crate::{fault::Result, files, workbook::Workbook};
use std::{
    env, fs, io,
    path::{Path, PathBuf},
};

/// The folder of what learners get back.
const FEEDBACK: &str = "feedback";

/// Pairs of learners whose answers agree that are shown.
const MOST_PAIRS: usize = 100;

/// Writes every document of a class into a folder, and returns their paths. Where they are there,
/// written from the same parts by the same program, they are left alone.
///
/// # Errors
/// Where one cannot be written.
pub fn publish(class: &Class, workbook: &Workbook, out: &Path) -> Result<Vec<PathBuf>> {
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
    let similarity = compare(class, workbook, out)?;
    write_feedback(class, feedback)?;
    write_page(class, &similarity, page)?;
    files::write_for_now(&note, source.as_bytes())?;
    Ok(documents.into())
}

/// What documents are made from: the parts, and this program.
fn source(class: &Class) -> Result<String> {
    let program = env::current_exe()
        .and_then(fs::metadata)
        .and_then(|program| Ok((program.len(), program.modified()?)));
    Ok(format!("{} {program:?}", class.fingerprint()?))
}

fn write_grades(class: &Class, path: &Path) -> Result<()> {
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

fn write_feedback(class: &Class, folder: &Path) -> Result<()> {
    for learner in class.learners()? {
        let learner = learner?;
        if let Some(name) = feedback_name(&learner) {
            let html = feedback::html::feedback(&class.run, &learner);
            files::write_for_now(&folder.join(format!("{name}.html")), html.as_bytes())?;
            let markdown = feedback::markdown::feedback(&class.run, &learner);
            files::write_for_now(&folder.join(format!("{name}.md")), markdown.as_bytes())?;
        }
    }
    Ok(())
}

/// What a learner's feedback is called; none where nothing was graded.
fn feedback_name(learner: &Learner) -> Option<&str> {
    (learner.status == Status::Graded).then_some(&learner.name)
}

fn write_page(class: &Class, similarity: &Similarity, path: &Path) -> Result<()> {
    let address = |learner: &Learner| {
        let name = feedback_name(learner)?;
        Some(format!("{FEEDBACK}/{}.html", in_address(name)))
    };
    let survey = page::Survey::of(&class.run, class.learners()?, address)?;
    files::write_in_pieces(path, |out| page::write(&survey, similarity, out))
}

/// A file name as a part of an address.
fn in_address(name: &str) -> String {
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => {
            char::from(byte).to_string()
        }
        _ => format!("%{byte:02X}"),
    };
    name.bytes().map(byte).collect()
}

/// Compares the answers of a class, one exercise after the other.
fn compare(class: &Class, workbook: &Workbook, out: &Path) -> Result<Similarity> {
    let mut spool = Spool::create(out.join(".answers"))?;
    for entry in class.entries()? {
        let entry = entry?;
        for (number, answer) in &entry.answers {
            spool.add(number, &entry.learner.name, answer)?;
        }
    }
    let mut comparison = Comparison::default();
    for asked in &class.run.exercises {
        let given = spool.read(&asked.number)?;
        comparison.add(&asked.number, &known(workbook, asked), given)?;
    }
    let mut similarity = comparison.ranked(MOST_PAIRS);
    for asked in &class.run.exercises {
        let agreeing = similarity.agreeing(&asked.number);
        if agreeing.is_empty() {
            continue;
        }
        let is_quoted = |given: &Result<(String, String)>| match given {
            Ok((learner, _)) => agreeing.contains(learner),
            Err(_) => true,
        };
        let given: Result<Vec<_>> = spool.read(&asked.number)?.filter(is_quoted).collect();
        similarity.quote(&Answers {
            exercise: &asked.number,
            known: &known(workbook, asked),
            given: &given?,
        });
    }
    Ok(similarity)
}

/// What everybody may have in common.
fn known<'a>(workbook: &'a Workbook, asked: &Asked) -> Vec<&'a str> {
    match workbook.find(&asked.slug) {
        Ok(exercise) => vec![&exercise.stub, &exercise.reference],
        Err(_) => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::in_address;

    #[test]
    fn any_name_can_be_an_address() {
        assert_eq!(in_address("Ann-1_b.c"), "Ann-1_b.c");
        assert_eq!(in_address("a b%é\"#?"), "a%20b%25%C3%A9%22%23%3F");
    }
}

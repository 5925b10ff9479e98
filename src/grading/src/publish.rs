//! The documents of a graded class, each written as a whole or not at all.

use super::{
    class::Class,
    export::{csv, junit},
    feedback,
    grades::{Asked, Learner, SCHEMA},
    page,
    similarity::{Answers, Comparison, Similarity},
    spool::Spool,
};
use std::{
    collections::HashSet,
    env, fs, io,
    path::{Path, PathBuf},
};
use workbook::{
    Workbook,
    fault::{Fault, Result},
    files,
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
    let written = write_feedback(class, feedback)?;
    write_page(class, &similarity, page)?;
    remove_others(feedback, &written)?;
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

/// Writes a page for each learner, and returns what the pages are called, in lower case.
fn write_feedback(class: &Class, folder: &Path) -> Result<HashSet<String>> {
    let mut written = HashSet::new();
    for learner in class.learners()? {
        let learner = learner?;
        let name = &learner.name;
        let html = feedback::html::feedback(&class.run, &learner);
        files::write_for_now(&folder.join(format!("{name}.html")), html.as_bytes())?;
        let markdown = feedback::markdown::feedback(&class.run, &learner);
        files::write_for_now(&folder.join(format!("{name}.md")), markdown.as_bytes())?;
        written.insert(name.to_lowercase());
    }
    Ok(written)
}

/// Removes the pages of those who were in the class when it was graded before. What lies in the
/// folder and is no page beside its Markdown is somebody else's, and stays.
fn remove_others(folder: &Path, written: &HashSet<String>) -> Result<()> {
    let is_file = |path: &Path| fs::symlink_metadata(path).is_ok_and(|about| about.is_file());
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        // There is nobody in the class.
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(cause) => return Err(Fault::file("read", folder, &cause)),
    };
    let paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    for page in paths {
        let markdown = page.with_extension("md");
        let name = page.file_stem().unwrap_or_default().to_string_lossy();
        let is_page = page.extension().is_some_and(|ending| ending == "html");
        if !is_page || written.contains(&name.to_lowercase()) {
            continue;
        }
        if is_file(&page) && is_file(&markdown) {
            for path in [&markdown, &page] {
                fs::remove_file(path).map_err(|cause| Fault::file("removed", path, &cause))?;
            }
        }
    }
    Ok(())
}

fn write_page(class: &Class, similarity: &Similarity, path: &Path) -> Result<()> {
    let address =
        |learner: &Learner| Some(format!("{FEEDBACK}/{}.html", in_address(&learner.name)));
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
    use super::{HashSet, fs, in_address, remove_others};

    #[test]
    fn any_name_can_be_an_address() {
        assert_eq!(in_address("Ann-1_b.c"), "Ann-1_b.c");
        assert_eq!(in_address("a b%é\"#?"), "a%20b%25%C3%A9%22%23%3F");
    }

    #[test]
    fn pages_of_others_are_removed_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let files = [
            "ann.html",
            "ann.md",
            "Bob.html",
            "Bob.md",
            "gone.html",
            "gone.md",
            "mine.md",
            "my.html",
            "x.txt",
        ];
        for name in files {
            fs::write(folder.path().join(name), "").unwrap();
        }
        fs::create_dir(folder.path().join("old.html")).unwrap();
        let written = HashSet::from(["ann".into(), "bob".into()]);
        remove_others(folder.path(), &written).unwrap();
        let left = fs::read_dir(folder.path()).unwrap().flatten();
        let mut left: Vec<String> = left
            .map(|entry| entry.file_name().into_string().unwrap())
            .collect();
        left.sort();
        let kept = [
            "Bob.html", "Bob.md", "ann.html", "ann.md", "mine.md", "my.html", "old.html", "x.txt",
        ];
        assert_eq!(left, kept);
        assert!(remove_others(&folder.path().join("none"), &written).is_ok());
    }
}

//! `check --message-format json`: a check as rust-analyzer asks for it at each save.
//!
//! An editor forgets what it was told of every file when the next check begins, so what was found in the
//! others is told again, as long as they stand as they stood.

use crate::{
    check::{self, Answer, Checker, cache_folder, own_answer},
    cli::{Common, Status},
    compile::Cancel,
    progress::Store,
    tell::{Told, cargo},
    terminal::out,
};
use serde_json::{Value, json};
use std::{
    fs,
    path::{Path, PathBuf},
    slice,
};
use workbook::{
    Exercise, Workbook,
    fault::{Fault, Result},
    files,
};

/// Checks a file that was saved, if it is an exercise's, and prints cargo's messages. What kept the
/// runner from it is one of them: few editors show what a check says otherwise.
pub fn run(names: &[String], seed: u64, common: &Common) -> Result<Status> {
    let saved = names.first().map(Path::new).filter(|file| file.is_file());
    let (mut said, ended) = match told(names, seed, common) {
        Ok((said, remembered)) => (said, remembered.map_err(|fault| (fault, "warning"))),
        Err(fault) => (Vec::new(), Err((fault, "error"))),
    };
    if let (Some(saved), Err((fault, level))) = (saved, &ended) {
        said.push(cargo::fault(&whole(saved), level, fault));
    }
    let is_error = |message: &Value| message["message"]["level"] == "error";
    let fine = !said.iter().any(is_error);
    said.push(cargo::finished(fine && ended.is_ok()));
    for message in &said {
        out(&format!("{message}\n"));
    }
    ended.map_err(|(fault, _)| fault)?;
    Ok(Status::of(fine))
}

/// The messages, and whether they could be remembered.
fn told(names: &[String], seed: u64, common: &Common) -> Result<(Vec<Value>, Result<()>)> {
    if names.len() > 1 {
        return Err(Fault::new(
            "An editor asks about the file that was saved, and about no other.",
            "Name one file, or leave `--message-format` out.",
        ));
    }
    let file = names.first();
    let workbook = common.open_for(names)?;
    let memory = Memory::of(&workbook);
    // Other files are saved too, and an editor asks once before any is.
    let saved = file.and_then(|file| workbook.find(file).ok());
    let others = memory.others(saved);
    let mut said = Vec::new();
    // The verdict is told first: it must not depend on whether it can be remembered.
    let mut remembered = Ok(());
    if saved.is_some() || !others.is_empty() {
        let checker = check::prepare(&workbook)?;
        if let Some(exercise) = saved {
            // As the editor knows it: the workbook may be reached through a link.
            let path = file.map(Path::new).filter(|file| file.is_file());
            let path = path.map_or_else(|| workbook.file(exercise), whole);
            (said, remembered) = checked(&checker, &workbook, (exercise, &path), seed, &memory)?;
        }
        if !others.is_empty() {
            said.extend(memory.told_before(&checker, &common.open_for(&others)?, &others, seed));
        }
    }
    Ok((said, remembered))
}

/// A path from the root of the file system, through the links through which it was named.
fn whole(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// What there is to say about a file, and whether it could be remembered.
fn checked(
    checker: &Checker,
    workbook: &Workbook,
    (exercise, path): (&Exercise, &Path),
    seed: u64,
    memory: &Memory,
) -> Result<(Vec<Value>, Result<()>)> {
    let answer = own_answer(workbook, exercise);
    let cancel = Cancel::default();
    let mut checked = checker
        .check(slice::from_ref(&answer), seed, &cancel)?
        .remove(0);
    let explained = checker.explain(&answer, &mut checked, seed, &cancel);
    let told = Told::of(exercise, &answer.shown, &checked);
    let messages = cargo::messages(path, &answer, &checked, &told);
    let kept = memory.keep(exercise, &key(checker, &answer, seed), &messages);
    let remembered = match seed {
        0 => Store::of(workbook)
            .remember([(exercise, &checked)])
            .map(|_| ()),
        _ => Ok(()),
    };
    Ok((messages, kept.and(remembered).and(explained)))
}

/// What the messages about an answer depend on.
fn key(checker: &Checker, answer: &Answer, seed: u64) -> String {
    let told = checker.told_key(answer.exercise, &[seed]);
    files::fingerprint(
        [told, answer.submission.fingerprint()]
            .iter()
            .map(String::as_bytes),
    )
}

/// What was told of each file, where there was something to tell.
struct Memory {
    folder: PathBuf,
}

impl Memory {
    fn of(workbook: &Workbook) -> Self {
        let learner = workbook.exercises_dir.to_string_lossy();
        let name = &files::fingerprint([learner.as_bytes()])[..16];
        Self {
            folder: cache_folder(&workbook.root).join("editor").join(name),
        }
    }

    /// The slugs of other exercises of which something was told.
    fn others(&self, saved: Option<&Exercise>) -> Vec<String> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let mut slugs: Vec<String> = entries
            .filter_map(|entry| {
                Some(
                    entry
                        .file_name()
                        .to_str()?
                        .strip_suffix(".json")?
                        .to_owned(),
                )
            })
            .filter(|slug| saved.is_none_or(|saved| saved.slug != *slug))
            .collect();
        slugs.sort();
        slugs
    }

    fn entry(&self, slug: &str) -> PathBuf {
        self.folder.join(format!("{slug}.json"))
    }

    fn keep(&self, exercise: &Exercise, key: &str, messages: &[Value]) -> Result<()> {
        let path = self.entry(&exercise.slug);
        if messages.is_empty() {
            let _ = fs::remove_file(path);
            return Ok(());
        }
        let entry = json!({"key": key, "messages": messages});
        files::write_for_now(&path, entry.to_string().as_bytes())
    }

    /// What was told of them, where it would be told again. An exercise that is gone is forgotten.
    fn told_before(
        &self,
        checker: &Checker,
        workbook: &Workbook,
        slugs: &[String],
        seed: u64,
    ) -> Vec<Value> {
        let mut said = Vec::new();
        for slug in slugs {
            let path = self.entry(slug);
            let Some(exercise) = workbook.exercises.iter().find(|e| e.slug == *slug) else {
                let _ = fs::remove_file(path);
                continue;
            };
            let entry: Option<Value> = fs::read_to_string(path)
                .ok()
                .and_then(|text| serde_json::from_str(&text).ok());
            let Some(entry) = entry else { continue };
            if entry["key"] == key(checker, &own_answer(workbook, exercise), seed) {
                said.extend(entry["messages"].as_array().into_iter().flatten().cloned());
            }
        }
        said
    }
}

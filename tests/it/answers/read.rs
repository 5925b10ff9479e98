//! The answers of `tests/answers/SLUG`: whole files, and others that are one of these or the reference
//! but for a few words, which `edits.toml` lists.

use std::{fs, path::Path};

/// An answer in a learner's place, right or wrong as its name says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Written {
    pub name: String,
    pub text: String,
    /// The misconception that a wrong one must be recognised as, if it says so.
    pub recognised_as: Option<String>,
}

/// The answers to an exercise whose names begin with `kind`, by their names.
pub fn answers(root: &Path, slug: &str, kind: &str) -> Vec<Written> {
    let folder = root.join("tests/answers").join(slug);
    let mut answers = whole_files(&folder);
    if let Ok(list) = fs::read_to_string(folder.join("edits.toml")) {
        let list: toml::Table = list
            .parse()
            .unwrap_or_else(|e| panic!("{slug}/edits.toml: {e}"));
        let reference = reference(root, slug);
        let edited: Vec<Written> = list
            .iter()
            .map(|(name, entry)| edited(name, entry, &answers, &reference))
            .collect();
        answers.extend(edited);
    }
    answers.sort();
    if let Some(pair) = answers.windows(2).find(|pair| pair[0].name == pair[1].name) {
        panic!("{slug}: {} is there twice", pair[0].name);
    }
    answers.retain(|answer| answer.name.starts_with(kind));
    answers
}

/// One answer by its name.
pub fn answer(root: &Path, slug: &str, name: &str) -> String {
    let mut named = answers(root, slug, name).into_iter();
    let found = named.find(|answer| answer.name == name);
    found.unwrap_or_else(|| panic!("{slug}: no {name}")).text
}

fn whole_files(folder: &Path) -> Vec<Written> {
    let files = fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    files
        .map(|file| file.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            let (recognised_as, text) = text
                .strip_prefix("// recognised as: ")
                .and_then(|rest| rest.split_once('\n'))
                .map_or((None, text.as_str()), |(name, rest)| (Some(name), rest));
            Written {
                name: path.file_stem().unwrap().to_string_lossy().into_owned(),
                text: text.to_owned(),
                recognised_as: recognised_as.map(str::to_owned),
            }
        })
        .collect()
}

fn reference(root: &Path, slug: &str) -> String {
    let parts = fs::read_dir(root.join("solutions")).unwrap().flatten();
    let folders = parts.filter_map(|part| fs::read_dir(part.path()).ok());
    let mut folders = folders.flatten().map(|folder| folder.unwrap().path());
    let found = folders.find(|path| {
        let name = path.file_name().unwrap().to_string_lossy();
        name.splitn(3, '_').nth(2) == Some(slug)
    });
    let path = found.unwrap_or_else(|| panic!("there is no exercise {slug}"));
    fs::read_to_string(path.join("solution.rs")).unwrap()
}

/// What one entry of `edits.toml` comes to.
fn edited(name: &str, entry: &toml::Value, whole: &[Written], reference: &str) -> Written {
    let words = |value: Option<&toml::Value>, key: &str| {
        let text = value.and_then(toml::Value::as_str);
        text.unwrap_or_else(|| panic!("{name} has no `{key}`"))
            .to_owned()
    };
    let of = words(entry.get("of"), "of");
    let base = match whole.iter().find(|answer| answer.name == of) {
        Some(answer) => &answer.text,
        None if of == "reference" => reference,
        None => panic!("{name}: there is no file {of}.rs"),
    };
    let mut text = base.to_owned();
    for key in entry.as_table().unwrap().keys() {
        let known = ["edits", "of", "recognised_as"].contains(&key.as_str());
        assert!(known, "{name}: `{key}` is no key of an answer");
    }
    let edits = entry.get("edits").and_then(toml::Value::as_array);
    for edit in edits.unwrap_or_else(|| panic!("{name} has no `edits`")) {
        let replace = words(edit.get("replace"), "replace");
        let times = text.matches(&replace).count();
        assert_eq!(times, 1, "{name}: {replace:?} occurs {times} times in {of}");
        text = text.replace(&replace, &words(edit.get("with"), "with"));
    }
    Written {
        name: name.to_owned(),
        text,
        recognised_as: entry
            .get("recognised_as")
            .map(|name| words(Some(name), "recognised_as")),
    }
}

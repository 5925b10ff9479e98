//! The files of exercises, by what learners call them.

use super::path::last;
use std::collections::HashMap;
use workbook::Exercise;

/// The learner's file of an exercise, relative to the exercises folder, with `/`.
pub(super) fn expected(exercise: &Exercise) -> String {
    exercise.file.to_string_lossy().replace('\\', "/")
}

/// The number of an exercise with which a file's name begins, as in `2.1a.rs` and `2_1a_model.rs.txt`.
pub(super) fn number_of(name: &str) -> Option<(String, String)> {
    let name = name.to_ascii_lowercase();
    let mut pieces = name.split(['_', '.', '-', ' ']);
    let (part, section) = (pieces.next()?, pieces.next()?);
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let digits = section.strip_suffix(|c: char| c.is_ascii_lowercase())?;
    (is_number(part) && is_number(digits)).then(|| (part.to_owned(), section.to_owned()))
}

/// The files of exercises by their names in lower case, with their places in the list.
pub(super) fn by_name(wanted: &[String]) -> HashMap<String, usize> {
    let name = |path: &String| last(path).to_ascii_lowercase();
    wanted.iter().map(name).zip(0..).collect()
}

/// The exercise that a file is named for. Browsers and learning platforms put a number behind the
/// name of a second copy: `2_1a_quadratic_model-1.rs`, `2_1a_quadratic_model (1).rs`.
pub(super) fn exercise(by_name: &HashMap<String, usize>, name: &str) -> Option<usize> {
    let name = name.to_ascii_lowercase();
    let original = || {
        let stem = name.strip_suffix(".rs")?;
        Some(format!("{}.rs", without_copy_number(stem)))
    };
    let exercise = by_name.get(&name);
    exercise.or_else(|| by_name.get(&original()?)).copied()
}

/// `work-1` and `work (1)` are copies of `work`.
pub(super) fn without_copy_number(stem: &str) -> &str {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if let Some((original, number)) = stem.rsplit_once('-')
        && is_number(number)
    {
        return original;
    }
    if let Some((original, number)) = stem.rsplit_once('(')
        && number.strip_suffix(')').is_some_and(is_number)
    {
        return original.trim_end();
    }
    stem
}

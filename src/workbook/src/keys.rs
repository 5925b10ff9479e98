//! The values that keys of exercise.toml may have.

use crate::number::Number;
use toml::{Table, Value};

/// A text that says something.
pub(crate) fn text_of(table: &Table, key: &str) -> std::result::Result<String, String> {
    match table.get(key).and_then(Value::as_str) {
        Some(text) if !text.trim().is_empty() => Ok(text.trim().to_owned()),
        _ => Err(format!("`{key}` is missing or empty")),
    }
}

/// `builds_on`, a list of numbers that all come before this one.
pub(crate) fn earlier_of(
    table: &Table,
    number: Number,
) -> std::result::Result<Vec<Number>, String> {
    let Some(list) = table.get("builds_on") else {
        return Ok(Vec::new());
    };
    let numbers: Option<Vec<Number>> = list
        .as_array()
        .and_then(|list| list.iter().map(|n| n.as_str()?.parse().ok()).collect());
    match numbers {
        Some(numbers) if numbers.iter().all(|earlier| *earlier < number) => Ok(numbers),
        _ => Err("`builds_on` must be a list of numbers of earlier exercises".into()),
    }
}

/// `before`, the number of an exercise of the same section, which has an earlier letter.
pub(crate) fn before_of(
    table: &Table,
    number: Number,
) -> std::result::Result<Option<Number>, String> {
    let Some(value) = table.get("before") else {
        return Ok(None);
    };
    let other = value.as_str().and_then(|text| text.parse::<Number>().ok());
    match other {
        Some(other) if other < number && other.section_number() == number.section_number() => {
            Ok(Some(other))
        }
        _ => Err("`before` must be an earlier number of the same section".into()),
    }
}

pub(crate) fn names_of(list: &Value) -> Option<Vec<String>> {
    let names = list.as_array()?.iter();
    names.map(|name| Some(name.as_str()?.to_owned())).collect()
}

pub(crate) fn hints_of(table: &Table) -> std::result::Result<Vec<String>, String> {
    let list = table.get("hints").and_then(Value::as_array);
    let hints: Option<Vec<String>> = list.into_iter().flatten().map(hint_of).collect();
    match hints {
        Some(hints) if hints.len() == 3 => Ok(hints),
        _ => Err("`hints` must be three texts: a nudge, the idea, the key line".into()),
    }
}

fn hint_of(hint: &Value) -> Option<String> {
    let hint = hint.as_str()?.trim();
    (!hint.is_empty()).then(|| hint.to_owned())
}

//! Code in the book: parts of files between anchors, never copies.

use std::{fs, path::Path};

/// The text of a file between `ANCHOR: name` and `ANCHOR_END: name`, with the lines of other
/// anchors left out and the common indentation taken away; or the whole file, if no anchor is
/// asked for.
///
/// # Errors
/// Where there is no such file or anchor.
pub fn anchored(root: &Path, file: &str, anchor: Option<&str>) -> Result<String, String> {
    let text = fs::read_to_string(root.join(file)).map_err(|e| format!("{file}: {e}"))?;
    part(&text, file, anchor)
}

/// The same of a text; `file` is what it is called where something is missing.
///
/// # Errors
/// Where there is no such anchor.
pub fn part(text: &str, file: &str, anchor: Option<&str>) -> Result<String, String> {
    let mut lines = Vec::new();
    let mut inside = anchor.is_none();
    let mut found = inside;
    for line in text.lines() {
        if let Some(name) = mark(line, "ANCHOR:") {
            if Some(name) == anchor {
                inside = true;
                found = true;
            }
        } else if let Some(name) = mark(line, "ANCHOR_END:") {
            if Some(name) == anchor {
                inside = false;
            }
        } else if inside {
            lines.push(line);
        }
    }
    match anchor {
        Some(name) if !found => Err(format!("{file} has no anchor `{name}`")),
        Some(name) if inside => Err(format!("{file}: the anchor `{name}` never ends")),
        _ => Ok(dedented(&lines)),
    }
}

fn mark<'a>(line: &'a str, word: &str) -> Option<&'a str> {
    Some(line.trim().strip_prefix("// ")?.strip_prefix(word)?.trim())
}

fn dedented(lines: &[&str]) -> String {
    let indent = lines
        .iter()
        .filter(|line| !line.trim().is_empty())
        .map(|line| line.len() - line.trim_start().len())
        .min()
        .unwrap_or(0);
    let mut out = String::new();
    for line in lines {
        out += line.get(indent..).unwrap_or("");
        out.push('\n');
    }
    out.trim_end().to_owned()
}

/// Where tests of the runner, and of the instructor's program, keep what is printed.
pub const SNAPSHOTS: [&str; 2] = ["tests/it/snapshots", "src/grading/tests/it/snapshots"];

/// The text of a snapshot of one of the two programs, without its head.
///
/// # Errors
/// Where there is no such snapshot.
pub fn snapshot(root: &Path, name: &str) -> Result<String, String> {
    let files = SNAPSHOTS.map(|folder| format!("{folder}/it__{name}.snap"));
    let file = files
        .iter()
        .find(|file| root.join(file).exists())
        .ok_or_else(|| format!("there is no {}", files.join(", and no ")))?;
    let text = fs::read_to_string(root.join(file)).map_err(|e| format!("{file}: {e}"))?;
    // The head stands between two lines of dashes.
    let body = text
        .splitn(3, "---\n")
        .nth(2)
        .ok_or_else(|| format!("{file} is no snapshot"))?;
    Ok(body.trim_end().to_owned())
}

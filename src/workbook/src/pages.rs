//! The book's pages, as far as the exercises need them: each section has a page that shows its
//! exercises, and each exercise is shown on its section's page.

use crate::{exercise::Exercise, workbook::Workbook};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// The name of the page of an exercise's section, without its ending; none in a workbook without a
/// book.
#[must_use]
pub fn section_page(workbook: &Workbook, exercise: &Exercise) -> Option<String> {
    let prefix = prefix(&exercise.number.section_number());
    let entries = fs::read_dir(chapters(workbook)).ok()?.flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut pages: Vec<String> = names
        .filter(|name| name.starts_with(&prefix))
        .filter_map(|name| Some(name.strip_suffix(".md")?.to_owned()))
        .collect();
    pages.sort();
    pages.into_iter().next()
}

/// Where the book of a workbook is built, unless it is said otherwise.
#[must_use]
pub fn built_book(root: &Path) -> PathBuf {
    root.join("target/book")
}

fn chapters(workbook: &Workbook) -> PathBuf {
    workbook.root.join("book").join("chapters")
}

/// What the names of a section's pages begin with.
fn prefix(section: &str) -> String {
    format!("{}_", section.replace('.', "_"))
}

/// What is missing between the book and the exercises. A workbook without a book lacks nothing.
#[must_use]
pub fn complaints(workbook: &Workbook) -> Vec<String> {
    let chapters = chapters(workbook);
    if !chapters.is_dir() {
        return Vec::new();
    }
    let pages = pages(&chapters);
    let mut complaints = Vec::new();
    for (part_number, part) in (1..).zip(&workbook.chapter.parts) {
        for (section_number, title) in (1..).zip(&part.sections) {
            let section = format!("{part_number}.{section_number}");
            let prefix = prefix(&section);
            match pages.iter().find(|page| page.name.starts_with(&prefix)) {
                Some(page) => complaints.extend(page.complaints(workbook, &section, title)),
                None => complaints.push(format!(
                    "{}: section {section}, {title}, has no page. Its name must begin with {prefix}.",
                    chapters.display(),
                )),
            }
        }
    }
    complaints
}

/// A page, as it is written.
struct Page {
    name: String,
    file: String,
    text: String,
}

impl Page {
    /// What is wrong with it as the page of this section.
    fn complaints(&self, workbook: &Workbook, section: &str, title: &str) -> Vec<String> {
        let mut wrong = Vec::new();
        let heading = format!("# {section} {title}");
        if !self.text.lines().any(|line| line == heading) {
            wrong.push(format!(
                "the title must be `{heading}`, as in chapter.toml."
            ));
        }
        let shown: Vec<&str> = self.text.lines().filter_map(shown_exercise).collect();
        let mut unknown = shown.clone();
        for exercise in &workbook.exercises {
            let number = exercise.number.to_string();
            let belongs = exercise.number.section_number() == section;
            match (belongs, shown.contains(&number.as_str())) {
                (true, false) => wrong.push(format!(
                    "exercise {number} is not shown. Write {{{{exercise {number}}}}} on a line of its own."
                )),
                (false, true) => wrong.push(format!(
                    "exercise {number} belongs to section {}.",
                    exercise.number.section_number()
                )),
                _ => {}
            }
            unknown.retain(|shown| *shown != number);
        }
        let unknown = unknown.iter();
        wrong.extend(unknown.map(|number| format!("there is no exercise {number}.")));
        let wrong = wrong.iter();
        wrong.map(|what| format!("{}: {what}", self.file)).collect()
    }
}

/// All pages, in the order of their names.
fn pages(chapters: &Path) -> Vec<Page> {
    let entries = fs::read_dir(chapters).into_iter().flatten().flatten();
    let mut pages: Vec<Page> = entries
        .filter_map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            let text = fs::read_to_string(entry.path()).ok()?;
            Some(Page {
                file: entry.path().display().to_string(),
                name,
                text,
            })
        })
        .filter(|page| page.name.ends_with(".md"))
        .collect();
    pages.sort_by(|a, b| a.name.cmp(&b.name));
    pages
}

/// `2.1a` in the line `{{exercise 2.1a}}`.
fn shown_exercise(line: &str) -> Option<&str> {
    let inner = line.trim().strip_prefix("{{")?.strip_suffix("}}")?;
    Some(inner.trim().strip_prefix("exercise ")?.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exercise_is_shown_by_a_line_of_its_own() {
        assert_eq!(shown_exercise("{{exercise 2.1a}}"), Some("2.1a"));
        assert_eq!(shown_exercise("see {{ref 2.1a}}"), None);
        assert_eq!(shown_exercise("{{value 2.1a}}"), None);
    }
}

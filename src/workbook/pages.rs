//! The book's pages, as far as the exercises need them: each section has a page that shows its
//! exercises, and each exercise is shown on its section's page.

use super::Workbook;
use std::{fs, path::Path};

/// What is missing between the book and the exercises. A workbook without a book lacks nothing.
#[must_use]
pub fn complaints(workbook: &Workbook) -> Vec<String> {
    let chapters = workbook.root.join("book").join("chapters");
    if !chapters.is_dir() {
        return Vec::new();
    }
    let mut complaints = Vec::new();
    for (part_number, part) in (1..).zip(&workbook.chapter.parts) {
        for (section_number, title) in (1..).zip(&part.sections) {
            let section = format!("{part_number}.{section_number}");
            let Some((file, text)) = page(&chapters, &section) else {
                complaints.push(format!(
                    "{}: section {section}, {title}, has no page. Its name must begin with {}_.",
                    chapters.display(),
                    section.replace('.', "_")
                ));
                continue;
            };
            if !text
                .lines()
                .any(|line| line == format!("# {section} {title}"))
            {
                complaints.push(format!(
                    "{file}: the title must be `# {section} {title}`, as in chapter.toml."
                ));
            }
            let shown: Vec<&str> = text.lines().filter_map(shown_exercise).collect();
            for exercise in &workbook.exercises {
                let number = exercise.number.to_string();
                let belongs = exercise.number.section_number() == section;
                match (belongs, shown.contains(&number.as_str())) {
                    (true, false) => complaints.push(format!(
                        "{file}: exercise {number} is not shown. Write {{{{exercise {number}}}}} on a line of its own."
                    )),
                    (false, true) => complaints.push(format!(
                        "{file}: exercise {number} belongs to section {}.",
                        exercise.number.section_number()
                    )),
                    _ => {}
                }
            }
            for number in shown {
                if !workbook
                    .exercises
                    .iter()
                    .any(|e| e.number.to_string() == number)
                {
                    complaints.push(format!("{file}: there is no exercise {number}."));
                }
            }
        }
    }
    complaints
}

/// The section's page: its path, and its text.
fn page(chapters: &Path, section: &str) -> Option<(String, String)> {
    let prefix = format!("{}_", section.replace('.', "_"));
    fs::read_dir(chapters)
        .ok()?
        .flatten()
        .find(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            name.starts_with(&prefix) && name.ends_with(".md")
        })
        .and_then(|entry| {
            let text = fs::read_to_string(entry.path()).ok()?;
            Some((entry.path().display().to_string(), text))
        })
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

//! Directives that stand alone on a line: exercises, code, sessions, lists.

use super::{sources::Sources, writer::Writer};
use crate::{
    card, code,
    parse::Directive,
    programs,
    references::{self, Reference},
};

impl Writer<'_, '_> {
    pub(super) fn block_directive(
        &mut self,
        line: usize,
        directive: &Directive,
    ) -> Result<(), String> {
        let arguments: Vec<&str> = directive.arguments.iter().map(String::as_str).collect();
        match (directive.name.as_str(), arguments.as_slice()) {
            ("description", [text]) => {
                self.description = (*text).to_owned();
            }
            ("exercise", [number]) => {
                let exercise = self
                    .sources
                    .workbook
                    .find(number)
                    .map_err(|fault| fault.to_string())?;
                self.out += &card::card(self.sources.root, exercise)?;
            }
            ("question", [name]) => self.question(line, name)?,
            ("exercises", []) => self.out += &exercise_table(self.sources),
            ("code", ["solution", number, rest @ ..]) => {
                let exercise = self
                    .sources
                    .workbook
                    .find(number)
                    .map_err(|fault| fault.to_string())?;
                let file = exercise.dir.join("solution.rs");
                let file = file.to_string_lossy();
                self.code(&file, rest)?;
            }
            ("code", [file, rest @ ..]) => self.code(file, rest)?,
            ("programs", [folder]) => self.out += &programs::tabs(self.sources.root, folder)?,
            ("picture", [name, words]) => {
                self.out += &programs::picture(self.sources.root, name, words)?;
            }
            ("mistake", [number, name]) => self.mistake(number, name)?,
            ("session", [name, rest @ ..]) => {
                let mut text = code::snapshot(self.sources.root, name)?;
                if let [count] = rest {
                    let count = count
                        .parse()
                        .map_err(|_| format!("`{count}` is no count"))?;
                    let paragraphs: Vec<&str> = text.split("\n\n").take(count).collect();
                    text = paragraphs.join("\n\n");
                }
                self.out +=
                    &format!("\n<div class=\"session\">\n\n```text\n{text}\n```\n\n</div>\n\n");
            }
            ("references", []) => {
                let list: Vec<&Reference> = self.sources.references.iter().collect();
                self.out += &references::list(&list);
            }
            (name, _) => return Err(format!("`{name}` does not take these arguments")),
        }
        Ok(())
    }

    /// What someone wrote who made a known mistake, in the place of the answer.
    fn mistake(&mut self, number: &str, name: &str) -> Result<(), String> {
        let exercise = self
            .sources
            .workbook
            .find(number)
            .map_err(|fault| fault.to_string())?;
        let known = exercise.misconceptions.iter().find(|it| it.name == name);
        let known = known.ok_or_else(|| format!("{number} knows no mistake `{name}`"))?;
        let text = code::part(&known.source, name, Some("answer"))?;
        self.out += &format!("\n```rust\n{text}\n```\n\n");
        Ok(())
    }

    fn code(&mut self, file: &str, anchor: &[&str]) -> Result<(), String> {
        let anchor = match anchor {
            [] => None,
            [one] => Some(*one),
            _ => return Err("code takes a file and one anchor".to_owned()),
        };
        let text = code::anchored(self.sources.root, file, anchor)?;
        let language = match file.rsplit_once('.') {
            Some((_, "rs")) => "rust",
            Some((_, "py")) => "python",
            _ => "text",
        };
        self.out += &format!("\n```{language}\n{text}\n```\n\n");
        Ok(())
    }
}

/// Every exercise with its section, level and points, as a table.
fn exercise_table(sources: &Sources) -> String {
    let mut out = String::from("\n| exercise | | level | points |\n|---|---|---|---|\n");
    for exercise in &sources.workbook.exercises {
        let number = exercise.number.to_string();
        let link = sources.labels.get(&number).map_or_else(
            || number.clone(),
            |target| format!("[{number}]({}.html#{})", target.page, target.id),
        );
        out += &format!(
            "| {link} | {} | {} | {} |\n",
            exercise.title,
            exercise.level.name(),
            exercise.points
        );
    }
    out + "\n"
}

//! What a check found, in the form in which cargo hands on a compiler's messages: rust-analyzer runs a
//! check at each save and shows these at the learner's own lines.
//!
//! The form is cargo's (`cargo build --message-format json`) and, inside it, rustc's. A finding stands
//! at the function that returned the value, a panic at its line, a refused token at the token; an error
//! of the compiler stays as it is.

use super::told::{Found, Told};
use crate::{
    check::{Answer, Checked, Outcome, Submission},
    compile::{Diagnostic, Rejection},
    source::{Forbidden, Stretch, definition, line},
};
use judge::{Finding, Verdict, What};
use serde_json::{Value, json};
use std::{fs, path::Path};
use trace::{Ending, Origin};
use workbook::fault::Fault;

/// The messages about one answer, each on a line of its own; none where it passes or is not begun. An
/// editor knows the file by `path`.
#[must_use]
pub fn messages(path: &Path, answer: &Answer, checked: &Checked, told: &Told) -> Vec<Value> {
    let file = File {
        path,
        answer,
        text: match &answer.submission {
            Submission::Text(text) => text,
            _ => "",
        },
    };
    match &checked.outcome {
        Outcome::NoText(_) => vec![file.whole(told)],
        Outcome::Forbidden(tokens) => tokens.iter().map(|token| file.forbidden(token)).collect(),
        Outcome::Rejected(Rejection::Errors(errors)) => file.errors(errors, told),
        Outcome::Rejected(_) => vec![file.whole(told)],
        Outcome::Judged(_) if settled(told.verdict) => Vec::new(),
        Outcome::Judged(judgement) => file.findings(&judgement.findings, told),
    }
}

/// What keeps the runner from doing its work, or from remembering it, at the head of the file that was
/// saved: whoever saves it looks there.
#[must_use]
pub fn fault(path: &Path, level: &str, fault: &Fault) -> Value {
    let text = fs::read_to_string(path).unwrap_or_default();
    let says = fault.to_string();
    said(path, &text, level, "fault", &says, line(&text, 1), &[])
}

/// The last line: that this is all, and whether nothing was found.
#[must_use]
pub fn finished(success: bool) -> Value {
    json!({"reason": "build-finished", "success": success})
}

fn settled(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::Passed | Verdict::NotStarted)
}

/// A learner's file, about which there is something to say.
struct File<'a> {
    path: &'a Path,
    answer: &'a Answer<'a>,
    text: &'a str,
}

impl File<'_> {
    /// What is said of a file without a place in it.
    fn whole(&self, told: &Told) -> Value {
        let place = definition(self.text, "");
        self.said("error", told.verdict.name(), &told.headline, place, &[])
    }

    fn forbidden(&self, token: &Forbidden) -> Value {
        let place = Stretch {
            line: token.line,
            from: token.column,
            to: token.column + token.token.chars().count(),
        };
        let says = format!(
            "`{}` is not allowed in an exercise: {}. Nothing was run.",
            token.token, token.reason
        );
        self.said("error", Verdict::Forbidden.name(), &says, place, &[])
    }

    /// The compiler's own messages; one of ours where no error is in the answer itself.
    fn errors(&self, errors: &[Diagnostic], told: &Told) -> Vec<Value> {
        let own: Vec<Value> = errors
            .iter()
            .filter(|error| error.origin == Origin::Answer && error.whole.is_object())
            .map(|error| message(self.path, &self.as_it_is(&error.whole)))
            .collect();
        if own.is_empty() {
            return vec![self.whole(told)];
        }
        own
    }

    /// An error of the compiler, with what it says of other files left out: they are not the learner's.
    fn as_it_is(&self, whole: &Value) -> Value {
        let mut message = whole.clone();
        let shown = &self.answer.shown;
        let keep = |spans: &mut Value| {
            if let Some(spans) = spans.as_array_mut() {
                spans.retain(|span| span["file_name"] == **shown || span["is_primary"] == true);
                let whole = json!(self.path.to_string_lossy());
                spans
                    .iter_mut()
                    .for_each(|span| rename(span, shown, &whole));
            }
        };
        keep(&mut message["spans"]);
        if let Some(children) = message["children"].as_array_mut() {
            for child in children {
                keep(&mut child["spans"]);
            }
        }
        message
    }

    /// The first thing to look at, at its function; and for each other function what differs there.
    fn findings(&self, findings: &[Finding], told: &Told) -> Vec<Value> {
        let Some(first) = told.first else {
            return vec![self.whole(told)];
        };
        let found = &told.findings[first];
        let causes = told.causes.iter();
        let mut notes: Vec<(&str, String)> =
            causes.map(|cause| ("note", cause.says.clone())).collect();
        notes.push(("note", evidence(told.smallest.first().unwrap_or(found))));
        notes.push(("help", self.hint()));
        let mut said = vec![self.finding(&findings[first], &told.headline, &notes)];
        let mut functions = vec![&found.function];
        for (finding, found) in findings.iter().zip(&told.findings) {
            if functions.contains(&&found.function) {
                continue;
            }
            functions.push(&found.function);
            let says = match &found.differs {
                Some(differs) => format!("{}: {}", differs.quantity, found.says),
                None => found.says.clone(),
            };
            said.push(self.finding(finding, &says, &[("note", evidence(found))]));
        }
        said
    }

    fn finding(&self, finding: &Finding, says: &str, notes: &[(&str, String)]) -> Value {
        let place = self.place(finding);
        let (level, code) = match &finding.what {
            // Nothing is wrong with what is still to be written.
            What::Stopped(ending) if judge::is_todo(ending) => {
                return self.said("warning", "not_written", says, place, &[]);
            }
            What::Stopped(ending) => ("error", Verdict::of(ending).name()),
            What::Differs { .. } => ("error", Verdict::Wrong.name()),
        };
        self.said(level, code, says, place, notes)
    }

    fn hint(&self) -> String {
        let exercise = self.answer.exercise;
        let nudge = exercise.hints.first().map_or("", String::as_str);
        format!(
            "{nudge} (`cargo run -- hint {} --level 2` says more.)",
            exercise.number
        )
    }

    /// The line of a panic in the answer; else the function that is to blame.
    fn place(&self, finding: &Finding) -> Stretch {
        if let What::Stopped(Ending::Panicked {
            place,
            line: marked,
            origin,
            ..
        }) = &finding.what
        {
            // `exercises/2_taylor/2_1a_quadratic_model.rs:40:5`
            let own = place
                .strip_prefix(&self.answer.shown)
                .filter(|_| *origin == Origin::Answer)
                .and_then(|rest| rest.split(':').nth(1)?.parse().ok());
            let called = marked.and_then(|line| usize::try_from(line).ok());
            if let Some(number) = own.or(called) {
                return line(self.text, number);
            }
        }
        definition(self.text, &finding.function)
    }

    fn said(
        &self,
        level: &str,
        code: &str,
        says: &str,
        at: Stretch,
        notes: &[(&str, String)],
    ) -> Value {
        said(self.path, self.text, level, code, says, at, notes)
    }
}

/// A message of ours at a stretch of a file.
fn said(
    path: &Path,
    text: &str,
    level: &str,
    code: &str,
    says: &str,
    at: Stretch,
    notes: &[(&str, String)],
) -> Value {
    let row = text.lines().nth(at.line - 1).unwrap_or_default();
    let start: usize = text
        .split_inclusive('\n')
        .take(at.line - 1)
        .map(str::len)
        .sum();
    let byte = |column: usize| {
        let before = row.chars().take(column - 1);
        start + before.map(char::len_utf8).sum::<usize>()
    };
    let more: String = notes
        .iter()
        .map(|(level, note)| format!("\n{level}: {note}"))
        .collect();
    let children = notes.iter().map(|(level, note)| {
        json!({"message": note, "code": null, "level": level, "spans": [], "children": [], "rendered": null})
    });
    let diagnostic = json!({
        "$message_type": "diagnostic",
        "message": says,
        "code": {"code": format!("curvature::{code}"), "explanation": null},
        "level": level,
        "spans": [{
            "file_name": path.to_string_lossy(),
            "byte_start": byte(at.from),
            "byte_end": byte(at.to),
            "line_start": at.line,
            "line_end": at.line,
            "column_start": at.from,
            "column_end": at.to,
            "is_primary": true,
            "text": [{"text": row, "highlight_start": at.from, "highlight_end": at.to}],
            "label": null,
            "suggested_replacement": null,
            "suggestion_applicability": null,
            "expansion": null,
        }],
        "children": children.collect::<Vec<_>>(),
        "rendered": format!("{level}: {says}{more}\n"),
    });
    message(path, &diagnostic)
}

/// As cargo hands on a message of the compiler about the crate of the exercises, which lie in folders
/// of it.
fn message(path: &Path, message: &Value) -> Value {
    let folder = path.ancestors().nth(2).unwrap_or(path);
    json!({
        "reason": "compiler-message",
        "package_id": format!("path+file://{}#exercises", folder.display()),
        "manifest_path": folder.join("Cargo.toml"),
        "target": {
            "kind": ["lib"],
            "crate_types": ["lib"],
            "name": "exercises",
            "src_path": folder.join("lib.rs"),
            "edition": "2024",
            "doc": true,
            "doctest": false,
            "test": true,
        },
        "message": message,
    })
}

/// A file under another name wherever a span names it, in macros that it came through too.
fn rename(span: &mut Value, from: &str, to: &Value) {
    let Some(parts) = span.as_object_mut() else {
        return;
    };
    for (name, part) in parts {
        if name == "file_name" && *part == *from {
            *part = to.clone();
        } else {
            rename(part, from, to);
        }
    }
}

/// The case, its inputs, and both values.
fn evidence(found: &Found) -> String {
    let mut evidence = format!("in the case \"{}\"", found.case_name);
    for (name, value) in &found.given {
        evidence += &format!("\n{name} = {value}");
    }
    if let Some(differs) = &found.differs {
        let (yours, expected) = differs.shown();
        let yours = yours.unwrap_or_else(|| "nothing".into());
        evidence += &format!("\n{}: yours {yours}, expected {expected}", differs.quantity);
    }
    evidence
}

//! The learner's file: what its author wrote, without the answers.

use crate::{
    level::{Level, points_in_words},
    number::Number,
};
use std::fmt::Write;

/// What stands above the statement in a stub.
pub struct Heading<'a> {
    pub number: Number,
    pub title: &'a str,
    pub section_title: &'a str,
    pub level: Level,
    pub points: f64,
    pub builds_on: &'a [Number],
}

/// The learner's file: the reference without its answers.
///
/// # Errors
/// Where the anchors do not pair up, or there is no answer to leave out.
pub fn stub(heading: &Heading, reference: &str) -> Result<String, String> {
    let number = heading.number;
    let points = points_in_words(heading.points);
    let mut out = format!(
        "//! # {number} {}\n//!\n//! Section {}, {}. {}, {points}.\n//!\n//!     cargo run -- check {number}\n//!     cargo run -- hint {number}\n//!\n",
        heading.title,
        number.section_number(),
        heading.section_title,
        match heading.level {
            Level::Core => "Core",
            Level::Stretch => "Stretch",
        },
    );
    if !heading.builds_on.is_empty() {
        let numbers: Vec<String> = heading.builds_on.iter().map(Number::to_string).collect();
        let _ = write!(out, "//! Builds on {}.\n//!\n", numbers.join(", "));
    }
    let mut inside: Option<&str> = None;
    let mut answers = 0;
    for line in reference.lines() {
        let comment = line.trim().strip_prefix("// ");
        if let Some(name) = comment.and_then(|c| c.strip_prefix("ANCHOR: ")) {
            if inside.is_some() {
                return Err(format!("anchor `{name}` opens inside another"));
            }
            inside = Some(name);
            if name == "answer" {
                answers += 1;
                let indent = &line[..line.len() - line.trim_start().len()];
                let _ = writeln!(out, "{indent}todo!(\"your answer\")");
            }
        } else if let Some(name) = comment.and_then(|c| c.strip_prefix("ANCHOR_END: ")) {
            if inside != Some(name) {
                return Err(format!("anchor `{name}` ends and was not open"));
            }
            inside = None;
        } else if !matches!(inside, Some("answer" | "reference")) {
            let _ = writeln!(out, "{line}");
        }
    }
    match (inside, answers) {
        (Some(name), _) => Err(format!("anchor `{name}` never ends")),
        (None, 0) => Err("no anchor `answer`".into()),
        (None, _) => Ok(squeeze_blank_lines(&out)),
    }
}

/// At most one blank line in a row, none at the end: a region that was taken out leaves no hole.
fn squeeze_blank_lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut blank = false;
    for line in text.lines() {
        if !(blank && line.is_empty()) {
            out.push_str(line);
            out.push('\n');
        }
        blank = line.is_empty();
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heading() -> Heading<'static> {
        Heading {
            number: "2.1a".parse().unwrap(),
            title: "The quadratic model",
            section_title: "The Second-Order Expansion",
            level: Level::Core,
            points: 2.0,
            builds_on: &[],
        }
    }

    #[test]
    fn answers_become_todo_and_reference_items_go() {
        let reference = "//! Write f.\n\nuse std::fmt;\n// ANCHOR: reference\nuse std::io;\n// ANCHOR_END: reference\n\npub fn f() -> f64 {\n    // ANCHOR: answer\n    helper()\n    // ANCHOR_END: answer\n}\n\n// ANCHOR: reference\nfn helper() -> f64 {\n    1.0\n}\n// ANCHOR_END: reference\n";
        insta::assert_snapshot!(stub(&heading(), reference).unwrap(), @r#"
        //! # 2.1a The quadratic model
        //!
        //! Section 2.1, The Second-Order Expansion. Core, 2 points.
        //!
        //!     cargo run -- check 2.1a
        //!     cargo run -- hint 2.1a
        //!
        //! Write f.

        use std::fmt;

        pub fn f() -> f64 {
            todo!("your answer")
        }
        "#);
    }

    #[test]
    fn anchors_that_do_not_pair_are_refused() {
        for (reference, reason) in [
            ("fn f() {}\n", "no anchor `answer`"),
            ("// ANCHOR: answer\n", "anchor `answer` never ends"),
            (
                "// ANCHOR_END: answer\n",
                "anchor `answer` ends and was not open",
            ),
            (
                "// ANCHOR: answer\n// ANCHOR: reference\n",
                "anchor `reference` opens inside another",
            ),
        ] {
            assert_eq!(stub(&heading(), reference), Err(reason.to_owned()));
        }
    }
}

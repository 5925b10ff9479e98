//! What a person reads about a check.

use super::verdicts::tone;
use crate::tell::{
    message,
    plot::{self, Marks},
};
use crate::{
    check::{Checked, Outcome},
    compile::{Diagnostic, Rejection},
    terminal::Terminal,
    text::{Line, Text, Tone},
};
use judge::{
    show, {Judgement, Picture, Printed, Verdict, What},
};
use unicode_width::UnicodeWidthStr;
use workbook::{Exercise, Workbook};

/// Lines of a program's output that are shown.
const OUTPUT_LINES: usize = 12;
/// Characters of such a line.
const OUTPUT_COLUMNS: usize = 400;
/// Cases that are named as also failing.
const OTHER_CASES: usize = 6;

/// One line for a list of many: number, title, verdict, cases.
#[must_use]
pub fn summary_line(exercise: &Exercise, checked: &Checked) -> Line {
    let verdict = checked.outcome.verdict();
    Line::new(Tone::Strong, format!("{:<5}", exercise.number.to_string()))
        .and(Tone::Plain, format!("{:<40} ", exercise.title))
        .and(tone(verdict), format!("{:<17}", verdict.words()))
        .and(
            Tone::Dim,
            format!(
                "{:>3}/{} cases",
                checked.cases_passed(),
                checked.cases_total
            ),
        )
}

/// Everything about one answer: where it stands, what to look at first, and the evidence.
#[must_use]
pub fn exercise(
    workbook: &Workbook,
    exercise: &Exercise,
    checked: &Checked,
    terminal: Terminal,
) -> Text {
    let mut text = Text::default();
    let shown = workbook.file_shown(exercise);
    let verdict = checked.outcome.verdict();
    text.push(
        Line::new(
            Tone::Strong,
            format!("{} {}  ", exercise.number, exercise.title),
        )
        .and(tone(verdict), verdict.words()),
    );
    text.push(file_line(workbook, exercise));
    if verdict == Verdict::NotStarted {
        text.blank();
    }
    let drawing = (terminal.width, terminal.marks);
    text.append(body(exercise, &shown, checked, drawing));
    text
}

/// The learner's file as a link that a terminal can open.
#[must_use]
pub fn file_line(workbook: &Workbook, exercise: &Exercise) -> Line {
    let path = workbook.file(exercise);
    let url = file_url(&path.to_string_lossy());
    Line::default().and_link(workbook.file_shown(exercise), url)
}

/// A URL of a file, with everything encoded that means something else in a URL.
fn file_url(path: &str) -> String {
    let path = path.replace('\\', "/");
    let root = if path.starts_with('/') { "" } else { "/" };
    let encoded: String = path
        .bytes()
        .map(|byte| match byte {
            b'/' | b':' | b'-' | b'_' | b'.' | b'~' => char::from(byte).to_string(),
            byte if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
            byte => format!("%{byte:02X}"),
        })
        .collect();
    format!("file://{root}{encoded}")
}

/// The verdict's reasons, without the heading. Curves are drawn into this width with these marks.
#[must_use]
pub fn body(
    exercise: &Exercise,
    shown: &str,
    checked: &Checked,
    drawing: (usize, Option<Marks>),
) -> Text {
    let mut text = Text::default();
    let verdict = checked.outcome.verdict();
    if !matches!(verdict, Verdict::NotStarted) {
        text.say(Tone::Dim, &message::score(exercise, checked));
        text.blank();
    }
    let headline = message::headline(exercise, shown, checked);
    match &checked.outcome {
        Outcome::Rejected(Rejection::Errors(errors)) => {
            compiler_errors(&mut text, shown, &headline, errors);
        }
        Outcome::Judged(judgement) => {
            text.say(
                if verdict == Verdict::Passed {
                    Tone::Good
                } else {
                    Tone::Plain
                },
                &headline,
            );
            evidence(&mut text, exercise, judgement, drawing);
        }
        _ => text.say(Tone::Plain, &headline),
    }
    text
}

/// The compiler's own first error with its source lines, or ours where the contract is broken.
fn compiler_errors(text: &mut Text, shown: &str, headline: &str, errors: &[Diagnostic]) {
    match errors.iter().find(|error| error.file == shown) {
        Some(first) => text.quote(0, Tone::Plain, &first.rendered),
        None => text.say(Tone::Plain, headline),
    }
    if errors.len() > 1 {
        text.blank();
        let more = errors.len() - 1;
        let (are, errors) = if more == 1 {
            ("is", "error")
        } else {
            ("are", "errors")
        };
        text.say(
            Tone::Dim,
            &format!("There {are} {more} more {errors}; the first one often causes them."),
        );
    }
}

fn evidence(
    text: &mut Text,
    exercise: &Exercise,
    judgement: &Judgement,
    drawing: (usize, Option<Marks>),
) {
    if matches!(judgement.verdict, Verdict::Passed | Verdict::NotStarted) {
        pictures(text, judgement, None, drawing);
        output(text, judgement.printed.as_ref());
        return;
    }
    if let Some(index) = judgement.misconception {
        let name = exercise.misconceptions[index].name.replace('_', " ");
        text.say(Tone::Dim, &format!("(recognised: {name})"));
    }
    let Some(first) = judgement.first() else {
        return;
    };
    text.blank();
    text.push(Line::new(Tone::Dim, "case  ").and(Tone::Strong, first.case_name.clone()));
    let widest = first.given.iter().map(|given| given.name.width()).max();
    for given in &first.given {
        let pad = widest.unwrap_or(0) - given.name.width() + 2;
        text.push(
            Line::new(Tone::Dim, format!("  {}{}", given.name, " ".repeat(pad)))
                .and(Tone::Plain, show::value(&given.value))
                .hanging(widest.unwrap_or(0) + 4),
        );
    }
    if let What::Differs {
        expected,
        yours,
        mismatch,
    } = &first.what
    {
        let shown = match yours {
            Some(yours) => show::pair(yours, &expected.value),
            None => ("nothing".into(), show::value(&expected.value)),
        };
        text.push(Line::new(Tone::Strong, expected.name.clone()));
        for (who, tone, value) in [
            ("  yours     ", Tone::Bad, shown.0),
            ("  expected  ", Tone::Good, shown.1),
        ] {
            text.push(
                Line::new(Tone::Dim, who)
                    .and(tone, value)
                    .hanging(who.len()),
            );
        }
        text.say_indented(
            2,
            Tone::Plain,
            &message::mismatch(expected, yours.as_ref(), mismatch),
        );
    }
    pictures(text, judgement, Some(first.case), drawing);
    output(text, first.printed.as_ref());
    others(text, judgement, first.case);
}

/// The curves of one case: the one that is shown, or another that fails, or any where none fails.
#[must_use]
pub fn pictured(judgement: &Judgement, shown: Option<usize>) -> Vec<&Picture> {
    let fails = |case: usize| {
        judgement
            .findings
            .iter()
            .any(|finding| finding.case == case)
    };
    let drawn = |wanted: &dyn Fn(usize) -> bool| {
        let mut cases = judgement.pictures.iter().map(|picture| picture.case);
        cases.find(|case| wanted(*case))
    };
    let case = match shown {
        Some(shown) => drawn(&|case| case == shown).or_else(|| drawn(&fails)),
        None => drawn(&|_| true),
    };
    judgement
        .pictures
        .iter()
        .filter(|picture| Some(picture.case) == case)
        .collect()
}

fn pictures(
    text: &mut Text,
    judgement: &Judgement,
    shown: Option<usize>,
    (width, marks): (usize, Option<Marks>),
) {
    let Some(marks) = marks else {
        return;
    };
    for picture in pictured(judgement, shown) {
        text.blank();
        text.append(plot::draw(
            &picture.name,
            &picture.yours,
            &picture.expected,
            width,
            marks,
        ));
    }
}

/// As much of a program's output as anybody reads, in lines, and how much more there was.
#[must_use]
pub fn excerpt(printed: &Printed) -> Vec<String> {
    let mut lines: Vec<String> = printed.text.lines().take(OUTPUT_LINES).map(cut).collect();
    let left = printed.text.lines().skip(OUTPUT_LINES).count();
    if left > 0 {
        let kept = if printed.cut {
            " of the first 64 KiB"
        } else {
            ""
        };
        lines.push(format!("… and {left} more lines{kept}"));
    }
    lines
}

fn output(text: &mut Text, printed: Option<&Printed>) {
    let Some(printed) = printed else {
        return;
    };
    text.blank();
    text.say(Tone::Dim, "your program printed");
    let lines = excerpt(printed);
    let (shown, more) = lines.split_at(lines.len().min(OUTPUT_LINES));
    text.quote(2, Tone::Plain, &shown.join("\n"));
    for more in more {
        text.say_indented(2, Tone::Dim, more);
    }
}

fn cut(line: &str) -> String {
    match line.char_indices().nth(OUTPUT_COLUMNS) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line.to_owned(),
    }
}

fn others(text: &mut Text, judgement: &Judgement, shown: usize) {
    let mut names: Vec<&str> = Vec::new();
    for finding in &judgement.findings {
        let name = finding.case_name.as_str();
        if finding.case != shown && !names.contains(&name) {
            names.push(name);
        }
    }
    if names.is_empty() {
        return;
    }
    text.blank();
    text.say(Tone::Dim, "also failing");
    for name in names.iter().take(OTHER_CASES) {
        text.say_indented(2, Tone::Dim, name);
    }
    if names.len() > OTHER_CASES {
        let more = format!("and {} more", names.len() - OTHER_CASES);
        text.say_indented(2, Tone::Dim, &more);
    }
}

#[cfg(test)]
mod tests {
    use super::file_url;

    #[test]
    fn links_lead_to_files_whatever_their_names() {
        assert_eq!(
            file_url("/tmp/o#d 100%é"),
            "file:///tmp/o%23d%20100%25%C3%A9"
        );
        assert_eq!(file_url("C:\\a\\b.rs"), "file:///C:/a/b.rs");
    }
}

//! What a person reads about a check.

use super::{
    plot::{self, Marks},
    points::score,
    told::{Found, Output, Told},
    verdicts::tone,
};
use crate::{
    terminal::Terminal,
    text::{Line, Text, Tone},
};
use judge::Verdict;
use unicode_width::UnicodeWidthStr;
use workbook::{Exercise, Workbook};

/// Quantities that are shown of one case.
const TOGETHER: usize = 4;
/// Cases that are named as also failing.
const OTHER_CASES: usize = 6;

/// One line for a list of many: number, title, verdict, cases.
#[must_use]
pub fn summary_line(exercise: &Exercise, told: &Told) -> Line {
    let verdict = told.verdict;
    Line::new(Tone::Strong, format!("{:<5}", exercise.number.to_string()))
        .and(Tone::Plain, format!("{:<40} ", exercise.title))
        .and(tone(verdict), format!("{:<17}", verdict.words()))
        .and(
            Tone::Dim,
            format!("{:>3}/{} cases", told.cases_passed, told.cases_total),
        )
}

/// Everything about one answer: where it stands, what to look at first, and the evidence.
#[must_use]
pub fn exercise(workbook: &Workbook, exercise: &Exercise, told: &Told, terminal: Terminal) -> Text {
    let mut text = Text::default();
    let verdict = told.verdict;
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
    text.append(body(told, drawing));
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
pub fn body(told: &Told, (width, marks): (usize, Option<Marks>)) -> Text {
    let mut text = Text::default();
    if told.verdict != Verdict::NotStarted {
        let score = score(
            told.cases_passed,
            told.cases_total,
            told.earned,
            told.possible,
        );
        text.say(Tone::Dim, &score);
        text.blank();
    }
    match &told.compiler {
        Some(first) => text.quote(0, Tone::Plain, first),
        None if told.verdict == Verdict::Passed => text.say(Tone::Good, &told.headline),
        None => text.say(Tone::Plain, &told.headline),
    }
    more_errors(&mut text, told.more_errors);
    let settled = matches!(told.verdict, Verdict::Passed | Verdict::NotStarted);
    let first = told.first().filter(|_| !settled);
    if let Some(name) = &told.misconception {
        let name = name.replace('_', " ");
        text.say(Tone::Dim, &format!("(recognised: {name})"));
    }
    for caused in &told.causes {
        text.blank();
        text.say(Tone::Plain, &caused.says);
    }
    match (first, told.smallest.first()) {
        (Some(_), Some(smallest)) => {
            text.blank();
            text.push(Line::new(Tone::Strong, smallest.case_name.clone()));
            inputs(&mut text, smallest);
            differing(&mut text, smallest, &told.smallest);
        }
        (Some(first), None) => {
            text.blank();
            text.push(Line::new(Tone::Dim, "case  ").and(Tone::Strong, first.case_name.clone()));
            inputs(&mut text, first);
            differing(&mut text, first, &told.findings);
        }
        (None, _) => {}
    }
    if let Some(marks) = marks {
        for picture in &told.pictures {
            let (yours, expected) = (&picture.yours, &picture.expected);
            text.blank();
            text.append(plot::draw(&picture.name, yours, expected, width, marks));
        }
    }
    output(&mut text, told.printed.as_ref());
    if let Some(first) = first {
        let shown = told.smallest.is_empty().then_some(first.case);
        others(&mut text, &told.findings, shown);
    }
    text
}

fn more_errors(text: &mut Text, more: usize) {
    if more == 0 {
        return;
    }
    let (are, errors) = if more == 1 {
        ("is", "error")
    } else {
        ("are", "errors")
    };
    text.blank();
    text.say(
        Tone::Dim,
        &format!("There {are} {more} more {errors}; the first one often causes them."),
    );
}

/// The inputs of a case.
fn inputs(text: &mut Text, found: &Found) {
    let widest = found.given.iter().map(|(name, _)| name.width()).max();
    for (name, value) in &found.given {
        let pad = widest.unwrap_or(0) - name.width() + 2;
        text.push(
            Line::new(Tone::Dim, format!("  {name}{}", " ".repeat(pad)))
                .and(Tone::Plain, value.clone())
                .hanging(widest.unwrap_or(0) + 4),
        );
    }
}

/// All that differs in a case: the finding to look at first with what is said of it, and the others.
fn differing(text: &mut Text, first: &Found, findings: &[Found]) {
    let quantity = |found: &Found| {
        found
            .differs
            .as_ref()
            .map(|differs| differs.quantity.clone())
    };
    if first.differs.is_some() {
        compared(text, first);
        text.say_indented(2, Tone::Plain, &first.says);
    }
    let is_another = |found: &&Found| {
        let shows = found
            .differs
            .as_ref()
            .is_some_and(|differs| differs.yours.is_some());
        found.case == first.case && shows && quantity(found) != quantity(first)
    };
    for found in findings.iter().filter(is_another).take(TOGETHER - 1) {
        compared(text, found);
    }
}

/// A quantity that differs: yours, and what is expected.
fn compared(text: &mut Text, found: &Found) {
    let Some(differs) = &found.differs else {
        return;
    };
    let (yours, expected) = differs.shown();
    text.push(Line::new(Tone::Strong, differs.quantity.clone()));
    for (who, tone, value) in [
        ("  yours     ", Tone::Bad, yours.unwrap_or("nothing".into())),
        ("  expected  ", Tone::Good, expected),
    ] {
        text.push(
            Line::new(Tone::Dim, who)
                .and(tone, value)
                .hanging(who.len()),
        );
    }
}

fn output(text: &mut Text, printed: Option<&Output>) {
    let Some(printed) = printed else {
        return;
    };
    text.blank();
    text.say(Tone::Dim, "your program printed");
    text.quote(2, Tone::Plain, &printed.lines.join("\n"));
    if let Some(more) = &printed.more {
        text.say_indented(
            2,
            Tone::Dim,
            &format!("{more}; v in the loop shows all, and so does `check --printed`"),
        );
    }
}

fn others(text: &mut Text, findings: &[Found], shown: Option<usize>) {
    let mut names: Vec<&str> = Vec::new();
    for finding in findings {
        let name = finding.case_name.as_str();
        if Some(finding.case) != shown && !names.contains(&name) {
            names.push(name);
        }
    }
    if names.is_empty() {
        return;
    }
    text.blank();
    let heading = if shown.is_some() {
        "also failing"
    } else {
        "failing cases"
    };
    text.say(Tone::Dim, heading);
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

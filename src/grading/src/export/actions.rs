//! GitHub Actions: annotations beside the files, and a log in which nothing a learner wrote can
//! give a command.

use crate::document::{
    AskedExercise, Graded, Learner, Run,
    evidence::{self, exercises},
};
use judge::Verdict;
use workbook::files;

/// GitHub shows so many annotations of a step and drops the others.
const MOST_ANNOTATIONS: usize = 10;

/// What to print in a step: an annotation for each exercise that did not pass, and then everything
/// that is known.
#[must_use]
pub fn log(run: &Run, learner: &Learner) -> String {
    let open: Vec<(&AskedExercise, &Graded)> = exercises(run, learner)
        .filter(|(_, graded)| graded.verdict != Verdict::Passed)
        .collect();
    let is_too_many = open.len() > MOST_ANNOTATIONS;
    let shown = if is_too_many {
        MOST_ANNOTATIONS - 1
    } else {
        open.len()
    };
    let mut lines: Vec<String> = open[..shown]
        .iter()
        .map(|(asked, graded)| annotation(asked, graded))
        .collect();
    if is_too_many {
        lines.push(format!(
            "::error title={}::{} more exercises did not pass; the log and the summary name them.",
            property("More"),
            open.len() - shown
        ));
    }
    let mut about = evidence::in_short(run, learner);
    for (asked, graded) in open {
        let title = evidence::title(asked);
        about.push_str(&format!("\n\n{title}\n{}", evidence::about(graded)));
        if let Some(printed) = evidence::printed(graded) {
            about.push_str(&format!("\n\nPrinted:\n{printed}"));
        }
    }
    lines.push(guarded(&about));
    lines.join("\n") + "\n"
}

fn annotation(asked: &AskedExercise, graded: &Graded) -> String {
    format!(
        "::error file={},line=1,title={}::{}",
        property(&asked.file),
        property(&evidence::title(asked)),
        data(&format!(
            "{} {}",
            evidence::score(graded),
            evidence::message(graded)
        ))
    )
}

/// Text in which no line is a command: commands are switched off until a line that the text cannot
/// contain, because its name is a fingerprint of the text.
fn guarded(text: &str) -> String {
    let token = files::fingerprint([text.as_bytes()]);
    format!("::stop-commands::{token}\n{text}\n::{token}::")
}

/// The message of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// A property of a command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::sample;

    #[test]
    fn a_log() {
        let log = log(&sample::run(), &sample::learners()[1]);
        insta::assert_snapshot!("actions.txt", log);
    }

    #[test]
    fn only_our_own_lines_are_commands() {
        let log = log(&sample::run(), &sample::learners()[1]);
        let (commands, rest) = log.split_once("::stop-commands::").unwrap();
        assert!(
            commands
                .lines()
                .all(|line| line.starts_with("::error file=exercises/"))
        );
        let (token, rest) = rest.split_once('\n').unwrap();
        assert!(rest.contains("\n::error::forged"));
        assert_eq!(rest.matches(token).count(), 1);
        assert!(rest.ends_with(&format!("\n::{token}::\n")));
    }

    #[test]
    fn no_more_annotations_than_are_shown() {
        let mut run = sample::run();
        let mut learner = sample::learners().remove(1);
        run.exercises = vec![run.exercises[0].clone(); 30];
        learner.exercises = vec![learner.exercises[0].clone(); 30];
        let log = log(&run, &learner);
        let annotations = log.lines().filter(|line| line.starts_with("::error"));
        assert_eq!(annotations.count(), MOST_ANNOTATIONS);
        assert!(log.contains("::21 more exercises"));
    }
}

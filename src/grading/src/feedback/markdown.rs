//! Feedback as Markdown.

use crate::{
    document::{
        AskedExercise, Graded, Learner, LearnerStatus, Run, WrittenFinding,
        evidence::{self, exercises},
    },
    words::marks::{Piece, Whose, pieces},
};
use curvature::{tell::points::points, text::safe};
use judge::Verdict;

/// A learner's feedback.
#[must_use]
pub fn feedback(run: &Run, learner: &Learner) -> String {
    let mut parts = vec![format!("# {}", prose(&run.title))];
    let mut called = prose(&learner.called());
    if let Some(name) = learner.otherwise() {
        called = format!("{called} ({})", prose(name));
    }
    if learner.status == LearnerStatus::Graded {
        let total = evidence::total(learner.awarded, run.possible);
        called = format!("{called}: **{total}**");
    }
    parts.push(called);
    parts.extend(evidence::submission(learner).iter().map(|s| prose(s)));
    parts.extend(evidence::due(run, learner).map(|due| prose(&due)));
    if !learner.exercises.is_empty() {
        parts.push(table(run, learner));
    }
    for (asked, graded) in exercises(run, learner) {
        if graded.verdict != Verdict::Passed {
            parts.extend(section(asked, graded));
        }
    }
    parts.join("\n\n") + "\n"
}

fn table(run: &Run, learner: &Learner) -> String {
    let mut lines = vec![
        "| exercise | verdict | cases | points |".to_owned(),
        "|---|---|---|---|".to_owned(),
    ];
    lines.extend(exercises(run, learner).map(|(asked, graded)| {
        format!(
            "| {} | {} | {} of {} | {} of {} |",
            prose(&evidence::title(asked)),
            graded.verdict.words(),
            graded.cases.passed,
            graded.cases.total,
            points(graded.points.earned),
            points(graded.points.possible)
        )
    }));
    lines.join("\n")
}

fn section(asked: &AskedExercise, graded: &Graded) -> Vec<String> {
    let mut parts = vec![format!("## {}", prose(&evidence::title(asked)))];
    // A message of several lines shows code, but for what the author says.
    let whose = evidence::whose(graded);
    match &graded.message {
        says if whose == Whose::Author => {
            let lines = says.lines().filter(|line| !line.trim().is_empty());
            parts.extend(lines.map(|line| marked(line, whose)));
        }
        long if long.contains('\n') => parts.push(block(long)),
        short => parts.push(prose(short)),
    }
    parts.extend(evidence::causes(graded).map(|cause| prose(&cause)));
    parts.extend(graded.compiler.as_deref().map(block));
    parts.extend(graded.findings.iter().map(finding));
    if graded.more_findings > 0 {
        parts.push(evidence::more_findings(graded.more_findings));
    }
    if let Some(printed) = evidence::printed(graded) {
        parts.push(format!("It printed:\n\n{}", block(&printed)));
    }
    parts.extend(
        graded
            .hint
            .as_ref()
            .map(|hint| format!("*Hint.* {}", marked(hint, Whose::Author))),
    );
    parts
}

fn finding(finding: &WrittenFinding) -> String {
    let quantity = finding.observation.as_deref().unwrap_or("how it ended");
    let mut text = format!(
        "*{}*, {}: {}",
        prose(&finding.case),
        prose(quantity),
        prose(&safe(&finding.says))
    );
    let named = [("yours", &finding.yours), ("expected", &finding.expected)];
    let values = named
        .iter()
        .filter_map(|(name, value)| Some((*name, value.as_deref()?)));
    let given = finding
        .given
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()));
    let lines: Vec<String> = given
        .chain(values)
        .map(|(n, v)| format!("{n} = {v}"))
        .collect();
    if !lines.is_empty() {
        text.push_str("\n\n");
        text.push_str(&block(&lines.join("\n")));
    }
    text
}

/// A block of text as it is, in a fence longer than any in it.
fn block(text: &str) -> String {
    let text = safe(text);
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}text\n{}\n{fence}", text.trim_end())
}

/// A paragraph in which only `code` means anything.
fn prose(text: &str) -> String {
    marked(text, Whose::Anyone)
}

/// A paragraph in which nothing but marks means anything.
fn marked(text: &str, whose: Whose) -> String {
    let text = safe(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let piece = |piece: Piece| match piece {
        Piece::Plain(text) => escaped(text),
        Piece::Code(code) => format!("`{}`", code.replace('|', "\\|")),
        Piece::Emphasis(words) => format!("*{}*", escaped(words)),
    };
    pieces(&text, whose).into_iter().map(piece).collect()
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if "\\`*_{}[]<>#|&~!".contains(c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    // At the beginning of a line these would make a list, or a rule.
    if escaped.starts_with(['-', '+', '=']) {
        escaped.insert(0, '\\');
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::sample;

    #[test]
    fn feedback_of_a_class() {
        let class: Vec<String> = sample::learners()
            .iter()
            .map(|learner| feedback(&sample::run(), learner))
            .collect();
        insta::assert_snapshot!("feedback.md", class.join("\n---\n\n"));
    }

    #[test]
    fn a_fence_is_longer_than_any_in_the_text() {
        assert_eq!(block("a"), "```text\na\n```");
        assert_eq!(block("````\n<b>"), "`````text\n````\n<b>\n`````");
    }

    #[test]
    fn only_code_means_anything() {
        assert_eq!(prose("a_b `c_d` <e>"), "a\\_b `c_d` \\<e\\>");
        assert_eq!(prose("- a ` b"), "\\- a \\` b");
        assert_eq!(prose("*long* _x_"), "\\*long\\* \\_x\\_");
    }

    #[test]
    fn the_author_emphasises() {
        let says = marked("how *long* <b> 2*x*y", Whose::Author);
        assert_eq!(says, "how *long* \\<b\\> 2\\*x\\*y");
    }
}

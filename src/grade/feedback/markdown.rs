//! Feedback as Markdown.

use crate::{
    grade::{
        evidence::{self, exercises},
        grades::{Asked, Finding, Graded, Learner, Run, Status},
    },
    judge::Verdict,
    message::{self, points},
};

/// A learner's feedback.
#[must_use]
pub fn feedback(run: &Run, learner: &Learner) -> String {
    let mut parts = vec![format!("# {}", prose(&run.title))];
    if learner.status == Status::Graded {
        let total = message::total(learner.awarded, run.possible);
        parts.push(format!("{}: **{total}**", prose(&learner.name)));
    } else {
        parts.push(prose(&learner.name));
    }
    parts.extend(evidence::submission(learner).iter().map(|s| prose(s)));
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

fn section(asked: &Asked, graded: &Graded) -> Vec<String> {
    let mut parts = vec![format!("## {}", prose(&evidence::title(asked)))];
    // A message of several lines shows code.
    parts.push(match &graded.message {
        long if long.contains('\n') => block(long),
        short => prose(short),
    });
    parts.extend(graded.compiler.as_deref().map(block));
    parts.extend(graded.findings.iter().map(finding));
    if graded.more_findings > 0 {
        parts.push(message::more_findings(graded.more_findings));
    }
    if let Some(printed) = evidence::printed(graded) {
        parts.push(format!("It printed:\n\n{}", block(&printed)));
    }
    parts.extend(
        graded
            .hint
            .as_ref()
            .map(|hint| format!("*Hint.* {}", prose(hint))),
    );
    parts
}

fn finding(finding: &Finding) -> String {
    let quantity = finding.observation.as_deref().unwrap_or("how it ended");
    let mut text = format!(
        "*{}*, {}: {}",
        prose(&finding.case),
        prose(quantity),
        prose(&evidence::readable(&finding.says))
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
    let text = evidence::readable(text);
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}text\n{}\n{fence}", text.trim_end())
}

/// A paragraph in which only `code` means anything.
fn prose(text: &str) -> String {
    let text = evidence::readable(text)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let pieces: Vec<&str> = text.split('`').collect();
    if pieces.len().is_multiple_of(2)
        || pieces.iter().skip(1).step_by(2).any(|code| code.is_empty())
    {
        return escaped(&text);
    }
    let piece = |(i, piece): (usize, &&str)| {
        if i % 2 == 1 {
            format!("`{}`", piece.replace('|', "\\|"))
        } else {
            escaped(piece)
        }
    };
    pieces.iter().enumerate().map(piece).collect()
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
    use crate::grade::sample;

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
    }
}

//! Every exercise, where it belongs and where the learner stands.

use super::{
    points::{points, rounded},
    verdicts::tone,
};
use crate::{
    check::Submission,
    progress::State,
    text::{Line, Text, Tone},
};
use judge::Verdict;
use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr;
use workbook::{Exercise, Workbook};

/// What is known of an exercise without checking it.
pub struct Standing {
    pub verdict: Option<Verdict>,
    /// Whether the file has changed since that verdict.
    pub changed: bool,
    pub earned: f64,
    /// Whether the learner has left it for later.
    pub later: bool,
}

impl Standing {
    pub fn of(workbook: &Workbook, state: &State, exercise: &Exercise) -> Self {
        let later = state.later.contains(&exercise.slug);
        match state.records.get(&exercise.slug) {
            None => Self {
                verdict: None,
                changed: false,
                earned: 0.0,
                later,
            },
            Some(record) => {
                let file = Submission::read(&workbook.file(exercise));
                Self {
                    verdict: Some(record.verdict),
                    changed: file.fingerprint() != record.fingerprint,
                    earned: record.points,
                    later,
                }
            }
        }
    }

    fn words(&self) -> String {
        let words = match (self.verdict, self.changed) {
            (None, _) => "not checked yet".into(),
            (Some(verdict), false) => verdict.words(),
            (Some(verdict), true) => format!("{}, changed since", verdict.words()),
        };
        if self.later {
            format!("{words}, later")
        } else {
            words
        }
    }
}

/// `curvature.list/1`.
#[must_use]
pub fn document(workbook: &Workbook, state: &State) -> Value {
    let exercises: Vec<Value> = workbook
        .exercises
        .iter()
        .map(|exercise| {
            let standing = Standing::of(workbook, state, exercise);
            json!({
                "number": exercise.number.to_string(),
                "slug": exercise.slug,
                "title": exercise.title,
                "section": exercise.number.section_number(),
                "level": exercise.level.name(),
                "points": exercise.points,
                "builds_on": exercise.builds_on.iter().map(ToString::to_string).collect::<Vec<_>>(),
                "file": workbook.file_shown(exercise),
                "state": standing.verdict.map(Verdict::name),
                "changed_since": standing.changed,
                "earned": rounded(standing.earned, 1e6),
                "later": standing.later,
            })
        })
        .collect();
    json!({"schema": "curvature.list/1", "exercises": exercises})
}

/// What a row takes beside the title and the words: mark, number, level and points.
const OTHER_COLUMNS: usize = 27;
/// A title is cut no shorter than this.
const SHORTEST_TITLE: usize = 20;

fn shortened(title: &str, width: usize) -> String {
    if title.width() <= width {
        return title.to_owned();
    }
    let kept: String = title.chars().take(width.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// The table of all exercises by part and section, with the selected one marked. A title that does
/// not fit into the width is cut short, so that every exercise stays on a line of its own.
#[must_use]
pub fn table(workbook: &Workbook, state: &State, selected: Option<&str>, width: usize) -> Text {
    let mut text = Text::default();
    let mut part = 0;
    let mut section = 0;
    let mut earned = 0.0;
    let standings: Vec<Standing> = workbook
        .exercises
        .iter()
        .map(|exercise| Standing::of(workbook, state, exercise))
        .collect();
    let widest = |widths: &mut dyn Iterator<Item = usize>| widths.max().unwrap_or(0);
    let titles = widest(&mut workbook.exercises.iter().map(|e| e.title.width()));
    let words = widest(&mut standings.iter().map(|standing| standing.words().width()));
    let room = width.saturating_sub(OTHER_COLUMNS + words);
    let titles = titles.min(room.max(SHORTEST_TITLE));
    for (exercise, standing) in workbook.exercises.iter().zip(&standings) {
        let number = exercise.number;
        if number.part != part {
            if part != 0 {
                text.blank();
            }
            let title = &workbook.chapter.parts[number.part as usize - 1].title;
            text.push(Line::new(Tone::Strong, format!("{}. {title}", number.part)));
            (part, section) = (number.part, 0);
        }
        if number.section != section {
            text.push(Line::new(
                Tone::Dim,
                format!("   {} {}", number.section_number(), exercise.section_title),
            ));
            section = number.section;
        }
        earned += standing.earned;
        let mark = if selected == Some(exercise.slug.as_str()) {
            ">"
        } else {
            " "
        };
        text.push(
            Line::new(
                Tone::Strong,
                format!(" {mark}   {number:<5}", number = number.to_string()),
            )
            .and(
                Tone::Plain,
                format!("{:<titles$} ", shortened(&exercise.title, titles)),
            )
            .and(Tone::Dim, format!("{:<8}", exercise.level.name()))
            .and(
                Tone::Dim,
                format!(
                    "{:>4}/{:<2} ",
                    points(standing.earned),
                    points(exercise.points)
                ),
            )
            .and(standing.verdict.map_or(Tone::Dim, tone), standing.words()),
        );
    }
    let possible: f64 = workbook.exercises.iter().map(|e| e.points).sum();
    text.blank();
    text.push(Line::new(
        Tone::Strong,
        format!("{} of {} points", points(earned), points(possible)),
    ));
    text
}

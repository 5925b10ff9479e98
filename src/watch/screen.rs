//! What is on the screen.

use super::model::{Doing, Model, View};
use crate::{
    check::Checked,
    tell::{Told, asked, list, report, tone},
    text::{Line, Text, Tone},
};
use judge::Verdict;
use workbook::{Level, fault::Fault};

const KEYS: [(&str, &str); 8] = [
    ("n", "next"),
    ("p", "previous"),
    ("h", "hint"),
    ("s", "solution"),
    ("l", "list"),
    ("o", "open"),
    ("?", "keys"),
    ("q", "quit"),
];

/// All of them.
const ALL_KEYS: [(&str, &str); 14] = [
    ("n, p", "the next and the previous exercise"),
    ("h", "a hint; again for the next of three, each says more"),
    ("s", "the reference solution"),
    ("l", "the list of all exercises"),
    ("o", "opens the file in your editor"),
    ("b", "opens the book at the page of this section"),
    ("v", "all that your program printed"),
    (
        "f",
        "goes on by itself when an exercise passes, or no longer",
    ),
    ("m", "leaves this exercise for later, or no longer"),
    (
        "r",
        "writes the exercise anew; asks first, and keeps your file",
    ),
    ("↑ ↓", "scroll; so do j, k, space and PageUp"),
    ("Esc", "goes back to the verdict"),
    ("?", "these keys"),
    ("q", "quits; so does Ctrl-C"),
];

/// Below this height the heading is the exercise and its verdict only.
const LOW: usize = 12;
/// Where they stand in the heading.
const EXERCISE_LINE: usize = 1;

/// The whole screen, of at most `height` lines at most `width` wide; and how far one can scroll.
pub fn draw(model: &Model, width: usize, height: usize) -> (Text, usize) {
    let mut heading = heading(model);
    if height < LOW {
        heading.lines = vec![heading.lines.swap_remove(EXERCISE_LINE)];
    }
    let mut screen = heading.fit(width);
    let bottom = footer(model, width).fit(width);
    let body = body(model, width).fit(width);
    let room = height.saturating_sub(screen.lines.len() + bottom.lines.len());
    let scrollable = (body.lines.len() + 1).saturating_sub(room.max(1));
    screen.append(window(body, model, room));
    screen.append(bottom);
    // A screen of a few lines shows the exercise and its verdict, and nothing else.
    screen.lines.truncate(height.max(1));
    (screen, scrollable)
}

/// Where I am: part, section, progress, exercise, verdict, file.
fn heading(model: &Model) -> Text {
    let exercise = model.current();
    let number = exercise.number;
    let part = &model.workbook.chapter.parts[number.part as usize - 1].title;
    let mut text = Text::default();
    text.push(
        Line::new(Tone::Dim, format!("{}. {part} › ", number.part)).and(
            Tone::Dim,
            format!("{} {}", number.section_number(), exercise.section_title),
        ),
    );
    let (tone, word) = match (&model.doing, &model.outcome) {
        (Doing::Checking, _) => (Tone::Attention, "checking …".to_owned()),
        (Doing::Preparing(_), _) => (Tone::Attention, "getting ready …".to_owned()),
        (Doing::Waiting, Some(Ok(checked))) => {
            let verdict = checked.outcome.verdict();
            (tone(verdict), verdict.words())
        }
        (Doing::Waiting, Some(Err(_))) => (Tone::Bad, "not checked".to_owned()),
        (Doing::Waiting, None) => (Tone::Dim, String::new()),
    };
    text.push(
        Line::new(Tone::Strong, format!("{number} {}  ", exercise.title))
            .and(tone, word)
            .and(
                Tone::Dim,
                format!(
                    "   {} · {} of {} pass{}{}",
                    exercise.level.name(),
                    model.passed(),
                    model.workbook.exercises.len(),
                    if model.state.later.contains(&exercise.slug) {
                        " · later"
                    } else {
                        ""
                    },
                    if model.follows {
                        " · goes on by itself"
                    } else {
                        ""
                    },
                ),
            ),
    );
    text.push(report::file_line(&model.workbook, exercise));
    text.blank();
    text
}

fn body(model: &Model, width: usize) -> Text {
    let exercise = model.current();
    let mut text = Text::default();
    match model.view {
        View::Verdict => match (&model.doing, &model.outcome) {
            (Doing::Preparing(what), None) => {
                text.say(Tone::Plain, what);
                text.say(
                    Tone::Plain,
                    "Open the file above meanwhile. This is what it asks:",
                );
                text.blank();
                text.append(asked::statement(exercise));
            }
            (_, None) => text.append(asked::statement(exercise)),
            (_, Some(Err(fault))) => fault_text(&mut text, fault),
            (_, Some(Ok(checked))) => verdict(&mut text, model, checked, width),
        },
        View::Hints(level) => {
            for level in 1..=level {
                text.append(asked::hint(exercise, level));
                text.blank();
            }
            text.say(
                Tone::Dim,
                if level < exercise.hints.len() {
                    "h says more, Esc goes back"
                } else {
                    "h or Esc goes back"
                },
            );
        }
        View::Solution => {
            text.append(asked::solution(exercise));
            text.blank();
            text.say(Tone::Dim, "s or Esc goes back");
        }
        View::Printed => text.append(printed(model)),
        View::Keys => {
            for (key, does) in ALL_KEYS {
                let line = Line::new(Tone::Strong, format!("{key:<6}"));
                text.push(line.and(Tone::Plain, does).hanging(6));
            }
            text.blank();
            text.say(Tone::Dim, "? or Esc goes back");
        }
        View::List(at) => {
            let selected = &model.workbook.exercises[at].slug;
            text.append(list::table(
                &model.workbook,
                &model.state,
                Some(selected),
                width,
            ));
            text.blank();
            text.say(Tone::Dim, "↑ ↓ choose, Enter goes there, Esc goes back");
        }
    }
    text
}

/// All that the program printed, in the case that is looked at first.
fn printed(model: &Model) -> Text {
    let exercise = model.current();
    let mut text = Text::default();
    let told = match &model.outcome {
        Some(Ok(checked)) => Some(Told::of(
            exercise,
            &model.workbook.file_shown(exercise),
            checked,
        )),
        _ => None,
    };
    match told.and_then(|told| told.printed.or(told.printed_first)) {
        Some(printed) => text.quote(0, Tone::Plain, &printed.whole),
        None => text.say(
            Tone::Plain,
            "Your program has printed nothing. `println!` shows a value while you look for a mistake.",
        ),
    }
    text.blank();
    text.say(Tone::Dim, "v or Esc goes back");
    text
}

fn verdict(text: &mut Text, model: &Model, checked: &Checked, width: usize) {
    let exercise = model.current();
    let shown = model.workbook.file_shown(exercise);
    let told = Told::of(exercise, &shown, checked);
    text.append(report::body(&told, (width, model.marks)));
    if checked.outcome.verdict() == Verdict::NotStarted {
        text.blank();
        text.append(asked::statement(exercise));
    }
    if checked.outcome.verdict() == Verdict::Passed {
        text.blank();
        let exercises = &model.workbook.exercises;
        let then = match model.next() {
            _ if model.passed() == exercises.len() => {
                "Every exercise of the workbook passes.".into()
            }
            Some(next) => {
                let next = &exercises[next];
                let beyond = match next.level {
                    Level::Core => "",
                    Level::Stretch => ", which goes beyond the main path",
                };
                format!("n goes on to {} {}{beyond}.", next.number, next.title)
            }
            None => "This was the last exercise; l shows what is left.".into(),
        };
        text.say(Tone::Strong, &then);
    }
}

fn fault_text(text: &mut Text, fault: &Fault) {
    text.say(Tone::Bad, &fault.what);
    text.say(Tone::Plain, &fault.remedy);
}

fn footer(model: &Model, width: usize) -> Text {
    let mut text = Text::default();
    text.blank();
    if let Some(notice) = &model.notice {
        text.say(Tone::Attention, &notice.says);
    }
    let mut keys = Line::default();
    // Where the words do not fit, the letters must do.
    let long: usize = KEYS
        .iter()
        .map(|(key, word)| key.len() + word.len() + 3)
        .sum();
    for (key, word) in KEYS {
        keys = keys.and(Tone::Strong, key);
        keys = keys.and(
            Tone::Dim,
            if long <= width {
                format!(" {word}  ")
            } else {
                " ".into()
            },
        );
    }
    text.push(keys);
    text
}

/// The part of the body that fits, from where the learner has scrolled to; in the list, around the
/// selected line.
fn window(body: Text, model: &Model, room: usize) -> Text {
    let total = body.lines.len();
    if total <= room || room == 0 {
        let mut body = body;
        body.lines.truncate(room);
        body.lines.resize_with(room, Line::default);
        return body;
    }
    let shown = room - 1;
    let wanted = match model.view {
        View::List(_) => body
            .lines
            .iter()
            .position(|line| line.starts_with(" >"))
            .unwrap_or(0)
            .saturating_sub(shown / 2),
        _ => model.scroll,
    };
    let first = wanted.min(total - shown);
    let mut part = Text {
        lines: body.lines[first..first + shown].to_vec(),
    };
    let below = total - first - shown;
    part.push(Line::new(
        Tone::Dim,
        if below > 0 {
            format!("… {below} more lines: ↓")
        } else {
            "(the end: ↑ goes back up)".into()
        },
    ));
    part
}

//! What the loop knows, and how keys and news change it.

use super::{
    stamp::{Stamp, stamp},
    worker::News,
};
use crate::{
    check::Checked,
    progress::{State, Store},
    tell::plot::Marks,
    terminal,
};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use judge::Verdict;
use std::sync::Arc;
use workbook::{
    Exercise, Workbook,
    fault::{Fault, Result},
};

/// What the middle of the screen shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    Verdict,
    /// Hints up to this level.
    Hints(usize),
    Solution,
    /// All that the program printed.
    Printed,
    /// What each key does.
    Keys,
    /// All exercises, one of them selected.
    List(usize),
}

/// What is going on behind the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doing {
    /// What is being built before the first check.
    Preparing(String),
    Checking,
    Waiting,
}

/// What the loop must do after a key.
#[derive(Debug, PartialEq, Eq)]
pub enum Effect {
    None,
    Quit,
    /// Another exercise is current.
    Moved,
    Reset,
    Edit,
    /// The exercise passed, and another one is current: open its file.
    WentOn,
    /// The mark "later" of the current exercise changes.
    Later,
    /// Open the page of the section.
    Page,
    /// Stop, until the shell says to go on.
    Suspend,
}

/// Something to know besides what is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    pub says: String,
    /// Whether it stays until Esc or Enter: what was done to a file must not be wiped by a key that
    /// was meant for something else.
    pub stays: bool,
}

impl Notice {
    fn passing(says: impl Into<String>) -> Option<Self> {
        Some(Self {
            says: says.into(),
            stays: false,
        })
    }

    pub fn lasting(says: impl Into<String>) -> Option<Self> {
        Some(Self {
            says: says.into(),
            stays: true,
        })
    }
}

/// Everything that the screen depends on.
pub struct Model {
    pub workbook: Arc<Workbook>,
    pub state: State,
    /// What curves are drawn with.
    pub marks: Option<Marks>,
    index: usize,
    pub view: View,
    pub doing: Doing,
    /// The last check of the current exercise, or why there is none.
    pub outcome: Option<std::result::Result<Checked, Fault>>,
    /// A line above the keys.
    pub notice: Option<Notice>,
    pub scroll: usize,
    /// Whether the loop goes on by itself when an exercise passes.
    pub follows: bool,
    ready: bool,
    /// A reset was asked for, and is not confirmed.
    resetting: bool,
    /// The file as it was last seen: none before the first look.
    seen: Option<Stamp>,
}

impl Model {
    pub fn new(workbook: Arc<Workbook>, state: State, marks: Option<Marks>) -> Self {
        let current = crate::progress::current(&workbook, &state).slug.clone();
        let index = workbook
            .exercises
            .iter()
            .position(|exercise| exercise.slug == current)
            .unwrap_or(0);
        Self {
            workbook,
            state,
            marks,
            index,
            view: View::Verdict,
            doing: Doing::Preparing("Getting ready.".into()),
            outcome: None,
            notice: None,
            scroll: 0,
            follows: false,
            ready: false,
            resetting: false,
            seen: None,
        }
    }

    pub fn current(&self) -> &Exercise {
        &self.workbook.exercises[self.index]
    }

    /// How many exercises have passed.
    pub fn passed(&self) -> usize {
        self.state.passed(&self.workbook)
    }

    /// Whether the file has changed since the last look.
    pub fn look_at_file(&mut self) -> bool {
        let now = stamp(&self.workbook.file(self.current()));
        self.seen.replace(now) != Some(now)
    }

    /// A check has been asked for.
    pub fn checking(&mut self) {
        if self.ready {
            self.doing = Doing::Checking;
        }
    }

    /// Takes in what the worker tells.
    ///
    /// # Errors
    /// A broken installation ends the loop.
    pub fn hear(&mut self, news: News, store: &Store) -> Result<Effect> {
        match news {
            News::Progress(progress) => {
                self.doing = Doing::Preparing(terminal::describe(&progress));
            }
            News::Ready => {
                self.ready = true;
                self.doing = Doing::Checking;
            }
            News::Broken(fault) => return Err(fault),
            News::Failed(fault) => {
                self.doing = Doing::Waiting;
                self.outcome = Some(Err(fault));
            }
            News::Explained { slug, checked } => {
                let is_shown = matches!(&self.outcome, Some(Ok(last)) if last.fingerprint == checked.fingerprint);
                if is_shown && slug == self.current().slug {
                    self.outcome = Some(Ok(checked));
                }
            }
            News::Checked { slug, checked } => {
                let Some(exercise) = self.workbook.exercises.iter().find(|e| e.slug == slug) else {
                    return Ok(Effect::None);
                };
                match store.remember([(exercise, &checked)]) {
                    Ok(state) => {
                        self.state.records = state.records;
                        self.state.later = state.later;
                    }
                    Err(fault) => self.notice = Notice::lasting(fault.to_string()),
                }
                if slug == self.current().slug {
                    let passes = checked.outcome.verdict() == Verdict::Passed;
                    let failed_before = matches!(&self.outcome, Some(Ok(last)) if last.outcome.verdict() != Verdict::Passed);
                    // A new answer is worth turning to; the first look at an old one is not worth
                    // taking away what the learner has opened meanwhile.
                    let new = matches!(&self.outcome, Some(Ok(last)) if last.fingerprint != checked.fingerprint);
                    if new || self.view == View::Verdict {
                        self.show(View::Verdict);
                    }
                    self.doing = Doing::Waiting;
                    self.outcome = Some(Ok(checked));
                    // Not at the first look at an answer that passed long ago.
                    if self.follows && passes && failed_before {
                        return Ok(self.go_on());
                    }
                }
            }
        }
        Ok(Effect::None)
    }

    /// Goes on to the next exercise, with what the last one was good for above it.
    fn go_on(&mut self) -> Effect {
        let Some(next) = self.next() else {
            return Effect::None;
        };
        let passed = self.current();
        self.notice = Notice::lasting(format!(
            "{} {} passed. {}",
            passed.number, passed.title, passed.success
        ));
        self.move_to(next);
        Effect::WentOn
    }

    /// What a key does.
    pub fn press(&mut self, key: KeyEvent) -> Effect {
        let was_resetting = std::mem::take(&mut self.resetting);
        if !self.notice.as_ref().is_some_and(|notice| notice.stays) {
            self.notice = None;
        }
        // Who presses Ctrl-S means to save, not to read the solution.
        if key
            .modifiers
            .intersects(KeyModifiers::CONTROL | KeyModifiers::ALT)
        {
            return match key.code {
                KeyCode::Char('c') => Effect::Quit,
                KeyCode::Char('z') => Effect::Suspend,
                _ => Effect::None,
            };
        }
        match (key.code, self.view) {
            (KeyCode::Char('q'), _) => return Effect::Quit,
            (KeyCode::Esc | KeyCode::Enter, _) if self.notice.is_some() => self.notice = None,
            (KeyCode::Up | KeyCode::Char('k'), View::List(at)) => {
                self.view = View::List(at.saturating_sub(1));
            }
            (KeyCode::Down | KeyCode::Char('j'), View::List(at)) => {
                self.view = View::List((at + 1).min(self.workbook.exercises.len() - 1));
            }
            (KeyCode::Enter, View::List(at)) => return self.move_to(at),
            (KeyCode::Up | KeyCode::Char('k'), _) => self.scroll = self.scroll.saturating_sub(1),
            (KeyCode::Down | KeyCode::Char('j'), _) => self.scroll += 1,
            (KeyCode::PageUp, _) => self.scroll = self.scroll.saturating_sub(10),
            (KeyCode::PageDown | KeyCode::Char(' '), _) => self.scroll += 10,
            (KeyCode::Esc | KeyCode::Enter, _) => self.show(View::Verdict),
            (KeyCode::Char('n'), _) => {
                if let Some(next) = self.next() {
                    return self.move_to(next);
                }
                self.notice = Notice::passing("This is the last exercise.");
            }
            (KeyCode::Char('p'), _) => {
                let path = self.workbook.path();
                if let Some(place) = path[1..].iter().position(|index| *index == self.index) {
                    return self.move_to(path[place]);
                }
                self.notice = Notice::passing("This is the first exercise.");
            }
            (KeyCode::Char('h'), View::Hints(level)) if level < self.current().hints.len() => {
                self.show(View::Hints(level + 1));
            }
            (KeyCode::Char('h'), View::Hints(_)) => self.show(View::Verdict),
            (KeyCode::Char('h'), _) => self.show(View::Hints(1)),
            (KeyCode::Char('s'), View::Solution) | (KeyCode::Char('l'), View::List(_)) => {
                self.show(View::Verdict);
            }
            (KeyCode::Char('s'), _) => self.show(View::Solution),
            (KeyCode::Char('l'), _) => self.show(View::List(self.index)),
            (KeyCode::Char('v'), View::Printed) | (KeyCode::Char('?'), View::Keys) => {
                self.show(View::Verdict);
            }
            (KeyCode::Char('v'), _) => self.show(View::Printed),
            (KeyCode::Char('?'), _) => self.show(View::Keys),
            (KeyCode::Char('o'), _) => return Effect::Edit,
            (KeyCode::Char('b'), _) => return Effect::Page,
            (KeyCode::Char('m'), _) => return Effect::Later,
            (KeyCode::Char('f'), _) => {
                self.follows = !self.follows;
                self.notice = Notice::passing(if self.follows {
                    "When this exercise passes, the next one comes by itself, and its file is opened. f stops that."
                } else {
                    "The next exercise waits for n."
                });
            }
            (KeyCode::Char('y'), _) if was_resetting => return Effect::Reset,
            // Another key confirms: whoever holds this one, or pastes a text, does not mean it.
            (KeyCode::Char('r'), _) => {
                self.resetting = true;
                self.notice = Notice::passing(format!(
                    "Press y to begin {} anew, or any other key to leave it. Your file is kept in a backup.",
                    self.current().number
                ));
            }
            _ => {}
        }
        Effect::None
    }

    /// The index of the exercise that comes after the current one; what is left for later is passed by.
    pub fn next(&self) -> Option<usize> {
        let path = self.workbook.path();
        let rest = path.into_iter().skip_while(|index| *index != self.index);
        let is_due = |index: &usize| {
            let slug = &self.workbook.exercises[*index].slug;
            !self.state.later.contains(slug)
        };
        rest.skip(1).find(is_due)
    }

    /// The mark has been changed on the disk: says so, and leaves the exercise if it is marked now.
    pub fn marked(&mut self, state: State) -> Effect {
        self.state.later = state.later;
        let exercise = self.current();
        let number = exercise.number;
        if !self.state.later.contains(&exercise.slug) {
            self.notice = Notice::passing(format!("{number} is not left for later any more."));
            return Effect::None;
        }
        self.notice = Notice::passing(format!(
            "{number} is left for later: n passes it by. m takes the mark away, and so does passing."
        ));
        self.next().map_or(Effect::None, |next| self.move_to(next))
    }

    fn show(&mut self, view: View) {
        self.view = view;
        self.scroll = 0;
    }

    fn move_to(&mut self, index: usize) -> Effect {
        self.show(View::Verdict);
        if index == self.index {
            return Effect::None;
        }
        self.index = index;
        self.outcome = None;
        self.seen = None;
        Effect::Moved
    }

    /// What is said after the loop.
    pub fn farewell(&self) -> String {
        format!(
            "{} of {} exercises pass. `cargo run` goes on at {}.",
            self.passed(),
            self.workbook.exercises.len(),
            self.current().number
        )
    }
}

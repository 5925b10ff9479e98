//! The loop without a screen, for whoever shows it elsewhere: every exercise is checked when it is
//! saved, and told as a line of JSON. The book's server runs it, and pages show what it tells.
//!
//! What it reads are lines, too: `open SLUG` opens an exercise's file in the learner's editor. It ends
//! when nothing more can be read.

use super::{
    editor,
    stamp::{Stamp, stamp},
    worker::{News, Worker},
};
use crate::{
    check::{Checked, Submission},
    cli::Status,
    progress::{self, State, Store},
    tell::{Told, json, list, plot, report},
    terminal::{self, out},
};
use serde_json::{Value, json};
use std::{
    collections::VecDeque,
    io,
    sync::{
        Arc,
        mpsc::{self, Receiver, RecvTimeoutError},
    },
    thread,
    time::Duration,
};
use workbook::{Exercise, Workbook, fault::Result};

/// How often the files are looked at.
const LOOK: Duration = Duration::from_millis(50);
/// Columns of what is told as text.
const WIDTH: usize = 76;

/// Tells every check until standard input ends.
///
/// # Errors
/// Where the installation is broken.
pub fn run(workbook: Workbook) -> Result<Status> {
    let workbook = Arc::new(workbook);
    let store = Store::of(&workbook);
    let state = progress::load_state(&workbook)?;
    tell(&json!({"list": list::document(&workbook, &state)}));
    let mut stream = Stream {
        worker: Worker::start(Arc::clone(&workbook)),
        seen: vec![None; workbook.exercises.len()],
        waiting: VecDeque::new(),
        checking: None,
        store,
        state,
        workbook,
    };
    let asked = lines();
    loop {
        match asked.recv_timeout(LOOK) {
            Ok(line) => stream.asked(&line),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => {
                stream.worker.stop();
                return Ok(Status::AllPassed);
            }
        }
        stream.turn()?;
    }
}

/// The lines of standard input, until it ends.
fn lines() -> Receiver<String> {
    let (out, lines) = mpsc::channel();
    thread::spawn(move || {
        for line in io::stdin().lines().map_while(|line| line.ok()) {
            if out.send(line).is_err() {
                return;
            }
        }
    });
    lines
}

struct Stream {
    workbook: Arc<Workbook>,
    store: Store,
    state: State,
    worker: Worker,
    /// Each file as it was last seen.
    seen: Vec<Option<Stamp>>,
    /// Exercises to check, by index.
    waiting: VecDeque<usize>,
    checking: Option<usize>,
}

impl Stream {
    fn turn(&mut self) -> Result<()> {
        self.look();
        while let Some(news) = self.worker.news() {
            self.hear(news)?;
        }
        if self.checking.is_none()
            && let Some(next) = self.waiting.pop_front()
        {
            self.checking = Some(next);
            self.worker.check(&self.workbook.exercises[next]);
        }
        Ok(())
    }

    /// Notes what was saved since the last look, and at the first one what has been begun.
    fn look(&mut self) {
        for (index, exercise) in self.workbook.exercises.iter().enumerate() {
            let path = self.workbook.file(exercise);
            let now = stamp(&path);
            let before = self.seen[index].replace(now);
            let changed = match before {
                Some(before) => before != now,
                None => Submission::read(&path) != Submission::Text(exercise.stub.clone()),
            };
            if !changed {
                continue;
            }
            if self.checking == Some(index) {
                // What is being checked is not what stands there.
                self.worker.check(exercise);
            } else if !self.waiting.contains(&index) {
                self.waiting.push_back(index);
            }
        }
    }

    fn hear(&mut self, news: News) -> Result<()> {
        match news {
            News::Progress(progress) => {
                tell(&json!({"preparing": terminal::describe(&progress)}));
            }
            News::Ready => {}
            News::Broken(fault) => return Err(fault),
            News::Failed(fault) => {
                self.checking = None;
                tell(&json!({"fault": {"what": fault.what, "remedy": fault.remedy}}));
            }
            News::Explained { slug, checked } => {
                let exercise = self.workbook.exercises.iter().find(|e| e.slug == slug);
                if let Some(exercise) = exercise {
                    tell(&document(&self.workbook, exercise, &checked, &self.state));
                }
            }
            News::Checked { slug, checked } => {
                self.checking = None;
                let exercise = self.workbook.exercises.iter().find(|e| e.slug == slug);
                if let Some(exercise) = exercise {
                    let remembered = self.store.remember([(exercise, &checked)]);
                    let fault = remembered.map(|state| self.state = state).err();
                    tell(&document(&self.workbook, exercise, &checked, &self.state));
                    if let Some(fault) = fault {
                        tell(&json!({"fault": {"what": fault.what, "remedy": fault.remedy}}));
                    }
                }
            }
        }
        Ok(())
    }

    fn asked(&self, line: &str) {
        let wanted = line.strip_prefix("open ");
        let exercise = self
            .workbook
            .exercises
            .iter()
            .find(|e| wanted == Some(&e.slug));
        if let Some(exercise) = exercise
            && let Err(reason) = editor::start(&self.workbook.file(exercise))
        {
            tell(&json!({"fault": {"what": reason, "remedy": ""}}));
        }
    }
}

/// A check of one exercise: what `check --json` tells, the same as text, and how far the learner is.
fn document(workbook: &Workbook, exercise: &Exercise, checked: &Checked, state: &State) -> Value {
    let told = Told::of(exercise, &workbook.file_shown(exercise), checked);
    let report = report::body(&told, (WIDTH, Some(plot::UNICODE)));
    let report = report.fit(WIDTH).render(false);
    let mut document = json::check(workbook, 0, &[(exercise, told)]);
    json!({
        "checked": document["exercises"][0].take(),
        "report": report.trim_end(),
        "passed": state.passed(workbook),
        "total": workbook.exercises.len(),
    })
}

fn tell(document: &Value) {
    out(&format!("{document}\n"));
}

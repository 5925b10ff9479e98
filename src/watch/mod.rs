//! The learner's loop: checks the current exercise at each save.
//!
//! One thread draws and listens to keys, so that `q` answers at once whatever else is going on;
//! another prepares, compiles and runs ([`worker`]). What is on the screen is a function of the
//! [`Model`] ([`screen`]), and keys change the model ([`Model::press`]).

mod editor;
mod model;
mod screen;
mod terminal;
mod worker;

use crate::{
    cli::Status,
    progress::{self, Store},
    tell::plot::Marks,
    terminal::Terminal,
    text::{Text, Tone},
};
use crossterm::event::{self, Event, KeyEventKind};
use model::{Effect, Model, Notice};
use std::{sync::Arc, time::Duration};
use terminal::{Screen, Signals, end_with_the_terminal, leave, no_terminal, paint, suspend};
use workbook::{Workbook, fault::Result};
use worker::Worker;

/// How often the file is looked at. One file's metadata costs nothing, and unlike notifications
/// this works on every file system.
const LOOK: Duration = Duration::from_millis(50);

/// Runs the loop until the learner quits. `start` is the slug of the exercise to begin with.
///
/// # Errors
/// Where the installation is broken, or the terminal cannot be used.
pub fn run(workbook: Workbook, start: Option<String>, marks: Option<Marks>) -> Result<Status> {
    let workbook = Arc::new(workbook);
    let store = Store::of(&workbook);
    let mut state = progress::load_state(&workbook)?;
    if let Some(slug) = start {
        state.current = Some(slug);
    }
    let current = progress::current(&workbook, &state).slug.clone();
    let state = store.update(|state| state.current = Some(current.clone()))?;
    let mut model = Model::new(Arc::clone(&workbook), state, marks);
    let mut worker = Worker::start(Arc::clone(&workbook));
    let ended = {
        let _screen = Screen::enter()?;
        turn(&mut model, &mut worker, &store)
    };
    worker.stop();
    ended?;
    let mut farewell = Text::default();
    farewell.say(Tone::Plain, &model.farewell());
    Terminal::detect().print(&farewell);
    Ok(Status::AllPassed)
}

/// The loop itself.
fn turn(model: &mut Model, worker: &mut Worker, store: &Store) -> Result<()> {
    let colours = Terminal::detect().colours;
    let signals = Signals::listen();
    end_with_the_terminal();
    let mut shown = None;
    let mut changed = true;
    loop {
        if signals.end() {
            return Ok(());
        }
        if signals.continued() {
            // What the terminal was told before counts no more.
            leave();
            Screen::enter_again()?;
            shown = None;
        }
        if model.look_at_file() {
            worker.check(model.current());
            model.checking();
            changed = true;
        }
        while let Some(news) = worker.news() {
            model.hear(news, store)?;
            changed = true;
        }
        let size = crossterm::terminal::size().unwrap_or((80, 24));
        if changed || shown != Some(size) {
            let (picture, scrollable) = screen::draw(model, size.0.into(), size.1.into());
            model.scroll = model.scroll.min(scrollable);
            paint(&picture, colours).map_err(|cause| no_terminal(&cause))?;
            shown = Some(size);
            changed = false;
        }
        if !event::poll(LOOK).map_err(|cause| no_terminal(&cause))? {
            continue;
        }
        changed = true;
        let key = match event::read().map_err(|cause| no_terminal(&cause))? {
            Event::Key(key) if key.kind != KeyEventKind::Release => key,
            // A text that is pasted is meant for the editor.
            _ => continue,
        };
        match model.press(key) {
            Effect::None => {}
            Effect::Quit => return Ok(()),
            Effect::Moved => {
                let slug = model.current().slug.clone();
                if let Err(fault) = store.update(|state| state.current = Some(slug)) {
                    model.notice = Notice::lasting(fault.to_string());
                }
            }
            Effect::Reset => {
                model.notice = Notice::lasting(
                    progress::reset_file(&model.workbook, model.current())
                        .unwrap_or_else(|fault| fault.to_string()),
                );
            }
            Effect::Suspend => {
                suspend();
                Screen::enter_again()?;
                shown = None;
            }
            Effect::Edit => {
                let path = model.workbook.file(model.current());
                leave();
                let edited = editor::open(&path);
                Screen::enter_again()?;
                shown = None;
                if let Err(reason) = edited {
                    model.notice = Notice::lasting(reason);
                }
            }
        }
    }
}

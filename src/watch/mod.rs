//! The learner's loop: checks the current exercise at each save.
//!
//! One thread draws and listens to keys, so that `q` answers at once whatever else is going on;
//! another prepares, compiles and runs ([`worker`]). What is on the screen is a function of the
//! [`Model`] ([`screen`]), and keys change the model ([`Model::press`]).

mod editor;
mod model;
mod page;
mod screen;
mod stamp;
pub mod stream;
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

/// Runs the loop until the learner quits. `start` is the slug of the exercise to begin with, and
/// `follows` says whether to go on by itself when an exercise passes.
///
/// # Errors
/// Where the installation is broken, or the terminal cannot be used.
pub fn run(
    workbook: Workbook,
    start: Option<String>,
    follows: bool,
    marks: Option<Marks>,
) -> Result<Status> {
    let workbook = Arc::new(workbook);
    let store = Store::of(&workbook);
    let mut state = progress::load_state(&workbook)?;
    if let Some(slug) = start {
        state.current = Some(slug);
    }
    let current = progress::current(&workbook, &state).slug.clone();
    let state = store.update(|state| state.current = Some(current.clone()))?;
    let mut model = Model::new(Arc::clone(&workbook), state, marks);
    model.follows = follows;
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
        let mut effects = Vec::new();
        while let Some(news) = worker.news() {
            effects.push(model.hear(news, store)?);
            changed = true;
        }
        for effect in effects {
            if act(effect, model, store)? {
                shown = None;
            }
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
        let effect = model.press(key);
        if effect == Effect::Quit {
            return Ok(());
        }
        if act(effect, model, store)? {
            shown = None;
        }
    }
}

/// Does what a key or news ask for. True where others had the terminal meanwhile.
fn act(effect: Effect, model: &mut Model, store: &Store) -> Result<bool> {
    match effect {
        Effect::None | Effect::Quit => return Ok(false),
        Effect::Moved => remember_place(model, store),
        Effect::Reset => {
            model.notice = Notice::lasting(
                progress::reset_file(&model.workbook, model.current())
                    .unwrap_or_else(|fault| fault.to_string()),
            );
        }
        Effect::Later => {
            let slug = model.current().slug.clone();
            let marked = store.update(|state| {
                if !state.later.remove(&slug) {
                    state.later.insert(slug);
                }
            });
            match marked {
                Ok(state) => {
                    let moved = model.marked(state);
                    return act(moved, model, store);
                }
                Err(fault) => model.notice = Notice::lasting(fault.to_string()),
            }
        }
        Effect::Page => {
            let opened = page::open(&model.workbook, model.current());
            model.notice = Notice::lasting(opened.unwrap_or_else(|reason| reason));
        }
        Effect::Suspend => {
            suspend();
            Screen::enter_again()?;
            return Ok(true);
        }
        Effect::WentOn => {
            remember_place(model, store);
            // Whoever has chosen no editor opens the file by hand.
            if !editor::is_chosen() {
                return Ok(false);
            }
            let passed = model.notice.clone();
            edit(model)?;
            // What the last exercise was good for is told beside an editor that fails.
            if model.notice != passed {
                let both = passed.into_iter().chain(model.notice.take());
                let both: Vec<String> = both.map(|notice| notice.says).collect();
                model.notice = Notice::lasting(both.join(" "));
            }
            return Ok(true);
        }
        Effect::Edit => return edit(model),
    }
    Ok(false)
}

fn remember_place(model: &mut Model, store: &Store) {
    let slug = model.current().slug.clone();
    if let Err(fault) = store.update(|state| state.current = Some(slug)) {
        model.notice = Notice::lasting(fault.to_string());
    }
}

fn edit(model: &mut Model) -> Result<bool> {
    let path = model.workbook.file(model.current());
    leave();
    let edited = editor::open(&path);
    Screen::enter_again()?;
    if let Err(reason) = edited {
        model.notice = Notice::lasting(reason);
    }
    Ok(true)
}

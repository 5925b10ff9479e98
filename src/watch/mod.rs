//! The learner's loop: checks the current exercise at each save.
//!
//! One thread draws and listens to keys, so that `q` answers at once whatever else is going on;
//! another prepares, compiles and runs ([`worker`]). What is on the screen is a function of the
//! [`Model`] ([`screen`]), and keys change the model ([`Model::press`]).

mod editor;
mod model;
mod screen;
mod worker;

use crate::tell::plot::Marks;
use crate::{
    cli::Status,
    progress::{self, Store},
    terminal::Terminal,
    text::{Text, Tone},
};
use crossterm::{
    cursor,
    event::{self, Event, KeyEventKind},
    execute, queue,
    terminal::{self, BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate},
};
use model::{Effect, Model};
use std::{
    io::{self, Write},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use workbook::{
    Workbook,
    fault::{Fault, Result},
};
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
    let ended = end_signals();
    let mut shown = None;
    let mut changed = true;
    loop {
        if ended.load(Ordering::Relaxed) {
            return Ok(());
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
        let size = terminal::size().unwrap_or((80, 24));
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
            _ => continue,
        };
        match model.press(key) {
            Effect::None => {}
            Effect::Quit => return Ok(()),
            Effect::Moved => {
                let slug = model.current().slug.clone();
                if let Err(fault) = store.update(|state| state.current = Some(slug)) {
                    model.notice = Some(fault.to_string());
                }
            }
            Effect::Reset => {
                model.notice = Some(
                    progress::reset_file(&model.workbook, model.current())
                        .unwrap_or_else(|fault| fault.to_string()),
                );
            }
            Effect::Edit => {
                let path = model.workbook.file(model.current());
                leave();
                let edited = editor::open(&path);
                Screen::enter_again()?;
                shown = None;
                if let Err(reason) = edited {
                    model.notice = Some(reason);
                }
            }
        }
    }
}

/// Set when the system asks the program to end: the terminal is to be given back first. A hang-up
/// ends it at once, as it ends any program: there is no terminal left to give back, and crossterm
/// would wait for its keys for ever. So does a second request, whatever keeps the first from being
/// answered.
fn end_signals() -> Arc<AtomicBool> {
    let ended = Arc::new(AtomicBool::new(false));
    #[cfg(unix)]
    {
        use signal_hook::{consts::SIGTERM, flag};
        let _ = flag::register_conditional_shutdown(SIGTERM, 1, Arc::clone(&ended));
        let _ = flag::register(SIGTERM, Arc::clone(&ended));
    }
    ended
}

/// Writes the whole picture at once, over what was there.
fn paint(picture: &Text, colours: bool) -> io::Result<()> {
    let mut out = io::stdout().lock();
    queue!(out, BeginSynchronizedUpdate, cursor::MoveTo(0, 0))?;
    let rendered = picture.render(colours);
    // Cleared before it is written: after a line that fills the width the cursor still stands on
    // its last character, and clearing would take that with it.
    let mut lines = rendered.trim_end_matches('\n').split('\n').peekable();
    while let Some(line) = lines.next() {
        if lines.peek().is_some() {
            queue!(out, Clear(ClearType::UntilNewLine))?;
            write!(out, "{line}\r\n")?;
        } else {
            queue!(out, Clear(ClearType::FromCursorDown))?;
            write!(out, "{line}")?;
        }
    }
    queue!(out, EndSynchronizedUpdate)?;
    out.flush()
}

/// The terminal in the state that the loop needs; given back however the loop ends.
struct Screen;

impl Screen {
    fn enter() -> Result<Self> {
        Self::enter_again()?;
        Ok(Self)
    }

    fn enter_again() -> Result<()> {
        terminal::enable_raw_mode()
            .and_then(|()| {
                execute!(
                    io::stdout(),
                    terminal::EnterAlternateScreen,
                    cursor::Hide,
                    Clear(ClearType::All)
                )
            })
            .map_err(|cause| no_terminal(&cause))
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        leave();
    }
}

fn leave() {
    let _ = execute!(io::stdout(), terminal::LeaveAlternateScreen, cursor::Show);
    let _ = terminal::disable_raw_mode();
}

fn no_terminal(cause: &io::Error) -> Fault {
    Fault::new(
        format!("The terminal cannot be used: {cause}."),
        "`cargo run -- check` works without one.",
    )
}

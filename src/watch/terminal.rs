//! The terminal while the loop has it: taken, painted on, lent to others, and given back.

use crate::text::Text;
use crossterm::{
    cursor,
    event::{DisableBracketedPaste, EnableBracketedPaste},
    execute, queue,
    terminal::{self, BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate},
};
use std::{
    io::{self, IsTerminal, Write},
    process,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};
use workbook::fault::{Fault, Result};

/// What the system has asked for.
pub struct Signals {
    ended: Arc<AtomicBool>,
    continued: Arc<AtomicBool>,
}

impl Signals {
    /// Asked to end, the loop gives the terminal back first; a second request ends it at once,
    /// whatever keeps the first from being answered. A hang-up ends it at once, as it ends any
    /// program.
    pub fn listen() -> Self {
        let signals = Self {
            ended: Arc::default(),
            continued: Arc::default(),
        };
        #[cfg(unix)]
        {
            use signal_hook::{
                consts::{SIGCONT, SIGTERM},
                flag,
            };
            let ended = || Arc::clone(&signals.ended);
            let _ = flag::register_conditional_shutdown(SIGTERM, 1, ended());
            let _ = flag::register(SIGTERM, ended());
            let _ = flag::register(SIGCONT, Arc::clone(&signals.continued));
        }
        signals
    }

    /// Whether the loop is to end.
    pub fn end(&self) -> bool {
        self.ended.load(Ordering::Relaxed)
    }

    /// Whether the program was stopped, and has been told to go on: others had the terminal meanwhile.
    pub fn continued(&self) -> bool {
        self.continued.swap(false, Ordering::Relaxed)
    }
}

/// Ends the program when its terminal is gone, even where whoever started it has it ignore hang-ups:
/// whoever waits for keys of a terminal that is gone does so for ever.
pub fn end_with_the_terminal() {
    thread::spawn(|| {
        while io::stdout().is_terminal() {
            thread::sleep(A_WHILE);
        }
        process::exit(1);
    });
}

/// How long a program may outlive its terminal.
const A_WHILE: Duration = Duration::from_secs(1);

/// Gives the terminal back and stops the program, until it is told to go on.
pub fn suspend() {
    #[cfg(unix)]
    {
        leave();
        let _ = signal_hook::low_level::raise(signal_hook::consts::SIGTSTP);
    }
}

/// Writes the whole picture at once, over what was there.
pub fn paint(picture: &Text, colours: bool) -> io::Result<()> {
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
pub struct Screen;

impl Screen {
    pub fn enter() -> Result<Self> {
        Self::enter_again()?;
        Ok(Self)
    }

    pub fn enter_again() -> Result<()> {
        terminal::enable_raw_mode()
            .and_then(|()| {
                execute!(
                    io::stdout(),
                    terminal::EnterAlternateScreen,
                    EnableBracketedPaste,
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

pub fn leave() {
    let _ = execute!(
        io::stdout(),
        DisableBracketedPaste,
        terminal::LeaveAlternateScreen,
        cursor::Show
    );
    let _ = terminal::disable_raw_mode();
}

pub fn no_terminal(cause: &io::Error) -> Fault {
    Fault::new(
        format!("The terminal cannot be used: {cause}."),
        "`cargo run -- check` works without one.",
    )
}

//! A terminal to watch in: a pseudo-terminal around the real binary, and a parser as its screen.

use crate::support::root;
use curvature::check::cache_folder;
use portable_pty::{
    Child, CommandBuilder, ExitStatus, MasterPty, PtySize, SlavePty, native_pty_system,
};
use std::{
    io::{Read, Write},
    num::NonZeroU16,
    sync::{Arc, Condvar, Mutex, MutexGuard},
    thread,
    time::{Duration, Instant},
};
use vt100::Parser;

/// How long a test waits for what it expects. Nothing is measured: a slow machine only waits longer.
const PATIENCE: Duration = Duration::from_secs(60);

/// Columns and rows.
pub type Size = (u16, u16);

/// The runner in a terminal of its own.
pub struct Watch {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    /// Held open, so that the terminal outlives the runner and can be asked what state it is in.
    _slave: Box<dyn SlavePty + Send>,
    keyboard: Arc<Mutex<Box<dyn Write + Send>>>,
    shown: Arc<Shown>,
}

/// What the terminal shows, and a bell for whoever waits for a change.
struct Shown {
    parser: Mutex<Parser<Frames>>,
    changed: Condvar,
}

/// Every picture that was ever complete on the screen.
#[derive(Default)]
struct Frames {
    pictures: Vec<String>,
    /// Where clicks would have led.
    links: Vec<String>,
    /// A picture is being drawn.
    drawing: bool,
    /// The program wants to know where the cursor is.
    asked_for_cursor: bool,
}

impl vt100::Callbacks for Frames {
    fn unhandled_csi(
        &mut self,
        screen: &mut vt100::Screen,
        first: Option<u8>,
        _: Option<u8>,
        parameters: &[&[u16]],
        command: char,
    ) {
        match (first, parameters, command) {
            (Some(b'?'), [[2026]], 'h') => self.drawing = true,
            (Some(b'?'), [[2026]], 'l') => {
                self.drawing = false;
                self.keep(screen);
            }
            (None, [[6]], 'n') => self.asked_for_cursor = true,
            _ => {}
        }
    }

    fn unhandled_osc(&mut self, _: &mut vt100::Screen, parameters: &[&[u8]]) {
        if let [b"8", _, link @ [_, ..]] = parameters {
            self.links.push(String::from_utf8_lossy(link).into_owned());
        }
    }
}

impl Frames {
    fn keep(&mut self, screen: &vt100::Screen) {
        let picture = picture(screen);
        if !self.drawing && self.pictures.last() != Some(&picture) {
            self.pictures.push(picture);
        }
    }
}

/// The screen's rows. One that the terminal had to wrap is marked, which no test expects.
fn picture(screen: &vt100::Screen) -> String {
    let (_, columns) = screen.size();
    let rows = screen.rows(0, columns.get());
    let rows: Vec<String> = (0..)
        .zip(rows)
        .map(|(row, text)| {
            let mark = if screen.row_wrapped(row) {
                "<TOO WIDE>"
            } else {
                ""
            };
            format!("{}{mark}", text.trim_end())
        })
        .collect();
    rows.join("\n")
}

fn parser_size((columns, rows): Size) -> (NonZeroU16, NonZeroU16) {
    let size = |n| NonZeroU16::new(n).expect("a terminal has a size");
    (size(rows), size(columns))
}

fn pty_size((cols, rows): Size) -> PtySize {
    PtySize {
        rows,
        cols,
        ..PtySize::default()
    }
}

const PROGRAM: &str = env!("CARGO_BIN_EXE_curvature");

/// The runner, with variables in its environment.
fn runner(arguments: &[&str], variables: &[(&str, &str)]) -> CommandBuilder {
    let mut command = CommandBuilder::new(PROGRAM);
    command.args(arguments);
    command.cwd(root());
    for name in ["NO_COLOR", "EDITOR", "VISUAL", "TERM_PROGRAM"] {
        command.env_remove(name);
    }
    command.env("TERM", "xterm-256color");
    command.env("LC_ALL", "C.UTF-8");
    command.env("CURVATURE_CACHE", cache_folder(&root()));
    for (name, value) in variables {
        command.env(name, value);
    }
    command
}

/// The runner, started by a shell that has said this first.
#[cfg(unix)]
fn runner_after(words: &str, arguments: &[&str]) -> CommandBuilder {
    let mut command = runner(arguments, &[]);
    let line = format!("{words}; exec \"$0\" \"$@\"");
    let own = command.get_argv_mut();
    own.splice(0..0, ["/bin/sh".into(), "-c".into(), line.into()]);
    command
}

/// Starts the runner in a terminal, takes the terminal away once this text is on it, and waits until
/// the runner has ended. The shell that starts it says something first.
#[cfg(unix)]
#[track_caller]
pub fn ends_with_its_terminal(words: &str, arguments: &[&str], text: &str) {
    let pair = native_pty_system().openpty(pty_size((100, 40))).unwrap();
    let mut child = pair
        .slave
        .spawn_command(runner_after(words, arguments))
        .unwrap();
    drop(pair.slave);
    let mut output = pair.master.try_clone_reader().unwrap();
    let mut seen = Vec::new();
    while !String::from_utf8_lossy(&seen).contains(text) {
        let mut chunk = [0; 4096];
        let count = output.read(&mut chunk).unwrap();
        assert!(count > 0, "it never shows {text}");
        seen.extend_from_slice(&chunk[..count]);
    }
    drop((output, pair.master));
    let deadline = Instant::now() + PATIENCE;
    while child.try_wait().unwrap().is_none() {
        if Instant::now() > deadline {
            let _ = child.kill();
            panic!("it goes on without a terminal");
        }
        thread::sleep(Duration::from_millis(10));
    }
}

impl Watch {
    /// Starts the runner in a terminal of this size, with variables in its environment.
    pub fn start(arguments: &[&str], size: Size, variables: &[(&str, &str)]) -> Self {
        Self::start_command(runner(arguments, variables), size)
    }

    fn start_command(command: CommandBuilder, size: Size) -> Self {
        let pair = native_pty_system().openpty(pty_size(size)).unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        let (rows, columns) = parser_size(size);
        let shown = Arc::new(Shown {
            parser: Mutex::new(Parser::new_with_callbacks(
                rows,
                columns,
                0,
                Frames::default(),
            )),
            changed: Condvar::new(),
        });
        let keyboard = Arc::new(Mutex::new(pair.master.take_writer().unwrap()));
        let output = pair.master.try_clone_reader().unwrap();
        let (screen, answers) = (Arc::clone(&shown), Arc::clone(&keyboard));
        thread::spawn(move || screen.read(output, &answers));
        Self {
            child,
            master: pair.master,
            _slave: pair.slave,
            keyboard,
            shown,
        }
    }

    /// Starts a shell in a terminal of this size, which knows the runner as `$RUNNER`.
    #[cfg(target_os = "linux")]
    pub fn start_shell(size: Size) -> Self {
        let mut shell = runner(&[], &[("PS1", "ready$ "), ("RUNNER", PROGRAM)]);
        *shell.get_argv_mut() = ["bash", "--norc", "--noprofile", "-i"]
            .map(Into::into)
            .into();
        Self::start_command(shell, size)
    }

    /// Presses keys, one character each.
    pub fn press(&self, keys: &str) {
        let mut keyboard = self.keyboard.lock().unwrap();
        keyboard.write_all(keys.as_bytes()).unwrap();
        keyboard.flush().unwrap();
    }

    pub fn resize(&self, size: Size) {
        let (rows, columns) = parser_size(size);
        self.parser().set_size(rows, columns);
        self.master.resize(pty_size(size)).unwrap();
    }

    /// Waits until the screen shows all of these texts, and returns the screen.
    #[track_caller]
    pub fn sees(&self, texts: &[&str]) -> String {
        self.until(&format!("{texts:?}"), |screen| {
            texts.iter().all(|text| screen.contains(text))
        })
    }

    /// Waits until the screen is as wanted (`what` says how), and returns it.
    #[track_caller]
    pub fn until(&self, what: &str, wanted: impl Fn(&str) -> bool) -> String {
        self.wait(what, |frames| {
            let now = frames.pictures.last()?;
            (!frames.drawing && wanted(now)).then(|| now.clone())
        })
    }

    /// Waits until all of these texts have at some moment been on the screen together.
    #[track_caller]
    pub fn has_seen(&self, texts: &[&str]) {
        self.wait(&format!("{texts:?} at some moment"), |frames| {
            let all = |picture: &&String| texts.iter().all(|text| picture.contains(text));
            frames.pictures.iter().find(all).cloned()
        });
    }

    /// Whether this text has ever been on the screen until now.
    pub fn ever_saw(&self, text: &str) -> bool {
        let parser = self.parser();
        let pictures = &parser.callbacks().pictures;
        pictures.iter().any(|picture| picture.contains(text))
    }

    /// Where a click may lead, or may have led before.
    pub fn links(&self) -> Vec<String> {
        self.parser().callbacks().links.clone()
    }

    #[track_caller]
    fn wait(&self, what: &str, found: impl Fn(&Frames) -> Option<String>) -> String {
        let deadline = Instant::now() + PATIENCE;
        let mut parser = self.parser();
        loop {
            if let Some(picture) = found(parser.callbacks()) {
                return picture;
            }
            let left = deadline.saturating_duration_since(Instant::now());
            assert!(
                !left.is_zero(),
                "waited for {what}; the screen is\n{}",
                picture(parser.screen())
            );
            parser = self.shown.changed.wait_timeout(parser, left).unwrap().0;
        }
    }

    /// Waits until the runner has ended.
    #[track_caller]
    pub fn ends(&mut self) -> ExitStatus {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            assert!(
                Instant::now() < deadline,
                "it does not end; the screen is\n{}",
                picture(self.parser().screen())
            );
            thread::sleep(Duration::from_millis(10));
        }
    }

    /// The terminal as it is now: whether it shows the other screen, and whether the cursor is hidden.
    pub fn modes(&self) -> (bool, bool) {
        let parser = self.parser();
        let screen = parser.screen();
        (screen.alternate_screen(), screen.hide_cursor())
    }

    /// Whether the terminal was asked to mark what is pasted.
    pub fn marks_pastes(&self) -> bool {
        self.parser().screen().bracketed_paste()
    }

    /// Whether anything on the screen has a colour or is bold or dim.
    pub fn is_styled(&self) -> bool {
        let parser = self.parser();
        let screen = parser.screen();
        let (rows, columns) = screen.size();
        (0..rows.get()).any(|row| {
            (0..columns.get())
                .filter_map(|column| screen.cell(row, column))
                .any(|cell| cell.fgcolor() != vt100::Color::Default || cell.bold() || cell.dim())
        })
    }

    /// How the terminal treats its input.
    #[cfg(unix)]
    pub fn line_discipline(&self) -> impl PartialEq + std::fmt::Debug + use<> {
        self.master.get_termios()
    }

    #[cfg(target_os = "linux")]
    pub fn process(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    fn parser(&self) -> MutexGuard<'_, Parser<Frames>> {
        self.shown.parser.lock().unwrap()
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Shown {
    fn read(&self, mut output: impl Read, answers: &Mutex<Box<dyn Write + Send>>) {
        let mut chunk = [0; 4096];
        while let Ok(count @ 1..) = output.read(&mut chunk) {
            let mut parser = self.parser.lock().unwrap();
            parser.process(&chunk[..count]);
            let screen = parser.screen().clone();
            let frames = parser.callbacks_mut();
            frames.keep(&screen);
            if std::mem::take(&mut frames.asked_for_cursor) {
                let _ = answers.lock().unwrap().write_all(b"\x1b[1;1R");
            }
            self.changed.notify_all();
        }
    }
}

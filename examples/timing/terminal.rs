//! A program in a terminal of its own, and what stands on its screen.

use portable_pty::{Child, CommandBuilder, PtySize, SlavePty, native_pty_system};
use std::{
    io::{Read, Write},
    num::NonZeroU16,
    sync::mpsc::{Receiver, channel},
    thread,
    time::Duration,
};
use vt100::Parser;

/// All of a verdict is on a screen of this size.
const ROWS: u16 = 60;
const COLUMNS: u16 = 120;
/// Longer than a first build takes.
const PATIENCE: Duration = Duration::from_secs(300);

pub struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    /// Without it the terminal would be gone once the program is.
    _slave: Box<dyn SlavePty + Send>,
    keyboard: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    screen: Parser,
}

impl Terminal {
    pub fn start(command: CommandBuilder) -> Self {
        let size = PtySize {
            rows: ROWS,
            cols: COLUMNS,
            ..PtySize::default()
        };
        let pty = native_pty_system().openpty(size).expect("a terminal");
        let child = pty.slave.spawn_command(command).expect("it is there");
        let mut reader = pty.master.try_clone_reader().expect("a terminal");
        let (send, output) = channel();
        thread::spawn(move || {
            let mut buffer = [0; 1 << 16];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                if send.send(buffer[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        let side = |n| NonZeroU16::new(n).expect("a terminal has a size");
        Self {
            child,
            _slave: pty.slave,
            keyboard: pty.master.take_writer().expect("a terminal"),
            output,
            screen: Parser::new(side(ROWS), side(COLUMNS), 0),
        }
    }

    /// Waits until these words are on the screen.
    ///
    /// # Panics
    /// If they never are.
    pub fn until(&mut self, words: &str) {
        while !self.screen.screen().contents().contains(words) {
            match self.output.recv_timeout(PATIENCE) {
                Ok(bytes) => self.screen.process(&bytes),
                Err(why) => panic!("no {words:?}: {why}\n{}", self.screen.screen().contents()),
            }
        }
    }

    /// Presses a key, and waits until the program has ended.
    pub fn ends_at(mut self, key: &[u8]) {
        let _ = self.keyboard.write_all(key);
        let _ = self.child.wait();
    }
}

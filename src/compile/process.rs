//! A process under limits: how it begins, how long it is listened to, and how it ends.

use super::{cancel::Cancel, piece::Rejection};
use std::{
    ffi::OsString,
    io::Read,
    path::Path,
    process::{Child, Command, ExitStatus},
    sync::mpsc::{self, RecvTimeoutError},
    thread,
    time::{Duration, Instant},
};

/// Address space that rustc may use, in KiB, where the system enforces it.
#[cfg(unix)]
const MEMORY_KIB: u64 = 8 << 20;
/// What is read of the compiler's messages; no learner reads more.
const STDERR_BYTES: u64 = 8 << 20;

/// Only what programs need to run at all; nothing that changes what rustc makes of a source.
fn is_harmless(name: &OsString) -> bool {
    [
        "PATH",
        "TMPDIR",
        "TEMP",
        "TMP",
        "SYSTEMROOT",
        "LD_LIBRARY_PATH",
    ]
    .iter()
    .any(|kept| name.eq_ignore_ascii_case(kept))
}

/// So that its linker can be stopped with it.
#[cfg(unix)]
pub fn in_a_group_of_its_own(rustc: &mut Command) {
    use std::os::unix::process::CommandExt;
    rustc.process_group(0);
}

#[cfg(not(unix))]
pub fn in_a_group_of_its_own(_: &mut Command) {}

/// rustc for a learner's own answers: in an environment that changes nothing of what it makes, and
/// under limits that hold even if the runner itself is killed.
pub fn limited(rustc: &Path, cpu_limit: Duration) -> Command {
    let mut command = with_limits(rustc, cpu_limit);
    command
        .env_clear()
        .envs(std::env::vars_os().filter(|(name, _)| is_harmless(name)));
    command
}

#[cfg(unix)]
fn with_limits(rustc: &Path, cpu_limit: Duration) -> Command {
    let cpu_seconds = cpu_limit.as_secs();
    let mut command = Command::new("/bin/sh");
    command
        .arg("-c")
        .arg(format!(
            "ulimit -S -t {cpu_seconds} 2>/dev/null; ulimit -v {MEMORY_KIB} 2>/dev/null; exec \"$0\" \"$@\""
        ))
        .arg(rustc);
    command
}

#[cfg(not(unix))]
fn with_limits(rustc: &Path, _: Duration) -> Command {
    Command::new(rustc)
}

/// Everything rustc says, or `None` if it does not come to an end in time.
pub fn read_until(child: &mut Child, limit: Duration, cancel: &Cancel) -> Option<String> {
    let pipe = child.stderr.take()?;
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let mut text = Vec::new();
        // rustc breaks off when nobody listens any more.
        let _ = pipe.take(STDERR_BYTES).read_to_end(&mut text);
        let _ = sender.send(String::from_utf8_lossy(&text).into_owned());
    });
    let deadline = Instant::now() + limit;
    while Instant::now() < deadline && !cancel.is_cancelled() {
        match receiver.recv_timeout(Duration::from_millis(20)) {
            Ok(text) => return Some(text),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return None,
        }
    }
    None
}

/// Whether somebody else ended the compiler: it does not end itself so.
#[cfg(unix)]
pub fn was_killed(status: ExitStatus) -> bool {
    use std::os::unix::process::ExitStatusExt;
    status.signal() == Some(rustix::process::Signal::KILL.as_raw())
}

#[cfg(not(unix))]
pub fn was_killed(_: ExitStatus) -> bool {
    false
}

/// The limit for which the system ended rustc.
#[cfg(unix)]
pub fn ended_at_a_limit(status: ExitStatus, limit: Duration) -> Option<Rejection> {
    use rustix::process::Signal;
    use std::os::unix::process::ExitStatusExt;
    let signal = status.signal()?;
    if signal == Signal::XCPU.as_raw() {
        Some(Rejection::TimedOut(limit))
    } else if signal == Signal::XFSZ.as_raw() {
        Some(Rejection::TooLarge)
    } else {
        None
    }
}

#[cfg(not(unix))]
pub fn ended_at_a_limit(_: ExitStatus, _: Duration) -> Option<Rejection> {
    None
}

/// Ends rustc and the linker it may have started.
pub fn kill(child: &mut Child) {
    #[cfg(unix)]
    if let Some(group) = i32::try_from(child.id())
        .ok()
        .and_then(rustix::process::Pid::from_raw)
    {
        let _ = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
    }
    let _ = child.kill();
    let _ = child.wait();
}

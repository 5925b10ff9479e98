//! One call of rustc, with a time limit.

use super::{
    breakdown::{breakdown, own_words},
    bundle::Bundle,
    cancel::Cancel,
    diagnostics::{self, Diagnostic},
    jail::Jail,
    lab::Lab,
    patience::{BY_THE_CLOCK, TIME_LIMIT},
    piece::Rejection,
    process::{ended_at_a_limit, in_a_group_of_its_own, kill, limited, read_until, was_killed},
    toolchain::{TARGET, Toolchain},
};
use std::{
    ffi::OsString,
    fs,
    path::Path,
    process::{Child, Command, ExitStatus, Stdio},
    time::Duration,
};
use trace::Origin;
use workbook::fault::{Fault, Result};

/// What became of a bundle.
pub enum Outcome {
    /// It compiled; warnings by piece.
    Module {
        bytes: Vec<u8>,
        diagnostics: Vec<Vec<Diagnostic>>,
    },
    /// Errors by piece; at least one piece has some.
    Errors(Vec<Vec<Diagnostic>>),
    /// It failed, and nothing says which piece is at fault.
    Unattributed(Rejection),
}

/// Processor time that rustc may use, for each second that it is given: it has several threads.
const CORES: u32 = 3;
/// Errors of crates that are built: of another version, not found, of another compiler, unreadable.
const CRATE_ERRORS: [&str; 4] = ["E0460", "E0463", "E0514", "E0786"];
/// The compiler, and what it is called with.
pub struct Rustc<'a> {
    pub toolchain: &'a Toolchain,
    pub lab: &'a Lab,
    pub jail: Option<&'a Jail>,
}

impl Rustc<'_> {
    /// The command that compiles a bundle.
    pub fn command(&self, main: &Path, out: &Path, limit: Duration) -> Command {
        let folder = |path: &Path| path.parent().unwrap_or(path).to_owned();
        let mut rustc = match self.jail {
            Some(jail) => {
                jail.command(self.toolchain, self.lab, &folder(main), &folder(out), limit)
            }
            None => limited(&self.toolchain.rustc, CORES * limit),
        };
        self.flags(&mut rustc, "bundle", main, out);
        let mut probes = OsString::from("crate=");
        probes.push(self.lab.probes());
        rustc
            .args(["-C", "strip=symbols", "-C"])
            .arg(format!("link-arg=-zstack-size={}", sandbox::STACK_BYTES))
            .arg("-L")
            .arg(probes)
            .stderr(Stdio::piped());
        rustc
    }

    /// What is said for every crate.
    fn flags(&self, rustc: &mut Command, krate: &str, root: &Path, out: &Path) {
        in_a_group_of_its_own(rustc);
        rustc
            .arg(root)
            .args(["--crate-name", krate, "--edition", "2024"])
            .args(["--target", TARGET, "--emit", "link", "-o"])
            .arg(out)
            .args(["--error-format", "json"])
            .args(["-C", "opt-level=0", "-C", "debuginfo=0"])
            .args(&self.lab.arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::null());
    }

    /// Whether the crate in `folder`, which is ours and no learner's, compiles to a library.
    pub fn library(&self, krate: &str, folder: &Path, out: &Path, cancel: &Cancel) -> Result<bool> {
        let mut rustc = limited(&self.toolchain.rustc, CORES * TIME_LIMIT);
        self.flags(&mut rustc, krate, &folder.join("lib.rs"), out);
        // Panics name files: where the folder lies must not change the library.
        let renamed = format!("--remap-path-prefix={}=probe", folder.display());
        rustc
            .args(["--crate-type", "lib", "-C", "embed-bitcode=no"])
            .arg(renamed)
            .stderr(Stdio::piped());
        let mut child = self.spawn(&mut rustc)?;
        let compiled = read_until(&mut child, BY_THE_CLOCK * TIME_LIMIT, cancel)
            .and_then(|_| child.wait().ok())
            .is_some_and(|status| status.success());
        if !compiled {
            kill(&mut child);
        }
        Ok(compiled)
    }

    fn spawn(&self, rustc: &mut Command) -> Result<Child> {
        rustc.spawn().map_err(|cause| {
            Fault::new(
                format!(
                    "{} could not be started: {cause}.",
                    self.toolchain.rustc.display()
                ),
                "`cargo run -- doctor` says what is installed and what is missing.",
            )
        })
    }

    /// Compiles a bundle, in so much processor time, and so much time `by_the_clock`. A cancelled one
    /// ends as if its time were up.
    pub fn run(
        &self,
        bundle: &Bundle,
        limit: Duration,
        by_the_clock: Duration,
        cancel: &Cancel,
    ) -> Result<Outcome> {
        let mut command = self.command(&bundle.main(), &bundle.out(), limit);
        for renaming in bundle.renamings() {
            command.arg("--remap-path-prefix").arg(renaming);
        }
        let mut child = self.spawn(&mut command)?;
        let Some(stderr) = read_until(&mut child, by_the_clock, cancel) else {
            kill(&mut child);
            return Ok(Outcome::Unattributed(Rejection::TimedOut(limit)));
        };
        let status = child
            .wait()
            .map_err(|cause| Fault::file("waited for", &self.toolchain.rustc, &cause))?;
        if self.jail.is_some_and(|jail| jail.has_failed(status)) {
            return Err(Fault::new(
                format!("The compiler could not be shut in: {}.", stderr.trim()),
                "Run the same command again; to go on without this protection, say --allow-unjailed.",
            ));
        }
        if let Some(rejection) = ended_at_a_limit(status, limit) {
            return Ok(Outcome::Unattributed(rejection));
        }
        if let Some(said) = self.cannot_read_lab(status, &stderr) {
            return Err(Fault::new(
                format!(
                    "The compiler cannot read the sandbox's library in {}: {said}.",
                    self.lab.folder.display()
                ),
                "Run the same command again. If it stays, remove that folder, so that the library is built again: it must be yours to read, and no link may lead out of it.",
            ));
        }
        outcome(bundle, status, &stderr)
    }

    /// What rustc says where it does not find, or cannot use, what it is to link. No answer brings
    /// that about: without `extern crate`, a crate that nobody offers is only an unknown name.
    fn cannot_read_lab(&self, status: ExitStatus, stderr: &str) -> Option<String> {
        if status.success() {
            return None;
        }
        if let Some(path) = self.lab.missing() {
            return Some(format!("{} is not there", path.display()));
        }
        let found = diagnostics::parse(stderr).into_iter();
        let about_crates = |code: &Option<String>| {
            CRATE_ERRORS
                .iter()
                .any(|known| code.as_deref() == Some(known))
        };
        found
            .filter(|diagnostic| diagnostic.is_error)
            .find(|error| about_crates(&error.code))
            .map(|error| error.message)
    }
}

fn outcome(bundle: &Bundle, status: ExitStatus, stderr: &str) -> Result<Outcome> {
    let found = diagnostics::parse(stderr);
    if status.success() {
        let out = bundle.out();
        let bytes = fs::read(&out).map_err(|cause| Fault::file("read", &out, &cause))?;
        return Ok(Outcome::Module {
            bytes,
            diagnostics: by_piece(bundle, found),
        });
    }
    let errors = by_piece(bundle, found.into_iter().filter(|d| d.is_error).collect());
    if errors.iter().any(|of_piece| !of_piece.is_empty()) {
        return Ok(Outcome::Errors(errors));
    }
    if was_killed(status) {
        return Err(Fault::new(
            "The system killed the compiler, probably because memory ran out.",
            "Close other programs (when grading, also ask for fewer --jobs), and run the same command again; nothing was lost.",
        ));
    }
    let said = own_words(stderr);
    if said.contains("No space left on device") {
        return Err(Fault::new(
            format!(
                "The disk is full: rustc could not write {}.",
                bundle.out().display()
            ),
            "Free some space and run the same command again; nothing was lost.",
        ));
    }
    Ok(Outcome::Unattributed(breakdown(&said, stderr)))
}

/// What was found, with whose it is: of each piece its answer's and its probe's.
fn by_piece(bundle: &Bundle, found: Vec<Diagnostic>) -> Vec<Vec<Diagnostic>> {
    let mut pieces = vec![Vec::new(); bundle.shown.len()];
    for mut diagnostic in found {
        for (piece, (answer, probe)) in pieces.iter_mut().zip(&bundle.shown) {
            diagnostic.origin = if diagnostic.file == *answer {
                Origin::Answer
            } else if diagnostic.file == *probe {
                Origin::Probe
            } else {
                continue;
            };
            piece.push(diagnostic);
            break;
        }
    }
    pieces
}

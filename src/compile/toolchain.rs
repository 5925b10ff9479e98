//! Which rustc, and whether it can compile for the sandbox.

use super::{environment::plain, progress::Progress};
use serde_json::{Value, json};
use std::{
    env, fs,
    io::ErrorKind,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::UNIX_EPOCH,
};
use workbook::{
    fault::{Fault, Result},
    files,
};

/// What exercises are compiled for.
pub const TARGET: &str = "wasm32-wasip1";

/// The command that adds the target.
#[must_use]
pub fn target_command() -> String {
    format!("rustup target add {TARGET}")
}

/// A Rust toolchain.
#[derive(Debug, Clone)]
pub struct Toolchain {
    /// The compiler itself, not rustup's proxy.
    pub rustc: PathBuf,
    pub sysroot: PathBuf,
    /// `rustc 1.95.0 (59807616e 2026-04-14)`.
    pub version: String,
    /// Changes when the compiler does.
    pub identity: String,
}

impl Toolchain {
    /// The toolchain that this workbook uses, from a note of the last run where it still holds:
    /// asking rustup costs more than a whole check.
    ///
    /// # Errors
    /// Where there is no rustc.
    pub fn find(root: &Path, cache: &Path) -> Result<Self> {
        let note = cache.join("toolchain.json");
        let asked = question(root);
        if let Some(found) = remembered(&note, &asked) {
            return Ok(found);
        }
        let found = ask(root)?;
        let text = json!({
            "asked": asked,
            "sysroot": found.sysroot,
            "version": found.version,
        });
        files::write_atomically(&note, text.to_string().as_bytes())?;
        Ok(found)
    }

    /// Whether the standard library for the sandbox is installed.
    #[must_use]
    pub fn has_target(&self) -> bool {
        self.sysroot
            .join("lib/rustlib")
            .join(TARGET)
            .join("lib")
            .is_dir()
    }

    /// Adds the target with rustup, saying so.
    ///
    /// # Errors
    /// Where rustup is missing or fails.
    pub fn add_target_if_missing(
        &self,
        root: &Path,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<()> {
        if self.has_target() {
            return Ok(());
        }
        progress(Progress::AddingTarget);
        let mut rustup = Command::new("rustup");
        let output = plain(&mut rustup)
            .args(["target", "add", TARGET])
            .current_dir(root)
            .stdin(Stdio::null())
            .output()
            .map_err(|_| {
                Fault::new(
                    format!(
                        "{} has no standard library for {TARGET}, which the sandbox needs, and rustup is not there to add it.",
                        self.version
                    ),
                    format!(
                        "With rustup (https://rustup.rs): `{}`. With your distribution's Rust: install its package for that target (Debian: libstd-rust-dev-wasm32, Fedora: rust-std-static-wasm32-wasip1).",
                        target_command()
                    ),
                )
            })?;
        if output.status.success() && self.has_target() {
            return Ok(());
        }
        if output.status.success() {
            return Err(Fault::new(
                format!(
                    "rustup has added {TARGET}, but to a toolchain of its own: the rustc that is used here is {} in {}.",
                    self.version,
                    self.sysroot.display()
                ),
                "Put rustup's rustc first on the PATH (and unset RUSTC), or install that package of your distribution (Debian: libstd-rust-dev-wasm32, Fedora: rust-std-static-wasm32-wasip1).",
            ));
        }
        Err(Fault::new(
            format!(
                "rustup could not add {TARGET}: {}",
                last_line(&output.stderr).unwrap_or_else(|| "it gave no reason.".into())
            ),
            format!("Run `{}` in {} yourself.", target_command(), root.display()),
        ))
    }

    fn new(sysroot: PathBuf, version: String) -> Option<Self> {
        let rustc = sysroot
            .join("bin")
            .join(format!("rustc{}", env::consts::EXE_SUFFIX));
        let file = fs::metadata(&rustc).ok()?;
        let changed = file.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
        Some(Self {
            identity: format!("{version} {} {}", file.len(), changed.as_nanos()),
            rustc,
            sysroot,
            version,
        })
    }
}

/// What the answer depends on: rustup's choice of a toolchain.
fn question(root: &Path) -> String {
    let variable = |name| env::var(name).unwrap_or_default();
    let file = fs::read_to_string(root.join("rust-toolchain.toml")).unwrap_or_default();
    files::fingerprint([
        file.as_bytes(),
        variable("RUSTUP_TOOLCHAIN").as_bytes(),
        variable("RUSTC").as_bytes(),
        variable("PATH").as_bytes(),
    ])
}

fn remembered(note: &Path, asked: &str) -> Option<Toolchain> {
    let note: Value = serde_json::from_str(&fs::read_to_string(note).ok()?).ok()?;
    if note["asked"] != asked {
        return None;
    }
    Toolchain::new(
        PathBuf::from(note["sysroot"].as_str()?),
        note["version"].as_str()?.to_owned(),
    )
}

fn ask(root: &Path) -> Result<Toolchain> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let sysroot = say(Path::new(&rustc), &["--print", "sysroot"], root)?;
    let version = say(Path::new(&rustc), &["--version"], root)?;
    Toolchain::new(PathBuf::from(&sysroot), version).ok_or_else(|| {
        Fault::new(
            format!("{sysroot} is the toolchain's folder, and there is no rustc in it."),
            "Run `rustc --version` in this folder and mend what it complains about; `rustup show` says which toolchain is meant.",
        )
    })
}

/// The last line of what a program complains of.
fn last_line(stderr: &[u8]) -> Option<String> {
    let said = String::from_utf8_lossy(stderr);
    let line = said.trim().lines().last()?;
    Some(line.trim_start_matches("error: ").to_owned())
}

/// The first line that rustc prints.
fn say(rustc: &Path, arguments: &[&str], root: &Path) -> Result<String> {
    let mut command = Command::new(rustc);
    let output = plain(&mut command)
        .args(arguments)
        .current_dir(root)
        .stdin(Stdio::null())
        .output()
        .map_err(|cause| match cause.kind() {
            ErrorKind::NotFound => Fault::new(
                "There is no Rust compiler: `rustc` is not on the PATH.",
                "Install Rust with rustup (https://rustup.rs), open a new terminal, and run the same command again.",
            ),
            _ => Fault::file("started", rustc, &cause),
        })?;
    let said = String::from_utf8_lossy(&output.stdout);
    match said.lines().next() {
        Some(line) if output.status.success() => Ok(line.trim().to_owned()),
        _ => Err(Fault::new(
            format!(
                "`rustc {}` failed: {}",
                arguments.join(" "),
                last_line(&output.stderr).unwrap_or_else(|| "it printed nothing.".into())
            ),
            "Run it yourself in this folder and mend what it complains about; `rustup show` says which toolchain is meant.",
        )),
    }
}

//! What rustc may reach while strangers' answers are compiled.
//!
//! A small program of ours, the jailer, gives up everything else and then becomes rustc. Cargo builds
//! it when it is first needed. Here stands what is granted; how it is enforced stands in `src/jailer/`.

use super::{
    cargo,
    lab::Lab,
    progress::Progress,
    protections::{Landlock, Protections},
    toolchain::Toolchain,
};
use serde_json::{Value, json};
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Duration,
};
use workbook::{
    fault::{Fault, Result},
    files,
};

/// Address space that rustc may use, in bytes.
const MEMORY: u64 = 4 << 30;
/// Bytes of any one file that rustc may write.
const FILE_SIZE: u64 = 256 << 20;
/// Where systems keep the libraries that every program is linked with.
const LIBRARIES: [&str; 5] = ["/lib", "/lib64", "/usr/lib", "/usr/lib64", "/nix/store"];
const LIST_OF_LIBRARIES: &str = "/etc/ld.so.cache";
/// How the jailer ends when it fails itself.
const JAILER_FAILED: i32 = 125;

/// What to do where a protection is missing that this system should have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IfUnprotected {
    Stop,
    GoOn,
}

/// A jail for rustc, tried once on this system.
#[derive(Debug, Clone)]
pub struct Jail {
    /// None where the system has no means to jail a program.
    jailer: Option<PathBuf>,
    protections: Protections,
}

impl Jail {
    /// Builds the jailer if it has changed, and has it try what this system can enforce.
    ///
    /// # Errors
    /// Where the jailer cannot be built; and, unless the grader goes on all the same, where this
    /// system should have a protection that does not hold.
    pub fn for_this_system(
        root: &Path,
        cache: &Path,
        if_unprotected: IfUnprotected,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Self> {
        let as_root = is_root();
        if !cfg!(unix) {
            return Ok(Self {
                jailer: None,
                protections: Protections::none(as_root),
            });
        }
        let jailer = build_if_changed(root, cache, progress)?;
        let protections = try_out(&jailer, as_root)?;
        match protections.missing() {
            Some(what) if if_unprotected == IfUnprotected::Stop => Err(Fault::new(
                format!("The compiler cannot be shut in on this machine: {what}."),
                "Answers of strangers are better graded elsewhere. To go on without this protection, say --allow-unjailed; the report will name what was missing.",
            )),
            _ => Ok(Self {
                jailer: Some(jailer),
                protections,
            }),
        }
    }

    /// What holds while rustc runs in it.
    #[must_use]
    pub fn protections(&self) -> &Protections {
        &self.protections
    }

    /// rustc, able to read the toolchain, the libraries and `sources`, and to write into `own`.
    pub(super) fn command(
        &self,
        toolchain: &Toolchain,
        lab: &Lab,
        sources: &Path,
        own: &Path,
        cpu_limit: Duration,
    ) -> Command {
        let mut command = match &self.jailer {
            None => Command::new(&toolchain.rustc),
            Some(jailer) => {
                let mut command = Command::new(jailer);
                self.grant(&mut command, toolchain, lab, sources, own, cpu_limit);
                command.arg("--").arg(&toolchain.rustc);
                command
            }
        };
        command
            .env_clear()
            .envs(std::env::vars_os().filter(|(name, _)| name.eq_ignore_ascii_case("SYSTEMROOT")))
            // Some distributions keep the linker of WebAssembly there.
            .env("PATH", toolchain.sysroot.join("bin"))
            // On a machine with many cores the linker's threads would reserve more than it may use.
            .env("MALLOC_ARENA_MAX", "2")
            .envs(["TMPDIR", "TMP", "TEMP"].map(|name| (name, own)));
        command
    }

    fn grant(
        &self,
        command: &mut Command,
        toolchain: &Toolchain,
        lab: &Lab,
        sources: &Path,
        own: &Path,
        cpu_limit: Duration,
    ) {
        let mut grant = |name: &str, path: &Path| {
            command.arg(name).arg(path);
        };
        grant("--run", &toolchain.sysroot);
        for folder in LIBRARIES {
            grant("--run", Path::new(folder));
        }
        grant("--read", Path::new(LIST_OF_LIBRARIES));
        grant("--read", &lab.folder);
        grant("--read", sources);
        grant("--write", own);
        grant("--write", Path::new("/dev/null"));
        limit(command, cpu_limit);
        if self.protections.missing().is_none() && self.protections.landlock.is_on() {
            command.arg("--strict");
        }
    }

    /// Whether it was the jailer that failed, and not rustc.
    pub(super) fn has_failed(&self, status: std::process::ExitStatus) -> bool {
        self.jailer.is_some() && status.code() == Some(JAILER_FAILED)
    }
}

fn limit(command: &mut Command, cpu_limit: Duration) {
    for (name, value) in [
        ("--cpu-seconds", cpu_limit.as_secs()),
        ("--memory", MEMORY),
        ("--file-size", FILE_SIZE),
    ] {
        command.arg(name).arg(value.to_string());
    }
}

#[cfg(unix)]
fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

#[cfg(not(unix))]
fn is_root() -> bool {
    false
}

/// Runs the jailer without a program: it gives up everything and says what of that holds.
fn try_out(jailer: &Path, as_root: bool) -> Result<Protections> {
    let mut command = Command::new(jailer);
    limit(&mut command, Duration::from_secs(1));
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|cause| Fault::file("started", jailer, &cause))?;
    let said = String::from_utf8_lossy(&output.stdout);
    let says = |name: &str| {
        let mut lines = said.lines();
        lines.find_map(|line| line.strip_prefix(name)?.strip_prefix(' '))
    };
    let held = |name| says(name) == Some("held");
    let landlock = match says("landlock") {
        Some("absent") => Landlock::Absent,
        Some(words) => match words.parse() {
            Ok(abi) => Landlock::On { abi },
            Err(_) => Landlock::Failed(words.trim_start_matches("failed ").to_owned()),
        },
        None => Landlock::Failed(String::from_utf8_lossy(&output.stderr).trim().to_owned()),
    };
    Ok(Protections {
        landlock,
        cpu_time: held("cpu_seconds"),
        memory: held("memory").then_some(MEMORY),
        file_size: held("file_size").then_some(FILE_SIZE),
        as_root,
    })
}

fn build_if_changed(
    root: &Path,
    cache: &Path,
    progress: &mut dyn FnMut(Progress),
) -> Result<PathBuf> {
    let note = cache.join("jailer.json");
    let fingerprint = fingerprint(root)?;
    if let Some(jailer) = remembered(&note, cache, &fingerprint) {
        return Ok(jailer);
    }
    progress(Progress::BuildingJailer);
    let mut jailer = None;
    let mut keep = |artifact: &Value| {
        if let Some(path) = artifact["executable"].as_str() {
            jailer = Some(PathBuf::from(path));
        }
    };
    let arguments = ["--package", "curvature-jailer", "--release"];
    let built = cargo::build(root, &cache.join("jailer"), &arguments, "", &mut keep)?;
    let jailer = jailer
        .filter(|_| built.success)
        .ok_or_else(|| built.fault("What shuts the compiler in", &arguments, root))?;
    let text = json!({ "fingerprint": fingerprint, "jailer": jailer });
    files::write_atomically(&note, text.to_string().as_bytes())?;
    Ok(jailer)
}

fn remembered(note: &Path, cache: &Path, fingerprint: &str) -> Option<PathBuf> {
    let note: Value = serde_json::from_str(&fs::read_to_string(note).ok()?).ok()?;
    let jailer = PathBuf::from(note["jailer"].as_str()?);
    // A copied note names what lies elsewhere.
    let is_ours = jailer.starts_with(cache) && jailer.is_file();
    (is_ours && note["fingerprint"] == fingerprint).then_some(jailer)
}

fn fingerprint(root: &Path) -> Result<String> {
    let sources = [
        "Cargo.lock",
        "src/jailer/Cargo.toml",
        "src/jailer/src/main.rs",
        "src/jailer/src/landlocked.rs",
        "src/jailer/src/limits.rs",
    ];
    let texts: Vec<String> = sources
        .iter()
        .map(|source| files::read(&root.join(source)))
        .collect::<Result<_>>()?;
    Ok(files::fingerprint(texts.iter().map(String::as_bytes)))
}

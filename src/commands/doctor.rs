//! `doctor`: what is installed, what is missing, and the command that mends it.

use crate::{
    check,
    cli::{Common, Status, Subcommand},
    compile::{TARGET, Toolchain, target_command},
    progress::Store,
    text::{Line, Text, Tone},
};
use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
};
use workbook::{Workbook, files};

pub const COMMAND: Subcommand = Subcommand {
    command: || {
        clap::Command::new("doctor").about("what is installed, what is missing, and what mends it")
    },
    run: |_, common| Ok(run(common)),
};

fn run(common: &Common) -> Status {
    let mut findings = Vec::new();
    match common.open() {
        Ok(workbook) => {
            findings.push(Finding::fine(
                "workbook",
                format!(
                    "{}, {} exercises",
                    workbook.root.display(),
                    workbook.exercises.len()
                ),
            ));
            findings.push(writable(
                "your files",
                &workbook.exercises_dir,
                &Store::of(&workbook).folder().join("doctor"),
            ));
            findings.extend(toolchain(&workbook));
        }
        Err(fault) => findings.push(Finding::bad("workbook", fault.what, fault.remedy)),
    }
    findings.push(program(
        "cargo",
        "Install Rust with rustup (https://rustup.rs).",
    ));
    findings.push(match program("rustup", "") {
        found if found.remedy.is_none() => found,
        missing => Finding {
            remedy: None,
            says: format!(
                "{}; needed only to add {TARGET} or another toolchain: https://rustup.rs",
                missing.says
            ),
            ..missing
        },
    });
    findings.push(match program("rust-analyzer", "") {
        found if found.remedy.is_none() => Finding {
            name: "editor",
            says: format!("{} shows verdicts at your own lines", found.says),
            ..found
        },
        _ => Finding::fine(
            "editor",
            "rust-analyzer is not on the PATH. VS Code's extension brings its own; for other editors: rustup component add rust-analyzer".into(),
        ),
    });
    let broken = findings.iter().any(|finding| finding.remedy.is_some());
    let mut text = Text::default();
    for finding in findings {
        let (tone, word) = match &finding.remedy {
            None => (Tone::Good, "fine"),
            Some(_) => (Tone::Bad, "broken"),
        };
        text.push(
            Line::new(tone, format!("{word:<8}"))
                .and(Tone::Strong, format!("{:<12}", finding.name))
                .and(Tone::Plain, finding.says)
                .hanging(20),
        );
        if let Some(remedy) = finding.remedy {
            text.say_indented(20, Tone::Attention, &remedy);
        }
    }
    common.terminal.print(&text);
    if broken {
        Status::Broken
    } else {
        Status::AllPassed
    }
}

struct Finding {
    name: &'static str,
    says: String,
    /// What mends it, where it needs mending.
    remedy: Option<String>,
}

impl Finding {
    fn fine(name: &'static str, says: String) -> Self {
        Self {
            name,
            says,
            remedy: None,
        }
    }

    fn bad(name: &'static str, says: String, remedy: String) -> Self {
        Self {
            name,
            says,
            remedy: Some(remedy),
        }
    }
}

fn toolchain(workbook: &Workbook) -> Vec<Finding> {
    let cache = check::cache_folder(&workbook.root);
    let mut findings = vec![writable("cache", &cache, &cache.join("doctor"))];
    match Toolchain::find(&workbook.root, &cache) {
        Err(fault) => findings.push(Finding::bad("rustc", fault.what, fault.remedy)),
        Ok(toolchain) => {
            findings.push(Finding::fine("rustc", toolchain.version.clone()));
            findings.push(if toolchain.has_target() {
                Finding::fine("sandbox", format!("{TARGET} is installed"))
            } else {
                Finding::bad(
                    "sandbox",
                    format!("{TARGET} is not installed for {}", toolchain.version),
                    format!(
                        "`{}` adds it, and the first check does so by itself. Without rustup: your distribution's package for that target (Debian: libstd-rust-dev-wasm32, Fedora: rust-std-static-wasm32-wasip1).",
                        target_command()
                    ),
                )
            });
            findings.push(Finding::fine(
                "library",
                if cache.join("lab.json").is_file() {
                    "lab and nalgebra are built for the sandbox".into()
                } else {
                    "lab and nalgebra are built at the first check".into()
                },
            ));
        }
    }
    findings
}

/// Whether a file can be written where the runner must write.
fn writable(name: &'static str, folder: &Path, trial: &Path) -> Finding {
    // Not nothing: an empty file can be written to a full disk.
    match files::write_atomically(trial, b"doctor") {
        Ok(()) => {
            let _ = fs::remove_file(trial);
            Finding::fine(name, format!("{} can be written to", folder.display()))
        }
        Err(fault) => Finding::bad(name, fault.what, fault.remedy),
    }
}

fn program(name: &'static str, remedy: &str) -> Finding {
    let output = Command::new(name)
        .arg("--version")
        .stdin(Stdio::null())
        .output();
    match output {
        Ok(output) if output.status.success() => {
            let said = String::from_utf8_lossy(&output.stdout);
            Finding::fine(name, said.lines().next().unwrap_or_default().to_owned())
        }
        _ => Finding::bad(name, format!("`{name}` is not on the PATH"), remedy.into()),
    }
}

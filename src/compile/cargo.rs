//! One call of `cargo build`, for what the runner builds for itself.

use super::environment::plain;
use serde_json::Value;
use std::{
    env,
    io::{BufRead, BufReader, Read},
    path::Path,
    process::{Command, Stdio},
    thread,
};
use workbook::fault::{Fault, Result};

/// A build that has ended.
pub struct Built {
    pub success: bool,
    said: String,
}

/// cargo, with whatever a learner set for other builds kept from this one: the arguments say all.
fn cargo(root: &Path, target_dir: &Path, verb: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    // A build folder of its own in cargo's configuration would part what is made from where it is
    // looked for.
    let build_dir = toml_text(&target_dir.to_string_lossy());
    plain(&mut command)
        .arg(verb)
        .args(arguments)
        .args(["--config", &format!("build.build-dir={build_dir}")])
        .arg("--target-dir")
        .arg(target_dir)
        .current_dir(root)
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_BUILD_TARGET")
        .stdin(Stdio::null());
    command
}

/// Removes what was built of some packages. Cargo goes by the dates of files, and where one of them
/// lies outside of its package, by the place where that was; we go by what is in them.
pub fn forget(root: &Path, target_dir: &Path, arguments: &[&str]) {
    let mut clean = cargo(root, target_dir, "clean", arguments);
    // Where it fails, building will say why.
    let _ = clean.stdout(Stdio::null()).stderr(Stdio::null()).status();
}

/// Builds, and hands over what cargo says of each crate that is done.
pub fn build(
    root: &Path,
    target_dir: &Path,
    arguments: &[&str],
    rustflags: &str,
    artifact: &mut dyn FnMut(&Value),
) -> Result<Built> {
    let mut command = cargo(root, target_dir, "build", arguments);
    let mut child = command
        .args(["--message-format", "json"])
        .env("CARGO_ENCODED_RUSTFLAGS", rustflags)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|cause| {
            Fault::new(
                format!("cargo could not be started: {cause}."),
                "Install Rust with rustup (https://rustup.rs); `cargo run -- doctor` says what is missing.",
            )
        })?;
    let mut stderr = child.stderr.take().expect("stderr is piped");
    let said = thread::spawn(move || {
        let mut text = String::new();
        let _ = stderr.read_to_string(&mut text);
        text
    });
    let stdout = child.stdout.take().expect("stdout is piped");
    for line in BufReader::new(stdout).lines().map_while(|line| line.ok()) {
        let Ok(message) = serde_json::from_str::<Value>(&line) else {
            continue;
        };
        if message["reason"] == "compiler-artifact" {
            artifact(&message);
        }
    }
    let status = child
        .wait()
        .map_err(|cause| Fault::file("waited for", Path::new("cargo"), &cause))?;
    Ok(Built {
        success: status.success(),
        said: said.join().unwrap_or_default(),
    })
}

/// A text as TOML quotes it.
fn toml_text(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

impl Built {
    /// The fault of a build that did not make what it was to make.
    pub fn fault(&self, what: &str, arguments: &[&str], root: &Path) -> Fault {
        let said = &self.said;
        let errors: Vec<&str> = said
            .lines()
            .filter(|line| line.starts_with("error") || line.trim_start().starts_with("Caused by"))
            .collect();
        let reason = errors.first().copied().unwrap_or("cargo gave no reason.");
        let reason = reason.trim_start_matches("error: ");
        let remedy = if said.contains("No space left on device") {
            "The disk is full. Free some space and run the same command again; nothing was lost."
                .to_owned()
        } else if said.contains("download")
            || said.contains("network")
            || said.contains("resolve host")
        {
            "The first start downloads crates from crates.io. Connect to the network once, and run the same command again.".to_owned()
        } else {
            format!(
                "`cargo build {}` in {} shows the whole message.",
                arguments.join(" "),
                root.display()
            )
        };
        Fault::new(format!("{what} could not be built: {reason}"), remedy)
    }
}

//! The module that a page loads when something on it answers the reader: what cargo makes of
//! `book/live`, packed into a script of its own.

use base64::{Engine, engine::general_purpose::STANDARD};
use flate2::{Compression, write::GzEncoder};
use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    io::Write,
    path::Path,
    process::Command,
};

const TARGET: &str = "wasm32-unknown-unknown";

/// The module's script, and the name of its file, which changes with it.
#[derive(Debug, Clone)]
pub struct Module {
    pub file: String,
    pub script: String,
}

/// Has cargo build the module.
///
/// # Errors
/// Where it cannot be built, with what to do; then the book is built without it.
pub fn module(root: &Path) -> Result<Module, String> {
    let folder = root.join("target/live");
    let build = || {
        Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
            .args(["build", "--quiet", "--package", "live", "--profile", "live"])
            .args(["--target", TARGET, "--target-dir"])
            .arg(&folder)
            .current_dir(root)
            .output()
            .map_err(|e| format!("cargo cannot be run: {e}"))
    };
    let mut output = build()?;
    if !output.status.success()
        && String::from_utf8_lossy(&output.stderr).contains("target may not be installed")
    {
        let added = Command::new("rustup")
            .args(["target", "add", TARGET])
            .current_dir(root)
            .output();
        if !added.is_ok_and(|it| it.status.success()) {
            return Err(format!(
                "Figures do not move in this build: rustc has no target {TARGET}. \
                 Install it with: rustup target add {TARGET}"
            ));
        }
        output = build()?;
    }
    if !output.status.success() {
        return Err(format!(
            "Figures do not move in this build, since their module cannot be built:\n{}",
            String::from_utf8_lossy(&output.stderr)
        ));
    }
    let file = folder.join(TARGET).join("live/live.wasm");
    let bytes = fs::read(&file).map_err(|e| format!("{}: {e}", file.display()))?;
    packed(&bytes).map_err(|e| format!("the module cannot be packed: {e}"))
}

fn packed(bytes: &[u8]) -> std::io::Result<Module> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::best());
    packer.write_all(bytes)?;
    let packed = STANDARD.encode(packer.finish()?);
    let mut hasher = DefaultHasher::new();
    packed.hash(&mut hasher);
    Ok(Module {
        file: format!("live-{:08x}.js", hasher.finish() as u32),
        script: format!("curvature.take(\"{packed}\");\n"),
    })
}

impl Module {
    /// Where pages read which file it is.
    #[must_use]
    pub fn meta(&self) -> String {
        format!("<meta name=\"live-module\" content=\"{}\">\n", self.file)
    }
}

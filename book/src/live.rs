//! The live picture: its WebAssembly module, and the place on the page where it appears.

use base64::{Engine, engine::general_purpose::STANDARD};
use std::{fs, path::Path, process::Command};

const TARGET: &str = "wasm32-unknown-unknown";

/// Has cargo build the module, and returns its bytes in base64.
///
/// # Errors
/// Where it cannot be built, with what to do.
pub fn module(root: &Path) -> Result<String, String> {
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
        eprintln!("Adding the target {TARGET}, for the live picture.");
        let added = Command::new("rustup")
            .args(["target", "add", TARGET])
            .current_dir(root)
            .status();
        if !added.is_ok_and(|status| status.success()) {
            return Err(format!(
                "the live picture needs a target that is missing; install it with: rustup target add {TARGET}"
            ));
        }
        output = build()?;
    }
    if !output.status.success() {
        return Err(format!(
            "the live picture cannot be built:\n{}",
            String::from_utf8_lossy(&output.stderr)
        ));
    }
    let file = folder.join(TARGET).join("live/live.wasm");
    let bytes = fs::read(&file).map_err(|e| format!("{}: {e}", file.display()))?;
    Ok(STANDARD.encode(bytes))
}

/// The live picture as HTML: hidden until its script has begun.
#[must_use]
pub fn html(module: &str) -> String {
    format!(
        "<div class=\"live\" id=\"live\" hidden>\
         <div class=\"panels\"><svg id=\"live-path\" role=\"img\" aria-label=\"The path of gradient descent over the level sets of the loss\"></svg>\
         <svg id=\"live-error\" role=\"img\" aria-label=\"The error along each eigenvector, step by step\"></svg></div>\
         <label><span>step size η</span><input type=\"range\" id=\"live-eta\" min=\"0\" max=\"1000\" value=\"680\"><output id=\"live-eta-value\"></output></label>\
         <label><span>conditioning κ</span><input type=\"range\" id=\"live-kappa\" min=\"0\" max=\"1000\" value=\"500\"><output id=\"live-kappa-value\"></output></label>\
         <p class=\"verdict\" id=\"live-verdict\" role=\"status\"></p>\
         <script type=\"application/octet-stream\" id=\"live-module\">{module}</script></div>"
    )
}

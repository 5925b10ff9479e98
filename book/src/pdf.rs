//! The whole book as one PDF, printed by Chromium.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

/// Names under which Chromium is installed.
const NAMES: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

/// Without a window, and without asking anybody for anything.
pub const QUIET: [&str; 6] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--hide-scrollbars",
];

/// The browser: what `CHROMIUM` names, or the first that is found on the path.
#[must_use]
pub fn chromium() -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    let named = env::var_os("CHROMIUM").map(PathBuf::from);
    let found = NAMES
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    named.into_iter().chain(found).find(|file| file.is_file())
}

/// Prints the built book in `folder` to `curvature.pdf` beside its pages.
///
/// # Errors
/// Where there is no Chromium, or it does not print.
pub fn print(folder: &Path) -> Result<PathBuf, String> {
    let chromium = chromium().ok_or(
        "A PDF is printed by Chromium, and there is none. Install it (apt-get install chromium), \
         or name it: CHROMIUM=/path/to/chromium",
    )?;
    let pdf = folder.join("curvature.pdf");
    let profile = folder.join(".chromium");
    let output = Command::new(&chromium)
        .args(QUIET)
        .arg("--no-pdf-header-footer")
        .arg(format!("--user-data-dir={}", profile.display()))
        .arg(format!("--print-to-pdf={}", pdf.display()))
        .arg(format!("file://{}", folder.join("print.html").display()))
        .output()
        .map_err(|e| format!("{}: {e}", chromium.display()))?;
    // Only what the browser left for itself.
    let _ = fs::remove_dir_all(&profile);
    if output.status.success() && pdf.is_file() {
        Ok(pdf)
    } else {
        Err(format!(
            "{} did not print the book:\n{}",
            chromium.display(),
            String::from_utf8_lossy(&output.stderr)
        ))
    }
}

//! Opens a file in the learner's editor.

use std::{
    env,
    path::Path,
    process::{Command, Stdio},
};

/// Runs the editor and waits until it ends (editors with a window of their own end at once).
///
/// # Errors
/// With a sentence for the learner, where there is no editor or it fails.
pub fn open(path: &Path) -> Result<(), String> {
    let chosen = ["VISUAL", "EDITOR"]
        .iter()
        .find_map(|name| {
            env::var(name)
                .ok()
                .filter(|editor| !editor.trim().is_empty())
        })
        .or_else(|| {
            let inside_code = env::var_os("TERM_PROGRAM").is_some_and(|name| name == "vscode");
            inside_code.then(|| "code".to_owned())
        });
    let Some(chosen) = chosen else {
        return Err("No editor is chosen. Set EDITOR, for instance: export EDITOR=nano".into());
    };
    let mut words = chosen.split_whitespace();
    let program = words.next().unwrap_or_default();
    let status = Command::new(program)
        .args(words)
        .arg(path)
        .stderr(Stdio::inherit())
        .status()
        .map_err(|cause| format!("`{chosen}` could not be started: {cause}."))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("`{chosen}` ended with {status}."))
    }
}

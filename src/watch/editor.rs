//! Opens a file in the learner's editor.

use std::{
    env,
    path::Path,
    process::{Command, Stdio},
    thread,
};

/// Runs the editor and waits until it ends (editors with a window of their own end at once).
///
/// # Errors
/// With a sentence for the learner, where there is no editor or it fails.
pub fn open(path: &Path) -> Result<(), String> {
    let (chosen, mut command) = command(path)?;
    let status = command
        .stderr(Stdio::inherit())
        .status()
        .map_err(|cause| format!("`{chosen}` could not be started: {cause}."))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("`{chosen}` ended with {status}."))
    }
}

/// Starts the editor beside this program, where it has no terminal: one with a window of its own.
///
/// # Errors
/// With a sentence for the learner, where there is no editor or it cannot be started.
pub fn start(path: &Path) -> Result<(), String> {
    let (chosen, mut command) = command(path)?;
    let mut editor = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|cause| format!("`{chosen}` could not be started: {cause}."))?;
    // Somebody has to hear that it has ended.
    thread::spawn(move || editor.wait());
    Ok(())
}

/// What the learner calls the editor, and the command that opens a file in it.
fn command(path: &Path) -> Result<(String, Command), String> {
    let Some(chosen) = chosen() else {
        return Err("No editor is chosen. Set EDITOR, for instance: export EDITOR=nano".into());
    };
    let (program, arguments) = words(&chosen)?;
    let mut command = Command::new(program);
    command.args(arguments).arg(path);
    Ok((chosen, command))
}

/// Whether an editor is chosen.
pub fn is_chosen() -> bool {
    chosen().is_some()
}

/// What the learner calls the editor.
fn chosen() -> Option<String> {
    ["VISUAL", "EDITOR"]
        .iter()
        .find_map(|name| {
            env::var(name)
                .ok()
                .filter(|editor| !editor.trim().is_empty())
        })
        .or_else(|| {
            let inside_code = env::var_os("TERM_PROGRAM").is_some_and(|name| name == "vscode");
            inside_code.then(|| "code".to_owned())
        })
}

/// The program and its arguments, quoted as a shell has them.
fn words(chosen: &str) -> Result<(String, Vec<String>), String> {
    // In paths of Windows a backslash is no escape.
    let literal = if cfg!(windows) {
        chosen.replace('\\', "\\\\")
    } else {
        chosen.to_owned()
    };
    let mut words = shell_words::split(&literal)
        .map_err(|_| format!("`{chosen}` has a quotation mark that is not closed."))?
        .into_iter();
    let program = words
        .next()
        .ok_or_else(|| format!("`{chosen}` names no editor."))?;
    Ok((program, words.collect()))
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn quoted_arguments_stay_together() {
        let of = |chosen| words(chosen).unwrap();
        assert_eq!(of("nano"), ("nano".into(), vec![]));
        assert_eq!(
            of("'/opt/my editor/edit' --wait \"a b\""),
            (
                "/opt/my editor/edit".into(),
                vec!["--wait".into(), "a b".into()]
            )
        );
        assert!(words("\"edit").unwrap_err().contains("not closed"));
        assert!(words("''").is_ok_and(|(program, _)| program.is_empty()));
    }
}

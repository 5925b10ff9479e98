//! Where the workbook is, and the program under test.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

/// The root of this workbook.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors()
        .find(|folder| folder.join("Cargo.lock").is_file())
        .expect("this crate lies in the workbook")
        .to_owned()
}

/// The program under test.
pub fn grading() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_grading"));
    command.current_dir(root()).env("NO_COLOR", "1");
    command
}

pub fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

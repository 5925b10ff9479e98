//! What a program keeps, as it is asked for.

use std::{ffi::OsString, path::PathBuf};

/// What the program keeps.
#[derive(Default)]
pub struct Grants {
    pub run: Vec<PathBuf>,
    pub read: Vec<PathBuf>,
    pub write: Vec<PathBuf>,
    pub cpu_seconds: Option<u64>,
    pub memory: Option<u64>,
    pub file_size: Option<u64>,
    pub strict: bool,
    pub program: Vec<OsString>,
}

/// Reads the arguments.
///
/// # Errors
/// Where one is not understood.
pub fn grants(mut arguments: impl Iterator<Item = OsString>) -> Result<Grants, String> {
    let mut grants = Grants::default();
    while let Some(name) = arguments.next() {
        let name = name.to_string_lossy().into_owned();
        match &*name {
            "--strict" => grants.strict = true,
            "--" => {
                grants.program = arguments.collect();
                break;
            }
            _ => {
                let value = arguments
                    .next()
                    .ok_or_else(|| format!("{name} has no value"))?;
                let number = || {
                    let number = value.to_str().and_then(|text| text.parse().ok());
                    number.ok_or_else(|| format!("{name} needs a number"))
                };
                match &*name {
                    "--run" => grants.run.push(value.into()),
                    "--read" => grants.read.push(value.into()),
                    "--write" => grants.write.push(value.into()),
                    "--cpu-seconds" => grants.cpu_seconds = Some(number()?),
                    "--memory" => grants.memory = Some(number()?),
                    "--file-size" => grants.file_size = Some(number()?),
                    _ => return Err(format!("{name} is no grant")),
                }
            }
        }
    }
    Ok(grants)
}

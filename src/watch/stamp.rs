//! Whether a file has changed: by its time and length, which cost nothing to ask for.

use std::{fs, path::Path, time::SystemTime};

/// When a file was written and how long it is; none where it is missing.
pub type Stamp = Option<(SystemTime, u64)>;

pub fn stamp(path: &Path) -> Stamp {
    let file = fs::metadata(path).ok()?;
    Some((file.modified().ok()?, file.len()))
}

//! A learner's file, as it was found.

use std::{fs, io, path::Path};
use workbook::files;

/// Bytes beyond which a file is no exercise.
pub const LARGEST_FILE: u64 = 1 << 20;

/// A learner's file as it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Submission {
    Text(String),
    /// There is no such file.
    Missing,
    /// The first line that is not UTF-8.
    NotUtf8 {
        line: usize,
    },
    TooLarge,
    Unreadable(String),
}

impl Submission {
    #[must_use]
    pub fn read(path: &Path) -> Self {
        match fs::metadata(path) {
            Err(e) if e.kind() == io::ErrorKind::NotFound => return Self::Missing,
            // Reading a pipe or a device may never end.
            Ok(file) if !file.is_file() => return Self::Unreadable("it is not a file".into()),
            Ok(file) if file.len() > LARGEST_FILE => return Self::TooLarge,
            _ => {}
        }
        match fs::read(path) {
            Ok(bytes) => Self::from_bytes(bytes),
            Err(cause) => Self::Unreadable(cause.to_string()),
        }
    }

    /// What a file with this content is, wherever it came from.
    #[must_use]
    pub fn from_bytes(bytes: Vec<u8>) -> Self {
        if bytes.len() as u64 > LARGEST_FILE {
            return Self::TooLarge;
        }
        match String::from_utf8(bytes) {
            Ok(text) => Self::Text(text),
            Err(error) => {
                let valid = error.utf8_error().valid_up_to();
                let before = &error.as_bytes()[..valid];
                Self::NotUtf8 {
                    line: before.iter().filter(|byte| **byte == b'\n').count() + 1,
                }
            }
        }
    }

    /// Changes when the content does.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        match self {
            Self::Text(text) => files::fingerprint([text.as_bytes()]),
            other => format!("{other:?}"),
        }
    }
}

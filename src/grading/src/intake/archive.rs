//! What zip, tar and gzip have in common: how they are told apart, and how reading them is bounded.

use std::{
    cell::Cell,
    io::{self, Read, Seek, SeekFrom},
    sync::Arc,
};
use zip::{
    ZipArchive,
    read::{Config, ZipArchiveMetadata},
    result::ZipError,
};

/// How an archive is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Zip,
    Tar,
    TarGz,
}

/// Endings of archives that are opened.
const OPENED: [&str; 4] = [".zip", ".tar", ".tar.gz", ".tgz"];

/// Endings of archives that learners hand in although nobody asked for them. A lone `.gz` is no
/// archive: repositories hold data packed so.
const NOT_OPENED: [&str; 5] = [".tar.bz2", ".tar.xz", ".tar.zst", ".7z", ".rar"];

impl Format {
    /// The format that the first bytes of a file tell: names may be wrong.
    pub(super) fn of(reader: &mut (impl Read + Seek)) -> io::Result<Option<Self>> {
        let mut start = Vec::new();
        reader.by_ref().take(512).read_to_end(&mut start)?;
        reader.seek(SeekFrom::Start(0))?;
        Ok(match &start[..] {
            [b'P', b'K', 3 | 5, 4 | 6, ..] => Some(Self::Zip),
            [0x1f, 0x8b, ..] => Some(Self::TarGz),
            _ if start.get(257..262) == Some(b"ustar") => Some(Self::Tar),
            _ => None,
        })
    }
}

/// Whether a file's name is that of an archive that is opened.
pub(super) fn is_archive(name: &str) -> bool {
    stem(name).is_some()
}

/// Whether a file's name is that of an archive that is not.
pub(super) fn is_foreign_archive(name: &str) -> bool {
    !is_archive(name) && any_stem(name).is_some()
}

/// An archive's name without its ending; `None` if it is no name of an archive that is opened.
fn stem(name: &str) -> Option<&str> {
    without(name, &OPENED)
}

/// The same, whether it is opened or not.
pub(super) fn any_stem(name: &str) -> Option<&str> {
    stem(name).or_else(|| without(name, &NOT_OPENED))
}

fn without<'a>(name: &'a str, endings: &[&str]) -> Option<&'a str> {
    let lower = name.to_ascii_lowercase();
    let ending = endings.iter().find(|ending| lower.ends_with(**ending))?;
    name.get(..name.len() - ending.len())
        .filter(|stem| !stem.is_empty())
}

/// The list of what a zip holds, reading so many bytes of it at most: each of its entries takes
/// memory.
pub(super) fn directory(
    reader: &mut (impl Read + Seek),
    bytes: u64,
) -> Result<Arc<ZipArchiveMetadata>, ZipError> {
    let allowance = Cell::new(bytes);
    let metered = Metered {
        inner: reader,
        allowance: &allowance,
    };
    Ok(ZipArchive::with_config(Config::default(), metered)?.metadata())
}

/// A reader that gives up when its allowance is used.
pub(super) struct Metered<'a, R> {
    pub(super) inner: R,
    /// Bytes that may still be read.
    pub(super) allowance: &'a Cell<u64>,
}

impl<R: Read> Read for Metered<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let allowed = usize::try_from(self.allowance.get()).unwrap_or(usize::MAX);
        if allowed == 0 && !buffer.is_empty() {
            // At the end there is nothing to give up.
            return match self.inner.read(&mut [0])? {
                0 => Ok(0),
                _ => Err(io::ErrorKind::FileTooLarge.into()),
            };
        }
        let length = buffer.len().min(allowed);
        let read = self.inner.read(&mut buffer[..length])?;
        self.allowance.set(self.allowance.get() - read as u64);
        Ok(read)
    }
}

impl<R: Seek> Seek for Metered<'_, R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.inner.seek(to)
    }
}

#[cfg(test)]
mod tests {
    use super::{Metered, any_stem, is_archive, is_foreign_archive, stem};
    use std::{
        cell::Cell,
        io::{Cursor, Read},
    };

    #[test]
    fn names_tell_archives() {
        assert_eq!(stem("jane.doe.tar.gz"), Some("jane.doe"));
        assert_eq!(stem("Jane.ZIP"), Some("Jane"));
        assert_eq!(stem(".zip"), None);
        assert_eq!(any_stem("jane.tar.xz"), Some("jane"));
        assert!(!is_archive("jane.rs"));
        assert!(is_foreign_archive("jane.RAR") && !is_foreign_archive("jane.tar.gz"));
    }

    #[test]
    fn a_metered_reader_stops_at_its_allowance() {
        let read = |allowed| {
            let allowance = Cell::new(allowed);
            let mut all = Vec::new();
            Metered {
                inner: Cursor::new(b"abcdef"),
                allowance: &allowance,
            }
            .read_to_end(&mut all)
            .map(|_| all.len())
        };
        assert_eq!(read(6).unwrap(), 6);
        assert_eq!(read(100).unwrap(), 6);
        assert!(read(5).is_err());
    }
}

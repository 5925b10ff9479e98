//! The files of exercises in a submission, and nothing else: which of them counts, and how much is read.
//!
//! Of each exercise at most one file is in memory. A submission may be written to harm the reader:
//! everything that it can make large is bounded, and what is out of the ordinary is told.

use super::super::{
    archive,
    exercise_file::{by_name, exercise, number_of},
    limits::IntakeLimits,
    oddity::Oddity,
    opened::{FoundFile, Opened},
    path::{self, join, last},
};
use curvature::check::{LARGEST_FILE, Submission};
use std::{
    cmp::Reverse,
    collections::HashMap,
    error::Error,
    io::{self, Read},
    path::Path,
};
use workbook::fault::{Fault, Result};

/// Oddities that are told; a hostile archive could have any number.
const MOST_ODDITIES: usize = 20;

pub(super) const UNKNOWN_PACKING: &str =
    "not read, because of how it is packed: an ordinary zip would be opened.";

/// What is let through of a submission, and what is said of the rest.
pub(super) struct Sieve<'a> {
    pub(super) limits: &'a IntakeLimits,
    /// The files to look for, relative to the exercises folder, with `/`.
    wanted: Vec<String>,
    /// From a file's name in lower case to its index in `wanted`.
    by_name: HashMap<String, usize>,
    kept: Vec<Option<Kept>>,
    oddities: Vec<Oddity>,
    items_left: usize,
    pub(super) bytes_left: u64,
}

/// The file that counts so far.
struct Kept {
    found: FoundFile,
    rank: Rank,
    /// The paths of others with another content.
    rivals: Vec<String>,
}

/// How likely a file is the one that was meant: names that agree with the expected path, counted
/// from its end; whether the file's own name does so exactly; how few folders are above it.
type Rank = (usize, bool, Reverse<usize>);

impl<'a> Sieve<'a> {
    pub(super) fn new(wanted: Vec<String>, limits: &'a IntakeLimits) -> Self {
        Self {
            limits,
            by_name: by_name(&wanted),
            kept: wanted.iter().map(|_| None).collect(),
            wanted,
            oddities: Vec::new(),
            items_left: limits.items,
            bytes_left: limits.unpacked_bytes,
        }
    }

    /// What was found, after everything was taken.
    pub(super) fn finish(mut self) -> Opened {
        for kept in self.kept.iter().flatten() {
            if let Some(rival) = kept.rivals.first() {
                let others = match kept.rivals.len() {
                    1 => format!("{rival} differs from it"),
                    n => format!("{n} other files differ from it, such as {rival}"),
                };
                self.oddities.push(Oddity::new(
                    &kept.found.path,
                    format!("this file counts for its exercise, and {others}."),
                ));
            }
        }
        if self.kept.iter().all(Option::is_none) {
            let nothing = "The submission holds no file of an exercise that is graded.";
            self.oddities.push(Oddity::new("", nothing));
        }
        Opened {
            files: self
                .kept
                .into_iter()
                .map(|kept| kept.map(|kept| kept.found))
                .collect(),
            oddities: self.oddities,
        }
    }

    /// The content of a file; one byte more than it may have, if it has more.
    pub(super) fn read(&mut self, reader: &mut dyn Read, shown: &str) -> Result<Option<Vec<u8>>> {
        if self.bytes_left == 0 {
            self.odd(
                shown,
                "not read, because the submission is larger than allowed.",
            );
            return Ok(None);
        }
        self.bounded(reader, LARGEST_FILE, shown)
    }

    /// The content of a file that may have so many bytes; one byte more, if it has more.
    pub(super) fn bounded(
        &mut self,
        reader: &mut dyn Read,
        most: u64,
        shown: &str,
    ) -> Result<Option<Vec<u8>>> {
        let mut bytes = Vec::new();
        match reader.take(most + 1).read_to_end(&mut bytes) {
            Ok(_) => {
                self.bytes_left = self.bytes_left.saturating_sub(bytes.len() as u64);
                Ok(Some(bytes))
            }
            Err(error) => self.trouble(shown, &error).map(|()| None),
        }
    }

    /// The exercise that a file is named for.
    pub(super) fn exercise(&self, path: &str) -> Option<usize> {
        exercise(&self.by_name, last(path))
    }

    /// Keeps a file if no better one is known.
    pub(super) fn offer(&mut self, exercise: usize, path: &str, bytes: Vec<u8>) {
        let expected = format!("exercises/{}", self.wanted[exercise]);
        let exact = last(path) == last(&expected);
        let folders = |path: &'_ str| -> Vec<String> {
            path.rsplit('/').skip(1).map(str::to_owned).collect()
        };
        let agreeing = folders(path)
            .iter()
            .zip(&folders(&expected))
            .take_while(|(a, b)| a == b)
            .count();
        let rank = (agreeing, exact, Reverse(path.matches('/').count()));
        let found = FoundFile {
            path: path.to_owned(),
            content: Submission::from_bytes(bytes),
        };
        let Some(kept) = &mut self.kept[exercise] else {
            self.kept[exercise] = Some(Kept {
                found,
                rank,
                rivals: Vec::new(),
            });
            return;
        };
        let differs = kept.found.content != found.content;
        // Of equals the later counts.
        let other = if rank >= kept.rank {
            kept.rank = rank;
            std::mem::replace(&mut kept.found, found)
        } else {
            found
        };
        if differs {
            kept.rivals.push(other.path);
        }
    }

    /// Counts an item; `false` if there have been too many.
    pub(super) fn count(&mut self) -> bool {
        if self.items_left == 0 {
            let most = self.limits.items;
            self.odd(
                "",
                &format!("The submission holds more than {most} files; the rest was not read."),
            );
            return false;
        }
        self.items_left -= 1;
        true
    }

    /// A file that is not wanted: worth a word only if the learner seems to have meant it.
    pub(super) fn passed_over(&mut self, shown: &str) {
        let name = last(shown);
        if archive::is_foreign_archive(name) {
            self.odd(shown, "not read: only zip, tar and tar.gz are opened.");
        }
        let number = number_of(name);
        let is_of = |file: &&String| number.is_some() && number_of(last(file)) == number;
        if let Some(file) = self.wanted.iter().find(is_of) {
            let says = format!(
                "not read: the file of that exercise is called {}.",
                last(file)
            );
            self.odd(shown, &says);
        }
    }

    /// A path inside an archive that is not followed.
    pub(super) fn refused(&mut self, archive: &str, raw: &[u8], why: &str) {
        let place = join(archive, &path::shown(raw));
        self.odd(&place, why);
    }

    /// Notes what is out of the ordinary, once.
    pub(super) fn odd(&mut self, place: &str, says: &str) {
        let oddity = Oddity::new(place, says);
        if self.oddities.contains(&oddity) || self.oddities.len() > MOST_ODDITIES {
            return;
        }
        self.oddities.push(if self.oddities.len() == MOST_ODDITIES {
            Oddity::new("", "More than this is out of the ordinary.")
        } else {
            oddity
        });
    }

    /// An archive that cannot be read further is the learner's; a disk that cannot is not.
    pub(super) fn trouble(&mut self, shown: &str, error: &io::Error) -> Result<()> {
        if is_of_the_machine(error) {
            return Err(Fault::file("read", Path::new(shown), error));
        }
        self.odd(
            shown,
            match error.kind() {
                io::ErrorKind::FileTooLarge => {
                    "not read to its end, because it is larger than allowed."
                }
                io::ErrorKind::Unsupported => UNKNOWN_PACKING,
                _ => "not read to its end, because it is damaged.",
            },
        );
        Ok(())
    }
}

/// Whether the system failed to read, and not we to understand.
fn is_of_the_machine(error: &io::Error) -> bool {
    std::iter::successors(Some(error as &dyn Error), |&error| error.source())
        .filter_map(<dyn Error>::downcast_ref)
        .any(|error: &io::Error| error.raw_os_error().is_some())
}

//! Takes the files of exercises out of a submission, and nothing else.
//!
//! Of each exercise at most one file is in memory. A submission may be written to harm the reader:
//! everything that it can make large is bounded, and what is out of the ordinary is told.

use super::{
    Found, Limits, Oddity, Opened,
    archive::{self, Format, Metered},
    path::{self, is_machinery, join, last},
    place::{Place, Zipped},
};
use curvature::check::{LARGEST_FILE, Submission};
use flate2::read::MultiGzDecoder;
use std::{
    cell::Cell,
    cmp::Reverse,
    collections::HashMap,
    error::Error,
    fs::{self, File},
    io::{self, BufReader, Cursor, Read, Seek},
    path::Path,
};
use workbook::fault::{Fault, Result};
use zip::{
    read::{ZipArchiveMetadata, ZipReadOptions},
    result::ZipError,
};

/// Oddities that are told; a hostile archive could have any number.
const MOST_ODDITIES: usize = 20;

/// Bytes for the headers of one item of a tar: the crate holds long names in memory.
const LARGEST_HEADERS: u64 = 1 << 20;

/// Bytes of a zip's list for each item that it may have.
const LIST_BYTES_PER_ITEM: u64 = 512;

const UNKNOWN_PACKING: &str =
    "not read, because of how it is packed: an ordinary zip would be opened.";

pub(super) struct Sieve<'a> {
    limits: &'a Limits,
    /// The files to look for, relative to the exercises folder, with `/`.
    wanted: Vec<String>,
    /// From a file's name in lower case to its index in `wanted`.
    by_name: HashMap<String, usize>,
    kept: Vec<Option<Kept>>,
    oddities: Vec<Oddity>,
    items_left: usize,
    bytes_left: u64,
}

/// The file that counts so far.
struct Kept {
    found: Found,
    rank: Rank,
    /// The paths of others with another content.
    rivals: Vec<String>,
}

/// How likely a file is the one that was meant: names that agree with the expected path, counted
/// from its end; whether the file's own name does so exactly; how few folders are above it.
type Rank = (usize, bool, Reverse<usize>);

impl<'a> Sieve<'a> {
    pub(super) fn new(wanted: Vec<String>, limits: &'a Limits) -> Self {
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

    /// Reads what is wanted of a place; `shown` names it, and is empty for a folder.
    pub(super) fn take(&mut self, place: &Place, shown: &str) -> Result<()> {
        match place {
            Place::Disk(path) if path.is_dir() => self.folder(path, shown, 0),
            // Opening a pipe would wait for somebody to write into it.
            Place::Disk(path) if path.exists() && !path.is_file() => {
                self.odd(shown, "not read, because it is a link or a device.");
                Ok(())
            }
            Place::Disk(path) => self.file(path, shown),
            Place::Zipped(zipped) => {
                let mut reader = open(&zipped.archive)?;
                let Zipped {
                    directory, items, ..
                } = zipped;
                for (index, path) in items {
                    // A file has its name from the download, which is not the learner's.
                    let shown = if items.len() == 1 && !shown.is_empty() {
                        shown.to_owned()
                    } else {
                        join(shown, path)
                    };
                    if !self.count() {
                        break;
                    }
                    let levels = self.limits.nesting + 1;
                    self.zipped(&mut reader, directory, *index, &shown, levels)?;
                }
                Ok(())
            }
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

    fn folder(&mut self, folder: &Path, shown: &str, depth: usize) -> Result<()> {
        if depth > self.limits.depth {
            self.odd(shown, "not read, because it lies under too many folders.");
            return Ok(());
        }
        let unreadable = |cause| Fault::file("read", folder, &cause);
        let mut entries = Vec::new();
        for entry in fs::read_dir(folder).map_err(unreadable)? {
            if !self.count() {
                break;
            }
            entries.push(entry.map_err(unreadable)?);
        }
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let name = path::shown(entry.file_name().as_encoded_bytes());
            if is_machinery(&name) {
                continue;
            }
            let (path, shown) = (entry.path(), join(shown, &name));
            let kind = entry.file_type().map_err(unreadable)?;
            if kind.is_dir() {
                self.folder(&path, &shown, depth + 1)?;
            } else if kind.is_file() {
                self.file(&path, &shown)?;
            } else {
                self.odd(&shown, "not read, because it is a link or a device.");
            }
        }
        Ok(())
    }

    fn file(&mut self, path: &Path, shown: &str) -> Result<()> {
        if let Some(exercise) = self.exercise(shown) {
            let mut file = open(path)?;
            if let Some(bytes) = self.read(&mut file, shown)? {
                self.offer(exercise, shown, bytes);
            }
        } else if archive::is_archive(last(shown)) {
            let mut file = open(path)?;
            let length = |file: &File| file.metadata().map(|about| about.len());
            let packed =
                length(file.get_ref()).map_err(|cause| Fault::file("read", path, &cause))?;
            self.archive(&mut file, packed, shown, self.limits.nesting)?;
        } else {
            self.passed_over(shown);
        }
        Ok(())
    }

    /// Reads an archive; so many `levels` of archives inside it may be opened.
    fn archive<R: Read + Seek>(
        &mut self,
        reader: &mut R,
        packed: u64,
        shown: &str,
        levels: usize,
    ) -> Result<()> {
        let format = match Format::of(reader) {
            Ok(format) => format,
            Err(error) => return self.trouble(shown, &error),
        };
        match format {
            Some(Format::Zip) => self.zip(reader, shown, levels),
            Some(Format::Tar) => self.tar(reader, packed, shown, levels),
            Some(Format::TarGz) => {
                let most = self.limits.unpacked_from(packed);
                self.tar(
                    MultiGzDecoder::new(BufReader::new(reader)),
                    most,
                    shown,
                    levels,
                )
            }
            None => {
                self.odd(
                    shown,
                    "not read, because it is no zip, tar or tar.gz, whatever its name says.",
                );
                Ok(())
            }
        }
    }

    fn zip<R: Read + Seek>(&mut self, reader: &mut R, shown: &str, levels: usize) -> Result<()> {
        let list_bytes = LIST_BYTES_PER_ITEM * self.limits.items as u64;
        let directory = match archive::directory(reader, list_bytes) {
            Ok(directory) => directory,
            Err(error) => return self.zip_trouble(shown, error),
        };
        if directory.has_duplicate_names() {
            self.odd(
                shown,
                "some files in it have the same name; of each the last one counts.",
            );
        }
        for index in 0..directory.len() {
            if !self.count() {
                break;
            }
            let Ok(entry) = directory.entry(index) else {
                continue;
            };
            match path::clean(entry.name_raw(), self.limits.depth) {
                Ok(_) if entry.is_dir() => {}
                Ok(path) => {
                    let shown = join(shown, &path);
                    self.zipped(reader, &directory, index, &shown, levels)?;
                }
                Err(why) => self.refused(shown, entry.name_raw(), why),
            }
        }
        Ok(())
    }

    /// One file of a zip.
    fn zipped<R: Read + Seek>(
        &mut self,
        reader: &mut R,
        directory: &ZipArchiveMetadata,
        index: usize,
        shown: &str,
        levels: usize,
    ) -> Result<()> {
        if shown.split('/').any(is_machinery) {
            return Ok(());
        }
        let exercise = self.exercise(shown);
        let is_archive = archive::is_archive(last(shown));
        if exercise.is_none() && !is_archive {
            self.passed_over(shown);
            return Ok(());
        }
        let Ok(entry) = directory.entry(index) else {
            return Ok(());
        };
        let kind = entry.unix_mode().unwrap_or(0) & 0o170_000;
        if entry.is_symlink() || ![0, 0o100_000].contains(&kind) {
            self.odd(shown, "not read, because it is a link or a device.");
            return Ok(());
        }
        let packed = entry.compressed_size();
        let mut file = match entry.with_reader(reader, ZipReadOptions::new()) {
            Ok(file) => file,
            Err(error) => return self.zip_trouble(shown, error),
        };
        match exercise {
            Some(exercise) => {
                if let Some(bytes) = self.read(&mut file, shown)? {
                    self.offer(exercise, shown, bytes);
                }
                Ok(())
            }
            None => self.nested(&mut file, packed, shown, levels),
        }
    }

    fn tar(&mut self, reader: impl Read, most: u64, shown: &str, levels: usize) -> Result<()> {
        let allowance = Cell::new(0);
        let allowed = most.min(self.bytes_left);
        let mut left = allowed;
        let mut tar = tar::Archive::new(Metered {
            inner: reader,
            allowance: &allowance,
        });
        let mut entries = match tar.entries() {
            Ok(entries) => entries,
            Err(error) => return self.trouble(shown, &error),
        };
        let mut broke = None;
        while broke.is_none() && self.count() {
            // What comes before a file is held in memory, and the file is not.
            let headers = left.min(LARGEST_HEADERS);
            allowance.set(headers);
            let next = entries.next();
            left -= headers - allowance.replace(left);
            match next {
                None => break,
                Some(Ok(mut entry)) => {
                    allowance.set(left);
                    self.in_tar(&mut entry, shown, levels)?;
                    broke = io::copy(&mut entry, &mut io::sink()).err();
                    left = allowance.get();
                }
                Some(Err(error)) => broke = Some(error),
            }
        }
        self.bytes_left = self.bytes_left.saturating_sub(allowed - left);
        broke.map_or(Ok(()), |error| self.trouble(shown, &error))
    }

    fn in_tar<R: Read>(
        &mut self,
        entry: &mut tar::Entry<R>,
        archive: &str,
        levels: usize,
    ) -> Result<()> {
        let kind = entry.header().entry_type();
        let raw = entry.path_bytes().into_owned();
        let path = match path::clean(&raw, self.limits.depth) {
            Ok(path) => path,
            Err(why) => {
                self.refused(archive, &raw, why);
                return Ok(());
            }
        };
        if path.split('/').any(is_machinery) || kind.is_dir() {
            return Ok(());
        }
        let shown = join(archive, &path);
        let exercise = self.exercise(&path);
        if !kind.is_file() {
            // Headers that say something of the whole archive are no files.
            if !kind.is_pax_global_extensions() {
                self.odd(&shown, "not read, because it is a link or a device.");
            }
        } else if let Some(exercise) = exercise {
            if let Some(bytes) = self.read(entry, &shown)? {
                self.offer(exercise, &shown, bytes);
            }
        } else if archive::is_archive(last(&path)) {
            let packed = entry.size();
            self.nested(entry, packed, &shown, levels)?;
        } else {
            self.passed_over(&shown);
        }
        Ok(())
    }

    /// An archive inside an archive, read into memory.
    fn nested(
        &mut self,
        reader: &mut dyn Read,
        packed: u64,
        shown: &str,
        levels: usize,
    ) -> Result<()> {
        let Some(levels) = levels.checked_sub(1) else {
            self.odd(
                shown,
                "not read, because it is an archive in an archive in an archive.",
            );
            return Ok(());
        };
        let most = self
            .limits
            .nested_bytes
            .min(self.bytes_left)
            .min(self.limits.unpacked_from(packed));
        let Some(bytes) = self.bounded(reader, most, shown)? else {
            return Ok(());
        };
        if bytes.len() as u64 > most {
            self.odd(shown, "not read, because it is larger than allowed.");
            return Ok(());
        }
        let packed = bytes.len() as u64;
        self.archive(&mut Cursor::new(bytes), packed, shown, levels)
    }

    /// The content of a file; one byte more than it may have, if it has more.
    fn read(&mut self, reader: &mut dyn Read, shown: &str) -> Result<Option<Vec<u8>>> {
        if self.bytes_left == 0 {
            self.odd(
                shown,
                "not read, because the submission is larger than allowed.",
            );
            return Ok(None);
        }
        self.bounded(reader, LARGEST_FILE, shown)
    }

    fn bounded(
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

    fn exercise(&self, path: &str) -> Option<usize> {
        exercise(&self.by_name, last(path))
    }

    /// Keeps a file if no better one is known.
    fn offer(&mut self, exercise: usize, path: &str, bytes: Vec<u8>) {
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
        let found = Found {
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
    fn count(&mut self) -> bool {
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
    fn passed_over(&mut self, shown: &str) {
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

    fn refused(&mut self, archive: &str, raw: &[u8], why: &str) {
        let place = join(archive, &path::shown(raw));
        self.odd(&place, why);
    }

    fn odd(&mut self, place: &str, says: &str) {
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
    fn trouble(&mut self, shown: &str, error: &io::Error) -> Result<()> {
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

    fn zip_trouble(&mut self, shown: &str, error: ZipError) -> Result<()> {
        match error {
            ZipError::Io(error) => return self.trouble(shown, &error),
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)
            | ZipError::InvalidPassword => {
                self.odd(shown, "not read, because it has a password.");
            }
            ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => {
                self.odd(shown, UNKNOWN_PACKING);
            }
            _ => self.odd(shown, "not read, because it is damaged."),
        }
        Ok(())
    }
}

/// Whether the system failed to read, and not we to understand.
fn is_of_the_machine(error: &io::Error) -> bool {
    std::iter::successors(Some(error as &dyn Error), |&error| error.source())
        .filter_map(<dyn Error>::downcast_ref)
        .any(|error: &io::Error| error.raw_os_error().is_some())
}

fn open(path: &Path) -> Result<BufReader<File>> {
    File::open(path)
        .map(BufReader::new)
        .map_err(|cause| Fault::file("read", path, &cause))
}

/// The number of an exercise with which a file's name begins, as in `2.1a.rs` and `2_1a_model.rs.txt`.
fn number_of(name: &str) -> Option<(String, String)> {
    let name = name.to_ascii_lowercase();
    let mut pieces = name.split(['_', '.', '-', ' ']);
    let (part, section) = (pieces.next()?, pieces.next()?);
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let digits = section.strip_suffix(|c: char| c.is_ascii_lowercase())?;
    (is_number(part) && is_number(digits)).then(|| (part.to_owned(), section.to_owned()))
}

/// The files of exercises by their names in lower case, with their places in the list.
pub(super) fn by_name(wanted: &[String]) -> HashMap<String, usize> {
    let name = |path: &String| last(path).to_ascii_lowercase();
    wanted.iter().map(name).zip(0..).collect()
}

/// The exercise that a file is named for. Browsers and learning platforms put a number behind the
/// name of a second copy: `2_1a_quadratic_model-1.rs`, `2_1a_quadratic_model (1).rs`.
pub(super) fn exercise(by_name: &HashMap<String, usize>, name: &str) -> Option<usize> {
    let name = name.to_ascii_lowercase();
    let original = || {
        let stem = name.strip_suffix(".rs")?;
        Some(format!("{}.rs", without_copy_number(stem)))
    };
    let exercise = by_name.get(&name);
    exercise.or_else(|| by_name.get(&original()?)).copied()
}

/// `work-1` and `work (1)` are copies of `work`.
pub(super) fn without_copy_number(stem: &str) -> &str {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if let Some((original, number)) = stem.rsplit_once('-')
        && is_number(number)
    {
        return original;
    }
    if let Some((original, number)) = stem.rsplit_once('(')
        && number.strip_suffix(')').is_some_and(is_number)
    {
        return original.trim_end();
    }
    stem
}

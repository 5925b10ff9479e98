//! Opens a submission: what lies in it goes through the sieve, from folders on disk and out of zips.

use super::{
    super::{
        archive,
        exercise_file::expected,
        limits::IntakeLimits,
        opened::Opened,
        path::{self, is_machinery, join, last},
        place::{Place, Zipped},
        unopened::Unopened,
    },
    sieve::Sieve,
    unpack,
};
use std::{
    fs::{self, File},
    io::BufReader,
    path::Path,
};
use workbook::{
    Exercise,
    fault::{Fault, Result},
};

impl Unopened {
    /// Reads the files of exercises, and nothing else, into memory.
    ///
    /// # Errors
    /// Where this machine cannot read what it could list: that is no fault of the learner's.
    pub fn open(&self, exercises: &[&Exercise], limits: &IntakeLimits) -> Result<Opened> {
        let wanted = exercises.iter().map(|exercise| expected(exercise));
        let mut sieve = Sieve::new(wanted.collect(), limits);
        for (place, shown) in &self.places {
            from_place(&mut sieve, place, shown)?;
        }
        let mut opened = sieve.finish();
        opened.oddities.splice(0..0, self.oddities.iter().cloned());
        Ok(opened)
    }
}

/// Reads what is wanted of a place; `shown` names it, and is empty for a folder.
fn from_place(sieve: &mut Sieve, place: &Place, shown: &str) -> Result<()> {
    match place {
        Place::Disk(path) if path.is_dir() => from_folder(sieve, path, shown, 0),
        // Opening a pipe would wait for somebody to write into it.
        Place::Disk(path) if path.exists() && !path.is_file() => {
            sieve.odd(shown, "not read, because it is a link or a device.");
            Ok(())
        }
        Place::Disk(path) => from_file(sieve, path, shown),
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
                if !sieve.count() {
                    break;
                }
                let levels = sieve.limits.nesting + 1;
                unpack::from_zip_item(sieve, &mut reader, directory, *index, &shown, levels)?;
            }
            Ok(())
        }
    }
}

fn from_folder(sieve: &mut Sieve, folder: &Path, shown: &str, depth: usize) -> Result<()> {
    if depth > sieve.limits.depth {
        sieve.odd(shown, "not read, because it lies under too many folders.");
        return Ok(());
    }
    let unreadable = |cause| Fault::file("read", folder, &cause);
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        if !sieve.count() {
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
            from_folder(sieve, &path, &shown, depth + 1)?;
        } else if kind.is_file() {
            from_file(sieve, &path, &shown)?;
        } else {
            sieve.odd(&shown, "not read, because it is a link or a device.");
        }
    }
    Ok(())
}

fn from_file(sieve: &mut Sieve, path: &Path, shown: &str) -> Result<()> {
    if let Some(exercise) = sieve.exercise(shown) {
        let mut file = open(path)?;
        if let Some(bytes) = sieve.read(&mut file, shown)? {
            sieve.offer(exercise, shown, bytes);
        }
    } else if archive::is_archive(last(shown)) {
        let mut file = open(path)?;
        let length = |file: &File| file.metadata().map(|about| about.len());
        let packed = length(file.get_ref()).map_err(|cause| Fault::file("read", path, &cause))?;
        let levels = sieve.limits.nesting;
        unpack::from_archive(sieve, &mut file, packed, shown, levels)?;
    } else {
        sieve.passed_over(shown);
    }
    Ok(())
}

fn open(path: &Path) -> Result<BufReader<File>> {
    File::open(path)
        .map(BufReader::new)
        .map_err(|cause| Fault::file("read", path, &cause))
}

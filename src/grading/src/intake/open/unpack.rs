//! Zips and tars, and the archives inside them, a file at a time.

use super::{
    super::{
        archive::{self, Format, Metered},
        path::{self, is_machinery, join, last},
    },
    sieve::{Sieve, UNKNOWN_PACKING},
};
use flate2::read::MultiGzDecoder;
use std::{
    cell::Cell,
    io::{self, BufReader, Cursor, Read, Seek},
};
use workbook::fault::Result;
use zip::{
    read::{ZipArchiveMetadata, ZipReadOptions},
    result::ZipError,
};

/// Bytes for the headers of one item of a tar: the crate holds long names in memory.
const LARGEST_HEADERS: u64 = 1 << 20;

/// Bytes of a zip's list for each item that it may have.
const LIST_BYTES_PER_ITEM: u64 = 512;

/// Reads an archive; so many `levels` of archives inside it may be opened.
pub(super) fn from_archive<R: Read + Seek>(
    sieve: &mut Sieve,
    reader: &mut R,
    packed: u64,
    shown: &str,
    levels: usize,
) -> Result<()> {
    let format = match Format::of(reader) {
        Ok(format) => format,
        Err(error) => return sieve.trouble(shown, &error),
    };
    match format {
        Some(Format::Zip) => from_zip(sieve, reader, shown, levels),
        Some(Format::Tar) => from_tar(sieve, reader, packed, shown, levels),
        Some(Format::TarGz) => {
            let most = sieve.limits.unpacked_from(packed);
            from_tar(
                sieve,
                MultiGzDecoder::new(BufReader::new(reader)),
                most,
                shown,
                levels,
            )
        }
        None => {
            sieve.odd(
                shown,
                "not read, because it is no zip, tar or tar.gz, whatever its name says.",
            );
            Ok(())
        }
    }
}

fn from_zip<R: Read + Seek>(
    sieve: &mut Sieve,
    reader: &mut R,
    shown: &str,
    levels: usize,
) -> Result<()> {
    let list_bytes = LIST_BYTES_PER_ITEM * sieve.limits.items as u64;
    let directory = match archive::directory(reader, list_bytes) {
        Ok(directory) => directory,
        Err(error) => return zip_trouble(sieve, shown, error),
    };
    if directory.has_duplicate_names() {
        sieve.odd(
            shown,
            "some files in it have the same name; of each the last one counts.",
        );
    }
    for index in 0..directory.len() {
        if !sieve.count() {
            break;
        }
        let Ok(entry) = directory.entry(index) else {
            continue;
        };
        match path::clean(entry.name_raw(), sieve.limits.depth) {
            Ok(_) if entry.is_dir() => {}
            Ok(path) => {
                let shown = join(shown, &path);
                from_zip_item(sieve, reader, &directory, index, &shown, levels)?;
            }
            Err(why) => sieve.refused(shown, entry.name_raw(), why),
        }
    }
    Ok(())
}

/// One file of a zip.
pub(super) fn from_zip_item<R: Read + Seek>(
    sieve: &mut Sieve,
    reader: &mut R,
    directory: &ZipArchiveMetadata,
    index: usize,
    shown: &str,
    levels: usize,
) -> Result<()> {
    if shown.split('/').any(is_machinery) {
        return Ok(());
    }
    let exercise = sieve.exercise(shown);
    let is_archive = archive::is_archive(last(shown));
    if exercise.is_none() && !is_archive {
        sieve.passed_over(shown);
        return Ok(());
    }
    let Ok(entry) = directory.entry(index) else {
        return Ok(());
    };
    let kind = entry.unix_mode().unwrap_or(0) & 0o170_000;
    if entry.is_symlink() || ![0, 0o100_000].contains(&kind) {
        sieve.odd(shown, "not read, because it is a link or a device.");
        return Ok(());
    }
    let packed = entry.compressed_size();
    let mut file = match entry.with_reader(reader, ZipReadOptions::new()) {
        Ok(file) => file,
        Err(error) => return zip_trouble(sieve, shown, error),
    };
    match exercise {
        Some(exercise) => {
            if let Some(bytes) = sieve.read(&mut file, shown)? {
                sieve.offer(exercise, shown, bytes);
            }
            Ok(())
        }
        None => from_archive_inside(sieve, &mut file, packed, shown, levels),
    }
}

fn from_tar(
    sieve: &mut Sieve,
    reader: impl Read,
    most: u64,
    shown: &str,
    levels: usize,
) -> Result<()> {
    let allowance = Cell::new(0);
    let allowed = most.min(sieve.bytes_left);
    let mut left = allowed;
    let mut tar = tar::Archive::new(Metered {
        inner: reader,
        allowance: &allowance,
    });
    let mut entries = match tar.entries() {
        Ok(entries) => entries,
        Err(error) => return sieve.trouble(shown, &error),
    };
    let mut broke = None;
    while broke.is_none() && sieve.count() {
        // What comes before a file is held in memory, and the file is not.
        let headers = left.min(LARGEST_HEADERS);
        allowance.set(headers);
        let next = entries.next();
        left -= headers - allowance.replace(left);
        match next {
            None => break,
            Some(Ok(mut entry)) => {
                allowance.set(left);
                from_tar_item(sieve, &mut entry, shown, levels)?;
                broke = io::copy(&mut entry, &mut io::sink()).err();
                left = allowance.get();
            }
            Some(Err(error)) => broke = Some(error),
        }
    }
    sieve.bytes_left = sieve.bytes_left.saturating_sub(allowed - left);
    broke.map_or(Ok(()), |error| sieve.trouble(shown, &error))
}

fn from_tar_item<R: Read>(
    sieve: &mut Sieve,
    entry: &mut tar::Entry<R>,
    archive: &str,
    levels: usize,
) -> Result<()> {
    let kind = entry.header().entry_type();
    let raw = entry.path_bytes().into_owned();
    let path = match path::clean(&raw, sieve.limits.depth) {
        Ok(path) => path,
        Err(why) => {
            sieve.refused(archive, &raw, why);
            return Ok(());
        }
    };
    if path.split('/').any(is_machinery) || kind.is_dir() {
        return Ok(());
    }
    let shown = join(archive, &path);
    let exercise = sieve.exercise(&path);
    if !kind.is_file() {
        // Headers that say something of the whole archive are no files.
        if !kind.is_pax_global_extensions() {
            sieve.odd(&shown, "not read, because it is a link or a device.");
        }
    } else if let Some(exercise) = exercise {
        if let Some(bytes) = sieve.read(entry, &shown)? {
            sieve.offer(exercise, &shown, bytes);
        }
    } else if archive::is_archive(last(&path)) {
        let packed = entry.size();
        from_archive_inside(sieve, entry, packed, &shown, levels)?;
    } else {
        sieve.passed_over(&shown);
    }
    Ok(())
}

/// An archive inside an archive, read into memory.
fn from_archive_inside(
    sieve: &mut Sieve,
    reader: &mut dyn Read,
    packed: u64,
    shown: &str,
    levels: usize,
) -> Result<()> {
    let Some(levels) = levels.checked_sub(1) else {
        sieve.odd(
            shown,
            "not read, because it is an archive in an archive in an archive.",
        );
        return Ok(());
    };
    let most = sieve
        .limits
        .nested_bytes
        .min(sieve.bytes_left)
        .min(sieve.limits.unpacked_from(packed));
    let Some(bytes) = sieve.bounded(reader, most, shown)? else {
        return Ok(());
    };
    if bytes.len() as u64 > most {
        sieve.odd(shown, "not read, because it is larger than allowed.");
        return Ok(());
    }
    let packed = bytes.len() as u64;
    from_archive(sieve, &mut Cursor::new(bytes), packed, shown, levels)
}

fn zip_trouble(sieve: &mut Sieve, shown: &str, error: ZipError) -> Result<()> {
    match error {
        ZipError::Io(error) => return sieve.trouble(shown, &error),
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            sieve.odd(shown, "not read, because it has a password.");
        }
        ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => {
            sieve.odd(shown, UNKNOWN_PACKING);
        }
        _ => sieve.odd(shown, "not read, because it is damaged."),
    }
    Ok(())
}

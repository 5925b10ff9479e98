//! Files that are never left half-written, and dates in file names.

use crate::fault::{Fault, Result};
use std::{
    fs,
    hash::{BuildHasher, Hasher, RandomState},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
    sync::{
        LazyLock,
        atomic::{AtomicU64, Ordering},
    },
    time::SystemTime,
};

/// Reads a text file.
///
/// # Errors
/// Where it cannot be read or is not UTF-8.
pub fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|cause| Fault::file("read", path, &cause))
}

/// Writes a file so that at every moment either the old or the new content stands under its name:
/// into a file beside it first, then renamed over it. It is on the disk when this returns.
///
/// # Errors
/// Where the folder cannot be made or written to; the old content then still stands.
pub fn write_atomically(path: &Path, content: &[u8]) -> Result<()> {
    write(path, content, fs::File::sync_all)
}

/// The same, for what can be made again: after a power cut it may be damaged.
///
/// # Errors
/// As [`write_atomically`].
pub fn write_for_now(path: &Path, content: &[u8]) -> Result<()> {
    write(path, content, |_| Ok(()))
}

/// The same as [`write_atomically`], for what is too large to be in memory at once.
///
/// # Errors
/// As [`write_atomically`].
pub fn write_in_pieces(
    path: &Path,
    write_pieces: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<()> {
    replace(path, |file| {
        let mut buffered = BufWriter::new(file);
        write_pieces(&mut buffered)?;
        buffered.into_inner()?.sync_all()
    })
}

fn write(path: &Path, content: &[u8], sync: fn(&fs::File) -> io::Result<()>) -> Result<()> {
    replace(path, |file| {
        file.write_all(content)?;
        sync(file)
    })
}

fn replace(path: &Path, fill: impl FnOnce(&mut fs::File) -> io::Result<()>) -> Result<()> {
    if let Some(folder) = path.parent() {
        make_folder(folder)?;
    }
    let beside = unique_beside(path);
    let written = fs::File::create(&beside).and_then(|mut file| fill(&mut file));
    written
        .and_then(|()| fs::rename(&beside, path))
        .map_err(|cause| {
            let _ = fs::remove_file(&beside);
            Fault::file("written", path, &cause)
        })
}

/// Makes a folder and those above it.
///
/// # Errors
/// Where it cannot be made.
pub fn make_folder(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).map_err(|cause| Fault::file("made", folder, &cause))
}

/// Keeps other processes out of what they too ask for by this name, until it is dropped.
///
/// # Errors
/// Where the file cannot be made or locked.
pub fn alone(path: &Path) -> Result<fs::File> {
    if let Some(folder) = path.parent() {
        make_folder(folder)?;
    }
    fs::File::create(path)
        .and_then(|file| {
            match file.lock() {
                // Some file systems know no locks: then two who begin at the same time may be in each
                // other's way, and the second attempt of one succeeds.
                Err(cause) if cause.kind() == io::ErrorKind::Unsupported => Ok(file),
                locked => locked.map(|()| file),
            }
        })
        .map_err(|cause| Fault::file("written", path, &cause))
}

/// A name beside `path` that no other process and no other thread uses, on this machine or on
/// another that shares the folder.
#[must_use]
pub fn unique_beside(path: &Path) -> PathBuf {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    /// Numbers of processes are the same on many machines.
    static TAG: LazyLock<u64> = LazyLock::new(|| RandomState::new().build_hasher().finish());
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let process = std::process::id();
    path.with_file_name(format!(".{name}.{process}-{:016x}-{count}", *TAG))
}

/// Now, in UTC, as a part of a file name: `2026-11-24T03-17-33Z`.
#[must_use]
pub fn date_for_a_name() -> String {
    humantime::format_rfc3339_seconds(SystemTime::now())
        .to_string()
        .replace(':', "-")
}

/// A fingerprint of several texts, as 64 hexadecimal digits. Where one text ends matters.
#[must_use]
pub fn fingerprint<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut hash = hmac_sha256::Hash::new();
    for part in parts {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    hexadecimal(hash)
}

/// A fingerprint of a file, which need not fit into memory.
///
/// # Errors
/// Where it cannot be read.
pub fn fingerprint_of(path: &Path) -> Result<String> {
    let mut hash = hmac_sha256::Hash::new();
    let mut buffer = vec![0; 1 << 16];
    let unreadable = |cause| Fault::file("read", path, &cause);
    let mut file = fs::File::open(path).map_err(unreadable)?;
    loop {
        match io::Read::read(&mut file, &mut buffer).map_err(unreadable)? {
            0 => return Ok(hexadecimal(hash)),
            read => hash.update(&buffer[..read]),
        }
    }
}

fn hexadecimal(hash: hmac_sha256::Hash) -> String {
    hash.finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

//! Where a submission lies: on disk, or in the zip that a whole class came in.

use super::{
    archive,
    oddity::Oddity,
    path::{self, is_machinery},
};
use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{self, BufReader, Read},
    path::{Path, PathBuf},
    sync::Arc,
};
use workbook::fault::{Fault, Result};
use zip::read::{ZipArchiveMetadata, ZipReadOptions};

/// Bytes of a class's zip that are read for the list of what it holds.
const LARGEST_DIRECTORY: u64 = 64 << 20;

/// A file or a folder that can be read when its turn comes.
#[derive(Debug, Clone)]
pub(super) enum Place {
    Disk(PathBuf),
    Zipped(Zipped),
}

/// A part of a zip.
#[derive(Debug, Clone)]
pub(super) struct Zipped {
    pub archive: PathBuf,
    /// What the whole zip holds; read once, and shared.
    pub directory: Arc<ZipArchiveMetadata>,
    /// The index of each file, and its path from here.
    pub items: Vec<(usize, String)>,
}

/// What lies in a folder.
#[derive(Debug, Clone)]
pub(super) struct Child {
    pub name: String,
    pub is_folder: bool,
    pub place: Place,
}

impl Zipped {
    /// A whole zip on disk, if it can be read as one; with what cannot be placed in it.
    pub(super) fn whole(archive: &Path, depth: usize) -> Option<(Self, Vec<Oddity>)> {
        if !archive.is_file() {
            return None;
        }
        let mut reader = BufReader::new(File::open(archive).ok()?);
        let directory = archive::directory(&mut reader, LARGEST_DIRECTORY).ok()?;
        let mut items = Vec::new();
        let mut oddities = Vec::new();
        for index in 0..directory.len() {
            let Ok(entry) = directory.entry(index) else {
                continue;
            };
            match path::clean(entry.name_raw(), depth) {
                Ok(path) if !entry.is_dir() => items.push((index, path)),
                Ok(_) => {}
                Err(why) => oddities.push(Oddity::new(path::shown(entry.name_raw()), why)),
            }
        }
        let archive = archive.to_owned();
        let whole = Self {
            archive,
            directory,
            items,
        };
        Some((whole, oddities))
    }

    /// The text of the one file that this is.
    pub(super) fn read_only_file(&self, text: &mut String, most: u64) -> io::Result<usize> {
        let [(index, _)] = &self.items[..] else {
            return Err(io::Error::other("it is not one file"));
        };
        let mut reader = BufReader::new(File::open(&self.archive)?);
        let entry = self.directory.entry(*index)?;
        let file = entry.with_reader(&mut reader, ZipReadOptions::new())?;
        file.take(most).read_to_string(text)
    }

    fn children(&self) -> Vec<Child> {
        let mut grouped: BTreeMap<(&str, bool), Vec<(usize, String)>> = BTreeMap::new();
        for (index, path) in &self.items {
            let (key, rest) = match path.split_once('/') {
                Some((folder, rest)) => ((folder, true), rest),
                None => ((path.as_str(), false), path.as_str()),
            };
            grouped
                .entry(key)
                .or_default()
                .push((*index, rest.to_owned()));
        }
        let child = |((name, is_folder), items): ((&str, bool), Vec<(usize, String)>)| Child {
            name: name.to_owned(),
            is_folder,
            place: Place::Zipped(Self {
                archive: self.archive.clone(),
                directory: self.directory.clone(),
                items,
            }),
        };
        grouped.into_iter().map(child).collect()
    }
}

impl Place {
    /// What lies in a folder, in the order of names, without what belongs to no learner.
    pub(super) fn children(&self) -> Result<Vec<Child>> {
        let mut children = match self {
            Self::Zipped(zipped) => zipped.children(),
            Self::Disk(folder) => on_disk(folder)?,
        };
        children.retain(|child| !is_machinery(&child.name));
        Ok(children)
    }
}

fn on_disk(folder: &Path) -> Result<Vec<Child>> {
    let unreadable = |cause| Fault::file("read", folder, &cause);
    let mut children = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        let name = path.file_name().unwrap_or_default();
        children.push(Child {
            name: path::shown(name.as_encoded_bytes()),
            // Links are followed here and nowhere deeper: the instructor made this folder.
            is_folder: path.is_dir(),
            place: Place::Disk(path),
        });
    }
    children.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(children)
}

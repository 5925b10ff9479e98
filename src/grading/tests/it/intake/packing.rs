//! Submissions as learners and platforms pack them, and what is found in them.

use crate::support::root;
use curvature::check::Submission;
use flate2::{Compression, write::GzEncoder};
use grading::intake::{Collected, IntakeLimits, Opened, Unopened};
use std::{
    fs,
    io::{Cursor, Write},
    path::{Path, PathBuf},
    sync::LazyLock,
};
use tempfile::TempDir;
use workbook::{Exercise, Workbook};
use zip::{ZipWriter, write::SimpleFileOptions};

static WORKBOOK: LazyLock<Workbook> =
    LazyLock::new(|| Workbook::open(Some(&root()), None).unwrap());

/// Where the two exercises of these tests have their files.
pub const MODEL: &str = "2_taylor/2_1a_quadratic_model.rs";

pub const OTHER: &str = "1_hessian/1_2a_fd_hessian.rs";

pub fn exercises() -> Vec<&'static Exercise> {
    [MODEL, OTHER]
        .iter()
        .map(|file| {
            WORKBOOK
                .exercises
                .iter()
                .find(|exercise| exercise.file == Path::new(file))
                .unwrap_or_else(|| panic!("there is an exercise {file}"))
        })
        .collect()
}

/// Files to be packed: paths and contents.
pub type Files<'a> = &'a [(&'a str, &'a [u8])];

pub fn zip(files: Files) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, content) in files {
        zip.start_file(*path, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

pub fn tar(files: Files) -> Vec<u8> {
    let mut tar = tar::Builder::new(Vec::new());
    for (path, content) in files {
        let mut header = tar::Header::new_gnu();
        header.set_size(content.len() as u64);
        header.set_mode(0o644);
        tar.append_data(&mut header, path, *content).unwrap();
    }
    tar.into_inner().unwrap()
}

pub fn gz(bytes: &[u8]) -> Vec<u8> {
    let mut gz = GzEncoder::new(Vec::new(), Compression::best());
    gz.write_all(bytes).unwrap();
    gz.finish().unwrap()
}

/// A folder with files in it.
pub struct Download(pub TempDir);

impl Download {
    pub fn new(files: Files) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (path, content) in files {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, content).unwrap();
        }
        Self(folder)
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }
}

pub fn collect(path: PathBuf) -> Collected {
    Collected::collect(&[path], &exercises(), &IntakeLimits::default()).unwrap()
}

pub fn open(submission: &Unopened) -> Opened {
    submission
        .open(&exercises(), &IntakeLimits::default())
        .unwrap()
}

pub fn names(class: &Collected) -> Vec<&str> {
    class.submissions.iter().map(|e| e.name.as_str()).collect()
}

/// The texts of the two exercises.
pub fn texts(opened: &Opened) -> [Option<&str>; 2] {
    let text = |index: usize| {
        let found = opened.files[index].as_ref()?;
        match &found.content {
            Submission::Text(text) => Some(text.as_str()),
            other => panic!("{}: {other:?}", found.path),
        }
    };
    [text(0), text(1)]
}

/// What is odd about the one submission that a file is.
pub fn oddities(name: &str, bytes: &[u8]) -> (Opened, Vec<String>) {
    let download = Download::new(&[(name, bytes)]);
    let class = collect(download.path(name));
    let [submission] = &class.submissions[..] else {
        panic!("{:?}", names(&class));
    };
    let opened = open(submission);
    let says = opened.oddities.iter().map(ToString::to_string).collect();
    (opened, says)
}

/// The same files unpacked, and in the zip that the platform gives.
pub fn unpacked_and_zipped(files: Files) -> [(Collected, TempDir); 2] {
    let unpacked = Download::new(files);
    let zipped = Download::new(&[("submissions.zip", &zip(files))]);
    [
        (collect(unpacked.path("")), unpacked.0),
        (collect(zipped.path("submissions.zip")), zipped.0),
    ]
}

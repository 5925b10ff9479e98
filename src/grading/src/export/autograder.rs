//! What Gradescope builds its graders from: a zip with `setup.sh`, `run_autograder` and this
//! workbook, so that nothing is fetched from anywhere but crates and a compiler.

use crate::document::Run;
use std::{
    collections::BTreeMap,
    fs,
    io::{Cursor, Write},
    path::Path,
};
use toml::Table;
use workbook::{
    Workbook,
    fault::{Fault, Result},
};
use zip::{ZipWriter, write::SimpleFileOptions};

/// Builds the image, once.
const SETUP: &str = include_str!("autograder/setup.sh");

/// Grades a submission.
const RUN: &str = include_str!("autograder/run_autograder");

/// The zip, for the exercises and seeds of a run. It holds no answer of whoever makes it: exercises
/// are stubs.
///
/// # Errors
/// Where a file of the workbook cannot be read.
pub fn zip(workbook: &Workbook, run: &Run) -> Result<Vec<u8>> {
    let mut files = sources(workbook)?;
    for (name, script) in [("setup.sh", SETUP), ("run_autograder", RUN)] {
        let script = script.replace("OPTIONS", &run.options());
        files.insert(name.to_owned(), script.into_bytes());
    }
    pack(&files).map_err(|cause| {
        Fault::new(
            format!("The zip cannot be made: {cause}."),
            "Report this: it should never happen.",
        )
    })
}

fn pack(files: &BTreeMap<String, Vec<u8>>) -> zip::result::ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        let is_program = !name.contains('/');
        let mode = if is_program { 0o755 } else { 0o644 };
        zip.start_file(name, SimpleFileOptions::default().unix_permissions(mode))?;
        zip.write_all(content)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// What cargo and the runner need of the workbook, under `workbook/`.
fn sources(workbook: &Workbook) -> Result<BTreeMap<String, Vec<u8>>> {
    let root = &workbook.root;
    let mut files = BTreeMap::new();
    for name in [
        "Cargo.toml",
        "Cargo.lock",
        "rust-toolchain.toml",
        "exercises/Cargo.toml",
        "exercises/lib.rs",
    ] {
        files.insert(format!("workbook/{name}"), read(&root.join(name))?);
    }
    for exercise in &workbook.exercises {
        let name = exercise.file.to_string_lossy().replace('\\', "/");
        let stub = exercise.stub.clone().into_bytes();
        files.insert(format!("workbook/exercises/{name}"), stub);
    }
    for folder in folders(root)? {
        gather(
            &root.join(&folder),
            &format!("workbook/{folder}"),
            &mut files,
        )?;
    }
    Ok(files)
}

/// The folders of the workspace's packages but for `exercises`, and the runner's own.
fn folders(root: &Path) -> Result<Vec<String>> {
    let manifest = workbook::files::read(&root.join("Cargo.toml"))?;
    let manifest: Table = manifest.parse().unwrap_or_default();
    let members = manifest
        .get("workspace")
        .and_then(|workspace| workspace.get("members")?.as_array());
    let mut folders: Vec<String> = members
        .into_iter()
        .flatten()
        .filter_map(|member| member.as_str()?.split('/').next())
        .chain(["src"])
        .filter(|folder| *folder != "exercises")
        .map(str::to_owned)
        .collect();
    folders.sort();
    folders.dedup();
    Ok(folders)
}

/// What is built or installed beside the sources.
const BUILT: [&str; 2] = ["target", "node_modules"];

/// Every file of a folder, but for what is hidden, built or installed.
fn gather(folder: &Path, name: &str, files: &mut BTreeMap<String, Vec<u8>>) -> Result<()> {
    let entries = fs::read_dir(folder).map_err(|cause| Fault::file("read", folder, &cause))?;
    for entry in entries.flatten() {
        let own = entry.file_name().to_string_lossy().into_owned();
        if own.starts_with('.') || BUILT.contains(&own.as_str()) {
            continue;
        }
        let (path, name) = (entry.path(), format!("{name}/{own}"));
        if path.is_dir() {
            gather(&path, &name, files)?;
        } else {
            files.insert(name, read(&path)?);
        }
    }
    Ok(())
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|cause| Fault::file("read", path, &cause))
}

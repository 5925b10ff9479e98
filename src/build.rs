//! Fingerprints of the runner's own code, for whatever is stored: another runner may judge otherwise,
//! or say it otherwise. Folders are named here once; a file that is added to one of them counts.

use std::{
    env, fs,
    hash::{DefaultHasher, Hasher},
    path::{Path, PathBuf},
};

/// What turns an answer into what it did; what turns that into what is told; what makes a result of
/// it; what makes points of results, by the rules of a course.
const CODE: [(&str, &[&str]); 4] = [
    (
        "CODE_THAT_RUNS",
        &[
            "lab/trace/src",
            "src/check",
            "src/compile",
            "src/examiner/src",
            "src/sandbox/src",
            "src/source",
        ],
    ),
    (
        "CODE_THAT_TELLS",
        &["src/judge/src", "src/tell", "src/text", "src/workbook/src"],
    ),
    (
        "CODE_THAT_GRADES",
        &[
            "src/grading/src/document",
            "src/grading/src/examine",
            "src/grading/src/intake",
        ],
    ),
    (
        "CODE_OF_RULES",
        &[
            "src/grading/src/class",
            "src/grading/src/commands/grade",
            "src/grading/src/course",
        ],
    ),
];

fn main() {
    let here = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo says where this is"));
    let root = here
        .ancestors()
        .find(|folder| folder.join("lab/trace").is_dir())
        .expect("this package lies in a workbook");
    for (name, folders) in CODE {
        println!(
            "cargo::rustc-env={name}={:016x}",
            fingerprint(root, folders)
        );
        for folder in folders {
            println!("cargo::rerun-if-changed={}", root.join(folder).display());
        }
    }
}

/// The same for the same files, wherever they lie and on every machine.
fn fingerprint(root: &Path, folders: &[&str]) -> u64 {
    let mut hasher = DefaultHasher::new();
    let mut add = |bytes: &[u8]| {
        hasher.write(&(bytes.len() as u64).to_le_bytes());
        hasher.write(bytes);
    };
    for folder in folders {
        for file in files(&root.join(folder)) {
            let name = file.strip_prefix(root).unwrap_or(&file).to_string_lossy();
            add(name.replace('\\', "/").as_bytes());
            add(&fs::read(&file).unwrap_or_default());
        }
    }
    hasher.finish()
}

/// All sources of a folder, in the order of their names.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    let own = |path: PathBuf| match path.file_name() {
        _ if path.is_dir() => files(&path),
        Some(name) if name.to_string_lossy().ends_with(".rs") => vec![path],
        _ => Vec::new(),
    };
    paths.into_iter().flat_map(own).collect()
}

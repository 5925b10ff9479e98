//! `lab` and nalgebra for the sandbox: built by cargo once, and again when they change.

use super::{
    cargo,
    progress::Progress,
    toolchain::{TARGET, Toolchain},
};
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
};
use workbook::{
    fault::{Fault, Result},
    files,
};

/// The built library.
#[derive(Debug, Clone)]
pub struct Lab {
    /// Changes when the library, its dependencies or the compiler do.
    pub fingerprint: String,
    /// The same on every machine: a compiler is known by its version alone.
    pub content: String,
    /// Where all of it lies.
    pub folder: PathBuf,
    /// What rustc needs to link it.
    pub arguments: Vec<String>,
}

impl Lab {
    /// Whether this is still what lies there: another runner may have built it anew, from another
    /// `lab`.
    pub fn is_current(&self) -> bool {
        let note = self.folder.with_file_name(NOTE);
        let note = fs::read_to_string(note).ok();
        let note = note.and_then(|text| serde_json::from_str::<Value>(&text).ok());
        note.is_some_and(|note| note["fingerprint"] == self.fingerprint.as_str())
    }

    /// Where probes lie that were compiled with this library: rustc refuses them with another.
    pub fn probes(&self) -> PathBuf {
        self.folder.join(PROBES).join(&self.fingerprint)
    }

    /// A crate that rustc is told to link and that is not there.
    pub fn missing(&self) -> Option<&Path> {
        let mut named = self.arguments.iter().filter_map(|argument| {
            let (krate, path) = argument.split_once('=')?;
            OFFERED.contains(&krate).then_some(Path::new(path))
        });
        named.find(|path| !path.is_file())
    }
}

const PROBES: &str = "probes";

/// What is remembered of it, beside its folder.
const NOTE: &str = "lab.json";

/// Changes when the way the library, or a probe, is built does.
const RECIPE: &str = "3: probes apart";

/// The crates that an exercise may name.
pub const OFFERED: [&str; 2] = ["lab", "nalgebra"];

/// Builds the library unless what was built last is still current.
pub fn build_if_changed(
    root: &Path,
    cache: &Path,
    toolchain: &Toolchain,
    progress: &mut dyn FnMut(Progress),
) -> Result<Lab> {
    let note = cache.join(NOTE);
    let target_dir = cache.join("guest");
    let remembered = || remembered(&note, &target_dir, root, toolchain);
    if let Some(lab) = remembered() {
        return Ok(lab);
    }
    // What is built now is removed first: whoever else wants it waits, and then finds it.
    let _alone = files::alone(&cache.join("lab.lock"))?;
    if let Some(lab) = remembered() {
        return Ok(lab);
    }
    progress(Progress::BuildingLab {
        done: 0,
        krate: String::new(),
    });
    let rlibs = build(root, &target_dir, progress)?;
    // rustc takes what was compiled with one build of a library to be of another.
    let _ = fs::remove_dir_all(target_dir.join(PROBES));
    let built = target_dir.join(TARGET).join("guest");
    let mut arguments = Vec::new();
    for folder in [built.clone(), target_dir.join("guest")] {
        arguments.push("-L".to_owned());
        arguments.push(format!("dependency={}", folder.join("deps").display()));
    }
    for (krate, rlib) in &rlibs {
        arguments.push("--extern".to_owned());
        arguments.push(format!("{krate}={rlib}"));
    }
    let sources = sources(root, &built.join("liblab.d"))?;
    let content = content(root, &sources, toolchain)?;
    let fingerprint = fingerprint(&content, toolchain);
    let text = json!({
        "fingerprint": fingerprint,
        "folder": target_dir,
        "sources": sources,
        "arguments": arguments,
        "rlibs": rlibs,
    });
    files::write_atomically(&note, text.to_string().as_bytes())?;
    Ok(Lab {
        fingerprint,
        content,
        folder: target_dir,
        arguments,
    })
}

/// What was built last, if nothing that it was built from has changed.
fn remembered(note: &Path, folder: &Path, root: &Path, toolchain: &Toolchain) -> Option<Lab> {
    let note: Value = serde_json::from_str(&fs::read_to_string(note).ok()?).ok()?;
    let texts = |value: &Value| -> Vec<String> {
        let list = value.as_array().into_iter().flatten();
        list.filter_map(|text| text.as_str().map(str::to_owned))
            .collect()
    };
    let content = content(root, &texts(&note["sources"]), toolchain).ok()?;
    let fingerprint = fingerprint(&content, toolchain);
    let rlibs = note["rlibs"].as_object()?;
    // A copied note names what lies elsewhere, where a jailed compiler may not read.
    let current = note["fingerprint"] == fingerprint.as_str()
        && note["folder"] == json!(folder)
        && rlibs
            .values()
            .all(|rlib| rlib.as_str().is_some_and(|path| Path::new(path).is_file()));
    current.then(|| Lab {
        fingerprint,
        content,
        folder: folder.to_owned(),
        arguments: texts(&note["arguments"]),
    })
}

/// Files that decide how it is built, beside those that it is built from.
const MANIFESTS: [&str; 4] = [
    "Cargo.toml",
    "Cargo.lock",
    "lab/Cargo.toml",
    "lab/trace/Cargo.toml",
];

/// What cargo says the library was built from, relative to the workbook's root.
///
/// # Errors
/// Where that is not told, or of another place: then no change would ever be noticed.
fn sources(root: &Path, dep_info: &Path) -> Result<Vec<String>> {
    let text = files::read(dep_info)?;
    let (_, listed) = text.split_once(": ").unwrap_or_default();
    // Spaces inside a name are escaped.
    let names = listed.replace("\\ ", "\0");
    let mut sources: Vec<String> = names
        .split_whitespace()
        .map(|name| PathBuf::from(name.replace('\0', " ")))
        .filter_map(|path| {
            Some(
                path.strip_prefix(root)
                    .ok()?
                    .to_string_lossy()
                    .replace('\\', "/"),
            )
        })
        .collect();
    if sources.is_empty() {
        return Err(Fault::new(
            format!(
                "cargo does not say what it has built the sandbox's library from, in {}.",
                dep_info.display()
            ),
            "Remove target/curvature and run the same command again.",
        ));
    }
    sources.extend(MANIFESTS.map(str::to_owned));
    sources.sort();
    Ok(sources)
}

fn fingerprint(content: &str, toolchain: &Toolchain) -> String {
    files::fingerprint([content.as_bytes(), toolchain.identity.as_bytes()])
}

fn content(root: &Path, sources: &[String], toolchain: &Toolchain) -> Result<String> {
    let mut parts = vec![toolchain.version.clone().into_bytes(), RECIPE.into()];
    for source in sources {
        let path = root.join(source);
        parts.push(fs::read(&path).map_err(|cause| Fault::file("read", &path, &cause))?);
    }
    Ok(files::fingerprint(parts.iter().map(Vec::as_slice)))
}

/// Runs cargo, and returns the paths of the offered crates.
fn build(
    root: &Path,
    target_dir: &Path,
    progress: &mut dyn FnMut(Progress),
) -> Result<BTreeMap<String, String>> {
    let arguments = ["--package", "lab", "--profile", "guest", "--target", TARGET];
    if target_dir.is_dir() {
        let ours = ["--package", "curvature-trace"];
        cargo::forget(root, target_dir, &[&arguments[..], &ours].concat());
    }
    let mut rlibs = BTreeMap::new();
    let mut done = 0;
    let mut keep = |artifact: &Value| {
        let krate = artifact["target"]["name"].as_str().unwrap_or_default();
        done += 1;
        progress(Progress::BuildingLab {
            done,
            krate: krate.to_owned(),
        });
        let rlib = artifact["filenames"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .find(|file| file.ends_with(".rlib"));
        if let (true, Some(rlib)) = (OFFERED.contains(&krate), rlib) {
            rlibs.insert(krate.to_owned(), rlib.to_owned());
        }
    };
    // Where cargo keeps its sources must not change the library: panics name files, and longer
    // names move everything in memory.
    let built = cargo::build(
        root,
        target_dir,
        &arguments,
        &rename_cargo_home(),
        &mut keep,
    )?;
    if built.success && rlibs.len() == OFFERED.len() {
        return Ok(rlibs);
    }
    Err(built.fault("The sandbox's library", &arguments, root))
}

/// The flag that makes the compiler call cargo's folder by the same name everywhere.
fn rename_cargo_home() -> String {
    let home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    let home = home.unwrap_or_default();
    format!("--remap-path-prefix={}=cargo", home.display())
}

//! From the arguments of a command to a class.
//!
//! One argument is a submission, or a class of them. Several arguments are a submission each: what
//! a learner put into one of them can then not pass for somebody else's.

use super::{
    Class, Entry, Identity, Limits, Oddity, archive,
    entry::expected,
    gradescope::{self, Exported},
    label::{self, Label},
    path::{self, file_name},
    place::{Child, Place, Zipped},
    sieve,
};
use std::{
    collections::{BTreeMap, HashMap, HashSet},
    ffi::OsStr,
    fs::{self, File},
    io::Read,
    path::{Path, PathBuf},
};
use workbook::{
    Exercise,
    fault::{Fault, Result},
};

/// Bytes of an export's metadata; every line of output of every test is in them.
const LARGEST_METADATA: u64 = 1 << 30;

/// Things that are named where a folder holds no submission at all.
const MOST_SHOWN: usize = 3;

impl Class {
    /// Finds the submissions that files and folders hold. None is opened. `exercises` are all of
    /// the workbook, whichever are graded: a folder that holds one of their files is a submission.
    ///
    /// # Errors
    /// Where an argument does not exist or cannot be read, or there is no submission.
    pub fn collect(
        arguments: &[PathBuf],
        exercises: &[&Exercise],
        limits: &Limits,
    ) -> Result<Self> {
        let mut collector = Collector::new(exercises, limits);
        for argument in arguments {
            let item = named(argument)?;
            if !item.is_folder && !collector.is_file_of_submission(&item.name) {
                let says = "is no submission, and was left out.";
                collector.oddities.push(Oddity::new(item.name, says));
                continue;
            }
            match arguments {
                [_] => collector.class_or_submission(item)?,
                _ => collector.submission(item),
            }
        }
        let class = collector.finish()?;
        if class.entries.is_empty() {
            return Err(no_submission(arguments, &class.oddities));
        }
        Ok(class)
    }

    /// One submission, whatever it looks like: a learner may pack folders and archives as a class
    /// does.
    ///
    /// # Errors
    /// Where it does not exist.
    pub fn of_one(argument: &Path) -> Result<Self> {
        let item = named(argument)?;
        let label = Label::plain(&item.name, item.is_folder);
        Ok(Self {
            entries: vec![entry(vec![(label, item.place)])],
            oddities: Vec::new(),
        })
    }
}

fn no_submission(arguments: &[PathBuf], oddities: &[Oddity]) -> Fault {
    let arguments: Vec<String> = arguments.iter().map(|a| a.display().to_string()).collect();
    let mut what = format!("There is no submission in {}.", arguments.join(", "));
    for oddity in oddities.iter().take(MOST_SHOWN) {
        what.push_str(&format!(" {oddity}"));
    }
    Fault::new(
        what,
        "A submission is a folder, a zip, a tar or a tar.gz, named for the learner, with files of the exercises in it.",
    )
}

struct Collector<'a> {
    /// The folders of parts, and the files of exercises by their names in lower case.
    parts: HashSet<String>,
    by_name: HashMap<String, usize>,
    limits: &'a Limits,
    /// What was found by its name; files of one learner are not together yet.
    labelled: Vec<(Label, Child)>,
    /// What an export's metadata list.
    entries: Vec<Entry>,
    oddities: Vec<Oddity>,
}

/// An argument, which must exist, as if it were found in a folder.
fn named(argument: &Path) -> Result<Child> {
    let missing = |cause: std::io::Error| {
        Fault::new(
            format!(
                "There is no submission {}: {}.",
                argument.display(),
                workbook::fault::reason(&cause)
            ),
            "Name a folder, a zip, a tar or a tar.gz: one of a learner, or one with those of a class.",
        )
    };
    // `.` has no name of its own, and `exercises` is no learner's.
    let whole = fs::canonicalize(argument).map_err(missing)?;
    let mut named = whole.as_path();
    if let (Some("exercises"), Some(parent)) =
        (named.file_name().and_then(OsStr::to_str), named.parent())
    {
        named = parent;
    }
    let name = named.file_name().unwrap_or_default().to_string_lossy();
    Ok(Child {
        name: name.into_owned(),
        is_folder: whole.is_dir(),
        place: Place::Disk(argument.to_owned()),
    })
}

impl<'a> Collector<'a> {
    fn new(exercises: &[&Exercise], limits: &'a Limits) -> Self {
        let files: Vec<String> = exercises
            .iter()
            .map(|exercise| expected(exercise))
            .collect();
        let part = |file: &String| Some(file.split_once('/')?.0.to_owned());
        Self {
            parts: files.iter().filter_map(part).collect(),
            by_name: sieve::by_name(&files),
            limits,
            labelled: Vec::new(),
            entries: Vec::new(),
            oddities: Vec::new(),
        }
    }

    fn class_or_submission(&mut self, item: Child) -> Result<()> {
        let mut inside = item.place.clone();
        if !item.is_folder {
            let Place::Disk(file) = &item.place else {
                return Ok(());
            };
            let Some((zip, oddities)) = Zipped::whole(file, self.limits.depth) else {
                self.submission(item);
                return Ok(());
            };
            inside = Place::Zipped(zip);
            self.oddities = oddities;
        }
        let (folder, children) = self.unwrapped(&item.name, inside.children()?)?;
        if is_export(&children)
            && let Some(metadata) = children.iter().find(|child| is_metadata(child))
        {
            let exported = exported(&metadata.place)?;
            self.gradescope(exported, children);
            return Ok(());
        }
        let is_class = if item.is_folder {
            !self.is_submission(&children)
        } else {
            self.is_zipped_class(&folder, &children)
        };
        if is_class {
            self.class(&folder, children);
        } else {
            self.oddities.clear();
            self.submission(item);
        }
        Ok(())
    }

    /// What lies in a class's folder, and its name: an export has one folder around everything.
    /// Zipping a folder puts one there too, and so does unpacking a zip.
    fn unwrapped(&self, folder: &str, children: Vec<Child>) -> Result<(String, Vec<Child>)> {
        let (mut inner_folder, mut inner) = (folder.to_owned(), children.clone());
        for _ in 0..self.limits.depth {
            if is_export(&inner) || self.holds_several(&inner_folder, &inner) {
                return Ok((inner_folder, inner));
            }
            let [only] = &inner[..] else { break };
            if !only.is_folder {
                break;
            }
            inner_folder.clone_from(&only.name);
            inner = only.place.children()?;
        }
        Ok((folder.to_owned(), children))
    }

    /// Whether a file can be a submission: an archive, or the answer to an exercise.
    fn is_file_of_submission(&self, name: &str) -> bool {
        archive::any_stem(name).is_some()
            || name.to_ascii_lowercase().ends_with(".rs")
            || Label::read(name).is_some()
    }

    /// Whether a folder is the exercises folder, or has one, or has its files.
    fn is_submission(&self, children: &[Child]) -> bool {
        children.iter().any(|child| {
            child.name == "exercises"
                || self.parts.contains(&child.name)
                || sieve::exercise(&self.by_name, &child.name).is_some()
        })
    }

    /// Whether something in a folder looks like a submission: a file or a folder that a platform
    /// has named, an archive, a folder with files of exercises.
    fn looks_submitted(&self, folder: &str, child: &Child) -> bool {
        let has_files = || {
            let inner = child.place.children().unwrap_or_default();
            child.is_folder && self.is_submission(&inner)
        };
        is_download(folder, child) || archive::is_archive(&child.name) || has_files()
    }

    /// Whether a folder looks like a class and not like one learner's.
    fn holds_several(&self, folder: &str, children: &[Child]) -> bool {
        let looks_submitted = |child: &&Child| self.looks_submitted(folder, child);
        !self.is_submission(children)
            && (children.iter().any(|child| is_download(folder, child))
                || children.iter().filter(looks_submitted).nth(1).is_some())
    }

    /// A zip is a class only if everything in it is a submission of somebody's: learners zip folders
    /// too.
    fn is_zipped_class(&self, folder: &str, children: &[Child]) -> bool {
        let looks_submitted = |child: &Child| self.looks_submitted(folder, child);
        !self.is_submission(children)
            && (children.iter().any(|child| is_download(folder, child))
                || children.len() > 1 && children.iter().all(looks_submitted))
    }

    fn class(&mut self, folder: &str, children: Vec<Child>) {
        // Whoever hands in a picture alone has handed in something; but not every picture whose name
        // has two numbers comes from a platform.
        let is_of_a_platform = children.iter().any(|child| is_download(folder, child));
        for child in children {
            let label = label(folder, &child).filter(|_| is_of_a_platform);
            if let Some(label) = label {
                self.labelled.push((label, child));
            } else if child.name.contains("_assignsubmission_onlinetext") {
                let says = "a text typed into Moodle, and no file; it was left out.";
                self.oddities.push(Oddity::new(child.name, says));
            } else if child.is_folder || is_any_archive(&child) {
                self.submission(child);
            } else {
                let says = "belongs to no submission, and was left out.";
                self.oddities.push(Oddity::new(child.name, says));
            }
        }
    }

    fn submission(&mut self, item: Child) {
        let label =
            Label::read(&item.name).unwrap_or_else(|| Label::plain(&item.name, item.is_folder));
        let holds_several = || {
            let children = item.place.children().unwrap_or_default();
            self.holds_several(&item.name, &children)
        };
        if item.is_folder && !label.is_of_a_platform() && holds_several() {
            let says = "was taken for one submission, and several lie in it. If it is a class, grade it by itself.";
            self.oddities.push(Oddity::new(&item.name, says));
        }
        self.labelled.push((label, item));
    }

    fn gradescope(&mut self, exported: Vec<Exported>, children: Vec<Child>) {
        let mut folders: BTreeMap<String, Place> = children
            .into_iter()
            .filter(|child| child.is_folder)
            .map(|child| (child.name, child.place))
            .collect();
        let mut names = HashSet::new();
        for submission in exported {
            let Some(place) = folders.remove(&submission.folder) else {
                let says = "is in the metadata, and not in the export.";
                self.oddities.push(Oddity::new(submission.folder, says));
                continue;
            };
            let mut name = submission.name();
            if !names.insert(name.to_lowercase()) {
                name = format!("{name}_{}", submission.folder);
            }
            self.entries.push(Entry {
                name: file_name(&name),
                identities: submission.identities,
                submitted: submission.submitted,
                marked_late: false,
                oddities: Vec::new(),
                places: vec![(place, String::new())],
            });
        }
        for folder in folders.into_keys() {
            let says = "is not in the metadata, and was left out.";
            self.oddities.push(Oddity::new(folder, says));
        }
    }

    /// Brings the files of each learner together.
    fn finish(mut self) -> Result<Class> {
        let mut of_learners: BTreeMap<String, Vec<(Label, Place)>> = BTreeMap::new();
        // Where two attachments have one number, `hw_12_34_jane.zip` is no name of Canvas's.
        let mut numbers = HashSet::new();
        let mut attachments = self
            .labelled
            .iter()
            .filter_map(|(l, _)| l.attachment.clone());
        let is_canvas = attachments.all(|number| numbers.insert(number));
        for (mut label, child) in std::mem::take(&mut self.labelled) {
            if label.attachment.is_some() && !is_canvas {
                label = Label::plain(&child.name, child.is_folder);
            }
            if label.is_of_a_platform() {
                let files = of_learners.entry(label.submission.clone()).or_default();
                files.push((label, child.place));
            } else {
                self.entries.push(entry(vec![(label, child.place)]));
            }
        }
        self.entries.extend(of_learners.into_values().map(entry));
        self.entries
            .sort_by_cached_key(|entry| (entry.name.clone(), own_name(entry)));
        let mut named: HashSet<String> = HashSet::new();
        for entry in &mut self.entries {
            let first = entry.name.clone();
            for number in 2.. {
                if named.insert(entry.name.to_lowercase()) {
                    break;
                }
                entry.name = format!("{first} ({number})");
            }
            if entry.name != first {
                let says = "another submission has this name, but for letter case or for what cannot be shown.";
                entry.oddities.push(Oddity::new(&first, says));
                self.oddities.push(Oddity::new(&entry.name, says));
            }
        }
        self.entries.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(Class {
            entries: self.entries,
            oddities: self.oddities,
        })
    }
}

/// Whether it is an archive, opened or not: whoever hands in a 7z has handed in something.
fn is_any_archive(child: &Child) -> bool {
    !child.is_folder && archive::any_stem(&child.name).is_some()
}

fn is_metadata(child: &Child) -> bool {
    child.name == gradescope::METADATA
}

/// Whether a folder is an export of Gradescope's, and not a learner's with a file of that name.
fn is_export(children: &[Child]) -> bool {
    let is_part = |child: &Child| {
        is_metadata(child) || (child.is_folder && child.name.starts_with("submission_"))
    };
    children.iter().any(is_metadata) && children.iter().all(is_part)
}

fn label(folder: &str, child: &Child) -> Option<Label> {
    Label::read(&child.name).or_else(|| label::github_classroom(folder, &child.name))
}

/// Whether a platform has named it, and it may hold answers.
fn is_download(folder: &str, child: &Child) -> bool {
    label(folder, child).is_some_and(|label| {
        child.is_folder
            || archive::is_archive(&label.file)
            || label.file.to_ascii_lowercase().ends_with(".rs")
    })
}

/// One submission of one learner, from its files.
fn entry(mut files: Vec<(Label, Place)>) -> Entry {
    // Of two files for one exercise the later counts, and of equals the one that is read last.
    files.sort_by_key(|(label, _)| label.attempt().1);
    let latest: HashMap<String, u64> = files.iter().map(|(label, _)| label.attempt()).collect();
    let mut entry = Entry {
        name: String::new(),
        identities: Vec::new(),
        submitted: None,
        marked_late: false,
        oddities: Vec::new(),
        places: Vec::new(),
    };
    for (label, place) in files {
        let (file, number) = label.attempt();
        // An archive may hold other files than the earlier one does.
        if number < latest[&file] && !archive::is_archive(&file) {
            let says = "an earlier attempt, which does not count.";
            entry.oddities.push(Oddity::new(label.file, says));
            continue;
        }
        entry.name = file_name(&label.submission);
        entry.marked_late |= label.is_late;
        if label.identity != Identity::default() {
            entry.identities = vec![label.identity];
        }
        entry.places.push((place, label.file));
    }
    entry
}

/// What a submission is called where it lies, without the folders of this machine.
fn own_name(entry: &Entry) -> String {
    let name = match entry.places.first() {
        Some((Place::Disk(path), _)) => path.file_name(),
        Some((Place::Zipped(zipped), _)) => zipped.archive.file_name(),
        None => None,
    };
    path::shown(name.unwrap_or_default().as_encoded_bytes())
}

/// The metadata of an export.
fn exported(place: &Place) -> Result<Vec<Exported>> {
    let at_fault = |reason: String| {
        Fault::new(
            format!(
                "{} of the export cannot be used: {reason}.",
                gradescope::METADATA
            ),
            "Export the submissions from Gradescope again, or delete the file to have every folder taken as a submission.",
        )
    };
    let mut text = String::new();
    let read = match place {
        Place::Disk(path) => {
            File::open(path).and_then(|file| file.take(LARGEST_METADATA).read_to_string(&mut text))
        }
        Place::Zipped(zipped) => zipped.read_only_file(&mut text, LARGEST_METADATA),
    };
    read.map_err(|cause| at_fault(workbook::fault::reason(&cause)))?;
    gradescope::read(&text).map_err(at_fault)
}

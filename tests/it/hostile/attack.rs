//! Attacks as `tests/hostile/FAMILY.txt` lists them, and what each of them must come to.
//!
//! An attack begins with a line like `== its name => panicked: index out of bounds`, with the verdict
//! it gets and words of the message. Settings can follow, and then its text:
//!
//! | setting | says |
//! |---|---|
//! | `or` | another verdict and words that will do, where the platform decides |
//! | `frame` | what the text is put into: one of `frames.txt` |
//! | `alone` | `yes`: checked without another exercise in the bundle, which saves seconds |
//!
//! At the head of a file are settings for all that have none of that name; `gets` is there what
//! follows the arrow. Lines of the head that begin with `#` are for readers.

use crate::support::{Learner, root, text};
use serde_json::Value;
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Output,
    time::Instant,
};
use workbook::Workbook;

pub const MODEL: &str = "quadratic_model";
pub const STEP: &str = "newton_step";

/// More than this is no answer to one check; a document of a failed exercise has some 30 KiB.
const LONGEST_DOCUMENT: usize = 1 << 20;

/// A file in a learner's place, and what a check of it must come to.
pub struct Attack {
    name: String,
    slug: String,
    file: File,
    /// Verdicts with words of the message or of the first finding. More than one where the platform
    /// decides.
    gets: Vec<(String, String)>,
    /// Checked without another exercise in the bundle: a compiler at its limit costs seconds.
    alone: bool,
}

pub enum File {
    Content(Vec<u8>),
    /// Whatever this puts in the place of the stub.
    Made(fn(&Path)),
}

/// By their names; a name can occur more than once.
type Settings = Vec<(String, String)>;

/// An attack or a frame as it is written.
struct Section {
    name: String,
    settings: Settings,
    text: String,
}

/// A setting and its value, if a line is one.
fn setting(line: &str) -> Option<(String, String)> {
    let (key, value) = line.split_once(": ")?;
    let known = ["alone", "exercise", "frame", "gets", "or"].contains(&key);
    known.then(|| (key.to_owned(), value.to_owned()))
}

fn values<'a>(settings: &'a Settings, key: &str) -> Vec<&'a str> {
    let named = settings.iter().filter(|(name, _)| name == key);
    named.map(|(_, value)| value.as_str()).collect()
}

/// A file: the settings of its head, and its sections.
fn read(name: &str) -> (Settings, Vec<Section>) {
    let path = root().join("tests/hostile").join(format!("{name}.txt"));
    let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let mut parts = text.split("\n== ");
    let head = parts.next().unwrap_or_default().lines();
    let head = head
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| setting(line).unwrap_or_else(|| panic!("{name}: no setting: {line}")))
        .collect();
    (head, parts.map(section).collect())
}

fn section(part: &str) -> Section {
    let (title, mut rest) = part.split_once('\n').unwrap_or((part, ""));
    let (name, gets) = title.split_once(" => ").unzip();
    let mut settings = Vec::from_iter(gets.map(|gets| ("gets".to_owned(), gets.to_owned())));
    while let Some((line, after)) = rest.split_once('\n')
        && let Some(found) = setting(line)
    {
        settings.push(found);
        rest = after;
    }
    Section {
        name: name.unwrap_or(title).to_owned(),
        settings,
        text: rest.trim_end().to_owned(),
    }
}

/// A text in its frame, and the exercise that both are for.
fn put(frame: &str, text: &str) -> (String, String) {
    let (_, frames) = read("frames");
    let found = frames.iter().find(|one| one.name == frame);
    let found = found.unwrap_or_else(|| panic!("there is no frame `{frame}`"));
    let whole = found.text.replace("ATTACK", text) + "\n";
    (values(&found.settings, "exercise")[0].to_owned(), whole)
}

/// A text in its frame.
pub fn framed(frame: &str, text: &str) -> String {
    put(frame, text).1
}

/// The attacks that a file lists.
pub fn family(name: &str) -> Vec<Attack> {
    let (head, sections) = read(name);
    assert!(!sections.is_empty(), "{name} lists no attack");
    let attack = |section: Section| {
        let of = |key: &str| match &values(&section.settings, key)[..] {
            [] => values(&head, key),
            own => own.to_vec(),
        };
        let gets = [of("gets"), of("or")].concat();
        let (slug, content) = match of("frame")[..] {
            [frame] => put(frame, &section.text),
            ref frames => panic!("{name}: {}: {} frames", section.name, frames.len()),
        };
        Attack {
            slug,
            alone: of("alone") == ["yes"],
            ..Attack::new(&section.name, File::Content(content.into()), &gets)
        }
    };
    sections.into_iter().map(attack).collect()
}

impl Attack {
    /// An attack on 2.1a, with what it gets as the files say it.
    pub fn new(name: &str, file: File, gets: &[&str]) -> Self {
        assert!(!gets.is_empty(), "nothing is said of what `{name}` gets");
        let pair = |gets: &&str| {
            let (verdict, words) = gets.split_once(": ").unwrap_or((gets, ""));
            (verdict.to_owned(), words.to_owned())
        };
        Self {
            name: name.to_owned(),
            slug: MODEL.to_owned(),
            file,
            gets: gets.iter().map(pair).collect(),
            alone: false,
        }
    }

    pub fn alone(mut self) -> Self {
        self.alone = true;
        self
    }

    /// What is not as it should be after a check.
    fn misses(&self) -> Vec<String> {
        let bystander = if self.slug == MODEL { STEP } else { MODEL };
        let learner = Learner::new();
        learner.writes(bystander, reference(bystander));
        self.put_in_place(&learner);
        let before = contents(learner.folder());
        let started = Instant::now();
        let output = check_in_its_folder(&learner, &self.slug, (!self.alone).then_some(bystander));
        let seconds = started.elapsed().as_secs_f64();
        let Ok(document) = serde_json::from_slice::<Value>(&output.stdout) else {
            return vec![format!("no document: {}", text(&output.stderr))];
        };
        let mut misses = self.misjudged(&document["exercises"][0], &output, seconds);
        let other = &document["exercises"][1];
        if !self.alone && other["verdict"] != "passed" {
            let (verdict, message) = (&other["verdict"], &other["message"]);
            misses.push(format!("{bystander} is {verdict}: {message}"));
        }
        if before != contents(learner.folder()) {
            misses.push("the learner's folder has changed".into());
        }
        misses
    }

    fn put_in_place(&self, learner: &Learner) {
        match &self.file {
            File::Content(bytes) => learner.writes(&self.slug, bytes),
            File::Made(make) => {
                let path = learner.file(&self.slug);
                fs::remove_file(&path).unwrap();
                make(&path);
            }
        }
    }

    /// What is not as it should be in the entry of a document.
    fn misjudged(&self, entry: &Value, output: &Output, seconds: f64) -> Vec<String> {
        let verdict = entry["verdict"].as_str().unwrap();
        println!("{seconds:6.2} s  {verdict:<17} {}", self.name);
        let words = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let said = words(&entry["message"]) + "\n" + &words(&entry["findings"][0]["says"]);
        // In one line, as the files have it.
        let line = said.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut misses = Vec::new();
        let expected = |(one, words): &(String, String)| one == verdict && line.contains(words);
        if !self.gets.iter().any(expected) {
            misses.push(format!("the verdict is {verdict}, not {:?}", self.gets));
        }
        let status = i32::from(verdict != "passed");
        if output.status.code() != Some(status) {
            misses.push(format!("the exit status is {:?}", output.status.code()));
        }
        if output.stdout.len() > LONGEST_DOCUMENT {
            misses.push(format!("a document of {} bytes", output.stdout.len()));
        }
        if !misses.is_empty() {
            misses.push(said.chars().take(600).collect());
        }
        misses
    }
}

/// The current folder is the learner's, so that nothing can be left behind there unseen.
fn check_in_its_folder(learner: &Learner, slug: &str, bystander: Option<&str>) -> Output {
    learner
        .command(&["check", slug, "--json", "--workbook"])
        .arg(root())
        .args(bystander)
        .current_dir(learner.folder())
        .output()
        .unwrap()
}

pub fn all(attacks: Vec<Attack>) {
    let failed: Vec<String> = attacks
        .iter()
        .filter_map(|attack| {
            let misses = attack.misses();
            (!misses.is_empty()).then(|| format!("{}:\n    {}", attack.name, misses.join("\n    ")))
        })
        .collect();
    let (failing, of, list) = (failed.len(), attacks.len(), failed.join("\n"));
    assert!(failed.is_empty(), "{failing} of {of} attacks:\n{list}");
}

/// Every file below a folder, without the runner's own.
fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let (path, kind) = (entry.path(), entry.file_type().unwrap());
        if path.ends_with(".curvature") {
            continue;
        }
        let mut content = Vec::new();
        if kind.is_dir() {
            found.extend(contents(&path));
        } else if kind.is_file() {
            content = fs::read(&path).unwrap();
        }
        found.insert(path, content);
    }
    found
}

pub fn reference(slug: &str) -> String {
    let workbook = Workbook::open(Some(&root()), None).unwrap();
    workbook.find(slug).unwrap().reference.clone()
}

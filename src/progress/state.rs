//! What the runner remembers of a learner's progress: one small file, beside the exercises.
//!
//! `exercises/.curvature/state.json` is written atomically and under a lock, so that a killed
//! runner leaves it readable and two runners do not overwrite each other's news. If it is damaged
//! it is put aside and rebuilt by checking; nothing of the learner's is in it.

use crate::check::Checked;
use judge::Verdict;
use serde_json::{Map, Value, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};
use workbook::{
    Exercise, Workbook,
    fault::{Fault, Result},
    files,
};

const SCHEMA: &str = "curvature.state/1";

/// The last verdict of an exercise.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    pub verdict: Verdict,
    pub cases_passed: usize,
    pub cases_total: usize,
    pub points: f64,
    /// Of the file that was checked.
    pub fingerprint: String,
}

impl Record {
    #[must_use]
    pub fn of(exercise: &Exercise, checked: &Checked) -> Self {
        Self {
            verdict: checked.outcome.verdict(),
            cases_passed: checked.cases_passed(),
            cases_total: checked.cases_total,
            points: checked.points(exercise),
            fingerprint: checked.fingerprint.clone(),
        }
    }
}

/// The learner's progress.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct State {
    /// The slug of the exercise that `watch` shows.
    pub current: Option<String>,
    /// By slug.
    pub records: BTreeMap<String, Record>,
    /// The slugs of exercises that are left for later.
    pub later: BTreeSet<String>,
}

impl State {
    /// How many exercises of a workbook have passed.
    #[must_use]
    pub fn passed(&self, workbook: &Workbook) -> usize {
        let passed = |exercise: &&Exercise| {
            let record = self.records.get(&exercise.slug);
            record.is_some_and(|record| record.verdict == Verdict::Passed)
        };
        workbook.exercises.iter().filter(passed).count()
    }
}

/// The state's place on disk.
#[derive(Debug, Clone)]
pub struct Store {
    folder: PathBuf,
}

/// What was found there.
pub enum Loaded {
    Fine(State),
    /// It is damaged, or of another schema.
    Damaged,
}

impl Store {
    #[must_use]
    pub fn of(workbook: &Workbook) -> Self {
        Self {
            folder: workbook.exercises_dir.join(".curvature"),
        }
    }

    /// The folder of the state, where backups are kept too.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    fn path(&self) -> PathBuf {
        self.folder.join("state.json")
    }

    /// Reads the state.
    ///
    /// # Errors
    /// Where the file is there and cannot be read.
    pub fn load(&self) -> Result<Loaded> {
        let path = self.path();
        match fs::read(&path) {
            Ok(bytes) => Ok(match std::str::from_utf8(&bytes).ok().and_then(parse) {
                Some(state) => Loaded::Fine(state),
                None => Loaded::Damaged,
            }),
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => {
                Ok(Loaded::Fine(State::default()))
            }
            Err(cause) => Err(Fault::file("read", &path, &cause)),
        }
    }

    /// Changes the state on disk: what another runner wrote meanwhile is kept. Returns what stands
    /// there now.
    ///
    /// # Errors
    /// Where it is damaged or cannot be written; the old file then still stands.
    pub fn update(&self, change: impl FnOnce(&mut State)) -> Result<State> {
        let _lock = self.lock()?;
        match self.load()? {
            Loaded::Fine(state) => self.write_changed(state, change),
            Loaded::Damaged => Err(Fault::new(
                format!("{} is damaged.", self.path().display()),
                "Run `cargo run -- list`: your progress is found again by checking.",
            )),
        }
    }

    /// Puts a damaged state aside, and writes what has been found again by checking. Until this
    /// moment the damaged file stays, so that a rebuild that was broken off is begun anew. Returns
    /// the state, and where the damaged file is, unless another runner was faster.
    ///
    /// # Errors
    /// Where it cannot be moved or written.
    pub fn rebuild<'a>(
        &self,
        results: impl IntoIterator<Item = (&'a Exercise, &'a Checked)>,
    ) -> Result<(State, Option<PathBuf>)> {
        let _lock = self.lock()?;
        let (state, aside) = match self.load()? {
            Loaded::Fine(state) => (state, None),
            Loaded::Damaged => {
                let (path, aside) = (self.path(), self.free_aside());
                fs::rename(&path, &aside)
                    .map_err(|cause| Fault::file("moved aside", &path, &cause))?;
                (State::default(), Some(aside))
            }
        };
        let state = self.write_changed(state, |state| state.records.extend(records(results)))?;
        Ok((state, aside))
    }

    /// A name for a damaged file that no other has.
    fn free_aside(&self) -> PathBuf {
        let date = files::date_for_a_name();
        let mut aside = self.folder.join(format!("state.damaged-{date}.json"));
        let mut count = 1;
        while aside.exists() {
            count += 1;
            aside = self
                .folder
                .join(format!("state.damaged-{date}-{count}.json"));
        }
        aside
    }

    fn write_changed(&self, mut state: State, change: impl FnOnce(&mut State)) -> Result<State> {
        let before = state.clone();
        change(&mut state);
        if state != before {
            files::write_for_now(&self.path(), write(&state).as_bytes())?;
        }
        Ok(state)
    }

    /// Keeps other runners out until it is dropped.
    fn lock(&self) -> Result<fs::File> {
        files::alone(&self.folder.join("lock"))
    }

    /// Remembers verdicts.
    ///
    /// # Errors
    /// Where the state cannot be written.
    pub fn remember<'a>(
        &self,
        results: impl IntoIterator<Item = (&'a Exercise, &'a Checked)>,
    ) -> Result<State> {
        let records = records(results);
        self.update(|state| {
            // What passes is left for later no more.
            for (slug, record) in &records {
                if record.verdict == Verdict::Passed {
                    state.later.remove(slug);
                }
            }
            state.records.extend(records);
        })
    }
}

fn records<'a>(
    results: impl IntoIterator<Item = (&'a Exercise, &'a Checked)>,
) -> Vec<(String, Record)> {
    let of = |(exercise, checked): (&Exercise, &Checked)| {
        (exercise.slug.clone(), Record::of(exercise, checked))
    };
    results.into_iter().map(of).collect()
}

fn parse(text: &str) -> Option<State> {
    let json: Value = serde_json::from_str(text).ok()?;
    if json["schema"] != SCHEMA {
        return None;
    }
    let current = match &json["current"] {
        Value::Null => None,
        value => Some(value.as_str()?.to_owned()),
    };
    let records = json["exercises"]
        .as_object()?
        .iter()
        .map(|(slug, record)| Some((slug.clone(), parse_record(record)?)))
        .collect::<Option<_>>()?;
    // Older versions do not have it.
    let later = match &json["later"] {
        Value::Null => BTreeSet::new(),
        slugs => slugs
            .as_array()?
            .iter()
            .map(|slug| slug.as_str().map(str::to_owned))
            .collect::<Option<_>>()?,
    };
    Some(State {
        current,
        records,
        later,
    })
}

fn parse_record(json: &Value) -> Option<Record> {
    Some(Record {
        verdict: Verdict::from_name(json["verdict"].as_str()?)?,
        cases_passed: usize::try_from(json["passed"].as_u64()?).ok()?,
        cases_total: usize::try_from(json["total"].as_u64()?).ok()?,
        points: json["points"].as_f64()?,
        fingerprint: json["file"].as_str()?.to_owned(),
    })
}

fn write(state: &State) -> String {
    let records: Map<String, Value> = state
        .records
        .iter()
        .map(|(slug, record)| {
            let json = json!({
                "verdict": record.verdict.name(),
                "passed": record.cases_passed,
                "total": record.cases_total,
                "points": record.points,
                "file": record.fingerprint,
            });
            (slug.clone(), json)
        })
        .collect();
    let json = json!({
        "schema": SCHEMA,
        "current": state.current,
        "later": state.later,
        "exercises": records,
    });
    format!("{json:#}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn store() -> (tempfile::TempDir, Store) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store {
            folder: folder.path().join(".curvature"),
        };
        (folder, store)
    }

    fn record() -> Record {
        Record {
            verdict: Verdict::Wrong,
            cases_passed: 3,
            cases_total: 5,
            points: 1.2,
            fingerprint: "abc".into(),
        }
    }

    #[test]
    fn what_was_written_is_read() {
        let (_folder, store) = store();
        let written = store
            .update(|state| {
                state.current = Some("classify".into());
                state.records.insert("classify".into(), record());
                state.later.insert("spectrum".into());
            })
            .unwrap();
        match store.load().unwrap() {
            Loaded::Fine(state) => assert_eq!(state, written),
            Loaded::Damaged => panic!("it is not damaged"),
        }
    }

    #[test]
    fn a_damaged_file_stays_until_it_is_rebuilt() {
        let (_folder, store) = store();
        for damage in ["", "{", "{}", "\0\0", "{\"schema\": \"curvature.state/1\"}"] {
            fs::create_dir_all(store.folder()).unwrap();
            fs::write(store.path(), damage).unwrap();
            assert!(matches!(store.load().unwrap(), Loaded::Damaged));
            assert!(store.update(|state| state.current = None).is_err());
            assert_eq!(fs::read_to_string(store.path()).unwrap(), damage);
            let (state, aside) = store.rebuild([]).unwrap();
            assert_eq!(state, State::default());
            assert_eq!(fs::read_to_string(aside.unwrap()).unwrap(), damage);
            assert!(matches!(store.load().unwrap(), Loaded::Fine(_)));
        }
    }

    #[test]
    fn two_writers_lose_nothing() {
        let (_folder, store) = store();
        std::thread::scope(|scope| {
            for writer in 0..2 {
                let store = &store;
                scope.spawn(move || {
                    for i in 0..20 {
                        store
                            .update(|state| {
                                state.records.insert(format!("{writer}-{i}"), record());
                            })
                            .unwrap();
                    }
                });
            }
        });
        match store.load().unwrap() {
            Loaded::Fine(state) => assert_eq!(state.records.len(), 40),
            Loaded::Damaged => panic!("it is not damaged"),
        }
    }
}

//! What is known of a class between two runs: a file for each submission, written when it has been
//! graded. So whatever ends a run loses at most the submissions under way.

use super::examined::Examined;
use crate::document::{Graded, LearnerStatus};
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, HashMap},
    fs,
    path::PathBuf,
    sync::{Mutex, MutexGuard, PoisonError},
};
use workbook::{
    fault::{Fault, Result},
    files, parallel,
};

/// What became of one submission.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// Of everything that this depends on: the submission's files, the workbook and the seeds.
    pub fingerprint: String,
    pub status: LearnerStatus,
    /// What is odd about the submission.
    pub oddities: Vec<String>,
    /// One for each exercise, or none.
    pub exercises: Vec<Graded>,
    /// For each exercise, what identifies its result.
    pub keys: Vec<Option<String>>,
    /// The texts that were submitted, by the exercise's number.
    pub answers: BTreeMap<String, String>,
}

impl Record {
    #[must_use]
    pub fn graded(fingerprint: String, oddities: Vec<String>, examined: Examined) -> Self {
        Self {
            fingerprint,
            status: LearnerStatus::Graded,
            oddities,
            exercises: examined.exercises,
            keys: examined.keys,
            answers: examined.answers,
        }
    }

    /// A record of what the machine failed to do. It is never current.
    #[must_use]
    pub fn failed(fault: &Fault) -> Self {
        let says = format!("{} {}", fault.what, fault.remedy);
        Self {
            fingerprint: String::new(),
            status: LearnerStatus::InfrastructureError(says),
            oddities: Vec::new(),
            exercises: Vec::new(),
            keys: Vec::new(),
            answers: BTreeMap::new(),
        }
    }
}

/// The folder of the records, with an index of what is in them.
#[derive(Debug)]
pub struct Records {
    folder: PathBuf,
    index: Mutex<Index>,
}

#[derive(Debug, Default)]
struct Index {
    /// The fingerprint of each record.
    current: HashMap<String, String>,
    names: Vec<String>,
    /// Which record has the result of a key: an index into the names. A class has many keys, so
    /// they are numbers here.
    results: HashMap<u128, u32>,
}

impl Index {
    fn add(&mut self, name: &str, record: &Record) {
        self.current
            .insert(name.to_owned(), record.fingerprint.clone());
        let Ok(position) = u32::try_from(self.names.len()) else {
            return;
        };
        self.names.push(name.to_owned());
        let keys = record.keys.iter().flatten().filter_map(|key| number(key));
        self.results.extend(keys.map(|key| (key, position)));
    }
}

/// The beginning of a fingerprint.
fn number(key: &str) -> Option<u128> {
    u128::from_str_radix(key.get(..32)?, 16).ok()
}

impl Records {
    /// Opens the folder, reading the records of earlier runs. One that is damaged counts as missing.
    ///
    /// # Errors
    /// Where the folder cannot be made.
    pub fn open(folder: PathBuf) -> Result<Self> {
        files::make_folder(&folder)?;
        let mut names: Vec<String> = fs::read_dir(&folder)
            .map_err(|cause| Fault::file("read", &folder, &cause))?
            .flatten()
            .filter_map(|entry| {
                let name = entry.file_name().into_string().ok()?;
                Some(name.strip_suffix(".json")?.to_owned())
            })
            .filter(|name| !name.starts_with('.'))
            .collect();
        names.sort();
        let records = Self {
            folder,
            index: Mutex::default(),
        };
        parallel::map(&names, |name| {
            if let Some(record) = records.read(name) {
                records.index().add(name, &record);
            }
        });
        Ok(records)
    }

    /// Whether there is a record of exactly this.
    #[must_use]
    pub fn is_current(&self, name: &str, fingerprint: &str) -> bool {
        self.index()
            .current
            .get(name)
            .is_some_and(|f| f == fingerprint)
    }

    #[must_use]
    pub fn read(&self, name: &str) -> Option<Record> {
        let text = fs::read(self.path(name)).ok()?;
        serde_json::from_slice(&text).ok()
    }

    /// For each key the result, where some record has it.
    #[must_use]
    pub fn results(&self, keys: &[Option<String>]) -> Vec<Option<Graded>> {
        let mut results = vec![None; keys.len()];
        // A copy has all its results from one record, which is read once.
        let mut by_record: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let index = self.index();
        for (i, key) in keys.iter().enumerate() {
            let number = key.as_deref().and_then(number);
            if let Some(position) = number.and_then(|number| index.results.get(&number)) {
                let name = index.names[*position as usize].clone();
                by_record.entry(name).or_default().push(i);
            }
        }
        drop(index);
        for (name, wanted) in by_record {
            // It may have been replaced since.
            let Some(record) = self.read(&name) else {
                continue;
            };
            for i in wanted {
                let at = record.keys.iter().position(|key| *key == keys[i]);
                results[i] = at.and_then(|at| record.exercises.get(at).cloned());
            }
        }
        results
    }

    /// Keeps a record.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn write(&self, name: &str, record: &Record) -> Result<()> {
        let text = serde_json::to_vec(record).map_err(|cause| {
            Fault::new(
                format!("The result of {name} cannot be written down: {cause}."),
                "Report this: it should never happen.",
            )
        })?;
        files::write_atomically(&self.path(name), &text)?;
        self.index().add(name, record);
        Ok(())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}.json"))
    }

    fn index(&self) -> MutexGuard<'_, Index> {
        self.index.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_found_again_by_name_and_by_result() {
        let folder = tempfile::tempdir().unwrap();
        let open = || Records::open(folder.path().join("submissions")).unwrap();
        let key = files::fingerprint([b"a".as_slice()]);
        let mut record = Record::failed(&Fault::new("x", "y"));
        record.keys = vec![None, Some(key.clone())];
        record.fingerprint = "f".into();
        open().write("Ann Lee", &record).unwrap();

        let again = open();
        assert!(again.is_current("Ann Lee", "f"));
        assert!(!again.is_current("Ann Lee", "g"));
        assert!(!again.is_current("ann", "f"));
        assert_eq!(again.read("Ann Lee"), Some(record));
        // A key without a result is no result.
        assert_eq!(again.results(&[None, Some(key)]), [None, None]);
    }

    #[test]
    fn a_damaged_record_counts_as_missing() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("ann.json"), "{\"fingerprint\":").unwrap();
        let records = Records::open(folder.path().to_owned()).unwrap();
        assert_eq!(records.read("ann"), None);
        assert!(!records.is_current("ann", ""));
    }
}

//! The answers of a class, turned from learner by learner to exercise by exercise, on disk: the
//! texts of a large class need not be in memory at once.

use std::{
    collections::BTreeMap,
    fs,
    io::{self, BufRead, BufReader, BufWriter, Write},
    path::PathBuf,
};
use workbook::{
    fault::{Fault, Result},
    files,
};

/// A folder with a file for each exercise, gone when this is.
pub struct Spool {
    folder: PathBuf,
    files: BTreeMap<String, BufWriter<fs::File>>,
}

impl Spool {
    /// Makes the folder, empty.
    ///
    /// # Errors
    /// Where it cannot be made.
    pub fn create(folder: PathBuf) -> Result<Self> {
        // What a killed run has left.
        let _ = fs::remove_dir_all(&folder);
        files::make_folder(&folder)?;
        Ok(Self {
            folder,
            files: BTreeMap::new(),
        })
    }

    /// Adds a learner's answer to an exercise.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn add(&mut self, exercise: &str, learner: &str, answer: &str) -> Result<()> {
        let path = self.path(exercise);
        let written = match self.files.get_mut(exercise) {
            Some(file) => write(file, learner, answer),
            None => fs::File::create(&path).and_then(|file| {
                let file = self
                    .files
                    .entry(exercise.into())
                    .or_insert(BufWriter::new(file));
                write(file, learner, answer)
            }),
        };
        written.map_err(|cause| Fault::file("written", &path, &cause))
    }

    /// Every learner who answered an exercise, and the answer, read one after the other.
    ///
    /// # Errors
    /// Where they cannot be read back.
    pub fn read(
        &mut self,
        exercise: &str,
    ) -> Result<impl Iterator<Item = Result<(String, String)>> + use<>> {
        let path = self.path(exercise);
        let unreadable = move |cause: &io::Error| Fault::file("read", &path, cause);
        let opened = match self.files.get_mut(exercise) {
            Some(file) => file
                .flush()
                .and_then(|()| fs::File::open(self.path(exercise)))
                .map_err(|cause| unreadable(&cause))?
                .into(),
            None => None,
        };
        let lines = opened
            .into_iter()
            .flat_map(|file| BufReader::new(file).lines());
        Ok(lines.map(move |line| {
            line.and_then(|line| Ok(serde_json::from_str(&line)?))
                .map_err(|cause| unreadable(&cause))
        }))
    }

    fn path(&self, exercise: &str) -> PathBuf {
        self.folder.join(exercise)
    }
}

impl Drop for Spool {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn write(file: &mut BufWriter<fs::File>, learner: &str, answer: &str) -> io::Result<()> {
    serde_json::to_writer(&mut *file, &(learner, answer))?;
    file.write_all(b"\n")
}

#[cfg(test)]
mod tests {
    use super::{Result, Spool};

    #[test]
    fn what_is_added_is_read_by_exercise_and_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("answers");
        let mut spool = Spool::create(place.clone()).unwrap();
        spool.add("2.1a", "ann", "fn f() {}\n").unwrap();
        spool.add("2.4b", "ann", "b").unwrap();
        spool.add("2.1a", "bob", "\"\u{2028}").unwrap();
        let of = |name: &str, text: &str| (name.to_owned(), text.to_owned());
        let given: Result<Vec<_>> = spool.read("2.1a").unwrap().collect();
        let all = [of("ann", "fn f() {}\n"), of("bob", "\"\u{2028}")];
        assert_eq!(given.unwrap(), all);
        assert!(spool.read("3.1a").unwrap().next().is_none());
        drop(spool);
        assert!(!place.exists());
    }
}

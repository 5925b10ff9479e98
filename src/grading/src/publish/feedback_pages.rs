//! The folder of what learners get back: two pages for each.

use crate::{class::GradedClass, feedback};
use std::{
    collections::HashSet,
    fs, io,
    path::{Path, PathBuf},
};
use workbook::{
    fault::{Fault, Result},
    files,
};

/// Writes a page for each learner, and returns what the pages are called, in lower case.
pub(super) fn write(class: &GradedClass, folder: &Path) -> Result<HashSet<String>> {
    let mut written = HashSet::new();
    for learner in class.learners()? {
        let learner = learner?;
        let name = &learner.name;
        let html = feedback::html::feedback(&class.run, &learner);
        files::write_for_now(&folder.join(format!("{name}.html")), html.as_bytes())?;
        let markdown = feedback::markdown::feedback(&class.run, &learner);
        files::write_for_now(&folder.join(format!("{name}.md")), markdown.as_bytes())?;
        written.insert(name.to_lowercase());
    }
    Ok(written)
}

/// Removes the pages of those who were in the class when it was graded before. What lies in the
/// folder and is no page beside its Markdown is somebody else's, and stays.
pub(super) fn remove_others(folder: &Path, written: &HashSet<String>) -> Result<()> {
    let is_file = |path: &Path| fs::symlink_metadata(path).is_ok_and(|about| about.is_file());
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        // There is nobody in the class.
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(cause) => return Err(Fault::file("read", folder, &cause)),
    };
    let paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    for page in paths {
        let markdown = page.with_extension("md");
        let name = page.file_stem().unwrap_or_default().to_string_lossy();
        let is_page = page.extension().is_some_and(|ending| ending == "html");
        if !is_page || written.contains(&name.to_lowercase()) {
            continue;
        }
        if is_file(&page) && is_file(&markdown) {
            for path in [&markdown, &page] {
                fs::remove_file(path).map_err(|cause| Fault::file("removed", path, &cause))?;
            }
        }
    }
    Ok(())
}

/// A file name as a part of an address.
pub(super) fn in_address(name: &str) -> String {
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => {
            char::from(byte).to_string()
        }
        _ => format!("%{byte:02X}"),
    };
    name.bytes().map(byte).collect()
}

#[cfg(test)]
mod tests {
    use super::{HashSet, fs, in_address, remove_others};

    #[test]
    fn any_name_can_be_an_address() {
        assert_eq!(in_address("Ann-1_b.c"), "Ann-1_b.c");
        assert_eq!(in_address("a b%é\"#?"), "a%20b%25%C3%A9%22%23%3F");
    }

    #[test]
    fn pages_of_others_are_removed_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let files = [
            "ann.html",
            "ann.md",
            "Bob.html",
            "Bob.md",
            "gone.html",
            "gone.md",
            "mine.md",
            "my.html",
            "x.txt",
        ];
        for name in files {
            fs::write(folder.path().join(name), "").unwrap();
        }
        fs::create_dir(folder.path().join("old.html")).unwrap();
        let written = HashSet::from(["ann".into(), "bob".into()]);
        remove_others(folder.path(), &written).unwrap();
        let left = fs::read_dir(folder.path()).unwrap().flatten();
        let mut left: Vec<String> = left
            .map(|entry| entry.file_name().into_string().unwrap())
            .collect();
        left.sort();
        let kept = [
            "Bob.html", "Bob.md", "ann.html", "ann.md", "mine.md", "my.html", "old.html", "x.txt",
        ];
        assert_eq!(left, kept);
        assert!(remove_others(&folder.path().join("none"), &written).is_ok());
    }
}

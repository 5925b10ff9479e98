//! What the names that learning platforms give to submissions say about them.

use super::{Identity, archive, sieve::without_copy_number};

/// A file or folder of a download, understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label {
    /// Names the submission; the same for all files of one learner.
    pub submission: String,
    pub identity: Identity,
    pub is_late: bool,
    /// The learner's own name of the file; empty for a folder.
    pub file: String,
}

impl Label {
    /// What a name says, if a platform gave it.
    pub(super) fn read(name: &str) -> Option<Self> {
        moodle(name).or_else(|| canvas(name))
    }

    /// The file without the number that a later attempt has, and that number.
    pub(super) fn attempt(&self) -> (String, u64) {
        let stem = archive::stem(&self.file)
            .or_else(|| self.file.rsplit_once('.').map(|(stem, _)| stem))
            .unwrap_or(&self.file);
        let ending = &self.file[stem.len()..];
        let original = without_copy_number(stem);
        let digits: String = stem[original.len()..]
            .chars()
            .filter(char::is_ascii_digit)
            .collect();
        (format!("{original}{ending}"), digits.parse().unwrap_or(0))
    }
}

/// Canvas, "Download Submissions": the learner's name, last name first, without spaces and in lower
/// case; `LATE` if it was; the number of the user, of the attachment, and the file's own name. A
/// file that was handed in again has `-1`, `-2` before its ending. Examples of
/// `smithbob_340934_208490284_BobsWork.zip` are in github.com/mikewesthad/canvas-unzipper, the marks
/// for late and repeated ones are described in github.com/TimHanneman/Canvas_submission_sort.
fn canvas(name: &str) -> Option<Label> {
    let pieces: Vec<&str> = name.split('_').collect();
    let is_id = |piece: &&str| piece.len() >= 2 && piece.bytes().all(|b| b.is_ascii_digit());
    let id = (1..pieces.len().saturating_sub(2))
        .find(|&at| is_id(&pieces[at]) && is_id(&pieces[at + 1]))?;
    let is_late = id > 1 && pieces[id - 1] == "LATE";
    let learner = pieces[..id - usize::from(is_late)].join("_");
    let file = pieces[id + 2..].join("_");
    let is_submitted = archive::is_archive(&file) || file.to_ascii_lowercase().ends_with(".rs");
    (is_submitted && !learner.is_empty()).then(|| Label {
        submission: format!("{learner}_{}", pieces[id]),
        identity: Identity {
            name: Some(learner),
            canvas_id: Some(pieces[id].to_owned()),
            ..Identity::default()
        },
        is_late,
        file,
    })
}

/// Moodle, "Download all submissions": the full name, the number of the participant, and where the
/// files were submitted. In folders, `First Last_1234_assignsubmission_file_/work.zip`; else
/// `First Last_1234_assignsubmission_file_work.zip`; some releases leave the last `_` out. Feedback
/// is uploaded in folders of the same names (Moodle's documentation, "Assignment: Download all
/// submissions" and "Upload multiple feedback files in a zip").
fn moodle(name: &str) -> Option<Label> {
    let (learner, file) = name.split_once("_assignsubmission_file")?;
    let (full_name, id) = learner.rsplit_once('_')?;
    let is_id = !id.is_empty() && id.bytes().all(|b| b.is_ascii_digit());
    (is_id && !full_name.is_empty()).then(|| Label {
        submission: learner.to_owned(),
        identity: Identity {
            name: Some(full_name.to_owned()),
            moodle_id: Some(id.to_owned()),
            ..Identity::default()
        },
        is_late: false,
        file: file.strip_prefix('_').unwrap_or(file).to_owned(),
    })
}

/// GitHub Classroom: `gh classroom clone student-repos` makes `assignment-submissions/` with a clone
/// `assignment-login` for each learner (github.com/github/gh-classroom,
/// cmd/gh-classroom/clone/student-repos).
pub(super) fn github_classroom(folder: &str, clone: &str) -> Option<Label> {
    let assignment = folder.strip_suffix("-submissions")?;
    let login = clone.strip_prefix(assignment)?.strip_prefix('-')?;
    (!login.is_empty()).then(|| Label {
        submission: login.to_owned(),
        identity: Identity {
            github: Some(login.to_owned()),
            ..Identity::default()
        },
        is_late: false,
        file: String::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::{Label, github_classroom};

    fn read(name: &str) -> (String, bool, String) {
        let label = Label::read(name).unwrap_or_else(|| panic!("{name} is a platform's"));
        (label.submission, label.is_late, label.file)
    }

    #[test]
    fn canvas() {
        assert_eq!(
            read("doejane_LATE_12345_67890_my_work-2.zip"),
            ("doejane_12345".into(), true, "my_work-2.zip".into())
        );
        assert_eq!(
            read("doejane_12345_67890_2_1a_quadratic_model.rs"),
            (
                "doejane_12345".into(),
                false,
                "2_1a_quadratic_model.rs".into()
            )
        );
    }

    #[test]
    fn moodle() {
        let jane = "Jane van Doe_1234".to_owned();
        assert_eq!(
            read("Jane van Doe_1234_assignsubmission_file_"),
            (jane.clone(), false, String::new())
        );
        assert_eq!(
            read("Jane van Doe_1234_assignsubmission_file"),
            (jane.clone(), false, String::new())
        );
        assert_eq!(
            read("Jane van Doe_1234_assignsubmission_file_work.tar.gz"),
            (jane, false, "work.tar.gz".into())
        );
    }

    #[test]
    fn names_that_no_platform_gave() {
        for name in [
            "jane.zip",
            "jane",
            "2_1a_quadratic_model.rs",
            "hw_1_2_jane.zip",
            "doejane_12345_67890_notes.pdf",
            "Jane_1234_assignsubmission_onlinetext_",
            "_assignsubmission_file_",
        ] {
            assert_eq!(Label::read(name), None, "{name}");
        }
    }

    #[test]
    fn github() {
        let label = github_classroom("hw-1-submissions", "hw-1-octo-cat").unwrap();
        assert_eq!(label.submission, "octo-cat");
        assert_eq!(github_classroom("hw-1", "hw-1-octo-cat"), None);
        assert_eq!(github_classroom("hw-1-submissions", "notes"), None);
    }

    #[test]
    fn attempts() {
        let attempt = |file: &str| {
            let mut label = Label::read("doe_12_34_a.zip").unwrap();
            label.file = file.into();
            label.attempt()
        };
        assert_eq!(attempt("work-2.tar.gz"), ("work.tar.gz".into(), 2));
        assert_eq!(attempt("work (1).zip"), ("work.zip".into(), 1));
        assert_eq!(attempt("work.zip"), ("work.zip".into(), 0));
    }
}

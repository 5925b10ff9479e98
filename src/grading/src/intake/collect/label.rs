//! What the names that learning platforms give to submissions say about them.

use super::super::{archive, exercise_file::without_copy_number, identity::Identity};

/// A file or folder of a download, understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label {
    /// Names the submission; the same for all files of one learner.
    pub submission: String,
    pub identity: Identity,
    /// Canvas: the number of the attachment, which no other file has.
    pub attachment: Option<String>,
    pub is_late: bool,
    /// The learner's own name of the file; empty for a folder.
    pub file: String,
}

impl Label {
    /// What a name says, if a platform gave it.
    pub(super) fn read(name: &str) -> Option<Self> {
        // What Canvas puts before a file's own name cannot be that of Moodle; the name itself can.
        canvas(name).or_else(|| moodle(name))
    }

    /// What every name says: whose the submission is.
    pub(super) fn plain(name: &str, is_folder: bool) -> Self {
        let stem = archive::any_stem(name)
            .or_else(|| name.strip_suffix(".rs"))
            .filter(|_| !is_folder);
        Self {
            submission: stem.unwrap_or(name).to_owned(),
            identity: Identity::default(),
            attachment: None,
            is_late: false,
            file: if is_folder {
                String::new()
            } else {
                name.to_owned()
            },
        }
    }

    /// Whether a platform gave the name: then files of one learner belong together.
    pub(super) fn is_of_a_platform(&self) -> bool {
        self.attachment.is_some() || self.identity != Identity::default()
    }

    /// The file without the number that a later one of the same name has, and that number.
    pub(super) fn attempt(&self) -> (String, u64) {
        let stem = archive::any_stem(&self.file)
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
/// case; `LATE` if it was; the number of the user; the number of the attachment, and the file's own
/// name. Where grading is anonymous, `anon` and five characters stand for learner and user, and
/// `LATE` before them. A second file of the same name has `-1` before its ending
/// (github.com/instructure/canvas-lms, lib/content_zipper.rb).
fn canvas(name: &str) -> Option<Label> {
    let pieces: Vec<&str> = name.split('_').collect();
    let is_number = |piece: &str| {
        piece.len() >= 2 && !piece.starts_with('0') && piece.bytes().all(|b| b.is_ascii_digit())
    };
    let is_code =
        |piece: &str| piece.len() == 5 && piece.bytes().all(|b| b.is_ascii_alphanumeric());
    let (learner, is_late, user, rest) = match &pieces[..] {
        ["anon", code, rest @ ..] if is_code(code) => (None, false, code, rest),
        ["LATE", "anon", code, rest @ ..] if is_code(code) => (None, true, code, rest),
        [learner, "LATE", user, rest @ ..] if is_number(user) => (Some(learner), true, user, rest),
        [learner, user, rest @ ..] if is_number(user) => (Some(learner), false, user, rest),
        _ => return None,
    };
    let (attachment, file) = rest.split_first()?;
    let file = file.join("_");
    let is_lower = |learner: &&str| {
        !learner.is_empty()
            && learner.chars().all(char::is_alphanumeric)
            && !learner.chars().any(char::is_uppercase)
    };
    if !is_number(attachment) || file.is_empty() || !learner.is_none_or(is_lower) {
        return None;
    }
    Some(Label {
        submission: format!("{}_{user}", learner.unwrap_or(&"anon")),
        identity: Identity {
            name: learner.map(|&name| name.to_owned()),
            canvas_id: learner.map(|_| (*user).to_owned()),
            ..Identity::default()
        },
        attachment: Some((*attachment).to_owned()),
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
        attachment: None,
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
        attachment: None,
        is_late: false,
        file: String::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::{Identity, Label, github_classroom};

    fn read(name: &str) -> (String, bool, String) {
        let label = Label::read(name).unwrap_or_else(|| panic!("{name} is a platform's"));
        (label.submission, label.is_late, label.file)
    }

    #[test]
    fn canvas() {
        let model = "2_1a_quadratic_model.rs";
        for (name, submission, is_late, file) in [
            (
                "doejane_LATE_12345_67890_my_work-2.zip",
                "doejane_12345",
                true,
                "my_work-2.zip",
            ),
            (
                &format!("doejane_12345_67890_{model}"),
                "doejane_12345",
                false,
                model,
            ),
            (
                "doejane_12345_67890_notes.pdf",
                "doejane_12345",
                false,
                "notes.pdf",
            ),
            (
                "müllerjörg_12345_67890_a.zip",
                "müllerjörg_12345",
                false,
                "a.zip",
            ),
            (
                "anon_Ab3dE_67896_my_work.zip",
                "anon_Ab3dE",
                false,
                "my_work.zip",
            ),
            ("LATE_anon_Ab3dE_67897_a.zip", "anon_Ab3dE", true, "a.zip"),
        ] {
            assert_eq!(read(name), (submission.into(), is_late, file.into()));
        }
        let anonymous = Label::read("anon_Ab3dE_67896_a.zip").unwrap();
        assert_eq!(anonymous.identity, Identity::default());
        assert!(anonymous.is_of_a_platform());
    }

    #[test]
    fn a_learner_cannot_name_a_file_for_another_platform() {
        let name = "malloryeve_LATE_999_67892_Bob Roe_777_assignsubmission_file_w.zip";
        let (submission, is_late, _) = read(name);
        assert_eq!((submission.as_str(), is_late), ("malloryeve_999", true));
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
            "hw_101_02_jane.zip",
            "cs_hw_101_102_jane.zip",
            "Hw_101_102_jane.zip",
            "anon_67896_67897",
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
            let mut label = Label::plain("a.zip", false);
            label.file = file.into();
            label.attempt()
        };
        assert_eq!(attempt("work-2.tar.gz"), ("work.tar.gz".into(), 2));
        assert_eq!(attempt("work (1).zip"), ("work.zip".into(), 1));
        assert_eq!(attempt("work.zip"), ("work.zip".into(), 0));
    }
}

//! The class as an instructor lists it: a CSV file that maps submissions to learners.
//!
//! The first line names the columns, as the platforms do in their own exports: a gradebook from
//! Canvas, a grading worksheet from Moodle and a classroom roster from GitHub can be used as they
//! are. Other columns are passed over.

use super::{
    intake::{Entry, Identity, Oddity},
    moment::Moment,
};
use csv::{ReaderBuilder, StringRecord, Trim};
use std::{collections::HashSet, fs, path::Path};
use workbook::fault::{Fault, Result};

/// The columns that are understood, by what they may be called, in lower case.
const COLUMNS: [(Column, &[&str]); 11] = [
    (
        Column::Name,
        &["name", "student", "student name", "full name"],
    ),
    (Column::FirstName, &["first name", "first", "given name"]),
    (
        Column::LastName,
        &["last name", "last", "surname", "family name"],
    ),
    (
        Column::Id,
        &[
            "id",
            "student id",
            "student_id",
            "sid",
            "id number",
            "sis user id",
        ],
    ),
    (Column::Login, &["login", "username", "sis login id"]),
    (Column::Email, &["email", "e-mail", "email address", "mail"]),
    (
        Column::Github,
        &[
            "github",
            "github username",
            "github_username",
            "github login",
        ],
    ),
    (Column::Canvas, &["canvas", "canvas id", "canvas_id"]),
    (Column::Moodle, &["moodle", "moodle id", "identifier"]),
    (Column::Section, &["section", "group", "groups"]),
    (Column::Submitted, &["submitted", "submitted at"]),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Name,
    FirstName,
    LastName,
    Id,
    Login,
    Email,
    Github,
    Canvas,
    Moodle,
    Section,
    Submitted,
}

/// The learners of a class.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Roster {
    pub learners: Vec<Learner>,
}

/// A row of the roster. What the file does not say is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Learner {
    /// Never empty: the first of the others, if there is no name.
    pub name: String,
    /// The number that the institution gave.
    pub id: String,
    pub login: String,
    pub email: String,
    pub github: String,
    /// The number of the user in Canvas.
    pub canvas: String,
    /// The number of the participant in Moodle.
    pub moodle: String,
    pub section: String,
    /// When the learner submitted, for downloads that do not tell.
    pub submitted: Option<Moment>,
}

/// Who submitted what.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matched {
    /// For each submission the learners that it belongs to, as indices into the roster.
    pub learners: Vec<Vec<usize>>,
    /// Submissions that belong to nobody, or to more than one row, with the reason.
    pub oddities: Vec<Oddity>,
    /// Learners of whom there is no submission.
    pub without: Vec<usize>,
}

impl Roster {
    /// Reads a roster.
    ///
    /// # Errors
    /// With the line, where the file is no roster.
    pub fn read(path: &Path) -> Result<Self> {
        let bytes = fs::read(path).map_err(|cause| Fault::file("read", path, &cause))?;
        let text = String::from_utf8(bytes).map_err(|_| {
            Fault::new(
                format!("{} is not in UTF-8.", path.display()),
                "Save it again as \"CSV UTF-8\".",
            )
        })?;
        Self::parse(&text).map_err(|(line, reason)| {
            Fault::new(
                format!("{}:{line}: {reason}.", path.display()),
                "The first line of a roster names its columns: name, id, email, github, section; also login, canvas, moodle and submitted (2026-11-24T23:59:00+01:00).",
            )
        })
    }

    /// Reads the text of a roster; an error has its line.
    fn parse(text: &str) -> std::result::Result<Self, (u64, String)> {
        let text = text.trim_start_matches('\u{feff}');
        let mut reader = ReaderBuilder::new()
            .delimiter(delimiter(text))
            .flexible(true)
            .trim(Trim::All)
            .from_reader(text.as_bytes());
        let broken = |error: csv::Error| {
            let line = error.position().map_or(1, csv::Position::line);
            (line, "it cannot be read as CSV".to_owned())
        };
        let columns = columns(reader.headers().map_err(broken)?);
        let identifies = |column: &Option<Column>| {
            !matches!(column, None | Some(Column::Section | Column::Submitted))
        };
        if !columns.iter().any(identifies) {
            return Err((1, "none of its columns tells who somebody is".into()));
        }
        let mut learners = Vec::new();
        for record in reader.records() {
            let record = record.map_err(broken)?;
            let line = record.position().map_or(1, csv::Position::line);
            let learner =
                Learner::from_record(&record, &columns).map_err(|reason| (line, reason))?;
            learners.extend(learner);
        }
        Ok(Self { learners })
    }

    /// Maps submissions to learners: by what can belong to one person only, then by name.
    #[must_use]
    pub fn matched(&self, entries: &[Entry]) -> Matched {
        let mut matched = Matched::default();
        let mut owner: Vec<Option<&str>> = vec![None; self.learners.len()];
        for entry in entries {
            let mut learners = Vec::new();
            let mut odd = |says: String| matched.oddities.push(Oddity::new(&entry.name, says));
            let unknown = [Identity::default()];
            let identities = match &entry.identities[..] {
                [] => &unknown[..],
                known => known,
            };
            for identity in identities {
                let alone = identities.len() == 1;
                match &self.candidates(identity, alone.then_some(entry.name.as_str()))[..] {
                    [] => odd(match &identity.name {
                        Some(name) => format!("{name} is not on the roster."),
                        None => "is not on the roster.".into(),
                    }),
                    [one] => learners.push(*one),
                    several => odd(format!(
                        "may be of {}: the roster does not tell them apart, so it was given to nobody.",
                        several
                            .iter()
                            .map(|&index| self.learners[index].described())
                            .collect::<Vec<_>>()
                            .join(" or ")
                    )),
                }
            }
            for &learner in &learners {
                if let Some(other) = owner[learner].replace(&entry.name) {
                    odd(format!(
                        "{} also has the submission {other}.",
                        self.learners[learner].name
                    ));
                }
            }
            matched.learners.push(learners);
        }
        matched.without = (0..owner.len()).filter(|&i| owner[i].is_none()).collect();
        matched
    }

    /// The rows that an identity may be of. A submission that has no other identity is named for
    /// the learner.
    fn candidates(&self, identity: &Identity, submission: Option<&str>) -> Vec<usize> {
        let rows = |is: &dyn Fn(&Learner) -> bool| -> Vec<usize> {
            let learners = self.learners.iter().enumerate();
            learners
                .filter(|(_, learner)| is(learner))
                .map(|(index, _)| index)
                .collect()
        };
        let by_identity = rows(&|learner| learner.has(identity));
        if !by_identity.is_empty() {
            return by_identity;
        }
        if let Some(submission) = submission {
            let by_label = rows(&|learner| learner.is_called(submission));
            if !by_label.is_empty() {
                return by_label;
            }
            // GitHub Classroom: a clone is named for the assignment too.
            let by_login = rows(&|learner| learner.has_cloned(submission));
            if !by_login.is_empty() {
                return by_login;
            }
        }
        match identity.name.as_deref().or(submission) {
            Some(name) => {
                rows(&|learner| is_same_name(&learner.name, name) && !learner.contradicts(identity))
            }
            None => Vec::new(),
        }
    }
}

impl Learner {
    /// A row; `None` if it is empty, or no learner's.
    fn from_record(
        record: &StringRecord,
        columns: &[Option<Column>],
    ) -> std::result::Result<Option<Self>, String> {
        let of = |wanted: Column| {
            let cells = record.iter().zip(columns);
            let mut cells =
                cells.filter(|(cell, column)| **column == Some(wanted) && !cell.is_empty());
            cells
                .next()
                .map(|(cell, _)| cell.to_owned())
                .unwrap_or_default()
        };
        let submitted = of(Column::Submitted);
        let moodle = of(Column::Moodle);
        let mut learner = Self {
            name: of(Column::Name),
            id: of(Column::Id),
            login: of(Column::Login),
            email: of(Column::Email),
            github: of(Column::Github).trim_start_matches('@').to_owned(),
            canvas: of(Column::Canvas),
            moodle: moodle
                .strip_prefix("Participant ")
                .unwrap_or(&moodle)
                .to_owned(),
            section: of(Column::Section),
            submitted: match submitted.as_str() {
                "" => None,
                text => Some(
                    text.parse()
                        .map_err(|()| format!("`{text}` is no date with a time and a zone"))?,
                ),
            },
        };
        if learner.name.is_empty() {
            let parts = [of(Column::FirstName), of(Column::LastName)];
            learner.name = parts.join(" ").trim().to_owned();
        }
        if learner.name.is_empty() {
            let others = [
                &learner.email,
                &learner.login,
                &learner.github,
                &learner.id,
                &learner.canvas,
                &learner.moodle,
            ];
            let known = others.into_iter().find(|known| !known.is_empty());
            learner.name = known.cloned().unwrap_or_default();
        }
        // Lines of Canvas's gradebook: the second, and the one of its student to try things with.
        let is_nobody = ["", "Points Possible", "Student, Test"].contains(&learner.name.as_str());
        Ok((!is_nobody).then_some(learner))
    }

    /// Whom the row tells of.
    #[must_use]
    pub fn identity(&self) -> Identity {
        let known = |text: &String| (!text.is_empty()).then(|| text.clone());
        Identity {
            name: known(&self.name),
            email: known(&self.email),
            student_id: known(&self.id),
            canvas_id: known(&self.canvas),
            moodle_id: known(&self.moodle),
            github: known(&self.github),
            login: known(&self.login),
        }
    }

    /// The name, and what tells the learner from a namesake.
    fn described(&self) -> String {
        let more = [&self.id, &self.email, &self.login, &self.github];
        match more.into_iter().find(|text| !text.is_empty()) {
            Some(more) if *more != self.name => format!("{} ({more})", self.name),
            _ => self.name.clone(),
        }
    }

    /// Whether one of the things that can belong to one person only agrees.
    fn has(&self, identity: &Identity) -> bool {
        let is = |own: &str, other: &Option<String>| {
            let other = other.as_deref().unwrap_or_default();
            !own.is_empty() && own.to_lowercase() == other.to_lowercase()
        };
        is(&self.email, &identity.email)
            || is(&self.github, &identity.github)
            || is(&self.id, &identity.student_id)
            || is(&self.canvas, &identity.canvas_id)
            // A number of Moodle's is another in the next assignment.
            || (is(&self.moodle, &identity.moodle_id)
                && identity.name.as_ref().is_none_or(|name| is_same_name(&self.name, name)))
            || (self.moodle.is_empty()
                && self.canvas.is_empty()
                && is(&self.id, &identity.canvas_id))
    }

    /// Whether this must be a namesake: a number that is one person's for good differs.
    fn contradicts(&self, identity: &Identity) -> bool {
        let differs = |own: &str, other: &Option<String>| {
            let other = other.as_deref().unwrap_or_default();
            !own.is_empty() && !other.is_empty() && own.to_lowercase() != other.to_lowercase()
        };
        differs(&self.id, &identity.student_id) || differs(&self.canvas, &identity.canvas_id)
    }

    /// Whether a submission is named `assignment-login`.
    fn has_cloned(&self, submission: &str) -> bool {
        let submission = submission.to_lowercase();
        let assignment = submission.strip_suffix(&self.github.to_lowercase());
        !self.github.is_empty()
            && assignment
                .is_some_and(|assignment| assignment.len() > 1 && assignment.ends_with('-'))
    }

    /// Whether a submission is named for what belongs to this learner only.
    fn is_called(&self, submission: &str) -> bool {
        let mailbox = self.email.split('@').next().unwrap_or_default();
        [
            &self.email,
            mailbox,
            &self.id,
            &self.login,
            &self.github,
            &self.canvas,
            &self.moodle,
        ]
        .into_iter()
        .any(|own| !own.is_empty() && own.to_lowercase() == submission.to_lowercase())
    }
}

/// What each column means. `ID` in Canvas's gradebook is Canvas's own: the institution's stands
/// beside it.
fn columns(header: &StringRecord) -> Vec<Option<Column>> {
    let names: Vec<String> = header.iter().map(str::to_lowercase).collect();
    let is_canvas = names.iter().any(|name| name == "sis user id");
    let column = |name: &String| {
        if is_canvas && name == "id" {
            return Some(Column::Canvas);
        }
        let known = COLUMNS
            .iter()
            .find(|(_, called)| called.contains(&name.as_str()));
        known.map(|(column, _)| *column)
    };
    names.iter().map(column).collect()
}

/// Spreadsheets write what their country separates lists with.
pub(super) fn delimiter(text: &str) -> u8 {
    let header = text.lines().next().unwrap_or_default();
    let count = |delimiter: &u8| header.bytes().filter(|byte| byte == delimiter).count();
    // The last of equals is taken.
    [b'\t', b';', b',']
        .into_iter()
        .max_by_key(count)
        .unwrap_or(b',')
}

/// Whether two names are the same but for the order of their words.
fn is_same_name(a: &str, b: &str) -> bool {
    !orders(a).is_disjoint(&orders(b))
}

/// A name without spaces and marks, beginning with each of its words in turn, since some put the
/// last name first and some do not.
fn orders(name: &str) -> HashSet<String> {
    let words: Vec<String> = name
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    let from = |start: usize| {
        words
            .iter()
            .cycle()
            .skip(start)
            .take(words.len())
            .cloned()
            .collect()
    };
    (0..words.len()).map(from).collect()
}

#[cfg(test)]
mod tests {
    use super::{Learner, Roster};
    use crate::intake::{Class, Limits};
    use std::fs;

    #[test]
    fn exports_of_platforms_are_rosters() {
        let read = |text: &str| Roster::parse(text).unwrap().learners;
        let canvas = read(
            "Student,ID,SIS User ID,SIS Login ID,Section,Homework (12)\n\
             \x20   Points Possible,,,,,45\n\
             \"Doe, Jane\",501,u77,jd12,A,\n",
        );
        assert_eq!(
            canvas,
            [Learner {
                name: "Doe, Jane".into(),
                id: "u77".into(),
                login: "jd12".into(),
                canvas: "501".into(),
                section: "A".into(),
                ..Learner::default()
            }]
        );
        let moodle = read(
            "\u{feff}Identifier;Full name;Email address;Status;Grade\r\nParticipant 1234;Jane Doe;jane@example.edu;;\r\n",
        );
        assert_eq!(
            (moodle[0].moodle.as_str(), moodle[0].email.as_str()),
            ("1234", "jane@example.edu")
        );
        let github = read(
            "\"identifier\",\"github_username\",\"github_id\",\"name\"\n\"jane@x\",\"octo\",\"1\",\"\"\n",
        );
        assert_eq!(
            (github[0].github.as_str(), github[0].name.as_str()),
            ("octo", "octo")
        );
        let parts = read("Surname\tFirst name\nDoe\tJane\n");
        assert_eq!(parts[0].name, "Jane Doe");
    }

    #[test]
    fn what_is_no_roster_is_refused_with_its_line() {
        assert_eq!(Roster::parse("colour,section\nred,A\n").unwrap_err().0, 1);
        let (line, reason) = Roster::parse("name,submitted\nJane,\nBob,today\n").unwrap_err();
        assert_eq!(
            (line, reason.as_str()),
            (3, "`today` is no date with a time and a zone")
        );
        assert!(Roster::parse("").is_err());
    }

    fn matched(roster: &str, submissions: &[&str]) -> (Vec<Vec<usize>>, Vec<usize>, Vec<String>) {
        let folder = tempfile::tempdir().unwrap();
        for name in submissions {
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        let class = Class::collect(&[folder.path().to_owned()], &[], &Limits::default()).unwrap();
        let matched = Roster::parse(roster).unwrap().matched(&class.entries);
        let says = matched.oddities.iter().map(ToString::to_string).collect();
        (matched.learners, matched.without, says)
    }

    #[test]
    fn submissions_find_their_learners() {
        let roster = "name,id,email,github\n\
            Jane Doe,u1,jane@example.edu,octo\n\
            \"Roe, Bob\",u2,bob@example.edu,\n\
            Ann Poe,u3,,\n";
        for jane in [
            "Jane Doe",
            "doe-jane",
            "u1",
            "jane@example.edu",
            "JANE",
            "octo",
            "Jane Doe_12_assignsubmission_file_",
        ] {
            let (learners, without, says) = matched(roster, &[jane]);
            assert_eq!(learners, [[0]], "{jane}");
            assert_eq!(without, [1, 2]);
            assert_eq!(says, [""; 0]);
        }
        assert_eq!(matched(roster, &["bob_roe"]).0, [[1]]);
    }

    #[test]
    fn a_namesake_is_somebody_else() {
        let canvas =
            "Student,ID,SIS User ID,SIS Login ID\n\"Poe, Ann\",555,,\n\"Student, Test\",9,,\n";
        let (learners, without, says) = matched(canvas, &["poeann_333_701_exercises"]);
        assert_eq!((learners, without), (vec![vec![]], vec![0]));
        assert_eq!(says, ["poeann_333: poeann is not on the roster."]);
        assert_eq!(matched(canvas, &["poeann_555_701_exercises"]).0, [[0]]);
        // Participants have other numbers in another assignment.
        let moodle = "Identifier,Full name\nParticipant 12,Ann Poe\nParticipant 13,Jane Doe\n";
        let jane = "Jane Doe_12_assignsubmission_file_";
        assert_eq!(matched(moodle, &[jane]).0, [[1]]);
    }

    #[test]
    fn a_clone_is_known_by_its_login() {
        let roster = "identifier,github_username\njane@x,octo\nbob@x,cat\n";
        assert_eq!(matched(roster, &["cat", "hw-1-octo"]).0, [[1], [0]]);
        assert_eq!(matched(roster, &["docto"]).1, [0, 1]);
    }

    #[test]
    fn what_is_not_certain_is_told() {
        let roster = "name,id\nJane Doe,u1\nJane Doe,u2\nAnn Poe,u3\n";
        let (learners, without, says) = matched(roster, &["Jane Doe", "ann poe", "nobody", "u3"]);
        assert_eq!(learners, [vec![], vec![2], vec![], vec![2]]);
        assert_eq!(without, [0, 1]);
        insta::assert_snapshot!(says.join("\n"));
    }
}

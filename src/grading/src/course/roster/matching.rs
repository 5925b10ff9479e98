//! Maps submissions to the rows of a roster.

use super::rows::{Roster, RosterRow};
use crate::intake::{Identity, Oddity, Unopened};
use std::collections::HashSet;

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
    /// Maps submissions to learners: by what can belong to one person only, then by name.
    #[must_use]
    pub fn matched(&self, submissions: &[Unopened]) -> Matched {
        let mut matched = Matched::default();
        let mut owner: Vec<Option<&str>> = vec![None; self.learners.len()];
        for submission in submissions {
            let mut learners = Vec::new();
            let mut odd = |says: String| matched.oddities.push(Oddity::new(&submission.name, says));
            let unknown = [Identity::default()];
            let identities = match &submission.identities[..] {
                [] => &unknown[..],
                known => known,
            };
            for identity in identities {
                let alone = identities.len() == 1;
                match &self.candidates(identity, alone.then_some(submission.name.as_str()))[..] {
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
                if let Some(other) = owner[learner].replace(&submission.name) {
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
        let rows = |is: &dyn Fn(&RosterRow) -> bool| -> Vec<usize> {
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

impl RosterRow {
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
    use super::Roster;
    use crate::intake::{Collected, IntakeLimits};
    use std::fs;

    fn matched(roster: &str, submissions: &[&str]) -> (Vec<Vec<usize>>, Vec<usize>, Vec<String>) {
        let folder = tempfile::tempdir().unwrap();
        for name in submissions {
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        let collected =
            Collected::collect(&[folder.path().to_owned()], &[], &IntakeLimits::default()).unwrap();
        let matched = Roster::parse(roster)
            .unwrap()
            .matched(&collected.submissions);
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

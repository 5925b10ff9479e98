//! Who is in the class: submissions, joined with the roster and the policy.

use super::{
    policy::{LateRuling, Policy},
    roster::{Roster, RosterRow},
};
use crate::intake::{Collected, Identity, Unopened, file_name, order};
use std::collections::{BTreeMap, HashSet};

/// A learner, or a group that submitted together.
#[derive(Debug, Clone)]
pub struct Enrolled {
    pub name: String,
    pub identities: Vec<BTreeMap<String, String>>,
    /// RFC 3339.
    pub submitted: Option<String>,
    pub lateness: Option<LateRuling>,
    /// None for a learner of the roster who submitted nothing.
    pub submission: Option<Unopened>,
}

/// The class, and what is odd about it as a whole.
#[derive(Debug, Clone, Default)]
pub struct Roll {
    /// In the order of their names.
    pub learners: Vec<Enrolled>,
    pub oddities: Vec<String>,
}

impl Roll {
    /// Joins what was submitted with who should have.
    #[must_use]
    pub fn call(collected: Collected, roster: Option<&Roster>, policy: Option<&Policy>) -> Self {
        let mut oddities: Vec<String> =
            collected.oddities.iter().map(ToString::to_string).collect();
        let mut rows: Vec<Vec<&RosterRow>> = vec![Vec::new(); collected.submissions.len()];
        let mut without: Vec<&RosterRow> = Vec::new();
        if let Some(roster) = roster {
            let matched = roster.matched(&collected.submissions);
            oddities.extend(matched.oddities.iter().map(ToString::to_string));
            for (rows, indices) in rows.iter_mut().zip(&matched.learners) {
                rows.extend(indices.iter().map(|&index| &roster.learners[index]));
            }
            without.extend(matched.without.iter().map(|&index| &roster.learners[index]));
        }
        let mut learners: Vec<Enrolled> = collected
            .submissions
            .into_iter()
            .zip(rows)
            .map(|(submission, rows)| submitted(submission, &rows, policy))
            .collect();
        let mut names: HashSet<String> = learners.iter().map(|l| l.name.to_lowercase()).collect();
        for row in without {
            let name = unused(&mut names, row);
            learners.push(Enrolled {
                name,
                identities: vec![table(&row.identity(), &row.section)],
                submitted: None,
                lateness: None,
                submission: None,
            });
        }
        for extension in policy.iter().flat_map(|policy| &policy.extensions) {
            let has = |learner: &Enrolled| {
                let known = learner.identities.iter().flat_map(BTreeMap::values);
                known
                    .chain([&learner.name])
                    .any(|name| extension.is_of(name))
            };
            if !learners.iter().any(has) {
                let learner = &extension.learner;
                oddities.push(format!(
                    "The policy has an extension for {learner}, who is not in the class."
                ));
            }
        }
        oddities.extend(of_unknown_time(&learners));
        learners.sort_by(|a, b| order(&a.name).cmp(&order(&b.name)));
        Self { learners, oddities }
    }
}

/// A policy costs nobody anything of whom it is not known when they submitted: that is to be known.
fn of_unknown_time(learners: &[Enrolled]) -> Option<String> {
    let dated: Vec<bool> = learners
        .iter()
        .filter_map(|learner| Some(learner.lateness.as_ref()?.late_by.is_some()))
        .collect();
    let unknown = dated.iter().filter(|is_known| !**is_known).count();
    (unknown > 0).then(|| {
        format!(
            "Of {unknown} of {} submissions nobody knows when they came: nothing was taken off them. A column `submitted` of the roster can tell.",
            dated.len()
        )
    })
}

fn submitted(submission: Unopened, rows: &[&RosterRow], policy: Option<&Policy>) -> Enrolled {
    let members: Vec<(Identity, &str)> = match (rows, &submission.identities[..]) {
        ([], known) => known.iter().map(|known| (known.clone(), "")).collect(),
        ([row], []) => vec![(row.identity(), row.section.as_str())],
        ([row], [known]) => {
            vec![(row.identity().or(known), row.section.as_str())]
        }
        (rows, _) => rows
            .iter()
            .map(|row| (row.identity(), row.section.as_str()))
            .collect(),
    };
    // Where a download does not tell when, the roster may.
    let submitted = submission
        .submitted
        .or_else(|| rows.iter().filter_map(|row| row.submitted).max());
    let lateness = policy.map(|policy| {
        let identities: Vec<Identity> = members.iter().map(|(known, _)| known.clone()).collect();
        policy.lateness(
            &submission.name,
            &identities,
            submitted,
            submission.marked_late,
        )
    });
    Enrolled {
        name: submission.name.clone(),
        identities: members
            .iter()
            .map(|(known, section)| table(known, section))
            .filter(|table| !table.is_empty())
            .collect(),
        submitted: submitted.map(|moment| moment.to_string()),
        lateness,
        submission: Some(submission),
    }
}

fn table(identity: &Identity, section: &str) -> BTreeMap<String, String> {
    let section = Some(("section", section)).filter(|(_, name)| !name.is_empty());
    let known = identity.known().chain(section);
    known
        .map(|(key, value)| (key.to_owned(), value.to_owned()))
        .collect()
}

/// A name for someone without a submission that nobody else in the class has; it names a file, as
/// those of submissions do.
fn unused(names: &mut HashSet<String>, row: &RosterRow) -> String {
    let known = [&row.name, &row.id, &row.email, &row.github];
    let mut known = known.into_iter().filter(|text| !text.is_empty());
    let first = file_name(known.next().map_or("unnamed", String::as_str));
    let more = known.map(|other| file_name(&format!("{first} ({other})")));
    let counted = (2..).map(|number| format!("{first} ({number})"));
    std::iter::once(first.clone())
        .chain(more)
        .chain(counted)
        .find(|name| names.insert(name.to_lowercase()))
        .unwrap_or(first)
}

//! Gradescope, "Export Submissions": a folder `submission_123` for each submission, and
//! `submission_metadata.yml` with a table for each of those folders:
//!
//! ```yaml
//! submission_123:
//!   :submitters:
//!   - :name: Jane Doe
//!     :sid: '12345'
//!     :email: jane@example.edu
//!   :created_at: 2026-11-24 05:07:14.470797000 Z
//! ```
//!
//! The keys are Ruby symbols. otter-grader reads the same file (github.com/ucbds-infra/otter-grader,
//! `GradescopeParser`).

use super::super::{identity::Identity, moment::Moment, place::Place};
use std::{fs::File, io::Read};
use workbook::fault::{Fault, Result};
use yaml_rust2::{Yaml, YamlLoader};

/// The file that makes a folder an export.
pub(super) const METADATA: &str = "submission_metadata.yml";

/// What the metadata say of one submission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Exported {
    pub folder: String,
    pub identities: Vec<Identity>,
    pub submitted: Option<Moment>,
}

impl Exported {
    /// Names the submission: every learner of it with the student ID.
    pub(super) fn name(&self) -> String {
        let learner = |identity: &Identity| {
            let called = identity.name.as_ref().or(identity.email.as_ref())?;
            Some(match &identity.student_id {
                Some(id) => format!("{called}_{id}"),
                None => called.clone(),
            })
        };
        let names: Vec<String> = self.identities.iter().filter_map(learner).collect();
        if names.is_empty() {
            self.folder.clone()
        } else {
            names.join(" and ")
        }
    }
}

/// Bytes of an export's metadata; every line of output of every test is in them.
const LARGEST_METADATA: u64 = 1 << 30;

/// The metadata of an export.
///
/// # Errors
/// Where they cannot be read.
pub(super) fn exported(place: &Place) -> Result<Vec<Exported>> {
    let at_fault = |reason: String| {
        Fault::new(
            format!("{} of the export cannot be used: {reason}.", METADATA),
            "Export the submissions from Gradescope again, or delete the file to have every folder taken as a submission.",
        )
    };
    let mut text = String::new();
    let read = match place {
        Place::Disk(path) => {
            File::open(path).and_then(|file| file.take(LARGEST_METADATA).read_to_string(&mut text))
        }
        Place::Zipped(zipped) => zipped.read_only_file(&mut text, LARGEST_METADATA),
    };
    read.map_err(|cause| at_fault(workbook::fault::reason(&cause)))?;
    parsed(&text).map_err(at_fault)
}

/// Reads `submission_metadata.yml`.
fn parsed(text: &str) -> std::result::Result<Vec<Exported>, String> {
    let documents = YamlLoader::load_from_str(text).map_err(|error| error.to_string())?;
    let Some(table) = documents.first().and_then(Yaml::as_hash) else {
        return Err("it is not a table of submissions".into());
    };
    let exported = table.iter().map(|(folder, about)| {
        let folder = scalar(folder).ok_or("a submission has no name")?;
        let submitters = about[":submitters"].as_vec().into_iter().flatten();
        Ok(Exported {
            identities: submitters.map(identity).collect(),
            submitted: scalar(&about[":created_at"]).and_then(|text| moment(&text)),
            folder,
        })
    });
    exported.collect()
}

fn identity(submitter: &Yaml) -> Identity {
    let said = |key: &str| scalar(&submitter[key]).filter(|text| !text.trim().is_empty());
    Identity {
        name: said(":name"),
        email: said(":email"),
        student_id: said(":sid"),
        ..Identity::default()
    }
}

/// A text, or a number that was not quoted.
fn scalar(value: &Yaml) -> Option<String> {
    match value {
        Yaml::String(text) | Yaml::Real(text) => Some(text.clone()),
        Yaml::Integer(number) => Some(number.to_string()),
        _ => None,
    }
}

/// `2026-11-24 05:07:14.470797000 -08:00`: RFC 3339 but for its spaces.
fn moment(text: &str) -> Option<Moment> {
    let (date, time) = text.trim().split_once([' ', 'T'])?;
    format!("{date}T{}", time.replace(' ', "")).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{moment, parsed};

    const EXPORT: &str = "---
submission_1:
  :submitters:
  - :name: Jane Doe
    :sid: '00123'
    :email: jane@example.edu
  - :name: Bob Roe
    :sid: 77
    :email: ''
  :created_at: 2026-11-24 05:07:14.470797000 -08:00
  :score: 3.0
  :results:
    tests: []
submission_2:
  :submitters: []
";

    #[test]
    fn metadata_of_a_group_and_of_nobody() {
        let [group, nobody] = &parsed(EXPORT).unwrap()[..] else {
            panic!("there are two submissions");
        };
        assert_eq!(group.name(), "Jane Doe_00123 and Bob Roe_77");
        assert_eq!(
            group.identities[0].email.as_deref(),
            Some("jane@example.edu")
        );
        assert_eq!(group.identities[1].email, None);
        assert_eq!(group.submitted.unwrap().to_string(), "2026-11-24T13:07:14Z");
        assert_eq!(nobody.name(), "submission_2");
        assert_eq!(nobody.submitted, None);
    }

    #[test]
    fn what_is_no_metadata_is_refused() {
        assert!(parsed("").is_err());
        assert!(parsed("- a").is_err());
        assert!(parsed("a: [").is_err());
    }

    #[test]
    fn moments() {
        assert!(moment("2026-11-24 05:07:14 Z").is_some());
        assert!(moment("2026-11-24 05:07:14").is_none());
        assert!(moment("yesterday").is_none());
    }
}

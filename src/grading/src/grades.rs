//! The document of `grade`: `curvature.grades/1`.
//!
//! The same class, workbook, seeds and options give the same bytes on every machine, in one run or
//! in many shards: nothing in here depends on the clock, and what was measured in seconds lies in a
//! file of its own. Everything that exporters and pages need is in here, so that they need no
//! workbook.
//!
//! A class may be large, and the findings of all its learners need not be in memory at once. So
//! what reads a class takes a [`Run`] and an iterator of [`Learner`]s, each of which is one file on
//! disk, and keeps of each learner only what it needs.

use super::enumeration::list;
use judge::Verdict;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// The name and version of the document's form.
pub const SCHEMA: &str = "curvature.grades/1";

/// The whole document: `grades.json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Grades {
    /// [`SCHEMA`].
    pub schema: String,
    pub run: Run,
    /// In the order of their names.
    pub learners: Vec<Learner>,
}

/// What was graded, against what, and how.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Run {
    /// The chapter's title.
    pub title: String,
    /// A fingerprint of the checks, the references, the compiler and `lab`.
    pub workbook: String,
    /// The compiler's version, as it says it.
    pub toolchain: String,
    /// The seeds under which everything was checked; for each exercise the worst counts.
    pub seeds: Vec<u64>,
    /// What was graded, in the order of the chapter.
    pub exercises: Vec<Asked>,
    /// The sum of the exercises' points.
    pub possible: f64,
    /// The due date, as RFC 3339, where the policy has one.
    pub due: Option<String>,
    /// One for each kind of machine that graded: machines without a difference count once.
    pub protections: Vec<Protection>,
    /// What the instructor should know about this run: "You are root."
    pub warnings: Vec<String>,
}

impl Run {
    /// The options of `grade` for the same exercises under the same seeds.
    #[must_use]
    pub fn options(&self) -> String {
        let numbers: Vec<&str> = self.exercises.iter().map(|e| e.number.as_str()).collect();
        let seeds = self.seeds.iter().map(|seed| format!(" --seed {seed}"));
        format!("--only {}{}", numbers.join(","), seeds.collect::<String>())
    }

    /// The warnings about the class: those about machines stand with their protections too.
    pub fn remarks(&self) -> impl Iterator<Item = &String> {
        let is_of_a_machine =
            |warning: &String| self.protections.iter().any(|p| p.says.contains(warning));
        self.warnings
            .iter()
            .filter(move |warning| !is_of_a_machine(warning))
    }
}

/// An exercise that was graded.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Asked {
    /// `2.1a`.
    pub number: String,
    /// `quadratic_model`.
    pub slug: String,
    pub title: String,
    /// `2.1`.
    pub section: String,
    pub section_title: String,
    /// `core` or `stretch`.
    pub level: String,
    pub points: f64,
    /// Where its file is looked for, relative to the exercises folder, with `/`.
    pub file: String,
}

/// What stood between the submissions and a machine that graded them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Protection {
    /// For programs, as [`Protections::to_json`] writes them.
    ///
    /// [`Protections::to_json`]: curvature::compile::Protections::to_json
    pub facts: Value,
    /// The same in sentences.
    pub says: Vec<String>,
}

/// What one learner gets, or one group that submitted together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Learner {
    /// As the submission or the roster names the learner; no two are the same.
    pub name: String,
    /// What other systems call the learner: `name`, `email`, `student_id`, `canvas_id`, `moodle_id`,
    /// `github`, `login`, `section`; whichever are known. One table for each member of a group.
    pub identities: Vec<BTreeMap<String, String>>,
    pub status: Status,
    /// When it was submitted, as RFC 3339, where that is known.
    pub submitted: Option<String>,
    /// How late it was, where the policy has a due date and the time is known.
    pub lateness: Option<Lateness>,
    /// What is strange about the submission as a whole, in sentences: "grades.zip holds ../x.rs".
    pub oddities: Vec<String>,
    /// What the exercises earned.
    pub points: Points,
    /// What counts: `points.earned` times the factor of the lateness.
    pub awarded: f64,
    /// One for each of [`Run::exercises`], in their order; none unless the status is `graded`.
    pub exercises: Vec<Graded>,
}

impl Learner {
    /// What people call the learner: the names of all who submitted together, and of a member
    /// without one whatever else is known. Where nobody has a name, the submission's.
    #[must_use]
    pub fn called(&self) -> String {
        let has_name = |known: &BTreeMap<String, String>| known.contains_key("name");
        if !self.identities.iter().any(has_name) {
            return self.name.clone();
        }
        let keys = [
            "name",
            "github",
            "login",
            "email",
            "student_id",
            "canvas_id",
            "moodle_id",
        ];
        let known = self.identities.iter().filter_map(|known| {
            let mut told = keys.into_iter().filter_map(|key| known.get(key));
            told.find(|text| !text.trim().is_empty())
                .map(String::as_str)
        });
        list(&known.collect::<Vec<_>>())
    }

    /// The submission's name, where it is not what people call the learner.
    #[must_use]
    pub fn otherwise(&self) -> Option<&str> {
        let is_other = self.called().to_lowercase() != self.name.to_lowercase();
        is_other.then_some(&self.name)
    }
}

/// Whether there are grades.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    Graded,
    /// The roster has the learner, and there is no submission.
    NothingSubmitted,
    /// The machine failed, not the learner; the same command tries again. In a sentence.
    InfrastructureError(String),
}

/// Points out of those that were possible.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Points {
    pub earned: f64,
    pub possible: f64,
}

/// What the policy makes of the time of submission.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Lateness {
    /// The learner's own due date, as RFC 3339.
    pub due: String,
    /// Seconds after it; 0 in time, null if nobody knows.
    pub late_by: Option<u64>,
    /// What the points are multiplied by; 1 where nothing is taken off.
    pub factor: f64,
    /// The rule that was applied, in a sentence; empty if in time.
    pub says: String,
}

/// What became of one exercise of one learner. Under several seeds: under the worst of them.
///
/// Work is not in here: what an answer is bundled with may move its heap, so that it asks for a page
/// of memory more or less, and the documents of a class must not depend on its bundles.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Graded {
    /// `2.1a`.
    pub number: String,
    #[serde(with = "verdict")]
    pub verdict: Verdict,
    /// Whether the submission has a file for it. Without one the verdict is `not_started`.
    pub submitted: bool,
    pub cases: Cases,
    pub points: Points,
    /// The seed that this is the result of.
    pub seed: u64,
    /// The name of the misconception that was recognised.
    pub misconception: Option<String>,
    /// The one thing to look at first, as a person reads it. For a misconception: what it says.
    pub message: String,
    /// Where the verdict is `does_not_compile`: the compiler's first error with its source lines.
    pub compiler: Option<String>,
    /// In the order of the cases; at most [`MOST_FINDINGS`].
    pub findings: Vec<Finding>,
    /// How many more findings there are.
    pub more_findings: usize,
    /// What the answer printed in the first case that printed anything, cut short.
    pub printed: Option<String>,
    /// Curves of one case: one that fails, where one does.
    pub pictures: Vec<Picture>,
    /// The hint that one would give next; none where the exercise has passed.
    pub hint: Option<String>,
    /// A fingerprint of the submitted file: the same for the same text.
    pub source: Option<String>,
}

/// Findings of one exercise that are written out.
pub const MOST_FINDINGS: usize = 10;

/// Cases that passed, of all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cases {
    pub passed: usize,
    pub total: usize,
}

/// One thing that is not as it should be. Values are texts, with as many digits as tell the two
/// apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    pub case: String,
    /// The inputs of the case: name and value.
    pub given: Vec<(String, String)>,
    /// The quantity that differs; none where the case did not come to its end.
    pub observation: Option<String>,
    pub yours: Option<String>,
    pub expected: Option<String>,
    /// How they differ and what is allowed, or how the case ended.
    pub says: String,
}

/// A learner's curve and the reference's. A value that is not finite is null.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Picture {
    pub case: String,
    pub name: String,
    /// What the steps are: "k, the number of steps".
    pub along: String,
    /// Whether it is drawn on a logarithmic axis.
    pub log: bool,
    pub yours: Vec<Option<f64>>,
    pub expected: Vec<Option<f64>>,
}

/// A verdict as JSON spells it.
mod verdict {
    use super::Verdict;
    use serde::{Deserialize, Deserializer, Serializer, de};

    pub fn serialize<S: Serializer>(verdict: &Verdict, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(verdict.name())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Verdict, D::Error> {
        let name = String::deserialize(from)?;
        Verdict::from_name(&name)
            .ok_or_else(|| de::Error::custom(format!("`{name}` is no verdict")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;
    use std::collections::BTreeSet;

    const DOCUMENT: &str = include_str!("grades.schema.json");

    /// The schema of JSON, beside a document of these types in which everything happens.
    #[derive(Default)]
    struct Beside {
        schema: Value,
        reached: BTreeSet<String>,
    }

    impl Beside {
        fn walk(&mut self, schema: &Value, value: &Value, place: &str) {
            if let Some(name) = schema["$ref"].as_str() {
                let name = name.strip_prefix("#/$defs/").unwrap();
                self.reached.insert(name.into());
                let schema = self.schema["$defs"][name].clone();
                return self.walk(&schema, value, place);
            }
            if let Some(choices) = schema["anyOf"].as_array().or(schema["oneOf"].as_array()) {
                // What is not null, and not one of some names, is the object among the choices.
                let is_object = |choice: &&Value| {
                    choice["$ref"].is_string() || choice["type"].as_str() == Some("object")
                };
                if value.is_object() {
                    let object = choices.iter().find(is_object).unwrap();
                    self.walk(object, value, place);
                }
                return;
            }
            match value {
                Value::Object(fields) => {
                    let Some(wanted) = schema["properties"].as_object() else {
                        return;
                    };
                    let names: BTreeSet<&String> = fields.keys().collect();
                    assert_eq!(names, wanted.keys().collect(), "{place}");
                    let required = schema["required"].as_array().unwrap();
                    assert_eq!(required.len(), wanted.len(), "{place}");
                    for (name, value) in fields {
                        self.walk(&wanted[name], value, &format!("{place}.{name}"));
                    }
                }
                Value::Array(items) => {
                    for item in items {
                        self.walk(&schema["items"], item, place);
                    }
                }
                _ => {}
            }
        }
    }

    /// A field that is added to the types, renamed or removed is so in the schema too.
    #[test]
    fn the_schema_has_the_fields_of_the_document() {
        let grades = Grades {
            schema: SCHEMA.into(),
            run: sample::run(),
            learners: sample::learners(),
        };
        let schema: Value = serde_json::from_str(DOCUMENT).unwrap();
        let mut beside = Beside {
            schema: schema.clone(),
            ..Beside::default()
        };
        let document = serde_json::to_value(grades).unwrap();
        beside.walk(&schema, &document, "grades");
        let named: BTreeSet<String> = schema["$defs"]
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect();
        assert_eq!(beside.reached, named);
    }

    #[test]
    fn people_are_called_by_their_names() {
        let called = |identities: &[&[(&str, &str)]]| {
            let mut learner = sample::learners().remove(0);
            learner.name = "ada_12".into();
            let table = |pairs: &&[(&str, &str)]| {
                let pairs = pairs.iter();
                pairs.map(|(k, v)| ((*k).into(), (*v).into())).collect()
            };
            learner.identities = identities.iter().map(table).collect();
            (learner.called(), learner.otherwise().map(str::to_owned))
        };
        let ada = &[("email", "a@b.c"), ("name", "Ada Lovelace")][..];
        let beside = Some("ada_12".to_owned());
        assert_eq!(called(&[ada]), ("Ada Lovelace".into(), beside.clone()));
        let bea = &[("github", "bea"), ("student_id", "7")][..];
        let group = called(&[ada, bea, &[("name", "Cy")]]);
        assert_eq!(group, ("Ada Lovelace, bea and Cy".into(), beside));
        assert_eq!(called(&[bea]), ("ada_12".into(), None));
        assert_eq!(called(&[]), ("ada_12".into(), None));
        assert_eq!(called(&[&[("name", "Ada_12")]]), ("Ada_12".into(), None));
    }

    #[test]
    fn the_schema_has_the_names_and_limits_of_the_document() {
        let schema: Value = serde_json::from_str(DOCUMENT).unwrap();
        assert_eq!(schema["properties"]["schema"]["const"], SCHEMA);
        let graded = &schema["$defs"]["graded"]["properties"];
        let verdicts = graded["verdict"]["enum"].as_array().unwrap();
        let verdicts: Vec<&str> = verdicts.iter().filter_map(Value::as_str).collect();
        assert_eq!(verdicts, Verdict::ALL.map(Verdict::name));
        assert_eq!(graded["findings"]["maxItems"], MOST_FINDINGS);
    }
}

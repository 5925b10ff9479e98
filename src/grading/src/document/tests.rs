//! Tests of the document: its schema, and what learners are called.

use super::{
    graded::MOST_FINDINGS,
    grades::{Grades, SCHEMA},
    sample,
};
use judge::Verdict;
use serde_json::Value;
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
fn the_schema_has_the_names_and_limits_of_the_document() {
    let schema: Value = serde_json::from_str(DOCUMENT).unwrap();
    assert_eq!(schema["properties"]["schema"]["const"], SCHEMA);
    let graded = &schema["$defs"]["graded"]["properties"];
    let verdicts = graded["verdict"]["enum"].as_array().unwrap();
    let verdicts: Vec<&str> = verdicts.iter().filter_map(Value::as_str).collect();
    assert_eq!(verdicts, Verdict::ALL.map(Verdict::name));
    assert_eq!(graded["findings"]["maxItems"], MOST_FINDINGS);
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

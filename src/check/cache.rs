//! What has been computed before, by the content that it depends on.
//!
//! An entry that is damaged or missing is computed again; a cache that cannot be written costs
//! time, and nothing else.

use serde_json::{Value, json};
use std::{fs, path::PathBuf, time::SystemTime};
use trace::{CaseRun, Ending, Observation, Origin};
use workbook::files;

/// Entries kept; beyond it the older half goes.
const MOST_ENTRIES: usize = 2000;

/// A folder of entries named for their content.
#[derive(Debug, Clone)]
pub struct Cache {
    folder: PathBuf,
}

impl Cache {
    #[must_use]
    pub fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// The runs that were stored under `key`.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<Vec<Vec<CaseRun>>> {
        let text = fs::read_to_string(self.folder.join(key)).ok()?;
        let json: Value = serde_json::from_str(&text).ok()?;
        json.as_array()?
            .iter()
            .map(|run| run.as_array()?.iter().map(read_case).collect())
            .collect()
    }

    /// Stores runs under `key`.
    pub fn put(&self, key: &str, runs: &[Vec<CaseRun>]) {
        let json: Value = runs
            .iter()
            .map(|run| run.iter().map(write_case).collect::<Value>())
            .collect();
        let _ = files::write_for_now(&self.folder.join(key), json.to_string().as_bytes());
        self.prune();
    }

    fn prune(&self) {
        let list = || fs::read_dir(&self.folder);
        // Counting is cheap; asking each for its date is not.
        let Ok(entries) = list() else {
            return;
        };
        if entries.count() <= MOST_ENTRIES {
            return;
        }
        let Ok(entries) = list() else {
            return;
        };
        let mut entries: Vec<(SystemTime, PathBuf)> = entries
            .flatten()
            .filter_map(|entry| Some((entry.metadata().ok()?.modified().ok()?, entry.path())))
            .collect();
        entries.sort();
        for (_, path) in entries.iter().take(MOST_ENTRIES / 2) {
            let _ = fs::remove_file(path);
        }
    }
}

fn write_case(case: &CaseRun) -> Value {
    let (kind, detail) = match &case.ending {
        Ending::Finished => ("finished", json!(null)),
        Ending::Panicked {
            place,
            message,
            line,
            origin,
        } => ("panicked", json!([place, message, line, name_of(*origin)])),
        Ending::Exited(status) => ("exited", json!(status)),
        Ending::OutOfWork => ("out_of_work", json!(null)),
        Ending::OutOfMemory => ("out_of_memory", json!(null)),
        Ending::OutOfStack => ("out_of_stack", json!(null)),
    };
    json!({
        "name": case.name,
        "ending": kind,
        "detail": detail,
        "observations": case.observations.iter().map(|o| hex(&o.encode())).collect::<Vec<_>>(),
        "output": case.output,
        "output_cut": case.output_cut,
        "work": case.work,
    })
}

const ORIGINS: [(Origin, &str); 4] = [
    (Origin::Answer, "answer"),
    (Origin::Probe, "probe"),
    (Origin::Library, "library"),
    (Origin::Unknown, "unknown"),
];

fn name_of(origin: Origin) -> &'static str {
    let named = ORIGINS.iter().find(|(known, _)| *known == origin);
    named.map_or("unknown", |(_, name)| name)
}

fn origin_of(name: &str) -> Option<Origin> {
    let named = ORIGINS.iter().find(|(_, known)| *known == name);
    named.map(|(origin, _)| *origin)
}

fn read_case(json: &Value) -> Option<CaseRun> {
    let detail = &json["detail"];
    let ending = match json["ending"].as_str()? {
        "finished" => Ending::Finished,
        "panicked" => Ending::Panicked {
            place: detail[0].as_str()?.to_owned(),
            message: detail[1].as_str()?.to_owned(),
            line: detail[2].as_u64(),
            origin: origin_of(detail[3].as_str()?)?,
        },
        "exited" => Ending::Exited(detail.as_i64()?.try_into().ok()?),
        "out_of_work" => Ending::OutOfWork,
        "out_of_memory" => Ending::OutOfMemory,
        "out_of_stack" => Ending::OutOfStack,
        _ => return None,
    };
    Some(CaseRun {
        name: json["name"].as_str()?.to_owned(),
        ending,
        observations: json["observations"]
            .as_array()?
            .iter()
            .map(|text| Observation::decode(&unhex(text.as_str()?)?).ok())
            .collect::<Option<_>>()?,
        output: json["output"].as_str()?.to_owned(),
        output_cut: json["output_cut"].as_bool()?,
        work: json["work"].as_u64()?,
    })
}

// Plain loops: there are megabytes of it, and learners run a runner that is not optimised.

fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        for digit in [byte >> 4, byte & 15] {
            text.push(char::from(b"0123456789abcdef"[digit as usize]));
        }
    }
    text
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let (pairs, []) = text.as_bytes().as_chunks() else {
        return None;
    };
    let mut bytes = Vec::with_capacity(pairs.len());
    for [high, low] in pairs {
        bytes.push(digit(*high)? << 4 | digit(*low)?);
    }
    Some(bytes)
}

fn digit(hex: u8) -> Option<u8> {
    match hex {
        b'0'..=b'9' => Some(hex - b'0'),
        b'a'..=b'f' => Some(hex - b'a' + 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use trace::Demand;

    #[test]
    fn what_is_put_can_be_got_and_damage_is_not_believed() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::new(folder.path().to_owned());
        let case = |ending| CaseRun {
            name: "a case".into(),
            ending,
            observations: vec![Observation {
                name: "it".into(),
                value: trace::Value::Scalar(f64::INFINITY),
                demand: Demand::Equal,
                because: String::new(),
                from: String::new(),
            }],
            output: "é\n".into(),
            output_cut: true,
            work: 7,
        };
        let endings = [
            Ending::Finished,
            Ending::Panicked {
                place: "a:1:2".into(),
                message: "m".into(),
                line: Some(3),
                origin: Origin::Library,
            },
            Ending::Exited(-1),
            Ending::OutOfWork,
            Ending::OutOfMemory,
            Ending::OutOfStack,
        ];
        let runs = vec![endings.map(case).to_vec(), vec![]];
        cache.put("key", &runs);
        assert_eq!(cache.get("key"), Some(runs));
        assert_eq!(cache.get("other"), None);
        let entry = folder.path().join("key");
        let text = fs::read_to_string(&entry).unwrap();
        let inside = text.find("7ff0").or(text.find("f07f")).unwrap();
        for damaged in [
            "[[{\"name\":".into(),
            format!("{}x{}", &text[..inside], &text[inside + 1..]),
            format!("{}{}", &text[..inside], &text[inside + 1..]),
        ] {
            fs::write(&entry, damaged).unwrap();
            assert_eq!(cache.get("key"), None);
        }
    }
}

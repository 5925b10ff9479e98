//! What live figures say natively, for the page to say the same.

use figures::live::{Control, Keep, Kind, Live};
use serde_json::{Value, json};
use std::{fs, path::Path};

/// For each live figure its page, and states with what is said in them.
pub fn cases(root: &Path) -> Value {
    let pages: Vec<(String, String)> = fs::read_dir(root.join("book/chapters"))
        .expect("the chapters")
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let name = path.file_stem()?.to_str()?.to_owned();
            Some((name, fs::read_to_string(path).ok()?))
        })
        .collect();
    let case = |live: &&Live| {
        let placed = |text: &str| {
            text.lines().any(|line| {
                let words = line.strip_prefix("::: figure ");
                words.is_some_and(|words| words.split(' ').next() == Some(live.name))
            })
        };
        let page = pages.iter().find(|(_, text)| placed(text));
        let page = &page.expect("it stands on a page").0;
        json!({"name": live.name, "page": page, "states": states(live)})
    };
    Value::Array(figures::live().iter().map(case).collect())
}

/// Each control alone at values that are short decimals, so that they are the same in an address.
fn states(live: &Live) -> Vec<Value> {
    let mut states = Vec::new();
    for control in live.controls {
        for value in values(control) {
            let numbers: Vec<f64> = value.iter().filter_map(|x| x.parse().ok()).collect();
            let state = live.state(&[(control.name, numbers)]);
            let lines = live.controls.iter().map(|other| {
                let first = other.first().iter().map(f64::to_string).collect();
                let value = if other.name == control.name {
                    value.clone()
                } else {
                    first
                };
                format!("{} {}", other.name, value.join(" "))
            });
            states.push(json!({
                "state": format!("{}:{}", control.name, value.join(":")),
                "seen": (live.draw)(&state).seen,
                "lines": lines.collect::<Vec<String>>(),
            }));
        }
    }
    states
}

fn values(control: &Control) -> Vec<Vec<String>> {
    let at = |(from, to): (f64, f64), t: f64| format!("{:.2}", from + t * (to - from));
    let along = [0.1, 0.4, 0.8, 1.0];
    match control.kind {
        Kind::Slider { range, .. } => along.map(|t| vec![at(range, t)]).to_vec(),
        Kind::Handle {
            keep: Keep::Within(xs, ys),
            ..
        } => along.map(|t| vec![at(xs, t), at(ys, 1.1 - t)]).to_vec(),
        Kind::Handle {
            keep: Keep::Circle(radius),
            ..
        } => vec![vec![radius.to_string(), "0".into()]],
        Kind::Choice { options, .. } => (0..options.len()).map(|k| vec![k.to_string()]).collect(),
        Kind::Switch { .. } => vec![vec!["1".into()]],
        Kind::Seed => vec![vec!["5".into()]],
    }
}

//! Every live figure over its states: what is drawn stays in its panel and is a number, and what is
//! said is a sentence.

use figures::{
    live::{Control, Keep, Kind, Live, Scene, State},
    svg::Panel,
};
use std::{collections::BTreeSet, fmt::Write};

/// What a control is tried at: what it is at first, its ends, and between them.
fn tried(control: &Control) -> Vec<Vec<f64>> {
    let between =
        |(from, to): (f64, f64)| [0.0, 0.25, 0.5, 0.75, 1.0].map(|t| from + t * (to - from));
    let mut values = match control.kind {
        Kind::Slider { range, .. } => between(range).map(|x| vec![x]).to_vec(),
        Kind::Handle { keep, .. } => match keep {
            Keep::Within(xs, ys) => between(xs)
                .into_iter()
                .flat_map(|x| between(ys).map(|y| vec![x, y]))
                .collect(),
            Keep::Circle(radius) => (0..24)
                .map(|k| f64::from(k) * std::f64::consts::TAU / 24.0)
                .map(|t| vec![radius * t.cos(), radius * t.sin()])
                .collect(),
        },
        Kind::Choice { options, .. } => (0..options.len()).map(|k| vec![k as f64]).collect(),
        Kind::Switch { .. } => vec![vec![0.0], vec![1.0]],
        Kind::Seed => vec![vec![0.0], vec![1.0], vec![2.0]],
    };
    values.push(control.first());
    values
}

/// The state at first, each control alone at all its values, and all combinations of ends.
fn states(live: &Live) -> Vec<(String, State)> {
    let mut all: Vec<Vec<(&str, Vec<f64>)>> = vec![Vec::new()];
    for control in live.controls {
        all.extend(
            tried(control)
                .into_iter()
                .map(|value| vec![(control.name, value)]),
        );
    }
    let mut corners: Vec<Vec<(&str, Vec<f64>)>> = vec![Vec::new()];
    for control in live.controls {
        let values = tried(control);
        let ends = [values[0].clone(), values[values.len() - 2].clone()];
        corners = corners
            .into_iter()
            .flat_map(|corner| {
                ends.clone().map(|end| {
                    let mut corner = corner.clone();
                    corner.push((control.name, end));
                    corner
                })
            })
            .collect();
    }
    all.extend(corners);
    all.into_iter()
        .map(|set| {
            let words: Vec<String> = set
                .iter()
                .map(|(name, x)| {
                    let numbers: Vec<String> = x.iter().map(|x| figures::say::number(*x)).collect();
                    format!("{name} {}", numbers.join(" "))
                })
                .collect();
            (words.join(", "), live.state(&set))
        })
        .collect()
}

/// A box around words: left, top, right, bottom.
type Box = [f64; 4];

/// The words of a panel that are not cut at its frame, with an estimate of the room they take.
fn words(panel: &Panel) -> Vec<(String, String, Box)> {
    let body = panel.body_with("id");
    let text = format!("<svg>{body}</svg>");
    let document = roxmltree::Document::parse(&text).expect("a panel is XML");
    let number = |node: &roxmltree::Node, name: &str| -> f64 {
        node.attribute(name)
            .and_then(|x| x.parse().ok())
            .unwrap_or(0.0)
    };
    let mut found = Vec::new();
    for node in document
        .descendants()
        .filter(|node| node.has_tag_name("text"))
    {
        if node.attribute("transform").is_some() {
            continue;
        }
        let (mut x, mut y) = (number(&node, "x"), number(&node, "y"));
        for group in node
            .ancestors()
            .filter_map(|node| node.attribute("transform"))
        {
            let moved = group.trim_start_matches("translate(").trim_end_matches(')');
            let mut moved = moved.split(' ').filter_map(|x| x.parse::<f64>().ok());
            x += moved.next().unwrap_or(0.0);
            y += moved.next().unwrap_or(0.0);
        }
        let words = node.text().unwrap_or_default().to_owned();
        let long = 6.8 * words.chars().count() as f64;
        let left = match node.attribute("text-anchor") {
            Some("end") => x - long,
            Some("middle") => x - long / 2.0,
            _ => x,
        };
        let class = node.attribute("class").unwrap_or_default().to_owned();
        found.push((class, words, [left, y - 10.0, left + long, y + 3.0]));
    }
    found
}

/// What is wrong with a scene.
fn faults(scene: &Scene, like: &Scene) -> Vec<String> {
    let mut faults = Vec::new();
    let mut said = vec![scene.seen.clone(), scene.figure.describes.clone()];
    said.extend(scene.numbers.iter().map(|(_, value)| value.clone()));
    said.extend(
        scene
            .figure
            .panels
            .iter()
            .map(|panel| panel.body_with("id")),
    );
    for text in said {
        for word in ["NaN", "inf"] {
            if text
                .split(|c: char| !c.is_ascii_alphabetic())
                .any(|it| it == word)
            {
                faults.push(format!(
                    "{word} in {}",
                    &text[..text.floor_char_boundary(80)]
                ));
            }
        }
    }
    if !scene.seen.ends_with('.') {
        faults.push(format!("no sentence: {}", scene.seen));
    }
    let sizes = |scene: &Scene| -> Vec<(f64, f64)> {
        scene
            .figure
            .panels
            .iter()
            .map(|p| (p.width, p.height))
            .collect()
    };
    if sizes(scene) != sizes(like) {
        faults.push("the panels have other sizes".into());
    }
    for panel in &scene.figure.panels {
        for (_, words, [left, top, right, bottom]) in words(panel) {
            if left < -4.0 || top < -4.0 || right > panel.width + 6.0 || bottom > panel.height + 4.0
            {
                faults.push(format!(
                    "“{words}” leaves its panel: {left:.0} to {right:.0}, {top:.0} to {bottom:.0}"
                ));
            }
        }
        if panel.frame.is_none() {
            faults.extend(outside(panel));
        }
    }
    faults
}

/// Points of a surface that leave its panel.
fn outside(panel: &Panel) -> Option<String> {
    let body = panel.body_with("id");
    let shift: f64 = body
        .split("translate(0 ")
        .nth(1)?
        .split(')')
        .next()?
        .parse()
        .ok()?;
    let paths = body
        .split(" d=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next());
    for path in paths {
        for point in path
            .split(['M', 'L', 'Z'])
            .filter(|point| !point.is_empty())
        {
            let mut numbers = point
                .split(' ')
                .map(|x| x.parse::<f64>().expect("a number"));
            let (x, y) = (numbers.next()?, numbers.next()? + shift);
            if !(0.0..=panel.width).contains(&x) || !(-2.0..=panel.height + 2.0).contains(&y) {
                return Some(format!("a surface leaves its panel at {x}, {y}"));
            }
        }
    }
    None
}

#[test]
fn every_state_can_be_seen() {
    let mut wrong = Vec::new();
    for live in figures::live() {
        let first = (live.draw)(&live.first());
        for (words, state) in states(live) {
            for fault in faults(&(live.draw)(&state), &first) {
                wrong.push(format!("{} at {words}: {fault}", live.name));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} faults:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn at_first_no_words_lie_on_others() {
    let mut wrong = Vec::new();
    for live in figures::live() {
        for panel in &(live.draw)(&live.first()).figure.panels {
            let all = words(panel);
            for (k, (class, one, a)) in all.iter().enumerate() {
                for (other, two, b) in &all[..k] {
                    // Words of an axis give way to each other by themselves.
                    let apart = a[0] >= b[2] - 2.0
                        || b[0] >= a[2] - 2.0
                        || a[1] >= b[3] - 3.0
                        || b[1] >= a[3] - 3.0;
                    let ticks = class == "tick" && other == "tick";
                    if !apart && !ticks {
                        wrong.push(format!("{}: “{one}” on “{two}”", live.name));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn names_are_words_and_no_two_are_alike() {
    for live in figures::live() {
        assert!(!live.controls.is_empty(), "{}", live.name);
        let mut names: Vec<&str> = live.controls.iter().map(|control| control.name).collect();
        for name in &names {
            assert!(
                name.bytes().all(|b| b.is_ascii_lowercase()),
                "{}: {name}",
                live.name
            );
        }
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), live.controls.len(), "{}", live.name);
        let panels = (live.draw)(&live.first()).figure.panels;
        for control in live.controls {
            if let Kind::Handle { panel, .. } = control.kind {
                assert!(
                    panels[panel].frame.is_some(),
                    "{}: {}",
                    live.name,
                    control.name
                );
            }
            assert_eq!(
                control.kept(&control.first()),
                control.first(),
                "{}: {}",
                live.name,
                control.name
            );
        }
    }
}

#[test]
fn what_is_said() {
    let mut all = String::new();
    for live in figures::live() {
        let _ = writeln!(all, "\n## {}", live.name);
        let mut said = BTreeSet::new();
        for (words, state) in states(live) {
            let scene = (live.draw)(&state);
            if said.insert(scene.seen.clone()) {
                let _ = writeln!(all, "[{words}] {}", scene.seen);
            }
        }
    }
    insta::assert_snapshot!(all);
}

#[test]
fn a_state_is_read_as_far_as_it_makes_sense() {
    let live = figures::find_live("descent").expect("the landing page has it");
    let state = live.read(&["eta 9", "kappa x", "nobody 1", "kappa"]);
    assert_eq!(state.number("eta"), 2.4);
    assert_eq!(state.number("kappa"), 10.0);
}

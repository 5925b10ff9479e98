//! What a person reads: the real binary, without a terminal and without colours.

use crate::{
    answers::read,
    audit::OwnWorkbook,
    support::{root, text},
};
use std::fs;
use workbook::Workbook;

/// An answer to 2.1a, and the verdict that it gets.
pub struct Sample {
    pub name: &'static str,
    pub verdict: &'static str,
    /// What stands in the place of `todo!`.
    pub body: &'static str,
}

/// One for every verdict, and for every way to it that reads differently.
pub const SAMPLES: &[Sample] = &[
    Sample {
        name: "not_started",
        verdict: "not_started",
        body: "todo!(\"your answer\")",
    },
    Sample {
        name: "begun",
        verdict: "panicked",
        body: "if v.norm() == 0.0 {\n        return f0;\n    }\n    todo!(\"the other terms\")",
    },
    Sample {
        name: "does_not_compile",
        verdict: "does_not_compile",
        body: "f0 + g.dot(v) + 0.5 * v.transpose() * h * v",
    },
    Sample {
        name: "two_errors",
        verdict: "does_not_compile",
        body: "let half: i32 = 0.5;\n    f0 + g.dot(v) + half * v.dot(&(h * w))",
    },
    Sample {
        name: "forbidden",
        verdict: "forbidden",
        body: "let _text = include_str!(\"2_1a_quadratic_model.rs\");\n    f0",
    },
    Sample {
        name: "panicked",
        verdict: "panicked",
        body: "assert!(v.norm() > 0.0, \"no step\");\n    f0 + g.dot(v) + 0.5 * v.dot(&(h * v))",
    },
    Sample {
        name: "panicked_in_a_library",
        verdict: "panicked",
        body: "f0 + g.dot(v) + 0.5 * (v.transpose() * h * v.transpose())[0]",
    },
    Sample {
        name: "exited",
        verdict: "panicked",
        body: "std::process::exit(0)",
    },
    Sample {
        name: "out_of_work",
        verdict: "out_of_work",
        body: "let mut t = 1.0;\n    while t > 0.0 {\n        t += f0.abs();\n    }\n    t",
    },
    Sample {
        name: "out_of_memory",
        verdict: "out_of_memory",
        body: "let mut kept = vec![f0];\n    loop {\n        kept.reserve(kept.capacity() + 1);\n    }",
    },
    Sample {
        name: "out_of_stack",
        verdict: "out_of_memory",
        body: "1.0 + model(f0, g, h, v)",
    },
    Sample {
        name: "misconception",
        verdict: "wrong",
        body: "f0 + g.dot(v) + v.dot(&(h * v))",
    },
    Sample {
        name: "shape",
        verdict: "wrong",
        body: "f0 + g.dot(v) + 0.5 * v.dot(&(h * v)) + 0.25",
    },
    Sample {
        name: "neither",
        verdict: "wrong",
        body: "println!(\"v = {:?}\", v.as_slice());\n    f0 + g.dot(v).abs()",
    },
    Sample {
        name: "not_finite",
        verdict: "wrong",
        body: "f0 + g.dot(v) + 0.5 * v.dot(&(h * v)) / v.norm() * v.norm()",
    },
    Sample {
        name: "passed",
        verdict: "passed",
        body: "f0 + g.dot(v) + 0.5 * v.dot(&(h * v))",
    },
];

const MODEL: &str = "exercises/2_taylor/2_1a_quadratic_model.rs";

impl OwnWorkbook {
    /// Puts a body in the place of `todo!` in 2.1a.
    pub fn answers(&self, body: &str) {
        let stub = self.stub();
        self.writes(MODEL, stub.replace("todo!(\"your answer\")", body));
    }

    fn stub(&self) -> String {
        let workbook = Workbook::open(Some(&self.at("")), None).unwrap();
        workbook.find("2.1a").unwrap().stub.clone()
    }

    /// Runs commands one after the other, and shows what they print and how they end.
    fn session(&self, lines: &[&str]) -> String {
        let mut session = String::new();
        for line in lines {
            let arguments: Vec<&str> = line.split_whitespace().collect();
            let output = self.runs(&arguments);
            let said = text(&output.stdout) + &text(&output.stderr);
            session += &format!(
                "$ curvature {line}\n{}[status {}]\n\n",
                self.anonymous(&said),
                output.status.code().unwrap_or(-1)
            );
        }
        session
    }
}

#[test]
fn help() {
    let own = OwnWorkbook::of(&["spectrum"]);
    insta::assert_snapshot!(own.session(&[
        "--help",
        "watch --help",
        "check --help",
        "list --help",
        "hint --help",
        "solution --help",
        "reset --help",
        "audit --help",
        "doctor --help",
        "--version",
    ]));
}

#[test]
fn a_check_of_one_exercise() {
    let own = OwnWorkbook::new();
    for sample in SAMPLES {
        own.answers(sample.body);
        let screen = own.session(&["check quadratic_model"]);
        assert!(
            screen.contains(&format!("  {}\n", sample.verdict.replace('_', " "))),
            "{}: {screen}",
            sample.name
        );
        insta::assert_snapshot!(format!("check_{}", sample.name), screen);
    }
}

#[test]
fn a_file_that_is_not_what_was_asked_for() {
    let own = OwnWorkbook::new();
    let check = |name: &str| {
        insta::assert_snapshot!(format!("file_{name}"), own.session(&["check 2.1a"]));
    };
    own.writes(MODEL, "");
    check("empty");
    own.writes(MODEL, own.stub().replace("pub fn model", "pub fn modell"));
    check("function_renamed");
    own.writes(MODEL, own.stub().replace("pub fn model", "fn model"));
    check("function_private");
    own.writes(MODEL, own.stub().replace("f0: f64", "f0: f32"));
    check("signature_changed");
    own.writes(MODEL, b"pub fn model() {}\n// \xff\n");
    check("not_utf8");
    own.writes(MODEL, " ".repeat((1 << 20) + 1));
    check("too_large");
    own.removes(MODEL);
    check("missing");
    fs::create_dir(own.at(MODEL)).unwrap();
    if cfg!(unix) {
        check("a_folder");
    }
}

/// A relation between yours and the expected, where no misconception is recognised.
#[test]
fn a_diagnosis_from_the_shape_of_the_difference() {
    let own = OwnWorkbook::new();
    for (slug, file, answer) in [
        (
            "fd_gradient",
            "1_hessian/1_1b_fd_gradient",
            "wrong_downhill",
        ),
        ("spectrum", "1_hessian/1_3a_spectrum", "wrong_descending"),
    ] {
        let file = format!("exercises/{file}.rs");
        own.writes(&file, read::answer(&root(), slug, answer));
        let screen = own.session(&[&format!("check {slug}")]);
        insta::assert_snapshot!(format!("shape_{slug}"), screen);
    }
}

#[test]
fn a_check_of_many() {
    let own = OwnWorkbook::new();
    own.answers("f0 + g.dot(v) + v.dot(&(h * v))");
    let classify = "exercises/3_critical_points/3_2a_classify.rs";
    own.writes(
        classify,
        own.reads_file(&solution("3_critical_points/3_2a_classify")),
    );
    insta::assert_snapshot!(own.session(&[
        "check classify 2.1a exercises/4_landscapes/4_3a_descent_rate.rs 2.1a",
        "check --all",
    ]));
}

fn solution(folder: &str) -> String {
    format!("solutions/{folder}/solution.rs")
}

#[test]
fn all_passed() {
    let own = OwnWorkbook::new();
    own.removes("exercises");
    for part in fs::read_dir(own.at("solutions")).unwrap().flatten() {
        for exercise in fs::read_dir(part.path()).into_iter().flatten().flatten() {
            let (part, name) = (part.file_name(), exercise.file_name());
            let folder = own.at("exercises").join(part);
            fs::create_dir_all(&folder).unwrap();
            let file = folder.join(name).with_extension("rs");
            fs::copy(exercise.path().join("solution.rs"), file).unwrap();
        }
    }
    insta::assert_snapshot!(own.session(&["check --all", "list", ""]));
}

#[test]
fn the_list() {
    let own = OwnWorkbook::new();
    insta::assert_snapshot!("list_fresh", own.session(&["list"]));
    own.answers("f0");
    own.runs(&["check", "2.1a", "classify"]);
    own.answers("f0 + g.dot(v)");
    insta::assert_snapshot!("list_changed_since", own.session(&["list"]));
}

#[test]
fn hints_and_the_solution() {
    let own = OwnWorkbook::new();
    insta::assert_snapshot!(own.session(&[
        "hint 2.1a",
        "hint quadratic_model --level 2",
        "hint 2.1a --level 3",
        "solution 2.1a",
    ]));
}

#[test]
fn a_reset() {
    let own = OwnWorkbook::of(&["quadratic_model", "spectrum"]);
    let mut session = own.session(&["reset 2.1a"]);
    own.answers("f0");
    session += &own.session(&["reset 2.1a"]);
    own.removes(MODEL);
    session += &own.session(&["reset 2.1a", "reset --all"]);
    own.answers("f0 + g.dot(v)");
    session += &own.session(&["reset --all"]);
    insta::assert_snapshot!(without_dates(&session));
    let backups = own.at("exercises/.curvature/backups");
    let kept: Vec<String> = fs::read_dir(backups)
        .unwrap()
        .flatten()
        .map(|dated| dated.path().join("2_taylor/2_1a_quadratic_model.rs"))
        .map(|file| fs::read_to_string(file).unwrap())
        .collect();
    assert_eq!(kept.len(), 2);
    assert!(
        kept.iter()
            .all(|file| file.contains("f0\n") || file.contains("f0 + g.dot(v)\n"))
    );
}

/// `backups/2026-11-24T03-17-33Z/`, and the same with a number where two fall into one second.
fn without_dates(text: &str) -> String {
    let mut pieces = text.split("backups/");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |masked, piece| {
        let (_, rest) = piece.split_once('/').unwrap();
        masked + "backups/DATE/" + rest
    })
}

#[test]
fn without_a_terminal() {
    let own = OwnWorkbook::new();
    insta::assert_snapshot!("bare", own.session(&["", "watch", "watch 2.1a"]));
    own.answers("f0 + g.dot(v) + v.dot(&(h * v))");
    own.runs(&["check", "2.1a"]);
    let state = "exercises/.curvature/state.json";
    own.edits(
        state,
        "\"current\": null",
        "\"current\": \"quadratic_model\"",
    );
    insta::assert_snapshot!("bare_at_a_wrong_answer", own.session(&[""]));
}

#[test]
fn a_damaged_file_of_the_progress() {
    let own = OwnWorkbook::new();
    own.answers("f0");
    own.runs(&["check", "2.1a"]);
    own.writes("exercises/.curvature/state.json", "{");
    let output = own.runs(&["list"]);
    let said = text(&output.stderr).replace('\\', "/");
    let (before, after) = said.split_once("state.damaged-").unwrap();
    let (_, after) = after.split_once(".json").unwrap();
    let said = format!("{before}state.damaged-DATE.json{after}");
    insta::assert_snapshot!(own.anonymous(&said) + &text(&output.stdout));
}

#[test]
fn doctor() {
    let own = OwnWorkbook::new();
    let said = own.reads(&["doctor"]).replace('\\', "/");
    // Where a line is folded depends on the folder's name; versions depend on the machine.
    let joined = said.split_whitespace().collect::<Vec<_>>().join(" ");
    let lines: Vec<String> = joined
        .replace(" fine ", "\nfine ")
        .replace(" broken ", "\nbroken ")
        .lines()
        // Not every machine has one.
        .filter(|line| !line.starts_with("fine editor"))
        .map(|line| match line.find(|c: char| c.is_ascii_digit()) {
            Some(at)
                if ["rustc", "cargo", "rustup"]
                    .iter()
                    .any(|p| line.contains(&format!("{p} {p}"))) =>
            {
                format!("{}VERSION", &line[..at])
            }
            _ => line.replace(&cache(), "CACHE"),
        })
        .collect();
    insta::assert_snapshot!(lines.join("\n"));
}

fn cache() -> String {
    let folder = curvature::check::cache_folder(&root());
    folder.display().to_string().replace('\\', "/")
}

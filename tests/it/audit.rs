//! The author's gate refuses what is broken, and names file and reason.

use crate::support::{copy, curvature, root, text};
use curvature::check::{Checker, cache_folder};
use serde_json::Value;
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};
use tempfile::TempDir;
use workbook::{Workbook, exercises_index, solutions_index};

/// Exercises that stay what they are: another one in the workbook changes no test.
const FEW: [&str; 6] = [
    "classify",
    "descent_rate",
    "fd_gradient",
    "hessian_vector_product",
    "quadratic_model",
    "spectrum",
];

/// A copy of the workbook, for tests that break it or answer in it.
pub struct OwnWorkbook {
    folder: TempDir,
}

impl OwnWorkbook {
    /// With a few exercises.
    pub fn new() -> Self {
        Self::of(&FEW)
    }

    /// With these exercises alone, as fresh as their stubs. (`lab` needs the files of `spectrum`.)
    pub fn of(slugs: &[&str]) -> Self {
        let original = Workbook::open(Some(&root()), None).unwrap();
        // What the copies share is built from the original, which has everything that cargo needs.
        Checker::prepare(&original, &mut |_| {}).unwrap();
        let own = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        for name in [
            "Cargo.lock",
            "Cargo.toml",
            "exercises/Cargo.toml",
            "lab",
            "rust-toolchain.toml",
            "solutions/Cargo.toml",
            "solutions/chapter.toml",
        ] {
            copy(&root().join(name), &own.at(name));
        }
        for exercise in original
            .exercises
            .iter()
            .filter(|e| slugs.contains(&e.slug.as_str()))
        {
            let within = exercise.dir.strip_prefix(root()).unwrap();
            copy(&exercise.dir, &own.at(within));
        }
        own.generates();
        own
    }

    /// Writes stubs and indices anew, so that nothing but what a test breaks is broken.
    fn generates(&self) {
        let workbook = Workbook::open(Some(self.folder.path()), None).unwrap();
        for exercise in &workbook.exercises {
            let file = workbook.file(exercise);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, &exercise.stub).unwrap();
        }
        self.writes("exercises/lib.rs", exercises_index(&workbook));
        self.writes("solutions/lib.rs", solutions_index(&workbook));
    }

    pub fn at(&self, path: impl AsRef<Path>) -> PathBuf {
        self.folder.path().join(path)
    }

    pub fn reads_file(&self, path: &str) -> String {
        fs::read_to_string(self.at(path)).unwrap()
    }

    pub fn writes(&self, path: &str, content: impl AsRef<[u8]>) {
        fs::write(self.at(path), content).unwrap();
    }

    /// Replaces a text that must occur.
    pub fn edits(&self, path: &str, from: &str, to: &str) {
        let old = self.reads_file(path);
        assert!(old.contains(from), "{path} does not contain {from:?}");
        self.writes(path, old.replacen(from, to, 1));
    }

    pub fn appends(&self, path: &str, more: &str) {
        self.writes(path, self.reads_file(path) + more);
    }

    pub fn renames(&self, from: &str, to: &str) {
        fs::rename(self.at(from), self.at(to)).unwrap();
    }

    pub fn removes(&self, path: &str) {
        let path = self.at(path);
        if path.is_dir() {
            fs::remove_dir_all(path).unwrap();
        } else {
            fs::remove_file(path).unwrap();
        }
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = curvature();
        command
            .current_dir(self.folder.path())
            .env("CURVATURE_CACHE", cache_folder(&root()))
            .args(arguments);
        command
    }

    pub fn runs(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// Standard output of a command.
    pub fn reads(&self, arguments: &[&str]) -> String {
        self.anonymous(&text(&self.runs(arguments).stdout))
    }

    /// Standard output of a command, as a document.
    pub fn reads_json(&self, arguments: &[&str]) -> Value {
        let output = self.runs(arguments);
        serde_json::from_slice(&output.stdout)
            .unwrap_or_else(|e| panic!("{e}: {}", text(&output.stderr)))
    }

    /// Text with this folder's name taken out.
    pub fn anonymous(&self, text: &str) -> String {
        let folder = self.folder.path();
        let entered = fs::canonicalize(folder).unwrap();
        text.replace(&entered.display().to_string(), "WORKBOOK")
            .replace(&folder.display().to_string(), "WORKBOOK")
    }
}

const DIR: &str = "solutions/2_taylor/2_1a_quadratic_model";
const TOML: &str = "solutions/2_taylor/2_1a_quadratic_model/exercise.toml";
const REFERENCE: &str = "solutions/2_taylor/2_1a_quadratic_model/solution.rs";
const PROBE: &str = "solutions/2_taylor/2_1a_quadratic_model/probe.rs";
const OTHER_DIR: &str = "solutions/1_hessian/1_3a_spectrum";

/// A misconception to be added to exercise.toml.
fn misconception(name: &str, replace: &str, with: &str) -> String {
    format!(
        "\n[[misconception]]\nname = \"{name}\"\nreplace = \"{replace}\"\nwith = \"{with}\"\nsays = \"No.\"\n"
    )
}

/// The line of the reference that the misconceptions edit.
const ANSWER: &str = "f0 + g.dot(v) + 0.5 * v.dot(&(h * v))";

struct Breakage {
    name: &'static str,
    break_it: fn(&OwnWorkbook),
    /// A part of the path that the complaint must name.
    file: &'static str,
    /// What it must say.
    reason: &'static str,
}

/// What can be seen by reading alone.
const READ: &[Breakage] = &[
    Breakage {
        name: "duplicate number",
        break_it: |own| copy(&own.at(DIR), &own.at("solutions/2_taylor/2_1a_other")),
        file: "2_1a_other",
        reason: "both have the number 2.1a",
    },
    Breakage {
        name: "duplicate slug",
        break_it: |own| own.renames(OTHER_DIR, "solutions/1_hessian/1_3a_quadratic_model"),
        file: "1_3a_quadratic_model",
        reason: "both have the slug `quadratic_model`",
    },
    Breakage {
        name: "missing hint",
        break_it: |own| own.edits(TOML, "  \"Add `f0`", "  # \"Add `f0`"),
        file: TOML,
        reason: "`hints` must be three texts",
    },
    Breakage {
        name: "four hints",
        break_it: |own| own.edits(TOML, "hints = [", "hints = [\n  \"One more.\","),
        file: TOML,
        reason: "`hints` must be three texts",
    },
    Breakage {
        name: "empty hint",
        break_it: |own| own.edits(TOML, "  \"Add `f0`", "  \"\",\n  # \"Add `f0`"),
        file: TOML,
        reason: "`hints` must be three texts",
    },
    Breakage {
        name: "an empty hint beside the three",
        break_it: |own| own.edits(TOML, "hints = [", "hints = [\n  \"\","),
        file: TOML,
        reason: "`hints` must be three texts",
    },
    Breakage {
        name: "an edit that applies nowhere",
        break_it: |own| own.appends(TOML, &misconception("none", "1.5 * v", "v")),
        file: TOML,
        reason: "misconception `none`: its `replace` must occur exactly once in solution.rs, and occurs 0 times",
    },
    Breakage {
        name: "an edit that applies twice",
        break_it: |own| own.appends(TOML, &misconception("two", "DVector<f64>", "f64")),
        file: TOML,
        reason: "misconception `two`: its `replace` must occur exactly once in solution.rs, and occurs 2 times",
    },
    Breakage {
        name: "an edit without its other half",
        break_it: |own| {
            own.appends(
                TOML,
                "\n[[misconception]]\nname = \"half\"\nreplace = \"0.5 * v\"\nsays = \"No.\"\n",
            );
        },
        file: TOML,
        reason: "misconception `half`: `with` is missing",
    },
    Breakage {
        name: "a misconception whose file is not there",
        break_it: |own| {
            own.appends(
                TOML,
                "\n[[misconception]]\nname = \"lost\"\nfile = \"lost.rs\"\nsays = \"No.\"\n",
            );
        },
        file: TOML,
        reason: "misconception `lost`: its file `lost.rs` cannot be read",
    },
    Breakage {
        name: "a misconception that says nothing",
        break_it: |own| {
            own.appends(
                TOML,
                "\n[[misconception]]\nname = \"mute\"\nreplace = \"0.5 * v\"\nwith = \"v\"\n",
            );
        },
        file: TOML,
        reason: "misconception `mute`: `says` is missing",
    },
    Breakage {
        name: "a misconception that is the reference",
        break_it: |own| own.appends(TOML, &misconception("same", ANSWER, ANSWER)),
        file: TOML,
        reason: "misconception `same`: it is the reference itself",
    },
    Breakage {
        name: "two misconceptions with one name",
        break_it: |own| own.appends(TOML, &misconception("missing_half", "0.5 * v", "0.25 * v")),
        file: TOML,
        reason: "two misconceptions are named `missing_half`",
    },
    Breakage {
        name: "unknown level",
        break_it: |own| own.edits(TOML, "level = \"core\"", "level = \"hard\""),
        file: TOML,
        reason: "`level` is `hard`",
    },
    Breakage {
        name: "no points",
        break_it: |own| own.edits(TOML, "points = 2", "points = 0"),
        file: TOML,
        reason: "`points` must be a positive number",
    },
    Breakage {
        name: "unknown key",
        break_it: |own| own.edits(TOML, "level =", "colour = \"red\"\nlevel ="),
        file: TOML,
        reason: "`colour` is no key of an exercise",
    },
    Breakage {
        name: "unknown key of a misconception",
        break_it: |own| own.edits(TOML, "[[misconception]]", "[[misconception]]\ncolour = 1"),
        file: TOML,
        reason: "`colour` is no key of a misconception",
    },
    Breakage {
        name: "no title",
        break_it: |own| own.edits(TOML, "title = \"The quadratic model\"", "title = \"\""),
        file: TOML,
        reason: "`title` is missing or empty",
    },
    Breakage {
        name: "nothing to say after success",
        break_it: |own| own.edits(TOML, "success =", "# success ="),
        file: TOML,
        reason: "",
    },
    Breakage {
        name: "broken TOML",
        break_it: |own| own.edits(TOML, "hints = [", "hints = "),
        file: TOML,
        reason: "",
    },
    Breakage {
        name: "the folder's number is another",
        break_it: |own| own.renames(DIR, "solutions/2_taylor/2_1b_quadratic_model"),
        file: "2_1b_quadratic_model",
        reason: "`number` is 2.1a, and the folder says 2.1b",
    },
    Breakage {
        name: "a folder that is named for no exercise",
        break_it: |own| own.renames(DIR, "solutions/2_taylor/quadratic_model"),
        file: "2_taylor/quadratic_model",
        reason: "is not named for an exercise",
    },
    Breakage {
        name: "a section that does not exist",
        break_it: |own| own.renames(DIR, "solutions/2_taylor/2_9a_quadratic_model"),
        file: "2_9a_quadratic_model",
        reason: "there is no section 2.9",
    },
    Breakage {
        name: "a folder in another part",
        break_it: |own| own.renames(OTHER_DIR, "solutions/2_taylor/1_3a_spectrum"),
        file: "2_taylor/1_3a_spectrum",
        reason: "there is no section 1.3 in part 2",
    },
    Breakage {
        name: "missing probe",
        break_it: |own| own.removes(PROBE),
        file: PROBE,
        reason: "could not be read",
    },
    Breakage {
        name: "missing reference",
        break_it: |own| own.removes(REFERENCE),
        file: REFERENCE,
        reason: "could not be read",
    },
    Breakage {
        name: "anchors that do not pair",
        break_it: |own| own.edits(REFERENCE, "// ANCHOR_END: answer", ""),
        file: REFERENCE,
        reason: "anchor `answer` never ends",
    },
    Breakage {
        name: "no answer",
        break_it: |own| {
            own.edits(REFERENCE, "// ANCHOR: answer", "");
            own.edits(REFERENCE, "// ANCHOR_END: answer", "");
        },
        file: REFERENCE,
        reason: "no anchor `answer`",
    },
];

/// What only compiling and running shows.
const RUN: &[Breakage] = &[
    Breakage {
        name: "a page without its exercise",
        break_it: |own| {
            fs::create_dir_all(own.at("book/chapters")).unwrap();
            own.writes(
                "book/chapters/2_1_expansion.md",
                "# 2.1 The Second-Order Expansion\n",
            );
        },
        file: "2_1_expansion.md",
        reason: "exercise 2.1a is not shown",
    },
    Breakage {
        name: "a page with an exercise that is not there",
        break_it: |own| copy(&root().join("book/chapters"), &own.at("book/chapters")),
        file: "1_1_gradient.md",
        reason: "there is no exercise 1.1a",
    },
    Breakage {
        name: "a section without a page",
        break_it: |own| fs::create_dir_all(own.at("book/chapters")).unwrap(),
        file: "chapters",
        reason: "section 2.1, The Second-Order Expansion, has no page",
    },
    Breakage {
        name: "a misconception that equals the reference on all cases",
        break_it: |own| {
            own.appends(
                TOML,
                &misconception("no_mistake", "0.5 *", "2.0_f64.recip() *"),
            )
        },
        file: TOML,
        reason: "misconception `no_mistake` passes every case",
    },
    Breakage {
        name: "two misconceptions with the same trace",
        break_it: |own| own.appends(TOML, &misconception("twin", "0.5 *", "1.0 *")),
        file: TOML,
        reason: "misconception `twin` leaves the same trace as missing_half",
    },
    Breakage {
        name: "a misconception that does not compile",
        break_it: |own| own.appends(TOML, &misconception("typo", "0.5 *", "0.5 +* ")),
        file: TOML,
        reason: "misconception `typo` does not compile",
    },
    Breakage {
        name: "stale stub",
        break_it: |own| own.appends("exercises/2_taylor/2_1a_quadratic_model.rs", "// mine\n"),
        file: "exercises/2_taylor/2_1a_quadratic_model.rs",
        reason: "is not what is generated now",
    },
    Breakage {
        name: "missing stub",
        break_it: |own| own.removes("exercises/2_taylor/2_1a_quadratic_model.rs"),
        file: "exercises/2_taylor/2_1a_quadratic_model.rs",
        reason: "is not what is generated now",
    },
    Breakage {
        name: "stale list of the exercises",
        break_it: |own| own.appends("exercises/lib.rs", "// more\n"),
        file: "exercises/lib.rs",
        reason: "is not what is generated now",
    },
    Breakage {
        name: "stale list of the solutions",
        break_it: |own| own.appends("solutions/lib.rs", "// more\n"),
        file: "solutions/lib.rs",
        reason: "is not what is generated now",
    },
    Breakage {
        name: "a stub that compiles with a warning",
        break_it: |own| {
            own.edits(
                REFERENCE,
                "use nalgebra",
                "use std::f64::consts::TAU;\nuse nalgebra",
            );
            own.edits(REFERENCE, ANSWER, &format!("{ANSWER} + 0.0 * TAU"));
            own.generates();
        },
        file: "exercises/2_taylor/2_1a_quadratic_model.rs",
        reason: "unused import: `std::f64::consts::TAU`",
    },
    Breakage {
        name: "a case that passes without the answer",
        break_it: |own| {
            own.edits(
                PROBE,
                "let x0 =",
                "p.case(\"nothing is asked\", |r| r.see(\"one\", 1.0, within(0.0)));\n    let x0 =",
            );
        },
        file: DIR,
        reason: "not `not_started`",
    },
    Breakage {
        name: "a probe without cases",
        break_it: |own| own.writes(PROBE, "pub fn probe(_: &mut lab::probe::Probe) {}\n"),
        file: DIR,
        reason: "its probe has no cases",
    },
    Breakage {
        name: "a probe that does not compile",
        break_it: |own| own.edits(PROBE, "let x0 =", "let x0: usize ="),
        file: DIR,
        reason: "does not compile",
    },
    Breakage {
        name: "a reference that panics",
        break_it: |own| {
            own.edits(
                REFERENCE,
                ANSWER,
                &format!("assert!(v[0] > 0.0);\n    {ANSWER}"),
            );
            own.generates();
        },
        file: DIR,
        reason: "its reference does not get through the case `no step at all`",
    },
    Breakage {
        name: "a reference that does not compile",
        break_it: |own| {
            own.edits(REFERENCE, ANSWER, &format!("{ANSWER} + 1"));
            own.generates();
        },
        file: DIR,
        reason: "its reference does not compile",
    },
    Breakage {
        name: "a reference that works too much",
        break_it: |own| {
            let waste = "let waste: u32 = (0..60_000_u32).fold(0, u32::wrapping_add);\n    std::hint::black_box(waste);";
            own.edits(REFERENCE, ANSWER, &format!("{waste}\n    {ANSWER}"));
            let toml = own.reads_file(TOML);
            let (exercise, _) = toml.split_once("[[misconception]]").unwrap();
            own.writes(TOML, exercise);
        },
        file: REFERENCE,
        reason: "units of work; 100000000 is the most",
    },
];

/// What the audit says about each, and which of them it does not refuse with status 1, file and
/// reason.
fn refusals(breakages: &[Breakage]) -> (String, Vec<&'static str>) {
    let mut said = String::new();
    let mut accepted = Vec::new();
    for breakage in breakages {
        let own = OwnWorkbook::of(&["quadratic_model", "spectrum"]);
        (breakage.break_it)(&own);
        let output = own.runs(&["audit", "--json"]);
        let document: Value = serde_json::from_slice(&output.stdout)
            .unwrap_or_else(|e| panic!("{}: {e}: {}", breakage.name, text(&output.stderr)));
        let complaints: Vec<String> = document["complaints"]
            .as_array()
            .unwrap()
            .iter()
            .map(|complaint| {
                own.anonymous(complaint.as_str().unwrap())
                    .replace('\\', "/")
            })
            .collect();
        let named = complaints.iter().any(|complaint| {
            complaint.contains(breakage.file) && complaint.contains(breakage.reason)
        });
        if output.status.code() != Some(1) || !named {
            accepted.push(breakage.name);
        }
        said += &format!("# {}\n{}\n\n", breakage.name, complaints.join("\n"));
    }
    (said, accepted)
}

#[test]
fn what_reading_shows_to_be_broken_is_refused() {
    let (said, accepted) = refusals(READ);
    insta::assert_snapshot!("read", said);
    assert_eq!(accepted, [""; 0]);
}

#[test]
fn what_running_shows_to_be_broken_is_refused() {
    let (said, accepted) = refusals(RUN);
    insta::assert_snapshot!("run", without_counts(&said));
    assert_eq!(accepted, [""; 0]);
}

#[test]
fn a_workbook_of_two_exercises_passes() {
    let own = OwnWorkbook::of(&["quadratic_model", "spectrum"]);
    let output = own.runs(&["audit"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stdout));
    insta::assert_snapshot!("fine", without_work(&text(&output.stdout)));
}

/// A text in which no reference says how much work it took: that depends on the compiler.
fn without_counts(said: &str) -> String {
    let mut pieces = said.split("the reference takes ");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let counted = piece.trim_start_matches(|c: char| c.is_ascii_digit());
        out += &format!("the reference takes MANY{counted}");
    }
    out
}

/// A table without its last column: work depends on the compiler.
fn without_work(table: &str) -> String {
    table
        .lines()
        .map(|line| match line.rsplit_once(' ') {
            Some((rest, work)) if work.parse::<u64>().is_ok() => format!("{} N", rest.trim_end()),
            _ => line.to_owned(),
        })
        .collect::<Vec<_>>()
        .join("\n")
}

/// One fault hides no other.
#[test]
fn every_fault_is_named_at_once() {
    let own = OwnWorkbook::of(&["quadratic_model", "spectrum"]);
    own.edits(TOML, "points = 2", "points = 0");
    own.removes(&format!("{OTHER_DIR}/probe.rs"));
    let document = own.reads_json(&["audit", "--json"]);
    assert_eq!(document["complaints"].as_array().unwrap().len(), 2);
}

/// `--write` mends what is generated, and nothing else.
#[test]
fn write_mends_what_is_generated() {
    let own = OwnWorkbook::of(&["quadratic_model", "spectrum"]);
    let stub = "exercises/2_taylor/2_1a_quadratic_model.rs";
    let fresh = own.reads_file(stub);
    own.appends(stub, "// mine\n");
    own.removes("exercises/lib.rs");
    assert_eq!(own.runs(&["audit"]).status.code(), Some(1));
    assert_eq!(own.runs(&["audit", "--write"]).status.code(), Some(0));
    assert_eq!(own.reads_file(stub), fresh);
    assert_eq!(own.runs(&["audit"]).status.code(), Some(0));
}

/// Without a chapter there is nothing to audit: the installation is broken, not an exercise.
#[test]
fn where_nothing_can_be_opened_the_status_is_2() {
    let own = OwnWorkbook::of(&["spectrum"]);
    let chapter = "solutions/chapter.toml";
    own.edits(chapter, "[[part]]", "[part]]");
    let broken = own.runs(&["audit"]);
    own.removes(chapter);
    let missing = own.runs(&["audit"]);
    for (output, reason) in [
        (broken, "solutions/chapter.toml: "),
        (missing, "No workbook here"),
    ] {
        assert_eq!(output.status.code(), Some(2));
        assert_eq!(text(&output.stdout), "");
        let said = text(&output.stderr).replace('\\', "/");
        assert!(said.contains(reason), "{said}");
    }
}

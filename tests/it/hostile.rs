//! What runs away, breaks off or reaches outside gets a verdict and a message that names it, and
//! does nothing else: no file appears, and the exercise beside it passes.

use crate::support::{Learner, root, text};
use serde_json::Value;
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Output,
    time::Instant,
};
use workbook::Workbook;

const MODEL: &str = "quadratic_model";
const STEP: &str = "newton_step";
const SPECTRUM: &str = "spectrum";

/// More than this is no answer to one check; a document of a failed exercise has some 30 KiB.
const LONGEST_DOCUMENT: usize = 1 << 20;
const LONGEST_SCREEN: usize = 60;

/// A file in a learner's place, and what a check of it must come to.
struct Attack {
    name: String,
    slug: &'static str,
    file: File,
    /// More than one where the platform decides.
    verdicts: Vec<&'static str>,
    /// Words of the message or of the first finding, one of which must be there.
    says: Vec<&'static str>,
    /// Checked without another exercise in the bundle: a compiler at its limit costs seconds.
    alone: bool,
}

enum File {
    Content(Vec<u8>),
    /// Whatever this puts in the place of the stub.
    Made(fn(&Path)),
}

impl Attack {
    fn new(name: &str, file: File, verdict: &'static str, says: &'static str) -> Self {
        Self {
            name: name.to_owned(),
            slug: MODEL,
            file,
            verdicts: vec![verdict],
            says: vec![says],
            alone: false,
        }
    }

    fn on(mut self, slug: &'static str) -> Self {
        self.slug = slug;
        self
    }

    fn or(mut self, verdict: &'static str, says: &'static str) -> Self {
        self.verdicts.push(verdict);
        self.says.push(says);
        self
    }

    fn alone(mut self) -> Self {
        self.alone = true;
        self
    }

    fn bystander(&self) -> &'static str {
        if self.slug == MODEL { STEP } else { MODEL }
    }

    /// What is not as it should be after a check.
    fn misses(&self) -> Vec<String> {
        let learner = Learner::new();
        let bystander = self.bystander();
        learner.writes(bystander, reference(bystander));
        match &self.file {
            File::Content(bytes) => learner.writes(self.slug, bytes),
            File::Made(make) => {
                let path = learner.file(self.slug);
                fs::remove_file(&path).unwrap();
                make(&path);
            }
        }
        let before = contents(learner.folder());
        let started = Instant::now();
        let output = check_in_its_folder(&learner, self.slug, (!self.alone).then_some(bystander));
        let seconds = started.elapsed().as_secs_f64();
        let after = contents(learner.folder());
        let Ok(document) = serde_json::from_slice::<Value>(&output.stdout) else {
            return vec![format!("no document: {}", text(&output.stderr))];
        };

        let entry = &document["exercises"][0];
        let verdict = entry["verdict"].as_str().unwrap();
        println!("{seconds:6.2} s  {verdict:<17} {}", self.name);
        let words = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let said = words(&entry["message"]) + "\n" + &words(&entry["findings"][0]["says"]);
        let mut misses = Vec::new();
        if !self.verdicts.contains(&verdict) {
            misses.push(format!("the verdict is {verdict}"));
        }
        if !self.says.iter().any(|words| said.contains(words)) {
            misses.push(format!("{:?} is not named", self.says));
        }
        let status = i32::from(verdict != "passed");
        if output.status.code() != Some(status) {
            misses.push(format!("the exit status is {:?}", output.status.code()));
        }
        if !self.alone && document["exercises"][1]["verdict"] != "passed" {
            let other = &document["exercises"][1];
            misses.push(format!(
                "{bystander} is {}: {}",
                other["verdict"], other["message"]
            ));
        }
        if before != after {
            misses.push("the learner's folder has changed".into());
        }
        if output.stdout.len() > LONGEST_DOCUMENT {
            misses.push(format!("a document of {} bytes", output.stdout.len()));
        }
        if !misses.is_empty() {
            misses.push(said.chars().take(600).collect());
        }
        misses
    }
}

/// The current folder is the learner's, so that nothing can be left behind there unseen.
fn check_in_its_folder(learner: &Learner, slug: &str, bystander: Option<&str>) -> Output {
    learner
        .command(&["check", slug, "--json", "--workbook"])
        .arg(root())
        .args(bystander)
        .current_dir(learner.folder())
        .output()
        .unwrap()
}

fn all(attacks: Vec<Attack>) {
    let failed: Vec<String> = attacks
        .iter()
        .filter_map(|attack| {
            let misses = attack.misses();
            (!misses.is_empty()).then(|| format!("{}:\n    {}", attack.name, misses.join("\n    ")))
        })
        .collect();
    assert!(
        failed.is_empty(),
        "{} of {} attacks:\n{}",
        failed.len(),
        attacks.len(),
        failed.join("\n")
    );
}

/// The same where the files never come to run: one of them beside another exercise will do.
fn all_refused(attacks: Vec<Attack>) {
    let mut attacks = attacks.into_iter();
    let first = attacks.next();
    all(first
        .into_iter()
        .chain(attacks.map(Attack::alone))
        .collect());
}

/// Every file below a folder, without the runner's own.
fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let (path, kind) = (entry.path(), entry.file_type().unwrap());
        if path.ends_with(".curvature") {
            continue;
        }
        let content = if kind.is_dir() {
            found.extend(contents(&path));
            Vec::new()
        } else if kind.is_file() {
            fs::read(&path).unwrap()
        } else {
            Vec::new()
        };
        found.insert(path, content);
    }
    found
}

fn reference(slug: &str) -> String {
    let workbook = Workbook::open(Some(&root()), None).unwrap();
    workbook.find(slug).unwrap().reference.clone()
}

/// A program of `tests/hostile`.
fn program(name: &str) -> String {
    let path = root().join("tests/hostile").join(format!("{name}.rs"));
    fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

const USES: &str = "use nalgebra::{DMatrix, DVector};\n";
const RIGHT: &str = "f0 + g.dot(v) + 0.5 * v.dot(&(h * v))";

fn model(body: &str) -> String {
    format!(
        "pub fn model(f0: f64, g: &DVector<f64>, h: &DMatrix<f64>, v: &DVector<f64>) -> f64 {{\n    {body}\n}}\n"
    )
}

/// The right answer, with items above it and statements before its value.
fn right(items: &str, statements: &str) -> String {
    format!(
        "{USES}{items}\n{}",
        model(&format!("{statements}\n    {RIGHT}"))
    )
}

/// Statements in front of a right value.
fn before(name: &str, statements: &str, verdict: &'static str, says: &'static str) -> Attack {
    whole(name, right("", statements), verdict, says)
}

/// Items beside a right answer.
fn beside(name: &str, items: &str, verdict: &'static str, says: &'static str) -> Attack {
    whole(name, right(items, ""), verdict, says)
}

/// A whole file.
fn whole(
    name: &str,
    content: impl Into<Vec<u8>>,
    verdict: &'static str,
    says: &'static str,
) -> Attack {
    Attack::new(name, File::Content(content.into()), verdict, says)
}

/// The body of `model`.
fn answers(name: &str, body: &str, verdict: &'static str, says: &'static str) -> Attack {
    whole(name, format!("{USES}{}", model(body)), verdict, says)
}

/// The body of `newton_step`.
fn steps(name: &str, body: &str, verdict: &'static str, says: &'static str) -> Attack {
    let content = format!(
        "use lab::E;\n{USES}pub fn newton_step(g: &DVector<f64>, h: &DMatrix<f64>) -> Result<DVector<f64>, E> {{\n    {body}\n}}\n"
    );
    whole(name, content, verdict, says).on(STEP)
}

/// The body of `spectrum`.
fn spectra(name: &str, body: &str, verdict: &'static str, says: &'static str) -> Attack {
    let content = format!(
        "use lab::E;\n{USES}pub fn spectrum(h: &DMatrix<f64>) -> Result<(DVector<f64>, DMatrix<f64>), E> {{\n    {body}\n}}\n"
    );
    whole(name, content, verdict, says).on(SPECTRUM)
}

#[test]
fn work_without_end() {
    const SAYS: &str = "did not come to an end within";
    all(vec![
        before("an endless loop", "loop {}", "out_of_work", SAYS),
        before(
            "a loop whose counter wraps",
            "let mut i = 1_u32; while i != 0 { i = i.wrapping_mul(3); }",
            "out_of_work",
            SAYS,
        ),
        before(
            "an infinite iterator",
            "let ones: f64 = std::iter::repeat(1.0).sum(); println!(\"{ones}\");",
            "out_of_work",
            SAYS,
        ),
        before(
            "a vector of nothing that grows without end",
            "let mut units = Vec::new(); loop { units.push(()); }",
            "out_of_work",
            SAYS,
        ),
        before(
            "a flood of lines",
            "loop { println!(\"forty-two\"); }",
            "out_of_work",
            SAYS,
        ),
        before(
            "a flood without line breaks",
            "loop { eprint!(\"x\"); }",
            "out_of_work",
            SAYS,
        ),
        before(
            "a flood of megabytes",
            "let line = \"x\".repeat(1 << 20); loop { println!(\"{line}\"); }",
            "out_of_work",
            SAYS,
        ),
        before(
            "memory copied back and forth without end",
            "let mut bytes = vec![1_u8; 30 << 20]; loop { bytes.copy_within(1.., 0); }",
            "out_of_work",
            SAYS,
        ),
        before(
            "a panic hook that never returns",
            "std::panic::set_hook(Box::new(|_| loop {})); panic!(\"hooked\");",
            "out_of_work",
            SAYS,
        ),
        steps("endless in every case", "loop {}", "out_of_work", SAYS),
    ]);
}

#[test]
fn memory_and_stack_without_end() {
    const MEMORY: &str = "more than 128 MiB of memory";
    const STACK: &str = "ran out of stack";
    all(vec![
        before(
            "a vector that doubles",
            "let mut bytes = vec![1_u8]; loop { bytes.extend(bytes.clone()); }",
            "out_of_memory",
            MEMORY,
        ),
        before(
            "one huge allocation",
            "println!(\"{}\", vec![1.0; 1 << 27].len());",
            "out_of_memory",
            MEMORY,
        ),
        before(
            "one huge allocation of zeros",
            "println!(\"{}\", DMatrix::<f64>::zeros(5_000, 5_000).len());",
            "out_of_memory",
            MEMORY,
        ),
        before(
            "boxes in boxes",
            "struct Node(#[allow(unused)] [u64; 500], #[allow(unused)] Option<Box<Node>>);
             let mut node = Node([0; 500], None); loop { node = Node([0; 500], Some(Box::new(node))); }",
            "out_of_memory",
            MEMORY,
        ),
        before(
            "strings without end",
            "let mut strings = Vec::new(); loop { strings.push(\"x\".repeat(1 << 16)); }",
            "out_of_memory",
            MEMORY,
        ),
        before(
            "more capacity than there are addresses",
            "println!(\"{}\", Vec::<u64>::with_capacity(usize::MAX).capacity());",
            "panicked",
            "capacity overflow",
        ),
        before(
            "a recursion without end",
            "fn down(n: u64) -> u64 { 1 + down(n + 1) } println!(\"{}\", down(0));",
            "out_of_memory",
            STACK,
        ),
        before(
            "two functions that call each other without end",
            "fn even(n: u64) -> bool { !odd(n + 1) } fn odd(n: u64) -> bool { !even(n + 1) }
             println!(\"{}\", even(0));",
            "out_of_memory",
            STACK,
        ),
        before(
            "a boxed closure that calls itself without end",
            "struct Knot(Box<dyn Fn(&Knot, u64) -> u64>);
             let knot = Knot(Box::new(|knot, n| 1 + (knot.0)(knot, n + 1)));
             println!(\"{}\", (knot.0)(&knot, 0));",
            "out_of_memory",
            STACK,
        ),
        before(
            "a long chain of boxes that is dropped at once",
            "struct Link(#[allow(unused)] Option<Box<Link>>);
             let mut link = Link(None); for _ in 0..45_000 { link = Link(Some(Box::new(link))); }",
            "out_of_memory",
            STACK,
        )
        .or("out_of_work", "did not come to an end within"),
        before(
            "an array larger than the stack",
            "let bytes = [1_u8; 100 << 20]; println!(\"{}\", std::hint::black_box(&bytes).len());",
            "out_of_memory",
            STACK,
        ),
        whole(
            "a static larger than the memory",
            right(
                "static BYTES: [u8; 200 << 20] = [0; 200 << 20];",
                "println!(\"{}\", BYTES[std::hint::black_box(0)]);",
            ),
            "out_of_memory",
            MEMORY,
        ),
    ]);
}

#[test]
fn programs_that_break_off() {
    all(vec![
        before(
            "a panic in one case",
            "if v.len() == 1 { panic!(\"only one\"); }",
            "panicked",
            "2_1a_quadratic_model.rs:4:23 in the case \"one dimension\": only one",
        ),
        before(
            "an overflow",
            "let n = v.len() as u8 + std::hint::black_box(255); println!(\"{n}\");",
            "panicked",
            "attempt to add with overflow",
        ),
        before(
            "an index out of bounds",
            "println!(\"{}\", v[v.len()]);",
            "panicked",
            "index out of bounds",
        ),
        before(
            "a division by zero",
            "println!(\"{}\", 1 / (v.len() - g.len()));",
            "panicked",
            "attempt to divide by zero",
        ),
        before(
            "unwrap on None",
            "let none: Option<f64> = v.iter().copied().find(|x| x.is_nan()); none.unwrap();",
            "panicked",
            "called `Option::unwrap()` on a `None` value",
        ),
        before(
            "an exit that claims success",
            "std::process::exit(0);",
            "panicked",
            "ended itself (`std::process::exit(0)`)",
        ),
        before(
            "an exit that claims success out of a panic hook",
            "std::panic::set_hook(Box::new(|_| std::process::exit(0))); panic!(\"hooked\");",
            "panicked",
            "ended itself (`std::process::exit(0)`)",
        ),
        before("abort", "std::process::abort();", "panicked", "abort"),
        before(
            "a panic hook that says nothing",
            "std::panic::set_hook(Box::new(|_| {})); panic!(\"hooked\");",
            "panicked",
            "panic hook",
        ),
        before(
            "a caught panic",
            "let _ = std::panic::catch_unwind(|| panic!(\"caught\"));",
            "panicked",
            "2_1a_quadratic_model.rs:4:41 in the case \"the chapter's quadratic\": caught",
        ),
        before(
            "a panic whose payload is no text",
            "std::panic::panic_any(42);",
            "panicked",
            "a value that is no text",
        ),
        before(
            "a panic inside Drop",
            "struct D; impl Drop for D { fn drop(&mut self) { panic!(\"dropped\"); } } let _d = D;",
            "panicked",
            "dropped",
        ),
        before(
            "a panic inside Drop after a panic",
            "struct D; impl Drop for D { fn drop(&mut self) { panic!(\"dropped\"); } } let _d = D;
             panic!(\"the first\");",
            "panicked",
            "the first",
        ),
        before(
            "a panic message of ten million letters",
            "panic!(\"{}\", \"letters\".repeat(1_500_000));",
            "panicked",
            "lettersletters",
        ),
        before(
            "a matrix that does not fit",
            "println!(\"{}\", h * DVector::from_element(7, 1.0));",
            "panicked",
            "Two shapes do not fit together",
        ),
    ]);
}

#[test]
fn reaching_outside_at_run_time() {
    const NOTHING: &str = "The sandbox has no files, no network, no clock and no threads";
    let unwrapped =
        |name: &str, call: &str| before(name, &format!("{call}.unwrap();"), "panicked", NOTHING);
    all(vec![
        unwrapped("reading a file", "std::fs::read_to_string(\"Cargo.toml\")"),
        unwrapped("reading the system", "std::fs::read(\"/etc/passwd\")"),
        unwrapped("writing a file", "std::fs::write(\"left_behind\", \"x\")"),
        unwrapped("listing a folder", "std::fs::read_dir(\".\")"),
        unwrapped("listing the system", "std::fs::read_dir(\"/\")"),
        unwrapped("its own process", "std::fs::read(\"/proc/self/mem\")"),
        unwrapped(
            "other processes",
            "std::fs::write(\"/proc/1/oom_score_adj\", \"1000\")",
        ),
        unwrapped(
            "somebody else's answer",
            "std::fs::read(\"../../bob/2_taylor/2_1a_quadratic_model.rs\")",
        ),
        unwrapped(
            "the reference",
            "std::fs::read(\"../../../solutions/2_taylor/2_1a_quadratic_model/solution.rs\")",
        ),
        unwrapped(
            "standard input",
            "std::io::read_to_string(std::io::stdin())",
        ),
        unwrapped(
            "a connection",
            "std::net::TcpStream::connect((\"127.0.0.1\", 80))",
        ),
        unwrapped("a port", "std::net::UdpSocket::bind((\"127.0.0.1\", 0))"),
        unwrapped(
            "another program",
            "std::process::Command::new(\"ls\").status()",
        ),
        before(
            "a thread",
            "std::thread::spawn(|| ());",
            "panicked",
            NOTHING,
        ),
        before(
            "a clock",
            "let _ = std::time::Instant::now();",
            "panicked",
            NOTHING,
        ),
        before(
            "the time of day",
            "let _ = std::time::SystemTime::now();",
            "panicked",
            NOTHING,
        ),
        before(
            "a nap",
            "std::thread::sleep(std::time::Duration::from_secs(1000));",
            "panicked",
            NOTHING,
        ),
        before(
            "the environment",
            "println!(\"{}\", std::env::var(\"HOME\").unwrap());",
            "panicked",
            "NotPresent",
        )
        .or("forbidden", "`std::env"),
        before(
            "a failure to reach out that is ignored",
            "let _ = std::fs::write(\"left_behind\", \"x\"); let _ = std::fs::remove_dir_all(\"/\");",
            "passed",
            "",
        ),
    ]);
}

#[test]
fn reaching_outside_at_compile_time() {
    const FILE: &str = "../../solutions/2_taylor/2_1a_quadratic_model/solution.rs";
    let refused = |name: &str, items: &str, token: &'static str| {
        beside(name, &items.replace("FILE", FILE), "forbidden", token)
    };
    let skipped_line = format!(
        "#!/*\n{}// */\n",
        right("const TEXT: &str = include_str!(\"/etc/hostname\");", "")
    );
    all_refused(vec![
        refused("unsafe", "fn f() { unsafe {} }", "`unsafe` at "),
        refused(
            "the reference as text",
            "const TEXT: &str = include_str!(\"FILE\");",
            "`include_str!` at ",
        ),
        refused(
            "the reference under another name",
            "use std::include_str as poem; const TEXT: &str = poem!(\"FILE\");",
            "`include_str!` at ",
        ),
        refused(
            "the reference by a raw identifier",
            "const TEXT: &str = r#include_str!(\"FILE\");",
            "`include_str!` at ",
        ),
        refused(
            "the reference through a macro",
            "macro_rules! call { ($name:ident, $file:expr) => { $name!($file) } } const TEXT: &str = call!(include_str, \"FILE\");",
            "`include_str!` at ",
        ),
        refused(
            "the reference as documentation",
            "#[doc = include_str!(\"FILE\")] fn f() {}",
            "`include_str!` at ",
        ),
        refused(
            "the reference as bytes",
            "const BYTES: &[u8] = core::include_bytes!(\"FILE\");",
            "`include_bytes!` at ",
        ),
        refused(
            "the reference as code",
            "mod theirs { include!(\"FILE\"); }",
            "`include!` at ",
        ),
        whole(
            "a first line that the compiler skips, with a comment that only the scan would see",
            skipped_line,
            "forbidden",
            "`#!` at ",
        )
        .or("forbidden", "`include_str!` at "),
        whole(
            "front matter that the compiler would skip",
            format!("---\n/*\n---\n{}// */\n", right("", "")),
            "forbidden",
            "`---` at ",
        )
        .or("does_not_compile", "frontmatters are experimental"),
        refused(
            "the reference as a module",
            "#[path = \"FILE\"] mod theirs;",
            "`#[path]` at ",
        ),
        refused(
            "a path that depends",
            "#[cfg_attr(all(), path = \"FILE\")] mod theirs;",
            "`#[path]` at ",
        ),
        refused(
            "a module in another file",
            "mod theirs;",
            "`mod theirs;` at ",
        ),
        refused(
            "a module in another file through a macro",
            "macro_rules! module { ($name:ident) => { mod $name; } } module!(theirs);",
            "`mod ",
        ),
        whole(
            "an unstable feature",
            format!("#![feature(test)]\n{}", right("", "")),
            "forbidden",
            "`#[feature]` at ",
        ),
        refused("another crate", "extern crate alloc;", "`extern` at "),
        refused(
            "a function of the host",
            "#[link(wasm_import_module = \"curvature\")] unsafe extern \"C\" { safe fn finished(); }",
            "`link` at ",
        ),
        refused(
            "a symbol of the runner's",
            "#[no_mangle] pub fn _start() {}",
            "`no_mangle` at ",
        ),
        refused(
            "a symbol of the runner's, said to be unsafe",
            "#[unsafe(no_mangle)] pub fn _start() {}",
            "`unsafe` at ",
        ),
        refused(
            "code before main",
            "#[unsafe(link_section = \".init_array\")] static EARLY: fn() = f; fn f() {}",
            "`unsafe` at ",
        ),
        refused("assembly", "use core::arch::asm;", "`asm!` at "),
        refused(
            "assembly for the whole bundle",
            "core::arch::global_asm!(\"\");",
            "`global_asm!` at ",
        ),
        refused(
            "the reference as a module whose braces a macro leaves away",
            "macro_rules! module { ($k:tt $name:ident {} $m:meta) => { #[$m] $k $name; } }
             module!(mod theirs {} path = \"FILE\");",
            "`mod theirs;` at ",
        ),
        refused(
            "a file for the debugger",
            "mod inner { #![debugger_visualizer(gdb_script_file = \"FILE\")] }",
            "`debugger_visualizer` at ",
        ),
        refused(
            "the reference as documentation that depends",
            "#[cfg_attr(all(), doc = include_str!(\"FILE\"))] fn f() {}",
            "`include_str!` at ",
        ),
        refused(
            "the reference by a path that is put together",
            "const TEXT: &str = include_str!(concat!(\"FI\", \"LE\"));",
            "`include_str!` at ",
        ),
        refused(
            "the reference by macros in macros",
            "macro_rules! outer { ($d:tt) => { macro_rules! inner { ($d name:ident) => { $d name!(\"FILE\") } } } }
             outer!($); const TEXT: &str = inner!(include_str);",
            "`include_str!` at ",
        ),
        refused(
            "code under another name",
            "use core::{include as poem}; poem!(\"FILE\");",
            "`include!` at ",
        ),
        refused(
            "code by a macro that is handed on",
            "macro_rules! call { ($name:path) => { $name!(\"FILE\"); } } call!(std::include);",
            "`include` at ",
        ),
        refused(
            "a macro of the new kind",
            "macro poem($name:ident) { $name!(\"FILE\") } poem!(include);",
            "`include` at ",
        ),
        refused(
            "letters that only look the same",
            "const TEXT: &str = \u{ff49}nclude_str!(\"FILE\");",
            "",
        )
        .or("does_not_compile", "cannot find macro"),
        refused(
            "the environment under another name",
            "use std::option_env as e; const HOME: Option<&str> = e!(\"HOME\");",
            "`option_env!` at ",
        ),
        refused(
            "a symbol of the runner's through a macro",
            "macro_rules! mark { ($m:meta) => { #[$m] pub fn _start() {} } } mark!(no_mangle);",
            "`no_mangle` at ",
        ),
        refused(
            "the bundle under the library's name",
            "extern crate self as lab;",
            "`extern` at ",
        ),
        refused(
            "the compiler's environment",
            "const HOME: &str = env!(\"HOME\");",
            "`env!` at ",
        ),
        refused(
            "the compiler's environment through a macro",
            "macro_rules! ask { ($name:ident) => { $name!(\"HOME\") } } const HOME: &str = ask!(env);",
            "`env` at ",
        ),
        refused(
            "the compiler's environment, if there is one",
            "const HOME: Option<&str> = option_env!(\"HOME\");",
            "`option_env!` at ",
        ),
        refused(
            "a macro for the whole bundle",
            "#[macro_export] macro_rules! helper { () => {} }",
            "`macro_export` at ",
        ),
        refused(
            "an allocator for the whole bundle",
            "#[global_allocator] static HEAP: std::alloc::System = std::alloc::System;",
            "`global_allocator` at ",
        ),
    ]);
}

/// 1.3a asks for a function that `lab` has too, for the exercises after it.
#[test]
fn what_the_library_has_already_cannot_be_handed_in() {
    let taken = |name: &str, items: &str, value: &str| {
        let content = format!(
            "use lab::E;\n{USES}{items}
             pub fn spectrum(h: &DMatrix<f64>) -> Result<(DVector<f64>, DMatrix<f64>), E> {{ {value} }}"
        );
        let asked_for = "it is what this exercise asks you to write";
        whole(name, content, "forbidden", asked_for).on(SPECTRUM)
    };
    all_refused(vec![
        taken("by its name", "", "lab::spectrum(h)"),
        taken(
            "the library renamed",
            "use lab::{self as l};",
            "l::spectrum(h)",
        ),
        taken(
            "everything imported",
            "mod all { pub use lab::{*}; }",
            "all::spectrum(h)",
        ),
        taken(
            "the library through a macro",
            "macro_rules! of { ($l:ident, $h:expr) => { $l::spectrum($h) } }",
            "of!(lab, h)",
        ),
        taken(
            "both through a macro",
            "macro_rules! of { ($s:ident, $l:ident :: $e:ident, $h:expr) => { $l::$s($h) } }",
            "of!(spectrum, lab::E, h)",
        ),
        taken(
            "the library renamed out of a path",
            "macro_rules! of { ($l:ident :: $e:ident) => { use $l as all; } } of!(lab::E);",
            "all::spectrum(h)",
        ),
    ]);
}

#[test]
fn what_the_sandbox_cannot_load() {
    const SAYS: &str = "The sandbox cannot run what your file compiles to";
    let numbered = |each: fn(usize) -> String| (0..1200).map(each).collect::<Vec<_>>();
    let many = format!(
        "fn many({}) -> f64 {{ {} }}",
        numbered(|i| format!("a{i}: f64")).join(", "),
        numbered(|i| format!("a{i}")).join(" + ")
    );
    let arguments = numbered(|i| format!("{i}.0")).join(", ");
    let call = format!("println!(\"{{}}\", many({arguments}));");
    all(vec![
        whole(
            "instructions that the sandbox does not have",
            right(
                "#[target_feature(enable = \"simd128\")] fn sum(x: f64) -> f64 {
                     use std::arch::wasm32::*;
                     f64x2_extract_lane::<0>(f64x2_add(f64x2_splat(x), f64x2_splat(x)))
                 }",
                "println!(\"{}\", sum(f0));",
            ),
            "does_not_compile",
            SAYS,
        ),
        whole(
            "a function of 1,200 arguments",
            right(&many, &call),
            "does_not_compile",
            SAYS,
        ),
    ]);
}

/// A trait that one answer implements is implemented in all of the bundle.
#[test]
fn an_answer_cannot_make_its_neighbour_ambiguous() {
    let learner = Learner::new();
    let items = "pub struct Equal<T>(T);
                 impl PartialEq<Equal<[u8; { 1 }]>> for f64 {
                     fn eq(&self, _: &Equal<[u8; { 1 }]>) -> bool { true }
                 }";
    learner.writes(MODEL, right(items, ""));
    let parsing = "pub fn is_zero(x: f64) -> bool { x == \"0\".parse().unwrap() }";
    learner.writes(STEP, format!("{}\n{parsing}\n", reference(STEP)));
    // The neighbour alone at fault is still told so, and alone.
    learner.writes(
        SPECTRUM,
        format!("{}\nfn f() -> u8 {{ 1.0 }}\n", reference(SPECTRUM)),
    );
    assert_eq!(
        verdicts(&learner, &[MODEL, STEP, SPECTRUM]),
        ["passed", "passed", "does_not_compile"]
    );
}

#[test]
fn files_that_break_at_every_stage_of_the_compiler_are_dropped_alone() {
    let learner = Learner::new();
    let broken = [
        ("fd_gradient", "fn f( {"),
        ("remainder_slopes", "use crate::nothing::at_all;"),
        ("descent_rate", "pub fn f() -> u8 { 1.0 }"),
        (
            "escape_time",
            "pub fn f() -> &'static str { let s = String::new(); &s }",
        ),
        (
            "saddle_free_newton",
            "pub const C: () = assert!(size_of::<usize>() == 3); pub fn f() { C }",
        ),
        (
            "critical_report",
            "fn g<T: Copy>(t: T) { g((t, t)) } fn f() { g(1) } #[used] static F: fn() = f;",
        ),
    ];
    for (slug, item) in broken {
        learner.writes(slug, format!("{}\n{item}\n", reference(slug)));
    }
    learner.writes(MODEL, reference(MODEL));
    let mut asked = vec![MODEL];
    asked.extend(broken.map(|(slug, _)| slug));
    let mut expected = vec!["passed"];
    expected.extend(broken.map(|_| "does_not_compile"));
    assert_eq!(verdicts(&learner, &asked), expected);
}

fn verdicts(learner: &Learner, slugs: &[&str]) -> Vec<String> {
    let output = learner.runs(&[&["check", "--json"], slugs].concat());
    let document: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|e| panic!("{e}: {}", text(&output.stderr)));
    let entries = document["exercises"].as_array().unwrap();
    let verdict = |entry: &Value| entry["verdict"].as_str().unwrap().to_owned();
    entries.iter().map(verdict).collect()
}

#[test]
fn the_compiler_at_its_limits() {
    const TIME: &str = "did not come to an end within 10 s";
    const MEMORY: &str = "memory";
    const NESTED: &str = "nested";
    let endless = "const N: u64 = { let mut i = 0_u64; while i < u64::MAX { i += 1; } i };";
    let tuples: String = (1..40)
        .map(|i| format!("type T{i} = (T{}, T{});", i - 1, i - 1))
        .collect();
    all(vec![
        beside(
            "a macro that calls itself without end",
            "macro_rules! more { ($($t:tt)*) => { more!($($t)* x); } } more!();",
            "does_not_compile",
            "recursion limit reached while expanding `more!`",
        ),
        beside(
            "a macro that doubles its input without end",
            "macro_rules! more { ($($t:tt)*) => { more!($($t)* $($t)*); } } more!(x);",
            "does_not_compile",
            MEMORY,
        )
        .or("does_not_compile", TIME)
        .alone(),
        whole(
            "a constant that never ends",
            right(endless, "println!(\"{N}\");"),
            "does_not_compile",
            "constant evaluation is taking a long time",
        )
        .alone(),
        whole(
            "a constant that never ends, with the lint switched off",
            format!(
                "#![allow(long_running_const_eval)]\n{}",
                right(endless, "println!(\"{N}\");")
            ),
            "does_not_compile",
            TIME,
        )
        .alone(),
        before(
            "a function for ever larger types",
            "fn pair<T: Copy>(t: T, n: u64) { if n > 0 { pair((t, t), n - 1) } } pair(1, v.len() as u64);",
            "does_not_compile",
            "recursion limit while instantiating",
        ),
        whole(
            "a type that doubles forty times",
            right(
                &format!("type T0 = u8; {tuples}"),
                "println!(\"{}\", size_of::<T39>());",
            ),
            "does_not_compile",
            MEMORY,
        )
        .or("does_not_compile", TIME)
        .alone(),
        whole(
            "a static that fills the compiler's memory",
            right(
                "static BYTES: [u8; 1 << 30] = [1; 1 << 30];",
                "println!(\"{}\", BYTES[std::hint::black_box(0)]);",
            ),
            "does_not_compile",
            MEMORY,
        )
        .or("does_not_compile", TIME)
        .or("out_of_memory", MEMORY)
        .alone(),
        before(
            "parentheses without end",
            &format!("let _ = {}1{};", "(".repeat(100_000), ")".repeat(100_000)),
            "does_not_compile",
            NESTED,
        )
        .alone(),
        before(
            "a sum without end",
            &format!("let _ = {}1;", "1 + ".repeat(100_000)),
            "does_not_compile",
            NESTED,
        )
        .alone(),
        beside(
            "more warnings than anybody reads",
            &(0..20_000)
                .map(|i| format!("fn f{i}() {{ let x = 1; }}\n"))
                .collect::<String>(),
            "does_not_compile",
            "broke off",
        )
        .or("does_not_compile", TIME)
        .alone(),
        beside(
            "ten thousand errors",
            &"const X: f64 = \"x\";\n".repeat(10_000),
            "does_not_compile",
            "error E0428",
        )
        .or("does_not_compile", "error E0308")
        .alone(),
    ]);
}

#[test]
fn files_that_are_no_answer() {
    let right = || right("", "");
    let with = |inserted: &[u8]| [right().as_bytes(), inserted].concat();
    let utf16: Vec<u8> = right().encode_utf16().flat_map(u16::to_le_bytes).collect();
    const ABSENT: &str = "your file has none of that name";
    let attacks = vec![
        whole("an empty file", "", "does_not_compile", ABSENT),
        whole("only line breaks", "\n\n\r\n", "does_not_compile", ABSENT),
        whole("only a comment", "// later", "does_not_compile", ABSENT),
        Attack::new(
            "a deleted file",
            File::Made(|_| ()),
            "does_not_compile",
            "is not there. `cargo run -- reset 2.1a`",
        ),
        Attack::new(
            "a folder in place of the file",
            File::Made(|path| fs::create_dir(path).unwrap()),
            "does_not_compile",
            "is not a file",
        ),
        whole(
            "bytes that are not UTF-8",
            with(b"// caf\xe9\n"),
            "does_not_compile",
            "is not UTF-8 text: line 7",
        ),
        whole(
            "UTF-16",
            [vec![0xff, 0xfe], utf16].concat(),
            "does_not_compile",
            "is not UTF-8 text: line 1",
        ),
        whole(
            "NUL bytes",
            [0; 4096],
            "does_not_compile",
            "unknown start of token",
        ),
        whole(
            "a NUL byte behind the answer",
            with(b"\0"),
            "does_not_compile",
            "unknown start of token",
        ),
        whole(
            "two megabytes",
            with(&b"// x\n".repeat(420_000)),
            "does_not_compile",
            "is larger than 1 MiB",
        ),
        whole(
            "another language",
            "def model(f0, g, h, v):\n    return f0 + g @ v + 0.5 * v @ h @ v\n",
            "does_not_compile",
            "error at ",
        ),
        whole(
            "a brace too many",
            with(b"}"),
            "does_not_compile",
            "unexpected closing delimiter",
        ),
        whole(
            "a comment without end",
            with(b"/*"),
            "does_not_compile",
            "unterminated block comment",
        ),
        whole(
            "a byte order mark",
            format!("\u{feff}{}", right()),
            "passed",
            "",
        ),
        whole(
            "line ends of another system",
            format!("// first\n{}", right()).replace('\n', "\r\n"),
            "passed",
            "",
        ),
        whole("a NUL byte in a comment", with(b"// \0\n"), "passed", ""),
    ];
    all_refused(attacks);
}

#[cfg(unix)]
#[test]
fn a_pipe_in_place_of_the_file() {
    all(vec![Attack::new(
        "a pipe",
        File::Made(|path| {
            let made = std::process::Command::new("mkfifo").arg(path).status();
            assert!(made.unwrap().success());
            // A check that reads the pipe all the same gets an answer, and the test an end.
            let path = path.to_owned();
            std::thread::spawn(move || fs::write(path, right("", "")));
        }),
        "does_not_compile",
        "is not a file",
    )]);
}

#[test]
fn contracts_that_are_broken() {
    const SIGNATURE: &str = "`model` no longer has the signature that the exercise asks for. Its signature is\n    pub fn model(f0: f64, g: &DVector<f64>, h: &DMatrix<f64>, v: &DVector<f64>) -> f64";
    const ABSENT: &str = "asks for a function `model`, and your file has none of that name";
    const PRIVATE: &str = "`model` is private: it must be `pub fn`";
    let signature = |name: &str, arguments: &str, result: &str, body: &str| {
        let content = format!("{USES}pub fn model({arguments}) -> {result} {{ {body} }}");
        whole(name, content, "does_not_compile", SIGNATURE)
    };
    let edited = |name: &str, from: &str, to: &str, says| {
        let content = right("", "");
        assert!(content.contains(from));
        whole(name, content.replace(from, to), "does_not_compile", says)
    };
    const GIVEN: &str = "f0: f64, g: &DVector<f64>, h: &DMatrix<f64>, v: &DVector<f64>";
    all_refused(vec![
        signature("an argument too few", "f0: f64, g: &DVector<f64>", "f64", "f0 + g[0]"),
        signature(
            "arguments by value",
            "f0: f64, g: DVector<f64>, h: DMatrix<f64>, v: DVector<f64>",
            "f64",
            "f0 + g.dot(&v) + 0.5 * v.dot(&(h * &v))",
        ),
        signature(
            "arguments in another order",
            "f0: f64, h: &DMatrix<f64>, g: &DVector<f64>, v: &DVector<f64>",
            "f64",
            RIGHT,
        ),
        signature("another type of number", GIVEN, "f32", "0.0"),
        signature("an option", GIVEN, "Option<f64>", &format!("Some({RIGHT})")),
        signature("an answer that never comes", GIVEN, "!", "loop {}"),
        whole(
            "an answer that equals everything",
            format!(
                "{USES}pub struct Equal;
                 impl PartialEq<f64> for Equal {{ fn eq(&self, _: &f64) -> bool {{ true }} }}
                 impl lab::probe::Observe for Equal {{ fn observe(&self) -> lab::probe::Value {{ loop {{}} }} }}
                 {}",
                model("Equal").replace("-> f64", "-> Equal")
            ),
            "does_not_compile",
            "error E0",
        )
        .or("does_not_compile", SIGNATURE),
        whole(
            "a vector of one's own",
            right("", "").replace(USES, "use nalgebra::DMatrix; pub struct DVector<T>(pub T);")
                .replace(RIGHT, "f0"),
            "does_not_compile",
            SIGNATURE,
        ),
        whole(
            "a generic that nobody can guess",
            right("", "").replace("fn model(", "fn model<T: Default>("),
            "does_not_compile",
            SIGNATURE,
        ),
        edited("async", "pub fn", "pub async fn", SIGNATURE),
        edited("another name", "fn model", "fn my_model", ABSENT),
        edited("a capital letter", "fn model", "fn Model", ABSENT),
        edited("not public", "pub fn", "fn", PRIVATE),
        edited("public for nobody", "pub fn", "pub(self) fn", PRIVATE),
        whole(
            "inside a module",
            format!("pub mod inner {{ {} }}", right("", "")),
            "does_not_compile",
            ABSENT,
        ),
        whole(
            "twice",
            format!("{}{}", right("", ""), model(RIGHT)),
            "does_not_compile",
            "the name `model` is defined multiple times",
        ),
        answers("text for a number", "\"0\"", "does_not_compile", "mismatched types"),
        answers(
            "a generic instead of the concrete type, which fits all the same",
            &format!("let f0 = f0.into(); {RIGHT}"),
            "does_not_compile",
            "E0282",
        )
        .or("does_not_compile", "E0283"),
        whole(
            "generic and right",
            right("", "let f0: f64 = f0.into();")
                .replace("f0: f64, g", "f0: T, g")
                .replace("fn model(", "fn model<T: Into<f64>>("),
            "passed",
            "",
        ),
    ]);
}

#[test]
fn answers_that_are_no_numbers() {
    all(vec![
        answers("NaN", "f64::NAN", "wrong", "NaN"),
        answers("infinity", "f64::INFINITY", "wrong", "infinite"),
        steps("an empty vector", "Ok(DVector::zeros(0))", "wrong", "()"),
        steps(
            "one entry too many",
            "Ok(DVector::zeros(g.len() + 1))",
            "wrong",
            "The shape is ",
        ),
        steps(
            "NaN in a vector",
            "Ok(DVector::from_element(g.len(), f64::NAN))",
            "wrong",
            "NaN",
        ),
        steps(
            "a vector of a hundred thousand entries",
            "Ok(DVector::from_element(100_000, 0.1))",
            "wrong",
            "The shape is ",
        )
        .or("out_of_work", "did not come to an end within"),
        steps(
            "always an error",
            "Err(E::Singular)",
            "wrong",
            "Err(E::Singular)",
        ),
        spectra(
            "a matrix of the wrong shape",
            "Ok((DVector::zeros(h.nrows()), DMatrix::zeros(1, 7)))",
            "wrong",
            "eigenvalues",
        ),
        spectra(
            "an empty matrix",
            "Ok((DVector::zeros(0), DMatrix::zeros(0, 0)))",
            "wrong",
            "The shape is ",
        ),
        spectra(
            "a million rows of nothing",
            "Ok((DVector::zeros(0), DMatrix::zeros(1_000_000, 0)))",
            "wrong",
            "The shape is ",
        ),
        spectra(
            "NaN in a matrix",
            "let n = h.nrows(); Ok((DVector::zeros(n), DMatrix::from_element(n, n, f64::NAN)))",
            "wrong",
            "eigenvalues",
        ),
    ]);
}

#[test]
fn forgeries() {
    const RUNNERS: &str = "lab::probe::main belongs to the runner";
    let hole = program("hole");
    let scribbling = "let memory: &'static mut [u8] = reinterpret((1_usize << 16, 17_usize << 20));
         for byte in memory { *byte ^= 0x55; }
         return 0.0;";
    all(vec![
        whole(
            "a printed report",
            program("forged_report"),
            "wrong",
            "should be -0.82, and yours is 0",
        ),
        answers(
            "a panic that looks like a stub",
            "todo!()",
            "not_started",
            "Not started yet",
        ),
        before(
            "the runner's main",
            "lab::probe::main(&[]);",
            "panicked",
            RUNNERS,
        ),
        before(
            "the runner's main with the probe",
            "lab::probe::main(&[super::probe::probe]);",
            "panicked",
            RUNNERS,
        ),
        before("the bundle's main", "crate::main();", "panicked", RUNNERS),
        before(
            "a recorder of one's own",
            "let _ = lab::probe::Recorder { _private: () };",
            "does_not_compile",
            "field `_private` of struct `Recorder` is private",
        ),
        before(
            "a recorder out of zeros",
            "let _: lab::probe::Recorder = std::mem::zeroed();",
            "does_not_compile",
            "error E0133",
        ),
        before(
            "a probe of one's own",
            "let _ = lab::probe::Probe { wanted: todo!(), seed: 0, next: 0 };",
            "does_not_compile",
            "of struct `Probe` are private",
        ),
        before(
            "the library's boundary",
            "lab::probe::host::finish();",
            "does_not_compile",
            "module `host` is private",
        ),
        before(
            "the trace itself",
            "let _ = curvature_trace::Matrix::default();",
            "does_not_compile",
            "error E0433",
        ),
        beside(
            "another exercise's answer",
            "use crate::e1::answer::newton_step;",
            "does_not_compile",
            "E0432",
        )
        .or("does_not_compile", "E0433"),
        whole(
            "macros that change the probe's meaning",
            format!(
                "#![macro_use]\n{}",
                right("macro_rules! format { ($($t:tt)*) => { loop {} } }", "")
            ),
            "passed",
            "",
        ),
        whole(
            "all memory scribbled over through the lifetime hole",
            right(&hole, scribbling),
            "wrong",
            "the model at v",
        )
        .or("panicked", "in the case")
        .or("out_of_work", "The case")
        .or("out_of_memory", "The case"),
    ]);
}

/// A probe computes some observations itself, like an order of convergence: whoever can record
/// could have them without an answer.
const ORDER: &str = "the power p in the error t^p of the model at t v";

#[test]
fn the_probe_records_what_is_forged_below() {
    let probe = fs::read_to_string(root().join("solutions/2_taylor/2_1a_quadratic_model/probe.rs"));
    assert!(probe.unwrap().contains(ORDER));
}

#[test]
fn a_forged_recorder_earns_nothing() {
    let forging = format!(
        "let mut recorder: lab::probe::Recorder = reinterpret(());
         recorder.see({ORDER:?}, 3.0, lab::probe::exactly());
         return 0.0;"
    );
    let learner = Learner::new();
    learner.writes(MODEL, right(&program("hole"), &forging));
    let entry = learner.checks(MODEL);
    assert_eq!(entry["verdict"], "wrong", "{entry:#}");
    assert_eq!(entry["cases"]["passed"], 0, "{entry:#}");
}

/// The guest knows by a byte of its own memory that it has been entered. With that wiped out, the host
/// knows it.
#[test]
fn entering_twice_earns_nothing_even_if_the_guest_has_forgotten_it() {
    let items = format!(
        "{}
         static MARK: std::sync::atomic::AtomicBool = std::sync::atomic::AtomicBool::new(false);
         fn forged(p: &mut lab::probe::Probe) {{
             for _ in 0..11 {{
                 p.case(\"x\", |r| r.see({ORDER:?}, 3.0, lab::probe::within_absolute(0.1)));
             }}
         }}",
        program("hole")
    );
    let forging = "let around = &raw const MARK as usize - 64;
         let memory: &'static mut [u8] = reinterpret((around, 128_usize));
         for byte in memory { if *byte == 1 { *byte = 0; } }
         lab::probe::main(&[forged]);
         std::process::exit(0);";
    let learner = Learner::new();
    learner.writes(MODEL, right(&items, forging));
    let entry = learner.checks(MODEL);
    assert_eq!(entry["verdict"], "panicked", "{entry:#}");
    assert_eq!(entry["cases"]["passed"], 0, "{entry:#}");
    let says = entry["message"].as_str().unwrap();
    assert!(
        says.contains("lab::probe::main belongs to the runner"),
        "{says}"
    );
}

/// Whoever looks at the random cases at home can return their numbers; nobody has seen those of
/// another seed.
#[test]
fn hard_coded_answers_fail_under_another_seed() {
    let learner = Learner::new();
    let spying = "if v.len() == 5 { panic!(\"seen: {}\", f0.to_bits()); }";
    learner.writes(MODEL, right("", spying));
    let entry = learner.checks(MODEL);
    let findings = entry["findings"].as_array().unwrap();
    let seen: Vec<String> = findings
        .iter()
        .filter_map(|finding| finding["says"].as_str()?.split_once("seen: "))
        .map(|(_, rest)| rest.chars().take_while(char::is_ascii_digit).collect())
        .collect();
    assert_eq!(seen.len(), 2, "{entry:#}");
    let coded = format!(
        "if v.len() == 5 && ![{}].contains(&f0.to_bits()) {{ return 0.0; }}",
        seen.join(", ")
    );
    learner.writes(MODEL, right("", &coded));
    assert_eq!(learner.checks(MODEL)["verdict"], "passed");
    let output = learner.runs(&["check", MODEL, "--json", "--seed", "20261124"]);
    let document: Value = serde_json::from_slice(&output.stdout).unwrap();
    let entry = &document["exercises"][0];
    assert_eq!(entry["verdict"], "wrong", "{entry:#}");
    let cases = |key: &str| entry["cases"][key].as_u64().unwrap();
    assert_eq!(cases("total") - cases("passed"), 2);
}

/// An implementation that one answer has could make up what another leaves out, and what it leaves
/// out could be what the exercise asks for.
#[test]
fn an_answer_cannot_be_completed_by_its_neighbour() {
    let learner = Learner::new();
    let items = "#[derive(Default)] pub struct Mine;
         impl std::ops::Shl<Mine> for &DMatrix<f64> {
             type Output = Result<(DVector<f64>, DMatrix<f64>), lab::E>;
             fn shl(self, _: Mine) -> Self::Output { lab::spectrum(self) }
         }";
    learner.writes(MODEL, right(items, ""));
    let empty = "use lab::E;
         use nalgebra::{DMatrix, DVector};
         pub fn spectrum(h: &DMatrix<f64>) -> Result<(DVector<f64>, DMatrix<f64>), E> {
             h << Default::default()
         }";
    learner.writes(SPECTRUM, empty);
    assert_eq!(
        verdicts(&learner, &[SPECTRUM, MODEL]),
        ["does_not_compile", "passed"]
    );
}

#[test]
fn right_answers_pass_with_whatever_is_around_them() {
    all(vec![
        whole("helpers, tests and a main", program("busy_helpers"), "passed", ""),
        before(
            "a flood that ends",
            "for _ in 0..15_000 { println!(\"forty-two\"); }",
            "passed",
            "",
        ),
        beside("a main of one's own", "pub fn main() { std::process::exit(0) }", "passed", ""),
        before(
            "a panic hook and statics, which no other exercise sees",
            "static CALLS: std::sync::Mutex<u8> = std::sync::Mutex::new(0);
             *CALLS.lock().unwrap() = 1;
             std::panic::set_hook(Box::new(|_| std::process::exit(0)));",
            "passed",
            "",
        ),
        before(
            "its own place, which names nobody else's",
            "assert!(!file!().contains(\"bundles\")); assert!(file!().ends_with(\"2_1a_quadratic_model.rs\"));",
            "passed",
            "",
        ),
        beside(
            "modules with the runner's names",
            "pub mod probe { pub fn probe() {} } pub mod answer {} pub mod lab {}",
            "passed",
            "",
        ),
        whole(
            "by another module",
            format!("mod inner {{ {} }} pub use inner::model;", right("", "")),
            "passed",
            "",
        ),
        beside(
            "traits on the library's types",
            "trait Half { fn half(&self) -> f64; } impl Half for f64 { fn half(&self) -> f64 { self / 2.0 } }
             pub struct Nothing; impl std::ops::Mul<Nothing> for f64 { type Output = f64; fn mul(self, _: Nothing) -> f64 { 0.0 } }",
            "passed",
            "",
        ),
        beside(
            "words that are only mentioned",
            "// unsafe include_str!(\"x\") #[path] mod x;\nconst TEXT: &str = \"unsafe extern env!() #![feature(x)]\";",
            "passed",
            "",
        ),
        before(
            "three megabytes of stack",
            "let bytes = [1_u8; 3 << 20]; println!(\"{}\", std::hint::black_box(&bytes).len());",
            "passed",
            "",
        ),
        before(
            "sixty megabytes of memory",
            "println!(\"{}\", vec![1_u8; 60 << 20].len());",
            "passed",
            "",
        ),
    ]);
}

/// Characters that a terminal obeys: control characters, and those that turn text around.
fn steers(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[test]
fn what_a_program_says_cannot_steer_the_terminal() {
    const ESCAPES: &str = r"\x1b[2J\x1b]0;title\x07\u{9b}31m\rback\x08\u{202e}turned";
    let raw = "\x1b[2J\x1b]0;title\x07\u{9b}31m\u{8}turned";
    for (name, answer) in [
        ("a panic", right("", &format!("panic!(\"{ESCAPES}\");"))),
        (
            "a panic of several lines",
            right(
                "",
                &format!("panic!(\"one\\n{ESCAPES}\\r\\ntwo {ESCAPES}\");"),
            ),
        ),
        (
            "output",
            right(
                "",
                &format!("println!(\"{ESCAPES}\"); eprint!(\"{ESCAPES}\"); panic!();"),
            ),
        ),
        (
            "a compiler error",
            right(&format!("compile_error!(\"{ESCAPES}\");"), ""),
        ),
        (
            "a line with an error",
            right(&format!("const X: u8 = \"{raw}\";"), ""),
        ),
        (
            "an unknown character",
            right(&format!("{raw} fn f() {{}}"), ""),
        ),
    ] {
        let learner = Learner::new();
        learner.writes(MODEL, answer);
        let shown = learner.reads(&["check", MODEL]);
        let steering: Vec<char> = shown.chars().filter(|c| steers(*c)).collect();
        assert!(steering.is_empty(), "{name}: {steering:?} in {shown:?}");
        assert!(shown.contains("[2J"), "{name}: {shown}");
    }
}

#[test]
fn what_a_program_says_fits_on_a_screen() {
    for (name, statements) in [
        ("lines", "for i in 0..5_000 { println!(\"{i}\"); }"),
        ("one line", "print!(\"{}\", \"x\".repeat(100_000));"),
        (
            "a panic of one line",
            "panic!(\"{}\", \"x\".repeat(100_000));",
        ),
        (
            "a panic of many lines",
            "panic!(\"{}\", \"x\\n\".repeat(100_000));",
        ),
    ] {
        let learner = Learner::new();
        learner.writes(
            MODEL,
            right("", &format!("{statements} panic!(\"the end\");")),
        );
        let shown = learner.reads(&["check", MODEL]);
        let lines = shown.lines().count();
        assert!(lines <= LONGEST_SCREEN, "{name}: {lines} lines");
        assert!(shown.contains("panicked"), "{name}: {shown}");
    }
}

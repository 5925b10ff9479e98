//! What rustc may reach while strangers' answers are compiled.
//!
//! A small program of ours, the jailer, gives up everything else and then becomes rustc. Cargo builds
//! it when it is first needed. Here stands what is granted; how it is enforced stands in `src/jailer/`.

use super::{
    cargo,
    lab::{Lab, Progress},
    protections::{Landlock, Protections},
    toolchain::Toolchain,
};
use serde_json::{Value, json};
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Duration,
};
use workbook::{
    fault::{Fault, Result},
    files,
};

/// Address space that rustc may use, in bytes.
const MEMORY: u64 = 4 << 30;
/// Bytes of any one file that rustc may write.
const FILE_SIZE: u64 = 256 << 20;
/// Where systems keep the libraries that every program is linked with.
const LIBRARIES: [&str; 5] = ["/lib", "/lib64", "/usr/lib", "/usr/lib64", "/nix/store"];
const LIST_OF_LIBRARIES: &str = "/etc/ld.so.cache";
/// How the jailer ends when it fails itself.
const JAILER_FAILED: i32 = 125;

/// What to do where a protection is missing that this system should have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IfUnprotected {
    Stop,
    GoOn,
}

/// A jail for rustc, tried once on this system.
#[derive(Debug, Clone)]
pub struct Jail {
    /// None where the system has no means to jail a program.
    jailer: Option<PathBuf>,
    protections: Protections,
}

impl Jail {
    /// Builds the jailer if it has changed, and has it try what this system can enforce.
    ///
    /// # Errors
    /// Where the jailer cannot be built; and, unless the grader goes on all the same, where this
    /// system should have a protection that does not hold.
    pub fn for_this_system(
        root: &Path,
        cache: &Path,
        if_unprotected: IfUnprotected,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Self> {
        let as_root = is_root();
        if !cfg!(unix) {
            return Ok(Self {
                jailer: None,
                protections: Protections::none(as_root),
            });
        }
        let jailer = build_if_changed(root, cache, progress)?;
        let protections = try_out(&jailer, as_root)?;
        match protections.missing() {
            Some(what) if if_unprotected == IfUnprotected::Stop => Err(Fault::new(
                format!("The compiler cannot be shut in on this machine: {what}."),
                "Answers of strangers are better graded elsewhere. To go on without this protection, say --allow-unjailed; the report will name what was missing.",
            )),
            _ => Ok(Self {
                jailer: Some(jailer),
                protections,
            }),
        }
    }

    /// What holds while rustc runs in it.
    #[must_use]
    pub fn protections(&self) -> &Protections {
        &self.protections
    }

    /// rustc, able to read the toolchain, the libraries and `sources`, and to write into `own`.
    pub(super) fn command(
        &self,
        toolchain: &Toolchain,
        lab: &Lab,
        sources: &Path,
        own: &Path,
        cpu_limit: Duration,
    ) -> Command {
        let mut command = match &self.jailer {
            None => Command::new(&toolchain.rustc),
            Some(jailer) => {
                let mut command = Command::new(jailer);
                self.grant(&mut command, toolchain, lab, sources, own, cpu_limit);
                command.arg("--").arg(&toolchain.rustc);
                command
            }
        };
        command
            .env_clear()
            .envs(std::env::vars_os().filter(|(name, _)| name.eq_ignore_ascii_case("SYSTEMROOT")))
            // Some distributions keep the linker of WebAssembly there.
            .env("PATH", toolchain.sysroot.join("bin"))
            // On a machine with many cores the linker's threads would reserve more than it may use.
            .env("MALLOC_ARENA_MAX", "2")
            .envs(["TMPDIR", "TMP", "TEMP"].map(|name| (name, own)));
        command
    }

    fn grant(
        &self,
        command: &mut Command,
        toolchain: &Toolchain,
        lab: &Lab,
        sources: &Path,
        own: &Path,
        cpu_limit: Duration,
    ) {
        let mut grant = |name: &str, path: &Path| {
            command.arg(name).arg(path);
        };
        grant("--run", &toolchain.sysroot);
        for folder in LIBRARIES {
            grant("--run", Path::new(folder));
        }
        grant("--read", Path::new(LIST_OF_LIBRARIES));
        grant("--read", &lab.folder);
        grant("--read", sources);
        grant("--write", own);
        grant("--write", Path::new("/dev/null"));
        limit(command, cpu_limit);
        if self.protections.missing().is_none() && self.protections.landlock.is_on() {
            command.arg("--strict");
        }
    }

    /// Whether it was the jailer that failed, and not rustc.
    pub(super) fn has_failed(&self, status: std::process::ExitStatus) -> bool {
        self.jailer.is_some() && status.code() == Some(JAILER_FAILED)
    }
}

fn limit(command: &mut Command, cpu_limit: Duration) {
    for (name, value) in [
        ("--cpu-seconds", cpu_limit.as_secs()),
        ("--memory", MEMORY),
        ("--file-size", FILE_SIZE),
    ] {
        command.arg(name).arg(value.to_string());
    }
}

#[cfg(unix)]
fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

#[cfg(not(unix))]
fn is_root() -> bool {
    false
}

/// Runs the jailer without a program: it gives up everything and says what of that holds.
fn try_out(jailer: &Path, as_root: bool) -> Result<Protections> {
    let mut command = Command::new(jailer);
    limit(&mut command, Duration::from_secs(1));
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|cause| Fault::file("started", jailer, &cause))?;
    let said = String::from_utf8_lossy(&output.stdout);
    let says = |name: &str| {
        let mut lines = said.lines();
        lines.find_map(|line| line.strip_prefix(name)?.strip_prefix(' '))
    };
    let held = |name| says(name) == Some("held");
    let landlock = match says("landlock") {
        Some("absent") => Landlock::Absent,
        Some(words) => match words.parse() {
            Ok(abi) => Landlock::On { abi },
            Err(_) => Landlock::Failed(words.trim_start_matches("failed ").to_owned()),
        },
        None => Landlock::Failed(String::from_utf8_lossy(&output.stderr).trim().to_owned()),
    };
    Ok(Protections {
        landlock,
        cpu_time: held("cpu_seconds"),
        memory: held("memory").then_some(MEMORY),
        file_size: held("file_size").then_some(FILE_SIZE),
        as_root,
    })
}

fn build_if_changed(
    root: &Path,
    cache: &Path,
    progress: &mut dyn FnMut(Progress),
) -> Result<PathBuf> {
    let note = cache.join("jailer.json");
    let fingerprint = fingerprint(root)?;
    if let Some(jailer) = remembered(&note, &fingerprint) {
        return Ok(jailer);
    }
    progress(Progress::BuildingJailer);
    let mut jailer = None;
    let mut keep = |artifact: &Value| {
        if let Some(path) = artifact["executable"].as_str() {
            jailer = Some(PathBuf::from(path));
        }
    };
    let arguments = ["--package", "curvature-jailer", "--release"];
    let built = cargo::build(root, &cache.join("jailer"), &arguments, "", &mut keep)?;
    let jailer = jailer
        .filter(|_| built.success)
        .ok_or_else(|| built.fault("What shuts the compiler in", &arguments, root))?;
    let text = json!({ "fingerprint": fingerprint, "jailer": jailer });
    files::write_atomically(&note, text.to_string().as_bytes())?;
    Ok(jailer)
}

fn remembered(note: &Path, fingerprint: &str) -> Option<PathBuf> {
    let note: Value = serde_json::from_str(&fs::read_to_string(note).ok()?).ok()?;
    let jailer = PathBuf::from(note["jailer"].as_str()?);
    (note["fingerprint"] == fingerprint && jailer.is_file()).then_some(jailer)
}

fn fingerprint(root: &Path) -> Result<String> {
    let sources = [
        "Cargo.lock",
        "src/jailer/Cargo.toml",
        "src/jailer/src/main.rs",
        "src/jailer/src/landlocked.rs",
        "src/jailer/src/limits.rs",
    ];
    let texts: Vec<String> = sources
        .iter()
        .map(|source| files::read(&root.join(source)))
        .collect::<Result<_>>()?;
    Ok(files::fingerprint(texts.iter().map(String::as_bytes)))
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;
    use crate::{
        check::cache_folder,
        compile::{
            Cancel, Compiled, Compiler, Piece, Rejection,
            bundle::Bundle,
            rustc::{Outcome, Rustc},
        },
    };
    use std::{
        fs::Permissions, os::unix::fs::PermissionsExt, process::Output, thread, time::Instant,
    };
    use tempfile::TempDir;

    fn jail() -> Jail {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let cache = cache_folder(root);
        Jail::for_this_system(root, &cache, IfUnprotected::GoOn, &mut |_| {}).unwrap()
    }

    /// A toolchain whose compiler is a shell.
    struct Stage {
        folder: TempDir,
        toolchain: Toolchain,
        lab: Lab,
    }

    impl Stage {
        fn new() -> Self {
            let folder = tempfile::tempdir().unwrap();
            let at = |name: &str| folder.path().join(name);
            for made in ["sysroot/bin", "guest", "sources", "own", "elsewhere"] {
                fs::create_dir_all(at(made)).unwrap();
                fs::write(at(made).join("file"), "content\n").unwrap();
            }
            for program in ["sh", "cat", "sleep"] {
                copy_program(&Path::new("/bin").join(program), &at("sysroot/bin"));
            }
            Self {
                toolchain: Toolchain {
                    rustc: at("sysroot/bin/sh"),
                    sysroot: at("sysroot"),
                    version: String::new(),
                    identity: String::new(),
                },
                lab: Lab {
                    content: String::new(),
                    fingerprint: String::new(),
                    folder: at("guest"),
                    arguments: Vec::new(),
                },
                folder,
            }
        }

        fn at(&self, name: &str) -> PathBuf {
            self.folder.path().join(name)
        }

        fn runs(&self, script: &str) -> Output {
            jail()
                .command(
                    &self.toolchain,
                    &self.lab,
                    &self.at("sources"),
                    &self.at("own"),
                    Duration::from_secs(5),
                )
                .args(["-c", script])
                .current_dir(self.folder.path())
                .output()
                .unwrap()
        }

        fn succeeds(&self, script: &str) -> bool {
            self.runs(script).status.success()
        }
    }

    #[test]
    fn rustc_reads_and_writes_what_it_needs_and_no_more() {
        let stage = Stage::new();
        for folder in ["sysroot/bin", "guest", "sources", "own"] {
            assert!(stage.succeeds(&format!("cat {folder}/file")), "{folder}");
        }
        assert!(stage.succeeds("echo x > own/new && echo x > /dev/null && echo x > $TMPDIR/y"));
        if !jail().protections().landlock.is_on() {
            return;
        }
        let workbook = env!("CARGO_MANIFEST_DIR");
        for script in [
            "cat elsewhere/file".to_owned(),
            "cat /etc/passwd".into(),
            "cat /proc/self/environ".into(),
            format!("cat {workbook}/Cargo.toml"),
            "echo x > elsewhere/file".into(),
            "echo x > elsewhere/new".into(),
            "echo x > sources/file".into(),
            "echo x > guest/new".into(),
            "echo x > sysroot/new".into(),
            "echo x > new".into(),
            "/usr/bin/env".into(),
        ] {
            let output = stage.runs(&script);
            assert!(!output.status.success(), "{script}");
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(said.contains("Permission denied"), "{script}: {said}");
        }
        assert_eq!(fs::read(stage.at("elsewhere/file")).unwrap(), b"content\n");
    }

    #[test]
    fn the_environment_has_nothing_of_the_graders() {
        let output = Stage::new().runs("export -p");
        let said = String::from_utf8(output.stdout).unwrap();
        let mut names: Vec<&str> = said
            .lines()
            .filter_map(|line| line.strip_prefix("export ")?.split('=').next())
            .filter(|name| !["PWD", "OLDPWD", "SHLVL", "_"].contains(name))
            .collect();
        names.sort_unstable();
        assert_eq!(names, ["MALLOC_ARENA_MAX", "PATH", "TEMP", "TMP", "TMPDIR"]);
    }

    /// A toolchain whose compiler is a script.
    fn stage_with(script: &str) -> Stage {
        let mut stage = Stage::new();
        let file = stage.at("rustc");
        let sh = stage.toolchain.rustc.display();
        fs::write(&file, format!("#!{sh}\n{script}\n")).unwrap();
        fs::set_permissions(&file, Permissions::from_mode(0o755)).unwrap();
        copy_program(&file, &stage.at("sysroot/bin"));
        stage.toolchain.rustc = stage.at("sysroot/bin/rustc");
        stage
    }

    /// What becomes of a bundle whose compiler is a script.
    fn compiled_by(script: &str, look: impl FnOnce(&Bundle)) -> Result<Outcome> {
        let stage = stage_with(script);
        let jail = jail();
        let rustc = Rustc {
            toolchain: &stage.toolchain,
            lab: &stage.lab,
            jail: Some(&jail),
        };
        let bundle = Bundle::write(stage.at("bundle"), &[])?;
        let outcome = rustc.run(
            &bundle,
            Duration::from_secs(1),
            Duration::from_secs(12),
            &Cancel::default(),
        );
        look(&bundle);
        outcome
    }

    fn rejected(outcome: Result<Outcome>) -> Rejection {
        match outcome.unwrap() {
            Outcome::Unattributed(rejection) => rejection,
            _ => panic!("not rejected"),
        }
    }

    #[test]
    fn at_the_time_limit_the_whole_group_is_killed() {
        let script = "sleep 1000 &\necho $! > $TMPDIR/child\nsleep 1000";
        let mut child = String::new();
        let outcome = compiled_by(script, |bundle| {
            child = fs::read_to_string(bundle.own().join("child")).unwrap();
        });
        assert!(matches!(rejected(outcome), Rejection::TimedOut(_)));
        let process = Path::new("/proc").join(child.trim());
        let deadline = Instant::now() + Duration::from_secs(10);
        // A dead process has no command line, even while nobody has asked how it ended.
        let lives = || fs::read(process.join("cmdline")).is_ok_and(|line| !line.is_empty());
        while lives() && Instant::now() < deadline {
            thread::sleep(Duration::from_millis(10));
        }
        assert!(!lives());
    }

    #[test]
    fn a_limit_of_the_system_is_told_apart() {
        let ended = |script| rejected(compiled_by(script, |_| ()));
        assert!(matches!(ended("kill -s XCPU $$"), Rejection::TimedOut(_)));
        assert_eq!(ended("kill -s XFSZ $$"), Rejection::TooLarge);
        assert_eq!(ended("echo x >&2; exit 1"), Rejection::Broke("x".into()));
    }

    #[test]
    fn a_jailer_that_fails_is_a_fault_and_no_verdict() {
        let fault = compiled_by("exit 125", |_| ()).err().expect("a fault");
        assert!(fault.what.contains("could not be shut in"), "{fault}");
    }

    /// What becomes of the pieces of a submission whose compiler is a script.
    fn submission_compiled_by(script: &str, sources: &[&str]) -> Result<Compiled> {
        let stage = stage_with(script);
        let pieces: Vec<Piece> = sources
            .iter()
            .enumerate()
            .map(|(i, source)| Piece {
                source: (*source).to_owned(),
                probe: String::new(),
                shown: format!("{i}.rs"),
            })
            .collect();
        let compiler = Compiler {
            toolchain: stage.toolchain.clone(),
            lab: stage.lab.clone(),
            scratch: stage.at("bundles"),
            jail: None,
        };
        let compiler = compiler.jailed(jail())?;
        compiler.compile_within(&pieces, &mut compiler.patience(), &Cancel::default())
    }

    /// Compiles whatever has no `bomb`, and a `slow` one unless it has been given a second.
    const ENDLESS_WITH_BOMBS: &str = "
        case \"$(cat ${1%/*}/*/answer.rs)\" in
            *bomb*) kill -s XCPU $$ ;;
            *slow*) if [ $(ulimit -t) -lt 2 ]; then kill -s XCPU $$; fi ;;
        esac
        echo module > $TMPDIR/bundle.wasm";

    #[test]
    fn after_two_bombs_the_others_have_a_second_each_and_right_answers_still_compile() {
        let sources = [
            "right", "slow", "bomb", "bomb", "right", "bomb", "slow", "right",
        ];
        let compiled = submission_compiled_by(ENDLESS_WITH_BOMBS, &sources).unwrap();
        let ran_out = |seconds| Err(Rejection::TimedOut(Duration::from_secs(seconds)));
        let expected = [
            Ok(0),
            Ok(1),
            ran_out(10),
            ran_out(1),
            Ok(2),
            ran_out(1),
            ran_out(1),
            Ok(3),
        ];
        assert_eq!(compiled.pieces, expected);
        assert!(compiled.wasm.is_some() && !compiled.at_odds);
    }

    #[test]
    fn a_submission_without_bombs_is_compiled_with_all_its_time() {
        let compiled = submission_compiled_by(ENDLESS_WITH_BOMBS, &["slow"; 45]).unwrap();
        assert!(compiled.pieces.iter().all(|piece| piece.is_ok()));
    }

    #[test]
    fn pieces_that_take_too_long_only_together_are_at_odds_and_nobody_is_blamed() {
        let script = "
            case \"$(cat ${1%/*}/*/answer.rs)\" in
                *right*right*) kill -s XCPU $$ ;;
            esac
            echo module > $TMPDIR/bundle.wasm";
        let compiled = submission_compiled_by(script, &["right", "right"]).unwrap();
        assert!(compiled.at_odds);
        assert!(compiled.pieces.iter().all(|piece| piece.is_ok()));
    }

    #[test]
    fn a_jail_in_which_nothing_compiles_is_a_fault_before_any_answer() {
        let broken = submission_compiled_by("echo no such library >&2; exit 1", &[]);
        let fault = broken.err().expect("a fault");
        assert!(fault.what.contains("does not get through an empty program"));
        assert!(fault.what.contains("no such library"), "{fault}");
    }

    #[test]
    fn what_rustc_says_of_crates_is_a_fault_and_what_it_says_of_names_is_not() {
        // As rustc says it: with the place in the answer where the crate is named.
        let says = |code: &str| {
            format!(
                r#"found=
                for answer in ${{1%/*}}/*/answer.rs; do [ -e $answer ] && found=yes; done
                if [ -z $found ]; then echo module > $TMPDIR/bundle.wasm; exit; fi
                echo '{{"level":"error","message":"about a crate","code":{{"code":"{code}"}},"spans":[{{"is_primary":true,"file_name":"0.rs","line_start":1,"column_start":1,"text":[]}}]}}' >&2
                exit 1"#
            )
        };
        for code in ["E0460", "E0463", "E0514", "E0786"] {
            let fault = submission_compiled_by(&says(code), &["right"]).err();
            let fault = fault.unwrap_or_else(|| panic!("{code} is no fault"));
            assert!(
                fault.what.contains("cannot read the sandbox's library"),
                "{fault}"
            );
        }
        for code in ["E0432", "E0433"] {
            let compiled = submission_compiled_by(&says(code), &["right"]).unwrap();
            assert!(
                matches!(compiled.pieces[0], Err(Rejection::Errors(_))),
                "{code}"
            );
        }
    }

    /// By another process: a file that this one has open for writing cannot be run.
    fn copy_program(program: &Path, folder: &Path) {
        let copied = Command::new("cp").arg(program).arg(folder).status();
        assert!(copied.unwrap().success());
    }
}

//! Tests of the jail, and of the limits that hold in it, with scripts in the compiler's place.

use super::{
    bundle::Bundle,
    cancel::Cancel,
    compiler::Compiler,
    jail::{IfUnprotected, Jail},
    lab::Lab,
    piece::{Compiled, Piece, Rejection},
    rustc::{Outcome, Rustc},
    toolchain::Toolchain,
};
use crate::check::cache_folder;
use std::{
    fs,
    fs::Permissions,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Command, Output},
    thread,
    time::{Duration, Instant},
};
use tempfile::TempDir;
use workbook::fault::Result;

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

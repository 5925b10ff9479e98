//! Nothing of a learner's is lost: resets, damaged files, kills, two runners at once, full disks.

use crate::{
    support::{Learner, root, text},
    watch::Watch,
};
use curvature::workbook::{Exercise, Workbook};
use serde_json::Value;
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Output, Stdio},
    sync::LazyLock,
    thread,
};

static WORKBOOK: LazyLock<Workbook> =
    LazyLock::new(|| Workbook::open(Some(&root()), None).unwrap());

/// Two exercises that share nothing.
const MODEL: &str = "quadratic_model";
const CLASSIFY: &str = "classify";

fn exercise(slug: &str) -> &'static Exercise {
    WORKBOOK.find(slug).unwrap()
}

fn stub(slug: &str) -> &'static str {
    &exercise(slug).stub
}

fn right(slug: &str) -> &'static str {
    &exercise(slug).reference
}

fn wrong(slug: &str) -> &'static str {
    &exercise(slug).misconceptions[0].source
}

/// A learner who has begun nothing, whoever works on this workbook.
fn beginner() -> Learner {
    let learner = Learner::new();
    for exercise in &WORKBOOK.exercises {
        learner.writes(&exercise.slug, &exercise.stub);
    }
    learner
}

fn saved(learner: &Learner, slug: &str) -> String {
    fs::read_to_string(learner.file(slug)).unwrap()
}

fn hidden(learner: &Learner) -> PathBuf {
    learner.folder().join(".curvature")
}

fn state_file(learner: &Learner) -> PathBuf {
    hidden(learner).join("state.json")
}

/// Every file below a folder.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.path().is_dir() {
            files.extend(files_below(&entry.path()));
        } else {
            files.push(entry.path());
        }
    }
    files.sort();
    files
}

/// The backups that say what an exercise once was.
fn backups(learner: &Learner, slug: &str) -> Vec<String> {
    let ending = format!("_{slug}.rs");
    let mut backups: Vec<String> = files_below(&hidden(learner).join("backups"))
        .iter()
        .filter(|path| path.to_string_lossy().ends_with(&ending))
        .map(|path| fs::read_to_string(path).unwrap())
        .collect();
    backups.sort();
    backups
}

/// What `list` knows of an exercise: null where it was never checked.
fn standing(learner: &Learner, slug: &str) -> Value {
    let output = learner.runs(&["list", "--json"]);
    let document: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|e| panic!("{e}: {}", text(&output.stderr)));
    let exercises = document["exercises"].as_array().unwrap();
    let found = exercises.iter().find(|e| e["slug"] == slug).unwrap();
    found["state"].clone()
}

/// A sentence without its folds, for these depend on the length of the folder's name.
fn unfolded(output: &[u8]) -> String {
    text(output).split_whitespace().collect()
}

#[track_caller]
fn status(output: &Output) -> i32 {
    output.status.code().unwrap_or_else(|| {
        panic!("{}: {}", output.status, text(&output.stderr));
    })
}

mod reset {
    use super::*;

    #[test]
    fn keeps_a_dated_backup_and_says_where() {
        let learner = beginner();
        learner.writes(MODEL, "my answer");
        let output = learner.runs(&["reset", "2.1a"]);
        assert_eq!(status(&output), 0);
        assert_eq!(saved(&learner, MODEL), stub(MODEL));
        assert_eq!(backups(&learner, MODEL), ["my answer"]);
        let said = unfolded(&output.stdout);
        let backup = &files_below(&hidden(&learner).join("backups"))[0];
        let place = backup.display().to_string().replace('\\', "/");
        assert!(said.replace('\\', "/").contains(&place), "{said}");
        let year = place.split("/backups/").nth(1).unwrap();
        assert!(year.starts_with("20"), "{place} has no date");
    }

    #[test]
    fn keeps_every_backup_of_the_same_second() {
        let learner = beginner();
        let answers = ["one", "two", "three", "two", "five"];
        for answer in answers {
            learner.writes(MODEL, answer);
            assert_eq!(status(&learner.runs(&["reset", MODEL])), 0);
        }
        let mut expected = answers.map(str::to_owned);
        expected.sort();
        assert_eq!(backups(&learner, MODEL), expected);
    }

    #[test]
    fn leaves_a_fresh_file_alone() {
        let learner = beginner();
        let before = fs::metadata(learner.file(MODEL)).unwrap().modified().unwrap();
        let said = learner.reads(&["reset", "2.1a"]);
        assert!(said.contains("Nothing to do"), "{said}");
        let after = fs::metadata(learner.file(MODEL)).unwrap().modified().unwrap();
        assert_eq!(before, after);
        assert!(!hidden(&learner).exists());
    }

    #[test]
    fn writes_a_deleted_file_anew() {
        let learner = beginner();
        let file = learner.file(MODEL);
        fs::remove_file(&file).unwrap();
        let said = learner.reads(&["reset", "2.1a"]);
        assert!(said.contains("was not there"), "{said}");
        assert_eq!(fs::read_to_string(file).unwrap(), stub(MODEL));
    }

    #[test]
    fn keeps_what_is_no_text() {
        let learner = beginner();
        let bytes = b"\xff\xfe\0half a file";
        learner.writes(MODEL, bytes);
        assert_eq!(status(&learner.runs(&["reset", "2.1a"])), 0);
        let backup = &files_below(&hidden(&learner).join("backups"))[0];
        assert_eq!(fs::read(backup).unwrap(), bytes);
    }

    #[test]
    fn of_all_keeps_what_was_changed() {
        let learner = beginner();
        learner.writes(MODEL, "one answer");
        learner.writes(CLASSIFY, "another");
        let output = learner.runs(&["reset", "--all"]);
        assert_eq!(status(&output), 0);
        for exercise in &WORKBOOK.exercises {
            assert_eq!(saved(&learner, &exercise.slug), exercise.stub);
        }
        assert_eq!(backups(&learner, MODEL), ["one answer"]);
        assert_eq!(backups(&learner, CLASSIFY), ["another"]);
        assert_eq!(files_below(&hidden(&learner).join("backups")).len(), 2);
    }
}

mod damage {
    use super::*;

    /// A learner with two exercises checked.
    fn learner_with_progress() -> Learner {
        let learner = beginner();
        learner.writes(MODEL, right(MODEL));
        learner.writes(CLASSIFY, wrong(CLASSIFY));
        learner.runs(&["check", MODEL, CLASSIFY]);
        assert_eq!(standing(&learner, MODEL), "passed");
        assert_eq!(standing(&learner, CLASSIFY), "wrong");
        learner
    }

    fn damages(state: &str) -> Vec<Vec<u8>> {
        vec![
            Vec::new(),
            state.as_bytes()[..state.len() / 2].to_vec(),
            (0..=255).collect(),
            b"{}".to_vec(),
            b"null\n".to_vec(),
            state.replace("passed\"", "excellent\"").into_bytes(),
        ]
    }

    /// The progress is found again, and the damaged file is kept where the message says.
    #[track_caller]
    fn is_reported_and_mended(learner: &Learner, damage: &[u8], output: &Output) {
        let said = unfolded(&output.stderr);
        let kept: Vec<PathBuf> = files_below(&hidden(learner))
            .into_iter()
            .filter(|path| fs::read(path).unwrap() == damage)
            .filter(|path| said.contains(&path.display().to_string()))
            .collect();
        assert_eq!(kept.len(), 1, "{}", text(&output.stderr));
        assert_eq!(standing(learner, MODEL), "passed");
        assert_eq!(standing(learner, CLASSIFY), "wrong");
    }

    #[test]
    fn is_reported_and_mended_by_list() {
        let learner = learner_with_progress();
        let state = fs::read_to_string(state_file(&learner)).unwrap();
        for damage in damages(&state) {
            fs::write(state_file(&learner), &damage).unwrap();
            let output = learner.runs(&["list"]);
            assert_eq!(status(&output), 0);
            assert!(text(&output.stdout).contains("passed"));
            is_reported_and_mended(&learner, &damage, &output);
        }
    }

    #[test]
    fn is_reported_and_mended_by_check() {
        let learner = learner_with_progress();
        let state = fs::read_to_string(state_file(&learner)).unwrap();
        for arguments in [&["check"][..], &["check", "2.1a"], &["check", "--all"]] {
            let damage = format!("damaged before {arguments:?}");
            fs::write(state_file(&learner), &damage).unwrap();
            let output = learner.runs(arguments);
            is_reported_and_mended(&learner, damage.as_bytes(), &output);
            assert_ne!(fs::read_to_string(state_file(&learner)).unwrap(), state);
        }
    }

    #[test]
    fn is_reported_and_mended_by_watch() {
        let learner = learner_with_progress();
        fs::write(state_file(&learner), "{").unwrap();
        let watch = watch(&learner, "2.1a");
        watch.has_seen(&["was damaged"]);
        watch.press("l");
        watch.until("what was known", |screen| {
            let line = |title: &str| screen.lines().find(|line| line.contains(title)).unwrap_or("");
            line(&exercise(MODEL).title).ends_with("passed")
                && line(&exercise(CLASSIFY).title).ends_with("wrong")
        });
    }

    /// What a newer version wrote is not to be overwritten by an older one.
    #[test]
    fn a_newer_versions_state_is_kept_aside() {
        let learner = learner_with_progress();
        let state = fs::read_to_string(state_file(&learner)).unwrap();
        let newer = state.replace("curvature.state/1", "curvature.state/2");
        assert_ne!(newer, state);
        fs::write(state_file(&learner), &newer).unwrap();
        let output = learner.runs(&["list"]);
        assert_eq!(status(&output), 0);
        is_reported_and_mended(&learner, newer.as_bytes(), &output);
    }

    #[test]
    fn of_a_moment_ago_is_kept_too() {
        let learner = learner_with_progress();
        let damages = ["first", "second", "third"];
        for damage in damages {
            fs::write(state_file(&learner), damage).unwrap();
            learner.runs(&["list"]);
        }
        let kept: Vec<Vec<u8>> = files_below(&hidden(&learner))
            .iter()
            .map(|path| fs::read(path).unwrap())
            .collect();
        for damage in damages {
            assert!(kept.contains(&damage.as_bytes().to_vec()), "{damage} is gone");
        }
    }

    #[test]
    fn met_by_several_runners_at_once_stops_none() {
        let learner = learner_with_progress();
        for round in 0..5 {
            fs::write(state_file(&learner), format!("round {round}")).unwrap();
            let runners: Vec<_> = (0..4)
                .map(|_| {
                    let mut command = learner.command(&["list"]);
                    command.stdout(Stdio::piped()).stderr(Stdio::piped());
                    command.spawn().unwrap()
                })
                .collect();
            for runner in runners {
                let output = runner.wait_with_output().unwrap();
                assert_eq!(status(&output), 0, "{}", text(&output.stderr));
            }
            assert_eq!(standing(&learner, MODEL), "passed");
            assert_eq!(standing(&learner, CLASSIFY), "wrong");
        }
    }
}

/// A watch at an exercise of this learner's.
fn watch(learner: &Learner, exercise: &str) -> Watch {
    let folder = learner.folder().to_str().unwrap();
    Watch::start(&["--exercises", folder, "watch", exercise], (160, 60))
}

#[cfg(unix)]
mod kill {
    use super::*;
    use std::time::{Duration, Instant};

    const MOMENTS: u32 = 40;

    /// Kills a command at many moments of its run, and looks at what it left each time.
    fn at_many_moments(learner: &Learner, arguments: &[&str], before: impl Fn(u32), after: impl Fn()) {
        let command = || {
            let mut command = learner.command(arguments);
            command.stdout(Stdio::null()).stderr(Stdio::null());
            command
        };
        // Once to the end, for the moments are spread over the time that takes.
        before(0);
        let start = Instant::now();
        command().status().unwrap();
        let whole = start.elapsed();
        after();
        for moment in 1..=MOMENTS {
            before(moment);
            let mut runner = command().spawn().unwrap();
            thread::sleep(whole * moment / MOMENTS.max(1));
            runner.kill().unwrap();
            runner.wait().unwrap();
            after();
        }
    }

    #[test]
    fn of_check_leaves_the_state_readable() {
        let learner = beginner();
        for answer in [right(MODEL), wrong(MODEL)] {
            learner.writes(MODEL, answer);
            learner.runs(&["check", MODEL]);
        }
        let answer = |moment: u32| if moment % 2 == 0 { right(MODEL) } else { wrong(MODEL) };
        let saved_last = std::cell::Cell::new("");
        at_many_moments(
            &learner,
            &["check", MODEL],
            |moment| {
                saved_last.set(answer(moment));
                learner.writes(MODEL, answer(moment));
            },
            || {
                assert_eq!(saved(&learner, MODEL), saved_last.get());
                let state = fs::read_to_string(state_file(&learner)).unwrap();
                let json: Value = serde_json::from_str(&state).unwrap();
                assert_eq!(json["schema"], "curvature.state/1");
                let output = learner.runs(&["list"]);
                assert_eq!((status(&output), text(&output.stderr)), (0, String::new()));
            },
        );
    }

    #[test]
    fn of_reset_leaves_the_answer_or_its_backup() {
        let learner = beginner();
        let counted = std::cell::Cell::new(0);
        let answer = |count: u32| format!("{}// answer {count}\n", right(MODEL));
        at_many_moments(
            &learner,
            &["reset", MODEL],
            |moment| {
                counted.set(moment);
                learner.writes(MODEL, answer(moment));
            },
            || {
                let answer = answer(counted.get());
                let found = saved(&learner, MODEL);
                let backups = backups(&learner, MODEL);
                if found == stub(MODEL) {
                    assert!(backups.contains(&answer), "the answer is gone");
                } else {
                    assert_eq!(found, answer);
                }
                assert!(backups.iter().all(|backup| backup.starts_with(right(MODEL))
                    && backup.ends_with('\n')));
            },
        );
    }

    /// What a killed runner was writing stands under a hidden name, where nobody takes it for work.
    #[test]
    fn leaves_nothing_half_written_under_a_real_name() {
        let learner = beginner();
        at_many_moments(
            &learner,
            &["reset", "--all"],
            |_| {
                learner.writes(MODEL, right(MODEL));
                learner.writes(CLASSIFY, right(CLASSIFY));
            },
            || {
                for slug in [MODEL, CLASSIFY] {
                    let found = saved(&learner, slug);
                    assert!(found == stub(slug) || found == right(slug), "{found}");
                }
            },
        );
        let real = files_below(learner.folder())
            .into_iter()
            .filter(|path| !path.starts_with(hidden(&learner)))
            .filter(|path| path.file_name().is_some_and(|n| !n.to_string_lossy().starts_with('.')));
        assert_eq!(real.count(), WORKBOOK.exercises.len());
    }
}

mod two_runners {
    use super::*;

    #[test]
    fn checking_at_once_remember_both() {
        let learner = beginner();
        let rounds = 8;
        thread::scope(|scope| {
            for slug in [MODEL, CLASSIFY] {
                let learner = &learner;
                scope.spawn(move || {
                    for round in 0..=rounds {
                        let answer = if round % 2 == 0 { right(slug) } else { wrong(slug) };
                        learner.writes(slug, answer);
                        let output = learner.runs(&["check", slug]);
                        assert_eq!(status(&output), round % 2, "{}", text(&output.stderr));
                    }
                });
            }
        });
        assert_eq!(standing(&learner, MODEL), "passed");
        assert_eq!(standing(&learner, CLASSIFY), "passed");
    }

    #[test]
    fn watching_at_once_remember_both() {
        let learner = beginner();
        let mut watches = [
            (MODEL, watch(&learner, MODEL)),
            (CLASSIFY, watch(&learner, CLASSIFY)),
        ];
        for (_, watch) in &watches {
            watch.sees(&["not started"]);
        }
        for (slug, _) in &watches {
            learner.writes(slug, wrong(slug));
        }
        for (_, watch) in &watches {
            watch.sees(&["  wrong  "]);
        }
        for (slug, _) in &watches {
            learner.writes(slug, right(slug));
        }
        for (_, watch) in &watches {
            watch.sees(&["  passed  "]);
        }
        for (_, watch) in &mut watches {
            watch.press("q");
            assert!(watch.ends().success());
        }
        assert_eq!(standing(&learner, MODEL), "passed");
        assert_eq!(standing(&learner, CLASSIFY), "passed");
    }

    #[test]
    fn watching_the_same_exercise_agree() {
        let learner = beginner();
        let watches = [watch(&learner, MODEL), watch(&learner, MODEL)];
        for watch in &watches {
            watch.sees(&["not started"]);
        }
        learner.writes(MODEL, right(MODEL));
        for watch in &watches {
            watch.sees(&["  passed  ", "1 of"]);
        }
        // One resets, the other sees it.
        watches[0].press("rr");
        for watch in &watches {
            watch.sees(&["not started", "0 of"]);
        }
        assert_eq!(backups(&learner, MODEL), [right(MODEL)]);
    }
}

mod no_place {
    use super::*;

    /// Where the folder of the state must be, a file stands in the way: even root is stopped by that.
    fn learner_without_a_place() -> Learner {
        let learner = beginner();
        fs::write(hidden(&learner), "in the way").unwrap();
        learner
    }

    /// The message names the place, says what to do about it, and ends with status 2.
    #[track_caller]
    fn is_a_clear_refusal(learner: &Learner, output: &Output) {
        assert_eq!(status(output), 2);
        let said = text(&output.stderr);
        assert!(said.starts_with("error: "), "{said}");
        assert!(unfolded(&output.stderr).contains(&hidden(learner).display().to_string()));
        assert!(said.contains("Move it away"), "{said}");
    }

    #[test]
    fn for_the_state_is_reported_after_the_verdict() {
        let learner = learner_without_a_place();
        learner.writes(MODEL, right(MODEL));
        let output = learner.runs(&["check", "2.1a"]);
        is_a_clear_refusal(&learner, &output);
        assert!(text(&output.stdout).contains("passed"));
        assert_eq!(saved(&learner, MODEL), right(MODEL));
    }

    #[test]
    fn for_the_backup_stops_a_reset() {
        let learner = learner_without_a_place();
        learner.writes(MODEL, right(MODEL));
        is_a_clear_refusal(&learner, &learner.runs(&["reset", "2.1a"]));
        assert_eq!(saved(&learner, MODEL), right(MODEL));
        assert_eq!(fs::read_to_string(hidden(&learner)).unwrap(), "in the way");
    }

    #[test]
    fn for_the_state_ends_watch() {
        let learner = learner_without_a_place();
        let mut watch = watch(&learner, "2.1a");
        assert_eq!(watch.ends().exit_code(), 2);
        watch.sees(&["error: ", ".curvature", "Move it away"]);
        assert_eq!(watch.modes(), (false, false));
    }
}

#[cfg(unix)]
mod full_disk {
    use super::*;
    use std::process::Command;

    /// A learner whose next check has nothing to compile, only a new verdict to remember.
    fn learner_with_news() -> Learner {
        let learner = beginner();
        for answer in [right(MODEL), wrong(MODEL)] {
            learner.writes(MODEL, answer);
            learner.runs(&["check", MODEL]);
        }
        learner.writes(MODEL, right(MODEL));
        learner
    }

    /// A command of the learner's that may not write a single byte into any file.
    fn without_room(learner: &Learner, arguments: &[&str]) -> Output {
        let inner = learner.command(arguments);
        let mut command = Command::new("sh");
        command
            .args(["-c", "trap '' XFSZ; ulimit -f 0; exec \"$0\" \"$@\""])
            .arg(inner.get_program())
            .args(inner.get_args())
            .current_dir(inner.get_current_dir().unwrap());
        for (name, value) in inner.get_envs() {
            command.env(name, value.unwrap());
        }
        command.output().unwrap()
    }

    #[test]
    fn leaves_the_old_state() {
        let learner = learner_with_news();
        let before = fs::read_to_string(state_file(&learner)).unwrap();
        let output = without_room(&learner, &["check", "2.1a"]);
        let said = text(&output.stderr);
        assert_eq!(status(&output), 2, "{said}");
        assert!(text(&output.stdout).contains("passed"));
        assert!(said.starts_with("error: ") && said.lines().count() == 2, "{said}");
        assert!(said.contains("state.json"), "{said}");
        assert!(said.contains("nothing was lost"), "{said}");
        assert_eq!(fs::read_to_string(state_file(&learner)).unwrap(), before);
        // Nothing is left beside it, and with room it is as if nothing had been.
        let names = files_below(&hidden(&learner)).len();
        assert_eq!(status(&learner.runs(&["check", "2.1a"])), 0);
        assert_eq!(files_below(&hidden(&learner)).len(), names);
        assert_eq!(standing(&learner, MODEL), "passed");
    }

    #[test]
    fn stops_a_reset_before_it_begins() {
        let learner = learner_with_news();
        let output = without_room(&learner, &["reset", "2.1a"]);
        let said = text(&output.stderr);
        assert_eq!(status(&output), 2, "{said}");
        assert!(said.contains("nothing was lost"), "{said}");
        assert_eq!(saved(&learner, MODEL), right(MODEL));
        assert!(backups(&learner, MODEL).is_empty());
    }

    /// The same on a disk that is really full, where an unprivileged process may mount one.
    #[test]
    #[cfg(target_os = "linux")]
    fn is_named_as_such() {
        let learner = learner_with_news();
        let script = "
            set -e
            disk=$1; shift
            files=$(mktemp -d)
            cp -a \"$disk\"/. \"$files\"
            mount -t tmpfs -o size=256k tmpfs \"$disk\"
            cp -a \"$files\"/. \"$disk\"
            rm -r \"$files\"
            cat /dev/zero > \"$disk\"/filler 2>/dev/null || true
            before=$(cat \"$disk\"/.curvature/state.json)
            \"$@\" > /dev/null || status=$?
            test \"$before\" = \"$(cat \"$disk\"/.curvature/state.json)\"
            exit $status
        ";
        let inner = learner.command(&["check", "2.1a"]);
        let unshared = |script: &str| {
            let mut command = Command::new("unshare");
            command.args(["--user", "--map-root-user", "--mount", "sh", "-c", script, "sh"]);
            command.arg(learner.folder());
            command
        };
        let allowed = unshared("mount -t tmpfs tmpfs \"$1\"").output();
        if !allowed.is_ok_and(|output| output.status.success()) {
            eprintln!("skipped: no disk can be mounted here");
            return;
        }
        let output = unshared(script)
            .arg(inner.get_program())
            .args(inner.get_args())
            .current_dir(root())
            .output()
            .unwrap();
        let said = text(&output.stderr);
        assert_eq!(status(&output), 2, "{said}");
        assert!(said.contains("Free some disk space"), "{said}");
    }
}

//! Nothing of a learner's is lost: resets, damaged files, kills, two runners at once, full disks.

use crate::{
    support::text,
    watch::{Desk, Watch, save_model},
};
use serde_json::Value;
use std::{
    fs,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Output, Stdio},
    thread,
};

/// Two exercises that share nothing.
const MODEL: &str = "quadratic_model";
const CLASSIFY: &str = "classify";

/// The folder of state and backups.
fn hidden(desk: &Desk) -> PathBuf {
    desk.root().join("exercises").join(".curvature")
}

fn state_file(desk: &Desk) -> PathBuf {
    hidden(desk).join("state.json")
}

fn state(desk: &Desk) -> String {
    fs::read_to_string(state_file(desk)).unwrap()
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
fn backups(desk: &Desk, slug: &str) -> Vec<String> {
    let ending = format!("_{slug}.rs");
    let mut backups: Vec<String> = files_below(&hidden(desk).join("backups"))
        .iter()
        .filter(|path| path.to_string_lossy().ends_with(&ending))
        .map(|path| fs::read_to_string(path).unwrap())
        .collect();
    backups.sort();
    backups
}

/// What `list` knows of an exercise: null where it was never checked.
fn standing(desk: &Desk, slug: &str) -> Value {
    let output = desk.runs(&["list", "--json"]);
    let document: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|e| panic!("{e}: {}", text(&output.stderr)));
    let exercises = document["exercises"].as_array().unwrap();
    let found = exercises.iter().find(|e| e["slug"] == slug).unwrap();
    found["state"].clone()
}

/// Whether a path is named, wherever the sentence was folded, and however paths are written here.
fn names(output: &[u8], path: &Path) -> bool {
    let squeezed = |text: &str| -> String {
        let words = text.split_whitespace();
        words.collect::<String>().replace('\\', "/")
    };
    squeezed(&text(output)).contains(&squeezed(&path.display().to_string()))
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
        let desk = Desk::new();
        desk.saves(MODEL, "my answer");
        let output = desk.runs(&["reset", "2.1a"]);
        assert_eq!(status(&output), 0);
        assert_eq!(desk.saved(MODEL), desk.stub(MODEL));
        assert_eq!(backups(&desk, MODEL), ["my answer"]);
        let folder = hidden(&desk).join("backups");
        let backup = &files_below(&folder)[0];
        let place = backup.strip_prefix(desk.root()).unwrap();
        assert!(names(&output.stdout, place), "{}", text(&output.stdout));
        let date = backup.strip_prefix(folder).unwrap();
        assert!(date.to_string_lossy().starts_with("20"), "{date:?}");
    }

    #[test]
    fn keeps_every_backup_of_the_same_second() {
        let desk = Desk::new();
        let answers = ["one", "two", "three", "two", "five"];
        for answer in answers {
            desk.saves(MODEL, answer);
            assert_eq!(status(&desk.runs(&["reset", MODEL])), 0);
        }
        let mut expected = answers.map(str::to_owned);
        expected.sort();
        assert_eq!(backups(&desk, MODEL), expected);
    }

    #[test]
    fn leaves_a_fresh_file_alone() {
        let desk = Desk::new();
        let before = fs::metadata(desk.file(MODEL)).unwrap().modified().unwrap();
        let said = text(&desk.runs(&["reset", "2.1a"]).stdout);
        assert!(said.contains("Nothing to do"), "{said}");
        let after = fs::metadata(desk.file(MODEL)).unwrap().modified().unwrap();
        assert_eq!(before, after);
        assert!(!hidden(&desk).exists());
    }

    #[test]
    fn writes_a_deleted_file_anew() {
        let desk = Desk::new();
        let file = desk.file(MODEL);
        fs::remove_file(&file).unwrap();
        let said = text(&desk.runs(&["reset", "2.1a"]).stdout);
        assert!(said.contains("was not there"), "{said}");
        assert_eq!(fs::read_to_string(file).unwrap(), desk.stub(MODEL));
    }

    #[test]
    fn keeps_what_is_no_text() {
        let desk = Desk::new();
        let bytes = b"\xff\xfe\0half a file";
        desk.saves(MODEL, bytes);
        assert_eq!(status(&desk.runs(&["reset", "2.1a"])), 0);
        let backup = &files_below(&hidden(&desk).join("backups"))[0];
        assert_eq!(fs::read(backup).unwrap(), bytes);
    }

    #[test]
    fn of_all_keeps_what_was_changed() {
        let desk = Desk::new();
        desk.saves(MODEL, "one answer");
        desk.saves(CLASSIFY, "another");
        let output = desk.runs(&["reset", "--all"]);
        assert_eq!(status(&output), 0);
        for exercise in &desk.workbook.exercises {
            assert_eq!(desk.saved(&exercise.slug), exercise.stub);
        }
        assert_eq!(backups(&desk, MODEL), ["one answer"]);
        assert_eq!(backups(&desk, CLASSIFY), ["another"]);
        assert_eq!(files_below(&hidden(&desk).join("backups")).len(), 2);
    }

    #[test]
    fn of_all_says_what_it_did_before_it_failed() {
        let desk = Desk::new();
        desk.saves(MODEL, "one answer");
        let file = desk.file(CLASSIFY);
        fs::remove_file(&file).unwrap();
        fs::create_dir(&file).unwrap();
        let output = desk.runs(&["reset", "--all"]);
        assert_eq!(status(&output), 2);
        let said = text(&output.stdout);
        assert!(
            said.contains("2.1a: ") && said.contains("kept as"),
            "{said}"
        );
        assert_eq!(backups(&desk, MODEL), ["one answer"]);
    }
}

mod damage {
    use super::*;

    /// With two exercises checked.
    fn desk_with_progress() -> Desk {
        let desk = Desk::new();
        desk.saves(MODEL, desk.right(MODEL));
        desk.saves(CLASSIFY, desk.wrong(CLASSIFY));
        desk.runs(&["check", MODEL, CLASSIFY]);
        assert_eq!(standing(&desk, MODEL), "passed");
        assert_eq!(standing(&desk, CLASSIFY), "wrong");
        desk
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
    fn is_reported_and_mended(desk: &Desk, damage: &[u8], output: &Output) {
        let kept: Vec<PathBuf> = files_below(&hidden(desk))
            .into_iter()
            .filter(|path| fs::read(path).unwrap() == damage)
            .filter(|path| names(&output.stderr, path))
            .collect();
        assert_eq!(kept.len(), 1, "{}", text(&output.stderr));
        assert_eq!(standing(desk, MODEL), "passed");
        assert_eq!(standing(desk, CLASSIFY), "wrong");
    }

    #[test]
    fn is_reported_and_mended_by_list() {
        let desk = desk_with_progress();
        let before = state(&desk);
        for damage in damages(&before) {
            fs::write(state_file(&desk), &damage).unwrap();
            let output = desk.runs(&["list"]);
            assert_eq!(status(&output), 0);
            assert!(text(&output.stdout).contains("passed"));
            is_reported_and_mended(&desk, &damage, &output);
        }
    }

    #[test]
    fn is_reported_and_mended_by_check() {
        let desk = desk_with_progress();
        for arguments in [&["check"][..], &["check", "2.1a"], &["check", "--all"]] {
            let damage = format!("damaged before {arguments:?}");
            fs::write(state_file(&desk), &damage).unwrap();
            let output = desk.runs(arguments);
            is_reported_and_mended(&desk, damage.as_bytes(), &output);
        }
    }

    #[test]
    fn is_reported_and_mended_by_watch() {
        let desk = desk_with_progress();
        fs::write(state_file(&desk), "{").unwrap();
        let watch = watch(&desk, "2.1a");
        watch.has_seen(&["The file of your progress"]);
        watch.sees(&["2.1a", "  passed  "]);
        watch.press("l");
        watch.until("what was known", |screen| {
            let stands = |slug: &str, verdict: &str| {
                let number = format!("  {} ", desk.exercise(slug).number);
                screen
                    .lines()
                    .any(|line| line.contains(&number) && line.ends_with(verdict))
            };
            stands(MODEL, "passed") && stands(CLASSIFY, "wrong")
        });
    }

    #[test]
    fn is_mended_even_if_the_first_attempt_is_given_up() {
        let desk = desk_with_progress();
        // Checking takes a while.
        save_model(&desk, "    loop {}");
        fs::write(state_file(&desk), "{").unwrap();
        let mut command = desk.command(&["list"]);
        let mut runner = command.stderr(Stdio::piped()).spawn().unwrap();
        let mut said = BufReader::new(runner.stderr.take().unwrap()).lines();
        assert!(said.next().unwrap().unwrap().contains("your progress"));
        runner.kill().unwrap();
        runner.wait().unwrap();
        desk.saves(MODEL, desk.right(MODEL));
        let output = desk.runs(&["list"]);
        is_reported_and_mended(&desk, b"{", &output);
        assert_eq!(text(&desk.runs(&["list"]).stderr), "");
    }

    /// What a newer version wrote is not to be overwritten by an older one.
    #[test]
    fn a_newer_versions_state_is_kept_aside() {
        let desk = desk_with_progress();
        let before = state(&desk);
        let newer = before.replace("curvature.state/1", "curvature.state/2");
        assert_ne!(newer, before);
        fs::write(state_file(&desk), &newer).unwrap();
        let output = desk.runs(&["list"]);
        assert_eq!(status(&output), 0);
        is_reported_and_mended(&desk, newer.as_bytes(), &output);
    }

    #[test]
    fn of_a_moment_ago_is_kept_too() {
        let desk = desk_with_progress();
        let damages = ["first", "second", "third"];
        for damage in damages {
            fs::write(state_file(&desk), damage).unwrap();
            desk.runs(&["list"]);
        }
        let kept: Vec<Vec<u8>> = files_below(&hidden(&desk))
            .iter()
            .map(|path| fs::read(path).unwrap())
            .collect();
        for damage in damages {
            assert!(
                kept.contains(&damage.as_bytes().to_vec()),
                "{damage} is gone"
            );
        }
    }

    #[test]
    fn met_by_several_runners_at_once_stops_none() {
        let desk = desk_with_progress();
        for round in 0..5 {
            fs::write(state_file(&desk), format!("round {round}")).unwrap();
            let runners: Vec<_> = (0..4)
                .map(|_| {
                    let mut command = desk.command(&["list"]);
                    command.stdout(Stdio::piped()).stderr(Stdio::piped());
                    command.spawn().unwrap()
                })
                .collect();
            for runner in runners {
                let output = runner.wait_with_output().unwrap();
                assert_eq!(status(&output), 0, "{}", text(&output.stderr));
            }
            assert_eq!(standing(&desk, MODEL), "passed");
            assert_eq!(standing(&desk, CLASSIFY), "wrong");
        }
    }
}

fn watch(desk: &Desk, exercise: &str) -> Watch {
    desk.watch(exercise, (160, 60))
}

#[cfg(unix)]
mod kill {
    use super::*;
    use std::time::Instant;

    const MOMENTS: u32 = 24;

    /// Kills a command at many moments of its run, and looks at what it left each time.
    fn at_many_moments(desk: &Desk, arguments: &[&str], before: impl Fn(u32), after: impl Fn()) {
        let command = || {
            let mut command = desk.command(arguments);
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
            thread::sleep(whole * moment / MOMENTS);
            runner.kill().unwrap();
            runner.wait().unwrap();
            after();
        }
    }

    #[test]
    fn of_check_leaves_the_state_readable() {
        let desk = Desk::new();
        for answer in [desk.right(MODEL), desk.wrong(MODEL)] {
            desk.saves(MODEL, answer);
            desk.runs(&["check", MODEL]);
        }
        let answer = |moment: u32| {
            if moment.is_multiple_of(2) {
                desk.right(MODEL)
            } else {
                desk.wrong(MODEL)
            }
        };
        let saved_last = std::cell::Cell::new("");
        at_many_moments(
            &desk,
            &["check", MODEL],
            |moment| {
                saved_last.set(answer(moment));
                desk.saves(MODEL, answer(moment));
            },
            || {
                assert_eq!(desk.saved(MODEL), saved_last.get());
                let json: Value = serde_json::from_str(&state(&desk)).unwrap();
                assert_eq!(json["schema"], "curvature.state/1");
                let output = desk.runs(&["list"]);
                assert_eq!((status(&output), text(&output.stderr)), (0, String::new()));
            },
        );
    }

    #[test]
    fn of_reset_leaves_the_answer_or_its_backup() {
        let desk = Desk::new();
        let counted = std::cell::Cell::new(0);
        let answer = |count: u32| format!("{}// answer {count}\n", desk.right(MODEL));
        at_many_moments(
            &desk,
            &["reset", MODEL],
            |moment| {
                counted.set(moment);
                desk.saves(MODEL, answer(moment));
            },
            || {
                let answer = answer(counted.get());
                let found = desk.saved(MODEL);
                let backups = backups(&desk, MODEL);
                if found == desk.stub(MODEL) {
                    assert!(backups.contains(&answer), "the answer is gone");
                } else {
                    assert_eq!(found, answer);
                }
                assert!(
                    backups
                        .iter()
                        .all(|backup| backup.starts_with(desk.right(MODEL))
                            && backup.ends_with('\n'))
                );
            },
        );
    }

    /// What a killed runner was writing stands under a hidden name, where nobody takes it for work.
    #[test]
    fn leaves_nothing_half_written_under_a_real_name() {
        let desk = Desk::new();
        at_many_moments(
            &desk,
            &["reset", "--all"],
            |_| {
                desk.saves(MODEL, desk.right(MODEL));
                desk.saves(CLASSIFY, desk.right(CLASSIFY));
            },
            || {
                for slug in [MODEL, CLASSIFY] {
                    let found = desk.saved(slug);
                    assert!(
                        found == desk.stub(slug) || found == desk.right(slug),
                        "{found}"
                    );
                }
            },
        );
        let real = files_below(&desk.root().join("exercises"))
            .into_iter()
            .filter(|path| !path.starts_with(hidden(&desk)))
            .filter(|path| {
                path.file_name()
                    .is_some_and(|n| !n.to_string_lossy().starts_with('.'))
            });
        assert_eq!(real.count(), desk.workbook.exercises.len());
    }
}

mod two_runners {
    use super::*;

    #[test]
    fn checking_at_once_remember_both() {
        let desk = Desk::new();
        let rounds = 8;
        thread::scope(|scope| {
            for slug in [MODEL, CLASSIFY] {
                let desk = &desk;
                scope.spawn(move || {
                    for round in 0..=rounds {
                        let answer = if round % 2 == 0 {
                            desk.right(slug)
                        } else {
                            desk.wrong(slug)
                        };
                        desk.saves(slug, answer);
                        let output = desk.runs(&["check", slug]);
                        assert_eq!(status(&output), round % 2, "{}", text(&output.stderr));
                    }
                });
            }
        });
        assert_eq!(standing(&desk, MODEL), "passed");
        assert_eq!(standing(&desk, CLASSIFY), "passed");
    }

    #[test]
    fn watching_at_once_remember_both() {
        let desk = Desk::new();
        let mut watches = [
            (MODEL, watch(&desk, MODEL)),
            (CLASSIFY, watch(&desk, CLASSIFY)),
        ];
        for (_, watch) in &watches {
            watch.sees(&["not started"]);
        }
        for (slug, _) in &watches {
            desk.saves(slug, desk.wrong(slug));
        }
        for (_, watch) in &watches {
            watch.sees(&["  wrong  "]);
        }
        for (slug, _) in &watches {
            desk.saves(slug, desk.right(slug));
        }
        for (_, watch) in &watches {
            watch.sees(&["  passed  "]);
        }
        for (_, watch) in &mut watches {
            watch.press("q");
            assert!(watch.ends().success());
        }
        assert_eq!(standing(&desk, MODEL), "passed");
        assert_eq!(standing(&desk, CLASSIFY), "passed");
    }

    #[test]
    fn watching_the_same_exercise_agree() {
        let desk = Desk::new();
        let watches = [watch(&desk, MODEL), watch(&desk, MODEL)];
        for watch in &watches {
            watch.sees(&["not started"]);
        }
        desk.saves(MODEL, desk.right(MODEL));
        for watch in &watches {
            watch.sees(&["  passed  ", "1 of"]);
        }
        // One resets, the other sees it.
        watches[0].press("ry");
        for watch in &watches {
            watch.sees(&["not started", "0 of"]);
        }
        assert_eq!(backups(&desk, MODEL), [desk.right(MODEL)]);
    }
}

mod no_place {
    use super::*;

    /// Where the folder of the state must be, a file stands in the way: even root is stopped by that.
    fn desk_without_a_place() -> Desk {
        let desk = Desk::new();
        fs::write(hidden(&desk), "in the way").unwrap();
        desk
    }

    /// The message names the place, says what to do about it, and ends with status 2.
    #[track_caller]
    fn is_a_clear_refusal(desk: &Desk, output: &Output) {
        assert_eq!(status(output), 2);
        let said = text(&output.stderr);
        assert!(said.starts_with("error: "), "{said}");
        assert!(names(&output.stderr, &hidden(desk)), "{said}");
        assert!(said.contains("A file stands where a folder"), "{said}");
    }

    #[test]
    fn for_the_state_is_reported_after_the_verdict() {
        let desk = desk_without_a_place();
        desk.saves(MODEL, desk.right(MODEL));
        let output = desk.runs(&["check", "2.1a"]);
        is_a_clear_refusal(&desk, &output);
        assert!(text(&output.stdout).contains("passed"));
        assert_eq!(desk.saved(MODEL), desk.right(MODEL));
    }

    #[test]
    fn for_the_backup_stops_a_reset() {
        let desk = desk_without_a_place();
        desk.saves(MODEL, desk.right(MODEL));
        is_a_clear_refusal(&desk, &desk.runs(&["reset", "2.1a"]));
        assert_eq!(desk.saved(MODEL), desk.right(MODEL));
        assert_eq!(fs::read_to_string(hidden(&desk)).unwrap(), "in the way");
    }

    #[test]
    fn for_the_state_ends_watch() {
        let desk = desk_without_a_place();
        let mut watch = watch(&desk, "2.1a");
        assert_eq!(watch.ends().exit_code(), 2);
        watch.sees(&["error: ", ".curvature", "A file stands where a folder"]);
        assert_eq!(watch.modes(), (false, false));
    }
}

#[cfg(unix)]
mod full_disk {
    use super::*;
    use std::process::Command;

    /// A desk where the next check has nothing to compile, only a new verdict to remember.
    fn desk_with_news() -> Desk {
        let desk = Desk::new();
        for answer in [desk.right(MODEL), desk.wrong(MODEL)] {
            desk.saves(MODEL, answer);
            desk.runs(&["check", MODEL]);
        }
        desk.saves(MODEL, desk.right(MODEL));
        desk
    }

    /// A command that may not write a single byte into any file.
    fn without_room(desk: &Desk, arguments: &[&str]) -> Output {
        let inner = desk.command(arguments);
        let mut command = Command::new("sh");
        command
            .args(["-c", "trap '' XFSZ; ulimit -f 0; exec \"$0\" \"$@\""])
            .arg(inner.get_program())
            .args(inner.get_args())
            .current_dir(inner.get_current_dir().unwrap());
        command
            .envs(
                inner
                    .get_envs()
                    .filter_map(|(name, value)| Some((name, value?))),
            )
            .output()
            .unwrap()
    }

    #[test]
    fn leaves_the_old_state() {
        let desk = desk_with_news();
        let before = state(&desk);
        let output = without_room(&desk, &["check", "2.1a"]);
        let said = text(&output.stderr);
        assert_eq!(status(&output), 2, "{said}");
        assert!(text(&output.stdout).contains("passed"));
        assert!(
            said.starts_with("error: ") && said.lines().count() == 2,
            "{said}"
        );
        assert!(said.contains("state.json"), "{said}");
        assert!(said.contains("nothing was lost"), "{said}");
        assert_eq!(state(&desk), before);
        // Nothing is left beside it, and with room it is as if nothing had been.
        let names = files_below(&hidden(&desk)).len();
        assert_eq!(status(&desk.runs(&["check", "2.1a"])), 0);
        assert_eq!(files_below(&hidden(&desk)).len(), names);
        assert_eq!(standing(&desk, MODEL), "passed");
    }

    #[test]
    fn stops_a_reset_before_it_begins() {
        let desk = desk_with_news();
        let output = without_room(&desk, &["reset", "2.1a"]);
        let said = text(&output.stderr);
        assert_eq!(status(&output), 2, "{said}");
        assert!(said.contains("nothing was lost"), "{said}");
        assert_eq!(desk.saved(MODEL), desk.right(MODEL));
        assert!(backups(&desk, MODEL).is_empty());
    }

    /// The same on a disk that is really full, where an unprivileged process may mount one.
    #[test]
    #[cfg(target_os = "linux")]
    fn is_named_as_such() {
        let desk = desk_with_news();
        let script = "
            set -e
            disk=$1/exercises; shift
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
        let inner = desk.command(&["check", "2.1a"]);
        let unshared = |script: &str| {
            let mut command = Command::new("unshare");
            command
                .args(["--user", "--map-root-user", "--mount"])
                .args(["sh", "-c", script, "sh"])
                .arg(desk.root());
            command
        };
        let allowed = unshared("mount -t tmpfs tmpfs \"$1\"/exercises").output();
        if !allowed.is_ok_and(|output| output.status.success()) {
            eprintln!("skipped: no disk can be mounted here");
            return;
        }
        let output = unshared(script)
            .arg(inner.get_program())
            .args(inner.get_args())
            .current_dir(desk.root())
            .envs(
                inner
                    .get_envs()
                    .filter_map(|(name, value)| Some((name, value?))),
            )
            .output()
            .unwrap();
        let said = text(&output.stderr);
        assert_eq!(status(&output), 2, "{said}");
        assert!(said.contains("Free some disk space"), "{said}");
    }
}

//! Each thing that is given up, tried by a shell that the jailer has become, without the grant and
//! with it.
#![cfg(target_os = "linux")]

use std::{
    fs,
    os::unix::process::ExitStatusExt,
    path::Path,
    process::{Command, Output},
};
use tempfile::TempDir;

/// Folders that a shell needs to start.
const SYSTEM: [&str; 4] = ["/bin", "/usr", "/lib", "/lib64"];

fn jailer() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_curvature-jailer"));
    for folder in SYSTEM {
        command.args(["--run", folder]);
    }
    command.args(["--write", "/dev/null"]);
    if has_landlock() {
        command.arg("--strict");
    }
    command
}

/// Runs a script with further grants.
fn runs(grants: &[&str], script: &str) -> Output {
    jailer()
        .args(grants)
        .args(["--", "/bin/sh", "-c", script])
        .output()
        .unwrap()
}

fn shown(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// A script fails without a grant and succeeds with it.
fn needs(grant: &str, path: &Path, script: &str) {
    let refused = runs(&[], script);
    let said = String::from_utf8_lossy(&refused.stderr);
    assert!(!refused.status.success(), "{script}");
    assert!(said.contains("Permission denied"), "{script}: {said}");
    let granted = runs(&[grant, shown(path)], script);
    let said = String::from_utf8_lossy(&granted.stderr);
    assert!(granted.status.success(), "{script}: {said}");
}

fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("secret"), "secret").unwrap();
    folder
}

#[test]
fn a_file_outside_cannot_be_read() {
    if !has_landlock() {
        return;
    }
    let folder = folder();
    let path = folder.path().join("secret");
    needs(
        "--read",
        folder.path(),
        &format!("read line < {0} || test -n \"$line\"", shown(&path)),
    );
}

#[test]
fn a_folder_outside_cannot_be_listed() {
    if !has_landlock() {
        return;
    }
    let folder = folder();
    needs(
        "--read",
        folder.path(),
        &format!("ls {}", shown(folder.path())),
    );
}

#[test]
fn a_file_outside_cannot_be_written_made_or_removed() {
    if !has_landlock() {
        return;
    }
    let folder = folder();
    let place = shown(folder.path());
    for script in [
        format!("echo x > {place}/new"),
        format!("echo x >> {place}/secret"),
        format!("mkdir {place}/made"),
        format!("mv {place}/secret {place}/moved && mv {place}/moved {place}/secret"),
        format!("rm {place}/secret"),
    ] {
        needs("--write", folder.path(), &script);
    }
}

#[test]
fn what_may_be_read_may_neither_be_written_nor_run() {
    if !has_landlock() {
        return;
    }
    let folder = folder();
    let place = shown(folder.path());
    fs::copy("/bin/true", folder.path().join("true")).unwrap();
    for script in [format!("echo x > {place}/secret"), format!("{place}/true")] {
        let output = runs(&["--read", place], &script);
        assert!(!output.status.success(), "{script}");
    }
    assert_eq!(fs::read(folder.path().join("secret")).unwrap(), b"secret");
    assert!(
        runs(&["--run", place], &format!("{place}/true"))
            .status
            .success()
    );
}

/// A link is followed to where it leads, and what lies there is not granted.
#[test]
fn a_link_leads_nowhere_else() {
    if !has_landlock() {
        return;
    }
    let (inside, outside) = (folder(), folder());
    let link = inside.path().join("link");
    std::os::unix::fs::symlink(outside.path().join("secret"), &link).unwrap();
    let output = runs(
        &["--write", shown(inside.path())],
        &format!("cat {0}; echo x > {0}", shown(&link)),
    );
    assert!(output.stdout.is_empty());
    assert_eq!(fs::read(outside.path().join("secret")).unwrap(), b"secret");
}

#[test]
fn the_network_and_other_processes_are_out_of_reach() {
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = listener.local_addr().unwrap().port();
    let connect = format!("exec 3<>/dev/tcp/127.0.0.1/{port}");
    let bash = |command: &mut Command| {
        command
            .args(["/bin/bash", "-c", &connect])
            .output()
            .unwrap()
    };
    assert!(bash(&mut Command::new("env")).status.success());
    // Kernels before version 4 of the interface know nothing of connections, those before 6 nothing
    // of signals.
    if landlock_version() >= 4 {
        assert!(!bash(jailer().arg("--")).status.success());
    }

    let mut other = Command::new("sleep").arg("60").spawn().unwrap();
    let killing = runs(&[], &format!("kill {}", other.id()));
    let lives = other.try_wait().unwrap().is_none();
    other.kill().unwrap();
    other.wait().unwrap();
    if landlock_version() >= 6 {
        assert!(lives && !killing.status.success());
    }
}

/// Without it there is nothing that could refuse files or the network.
fn has_landlock() -> bool {
    landlock_version() > 0
}

fn landlock_version() -> u32 {
    let output = Command::new(env!("CARGO_BIN_EXE_curvature-jailer"))
        .output()
        .unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let line = said.lines().find_map(|line| line.strip_prefix("landlock "));
    line.and_then(|version| version.parse().ok()).unwrap_or(0)
}

#[test]
fn memory_has_a_limit() {
    let script = "head -c 200000000 /dev/zero | tail -c 200000000 > /dev/null";
    let zero = ["--read", "/dev/zero"];
    assert!(runs(&zero, script).status.success());
    let limited = [&zero[..], &["--memory", "100000000"]].concat();
    assert!(!runs(&limited, script).status.success());
}

#[test]
fn files_have_a_limit() {
    let folder = folder();
    let file = folder.path().join("large");
    let script = format!("head -c 100000 /dev/zero > {}", shown(&file));
    let grants = ["--read", "/dev/zero", "--write", shown(folder.path())];
    assert!(runs(&grants, &script).status.success());
    let limited = [&grants[..], &["--file-size", "5000"]].concat();
    assert!(!runs(&limited, &script).status.success());
    assert_eq!(fs::metadata(&file).unwrap().len(), 5000);
}

#[test]
fn processor_time_has_a_limit() {
    let output = runs(&["--cpu-seconds", "1"], "while :; do :; done");
    assert_eq!(output.status.signal(), Some(24), "SIGXCPU");
}

#[test]
fn its_own_failures_have_a_status_of_their_own() {
    for arguments in [
        &["--", "/bin/no-such-program"][..],
        &["--memory", "much", "--", "/bin/true"],
        &["--nonsense", "x"],
        &["--read"],
    ] {
        let output = jailer().args(arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(125), "{arguments:?}");
        assert!(output.stderr.starts_with(b"jailer: "), "{arguments:?}");
    }
    assert_eq!(runs(&[], "exit 7").status.code(), Some(7));
}

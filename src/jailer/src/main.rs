//! Gives up everything that a program does not need, and becomes that program.
//!
//! Grading starts rustc through it. It is a crate of its own so that a learner's first build knows
//! nothing of it, and a program of its own so that nothing has to be done between fork and exec.
//!
//! `jailer [GRANT...] -- PROGRAM [ARGUMENT...]`, where a grant is one of
//! `--run PATH`, `--read PATH`, `--write PATH`, `--cpu-seconds N`, `--memory BYTES`,
//! `--file-size BYTES`. After `--strict` whatever cannot be given up ends it with status 125.
//! Without a program it reports, a line each, what it could give up.

mod grants;
#[cfg(target_os = "linux")]
mod landlocked;
#[cfg(unix)]
mod limits;

use grants::{Grants, grants};
use std::process::ExitCode;

/// What other programs that start programs return when they themselves fail: `env`, `timeout`.
const JAILER_FAILED: u8 = 125;

fn main() -> ExitCode {
    let outcome = grants(std::env::args_os().skip(1)).and_then(obey);
    let Err(trouble) = outcome else {
        return ExitCode::SUCCESS;
    };
    eprintln!("jailer: {trouble}");
    ExitCode::from(JAILER_FAILED)
}

#[cfg(unix)]
fn obey(grants: Grants) -> Result<(), String> {
    use std::{os::unix::process::CommandExt, process::Command};
    let held = limits::hold(&grants);
    let files = restrict_files(&grants);
    let Some((program, arguments)) = grants.program.split_first() else {
        for (name, held) in held {
            println!("{name} {}", if held { "held" } else { "not_held" });
        }
        match files {
            Ok(Some(abi)) => println!("landlock {abi}"),
            Ok(None) => println!("landlock absent"),
            Err(trouble) => println!("landlock failed {trouble}"),
        }
        return Ok(());
    };
    if grants.strict {
        if let Some((name, _)) = held.iter().find(|(_, held)| !held) {
            return Err(format!("the limit {name} could not be set"));
        }
        files?.ok_or("Landlock is no longer there")?;
    }
    let trouble = Command::new(program).args(arguments).exec();
    Err(format!("{}: {trouble}", program.to_string_lossy()))
}

#[cfg(not(unix))]
fn obey(_: Grants) -> Result<(), String> {
    Err("this system has nothing to jail a program with".into())
}

/// The version of Landlock's interface by which files and network are now out of reach; none where
/// the kernel has no Landlock.
#[cfg(target_os = "linux")]
fn restrict_files(grants: &Grants) -> Result<Option<i32>, String> {
    let abi = landlocked::restrict(grants)?;
    if let (Some(abi), true) = (abi, grants.program.is_empty()) {
        landlocked::verify(abi)?;
    }
    Ok(abi)
}

#[cfg(all(unix, not(target_os = "linux")))]
fn restrict_files(_: &Grants) -> Result<Option<i32>, String> {
    Ok(None)
}

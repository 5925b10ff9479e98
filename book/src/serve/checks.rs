//! The learner's loop, as a program of its own: what it tells goes to the pages, and what a page asks
//! for goes to it.

use super::site::Site;
use std::{
    env,
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Child, Command, Stdio},
    sync::{Arc, mpsc},
    thread,
};

/// Starts it. Where it cannot be had, pages are served without verdicts, and that is said.
pub fn run(root: &Path, site: &Arc<Site>) {
    let mut child = match start(root) {
        Ok(child) => child,
        Err(cause) => {
            eprintln!("The exercises are not checked here: cargo could not be started ({cause}).");
            return;
        }
    };
    let (input, output) = (child.stdin.take(), child.stdout.take());
    let (asks, asked) = mpsc::channel::<String>();
    site.asks_of(asks);
    // It ends when its input does, which is when this program ends.
    thread::spawn(move || {
        let Some(mut input) = input else { return };
        for line in asked {
            if writeln!(input, "{line}")
                .and_then(|()| input.flush())
                .is_err()
            {
                return;
            }
        }
    });
    let site = Arc::clone(site);
    thread::spawn(move || {
        let lines = output
            .map(BufReader::new)
            .into_iter()
            .flat_map(BufReader::lines);
        for line in lines.map_while(Result::ok) {
            site.told(&line);
        }
        let _ = child.wait();
        eprintln!(
            "The exercises are checked no longer; the reason stands above. The pages are still served."
        );
    });
}

fn start(root: &Path) -> std::io::Result<Child> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    Command::new(cargo)
        .args(["run", "--quiet", "--manifest-path"])
        .arg(root.join("Cargo.toml"))
        .args(["--", "watch", "--json"])
        .current_dir(root)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
}

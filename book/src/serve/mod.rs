//! The book on this machine, with the learner's loop beside it: pages are built again when a chapter is
//! saved, and a verdict stands on its exercise's card as soon as it is there.
//!
//! `site` says what a request gets, `connection` who may ask and for how long, `checks` runs the loop
//! as a program of its own, so that the book need not be built with an interpreter. Pages are told
//! what is new; they do not ask.

mod checks;
mod connection;
mod site;

use crate::{code::SNAPSHOTS, site as book};
use serde_json::json;
use site::Site;
use std::{
    fs,
    io::Write,
    net::TcpListener,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
    thread,
    time::{Duration, Instant, SystemTime},
};

/// How often files are looked at.
const PAUSE: Duration = Duration::from_millis(300);

/// Builds and serves until the program is stopped. Without `watch`, pages that there are already are
/// served as they are.
#[must_use]
pub fn serve(root: &Path, folder: &Path, port: u16, watch: bool) -> ExitCode {
    let listener = match TcpListener::bind(("127.0.0.1", port)) {
        Ok(listener) => listener,
        Err(e) => {
            eprintln!(
                "Port {port} cannot be used: {e}.\nName another: cargo run -p book -- serve --port {}",
                port.saturating_add(1)
            );
            return ExitCode::from(2);
        }
    };
    if watch || !folder.join("index.html").exists() {
        rebuild(root, folder);
    }
    let port = listener.local_addr().map_or(port, |address| address.port());
    let site = match Site::new(folder, port) {
        Ok(site) => Arc::new(site),
        Err(cause) => {
            eprintln!("The pages cannot be served: {cause}.");
            return ExitCode::from(2);
        }
    };
    if watch {
        checks::run(root, &site);
        let (root, folder, site) = (root.to_owned(), folder.to_owned(), Arc::clone(&site));
        thread::spawn(move || watch_files(&root, &folder, &site));
    }
    leave_note(root, &site);
    println!("{} (Ctrl-C ends it)", site.address());
    match connection::accept(listener, &site) {
        Ok(()) => ExitCode::SUCCESS,
        Err(cause) => {
            eprintln!("The server has stopped: {cause}.");
            ExitCode::from(2)
        }
    }
}

/// Where the learner's loop finds the server, to open a page.
fn leave_note(root: &Path, site: &Site) {
    let note = json!({"listens": format!("127.0.0.1:{}", site.port), "token": site.token});
    let path = root.join("target/served.json");
    let _ = fs::remove_file(&path);
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    // Whoever reads it may ask: that is the learner alone.
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    // Without it the loop opens what is built.
    let _ = options
        .open(path)
        .and_then(|mut file| file.write_all(note.to_string().as_bytes()));
}

fn rebuild(root: &Path, folder: &Path) {
    let begun = Instant::now();
    match book::build(root, folder, None) {
        Ok(built) => println!(
            "{} pages in {:.1} s",
            built.pages.len(),
            begun.elapsed().as_secs_f64()
        ),
        Err(problems) => {
            for problem in &problems {
                eprintln!("{problem}");
            }
            eprintln!("The pages are as they were; save the file again when it is mended.");
        }
    }
}

/// Builds again whenever a chapter, a style or an exercise changes. A change of the book's own
/// code needs a new start, and says so.
fn watch_files(root: &Path, folder: &Path, site: &Site) {
    let mut text = vec![root.join("book"), root.join("solutions")];
    text.extend(SNAPSHOTS.map(|folder| root.join(folder)));
    let code = [root.join("book/src"), root.join("book/figures")];
    let (mut text_seen, mut code_seen) = (newest(&text), newest(&code));
    loop {
        thread::sleep(PAUSE);
        let (text_now, code_now) = (newest(&text), newest(&code));
        if code_now != code_seen {
            code_seen = code_now;
            text_seen = text_now;
            println!("The book's code has changed: end this with Ctrl-C and start it again.");
        } else if text_now != text_seen {
            text_seen = text_now;
            rebuild(root, folder);
            site.built_again();
        }
    }
}

/// The latest change below these folders, and how many files there are.
fn newest(folders: &[PathBuf]) -> (Option<SystemTime>, usize) {
    let mut pending = folders.to_vec();
    let (mut latest, mut count) = (None, 0);
    while let Some(folder) = pending.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let Ok(meta) = entry.metadata() else {
                continue;
            };
            if meta.is_dir() {
                if entry.file_name() != "node_modules" {
                    pending.push(entry.path());
                }
            } else {
                count += 1;
                latest = latest.max(meta.modified().ok());
            }
        }
    }
    (latest, count)
}

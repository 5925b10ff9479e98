//! A small server on this machine: pages, built again and reloaded when a file is saved.

use crate::{code::SNAPSHOTS, site};
use std::{
    fs,
    io::{BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::ExitCode,
    sync::atomic::{AtomicU64, Ordering},
    thread,
    time::{Duration, Instant, SystemTime},
};

/// How often files are looked at, and pages ask whether there is something new.
const PAUSE: Duration = Duration::from_millis(300);

/// Where a page asks for the number of the latest build.
const VERSION: &str = "/.version";

/// Asks for the number of the build, and loads the page again when it changes.
const RELOAD: &str = "<script>(() => { let seen; setInterval(async () => { try { \
    const now = await (await fetch('/.version')).text(); \
    if (seen && now !== seen) location.reload(); seen = now; } catch {} }, 500); })();</script>";

/// Builds and serves until the program is stopped.
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
    rebuild(root, folder);
    println!("http://localhost:{port}/ (Ctrl-C ends it)");
    let version = AtomicU64::new(1);
    thread::scope(|scope| {
        if watch {
            scope.spawn(|| watch_files(root, folder, &version));
        }
        for stream in listener.incoming().flatten() {
            scope.spawn(|| answer(stream, folder, &version));
        }
    });
    ExitCode::SUCCESS
}

fn rebuild(root: &Path, folder: &Path) {
    let begun = Instant::now();
    match site::build(root, folder) {
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
fn watch_files(root: &Path, folder: &Path, version: &AtomicU64) {
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
            version.fetch_add(1, Ordering::Relaxed);
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

/// Answers one request.
fn answer(mut stream: TcpStream, folder: &Path, version: &AtomicU64) {
    let mut line = String::new();
    // A browser that has nothing to say must not hold a thread.
    let _ = stream.set_read_timeout(Some(Duration::from_secs(5)));
    if BufReader::new(&stream).read_line(&mut line).is_err() {
        return;
    }
    let path = line.split_whitespace().nth(1).unwrap_or("/");
    let path = path.split(['?', '#']).next().unwrap_or("/");
    let (status, kind, body) = if path == VERSION {
        let number = version.load(Ordering::Relaxed).to_string();
        ("200 OK", "text/plain", number.into_bytes())
    } else {
        match file(folder, path) {
            Some((kind, body)) => ("200 OK", kind, body),
            None => ("404 Not Found", "text/html", not_found(folder)),
        }
    };
    let body = if kind == "text/html" {
        [body, RELOAD.as_bytes().to_vec()].concat()
    } else {
        body
    };
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}; charset=utf-8\r\nContent-Length: {}\r\n\
         Cache-Control: no-store\r\nConnection: close\r\n\r\n",
        body.len()
    );
    // A reader who has left takes no answer.
    let _ = stream.write_all(head.as_bytes());
    let _ = stream.write_all(&body);
}

fn not_found(folder: &Path) -> Vec<u8> {
    fs::read(folder.join("404.html")).unwrap_or_else(|_| b"There is no such page.".to_vec())
}

/// The file that a request names, if it lies in the folder.
fn file(folder: &Path, path: &str) -> Option<(&'static str, Vec<u8>)> {
    let mut file = folder.to_owned();
    for name in path.split('/').filter(|name| !name.is_empty()) {
        if name == ".." || name.contains('\\') {
            return None;
        }
        file.push(name.replace("%20", " "));
    }
    if file.is_dir() {
        file.push("index.html");
    }
    let kind = match file.extension()?.to_str()? {
        "html" => "text/html",
        "css" => "text/css",
        "js" | "mjs" => "text/javascript",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        "wasm" => "application/wasm",
        _ => "application/octet-stream",
    };
    Some((kind, fs::read(file).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_of_the_folder_are_served() {
        let folder = std::env::temp_dir();
        assert!(file(&folder, "/../etc/passwd").is_none());
        assert!(file(&folder, "/nothing-of-this-name.html").is_none());
    }
}

//! The page of an exercise's section: where the book is served, or where it is built.

use serde_json::Value;
use std::{
    fs,
    net::{SocketAddr, TcpStream},
    time::Duration,
};
use workbook::{Exercise, Workbook, built_book, section_page};

/// How long a server on this machine may take to answer.
const ANSWER: Duration = Duration::from_millis(200);

/// Opens the page in the learner's browser, and says which.
///
/// # Errors
/// With a sentence for the learner, where there is no page or no browser.
pub fn open(workbook: &Workbook, exercise: &Exercise) -> Result<String, String> {
    let section = exercise.number.section_number();
    let found = section_page(workbook, exercise)
        .and_then(|page| served(workbook, &page).or_else(|| built(workbook, &page)));
    let Some(address) = found else {
        return Err(format!(
            "The book is neither served nor built. `cargo run -p book -- serve`, in another terminal, shows section {section} with your verdicts on it."
        ));
    };
    match open::that_detached(&address) {
        Ok(()) => Ok(format!(
            "Section {section} opens in your browser: {address}"
        )),
        Err(cause) => Err(format!(
            "No browser could be started ({cause}). Section {section} is here: {address}"
        )),
    }
}

/// The page as it is served, if a server that has left its address still listens.
fn served(workbook: &Workbook, page: &str) -> Option<String> {
    let note = workbook.root.join("target/served.json");
    let note: Value = serde_json::from_str(&fs::read_to_string(note).ok()?).ok()?;
    let listening: SocketAddr = note["listens"].as_str()?.parse().ok()?;
    if !listening.ip().is_loopback() {
        return None;
    }
    TcpStream::connect_timeout(&listening, ANSWER).ok()?;
    let token = note["token"].as_str()?;
    Some(format!(
        "http://localhost:{}/{page}.html?token={token}",
        listening.port()
    ))
}

fn built(workbook: &Workbook, page: &str) -> Option<String> {
    let path = built_book(&workbook.root).join(format!("{page}.html"));
    path.is_file().then(|| path.to_string_lossy().into_owned())
}

//! What `grade` and `merge` end with: the documents of a class are written, and how it stands is told.

use crate::{
    class::{ClassStanding, GradedClass},
    document::Run,
    publish,
    words::enumeration::first_and_more,
};
use curvature::{
    cli::Status,
    tell::points::points,
    terminal::{self, Terminal},
    text::{Line, Text, Tone},
};
use std::{
    fs,
    path::{Path, PathBuf},
};
use workbook::{
    Workbook,
    fault::{Fault, Result},
};

/// Learners that are named one by one: where the machine has failed, and where nothing was found.
const FAILED_SHOWN: usize = 10;

/// Remarks about the class that are told at once; the page of the class has all.
const REMARKS_SHOWN: usize = 5;

/// Writes the documents of a class, and says how it stands.
pub(super) fn publish(
    workbook: &Workbook,
    class: &GradedClass,
    out: &Path,
    as_json: bool,
    terminal: Terminal,
) -> Result<Status> {
    let written = publish::publish(class, workbook, out)?;
    let standing = &class.standing;
    if as_json {
        let path = out.join("grades.json");
        let document = fs::File::open(&path);
        document
            .and_then(|mut document| terminal::copy(&mut document))
            .map_err(|cause| Fault::file("read", &path, &cause))?;
    } else {
        terminal.print(&text(standing, &class.run, &written));
    }
    Ok(Status::of(standing.failed.is_empty()))
}

fn text(standing: &ClassStanding, run: &Run, written: &[PathBuf]) -> Text {
    let mut text = Text::default();
    let mut counts = vec![format!("{} graded", standing.graded)];
    if standing.absent > 0 {
        counts.push(format!("{} submitted nothing", standing.absent));
    }
    if !standing.failed.is_empty() {
        let failed = standing.failed.len();
        counts.push(format!("{failed} could not be graded on this machine"));
    }
    text.push(Line::new(Tone::Strong, format!("{}.", counts.join(", "))));
    if let Some(median) = standing.awarded.get(standing.awarded.len() / 2) {
        let (lowest, highest) = (
            standing.awarded[0],
            standing.awarded[standing.awarded.len() - 1],
        );
        text.say(
            Tone::Plain,
            &format!(
                "Points: {} in the middle of the class, from {} to {}, of {}.",
                points(*median),
                points(lowest),
                points(highest),
                points(run.possible)
            ),
        );
    }
    for (name, says) in standing.failed.iter().take(FAILED_SHOWN) {
        text.say(Tone::Bad, &format!("{name}: {says}"));
    }
    if standing.failed.len() > FAILED_SHOWN {
        let more = standing.failed.len() - FAILED_SHOWN;
        text.say(Tone::Bad, &format!("and {more} more"));
    }
    if !standing.failed.is_empty() {
        text.say(
            Tone::Attention,
            "The same command tries these again, and nothing else.",
        );
    }
    if !standing.empty.is_empty() {
        text.say(
            Tone::Attention,
            &format!(
                "No file of an exercise that is graded was found for {}.",
                first_and_more(&standing.empty, FAILED_SHOWN)
            ),
        );
    }
    let remarks: Vec<&String> = run.remarks().collect();
    for remark in remarks.iter().take(REMARKS_SHOWN) {
        text.say(Tone::Attention, remark);
    }
    if remarks.len() > REMARKS_SHOWN {
        let more = remarks.len() - REMARKS_SHOWN;
        text.say(
            Tone::Attention,
            &format!("{more} more remarks are in class.html."),
        );
    }
    for path in written {
        text.push(Line::new(Tone::Dim, path.display().to_string()));
    }
    text
}

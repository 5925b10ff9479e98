//! How long a build of the book takes, beside mdBook alone on the same Markdown, in one run.
//!
//!     cargo run -p book --example speed
//!
//! The median of the rounds is taken; each round measures both, one after the other.

use book::site;
use mdbook_driver::{MDBook, config::Config};
use std::{
    path::Path,
    time::{Duration, Instant},
};

const ROUNDS: usize = 7;

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the book lies in the workbook");
    let folder = root.join("target/book-speed");
    site::build(root, &folder.join("ours")).expect("the book builds");
    let mut ours = Vec::new();
    let mut theirs = Vec::new();
    for _ in 0..ROUNDS {
        ours.push(time(|| {
            site::build(root, &folder.join("ours")).expect("the book builds");
        }));
        theirs.push(time(|| mdbook_alone(root, &folder.join("mdbook"))));
    }
    let (ours, theirs) = (median(ours), median(theirs));
    println!("| a second build, median of {ROUNDS} rounds | time |");
    println!("|---|---|");
    println!("| the book | {} ms |", ours.as_millis());
    println!(
        "| mdBook alone, directives left as they stand | {} ms |",
        theirs.as_millis()
    );
    println!(
        "| ratio; at most 3 is aimed at | {:.2} |",
        ours.as_secs_f64() / theirs.as_secs_f64()
    );
}

fn mdbook_alone(root: &Path, folder: &Path) {
    let book = root.join("book");
    let mut config = Config::from_disk(book.join("book.toml")).expect("book.toml is right");
    config.build.build_dir = folder.to_owned();
    MDBook::load_with_config(&book, config)
        .and_then(|book| book.build())
        .expect("mdBook builds it");
}

fn time(f: impl FnOnce()) -> Duration {
    let begun = Instant::now();
    f();
    begun.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

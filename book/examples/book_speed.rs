//! How long a build of the book takes, beside mdBook alone on the same Markdown, in one run.
//!
//!     cargo run -p book --example book_speed
//!
//! The median of the rounds is taken; each round measures both, one after the other.

#[path = "../../examples/timing/mod.rs"]
mod timing;

use book::{page::Page, site};
use mdbook_driver::{MDBook, config::Config};
use std::{collections::BTreeMap, path::Path, time::Duration};
use timing::{median, time};

const ROUNDS: usize = 7;

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the book lies in the workbook");
    let folder = root.join("target/book-speed");
    let build = || site::build(root, &folder.join("ours"), None).expect("the book builds");
    let pages = build().pages;
    let mut times = [Vec::new(), Vec::new(), Vec::new()];
    for _ in 0..ROUNDS {
        times[0].push(time(|| drop(build())));
        times[1].push(time(|| {
            mdbook_alone(root, &folder.join("mdbook"), Some(&pages))
        }));
        times[2].push(time(|| mdbook_alone(root, &folder.join("mdbook"), None)));
    }
    let [ours, theirs, raw] = times.map(median);
    let ratio = |other: Duration| ours.as_secs_f64() / other.as_secs_f64();
    println!(
        "| a second build, median of {ROUNDS} rounds | time | the book takes, at most 3 times |"
    );
    println!("|---|---|---|");
    println!("| the book | {} ms | |", ours.as_millis());
    println!(
        "| mdBook alone, on the Markdown that it gets from us | {} ms | {:.2} |",
        theirs.as_millis(),
        ratio(theirs)
    );
    println!(
        "| mdBook alone, on the chapters with their directives left as they stand | {} ms | {:.2} |",
        raw.as_millis(),
        ratio(raw)
    );
}

/// mdBook without anything of ours, on these pages or on the chapters as they are written.
fn mdbook_alone(root: &Path, folder: &Path, pages: Option<&BTreeMap<String, Page>>) {
    let book = root.join("book");
    let mut config = Config::from_disk(book.join("book.toml")).expect("book.toml is right");
    config.build.build_dir = folder.to_owned();
    let mut book = MDBook::load_with_config(&book, config).expect("mdBook reads the chapters");
    if let Some(pages) = pages {
        book.book.for_each_chapter_mut(|chapter| {
            chapter
                .content
                .clone_from(&pages[&site::name_of(chapter)].markdown);
        });
    }
    book.build().expect("mdBook builds it");
}

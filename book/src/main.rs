//! `cargo run -p book -- build`, `serve`, or `pdf`.

use book::{address::Address, pdf, serve, site};
use clap::{Arg, ArgAction, Command, value_parser};
use std::{
    env,
    path::{Path, PathBuf},
    process::ExitCode,
    time::Instant,
};
use workbook::built_book;

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the book lies in the workbook")
        .to_owned();
    let folder = Arg::new("dest")
        .long("dest")
        .value_name("DIR")
        .value_parser(value_parser!(PathBuf))
        .help("Where the pages go [default: target/book]");
    let site = Arg::new("site")
        .long("site")
        .value_name("URL")
        .value_parser(Address::read)
        .help("Where the pages will be published: gives them that address, and a map of the site");
    let arguments = Command::new("book")
        .about("Builds the book")
        .after_help("The exercises are one folder up: cd .. && cargo run")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(
            Command::new("build")
                .about("Builds all pages")
                .arg(&folder)
                .arg(&site),
        )
        .subcommand(
            Command::new("pdf")
                .about("Builds all pages, and prints them to one PDF with Chromium")
                .arg(&folder)
                .arg(&site),
        )
        .subcommand(
            Command::new("serve")
                .about("Builds, serves, and builds again when a file is saved")
                .arg(&folder)
                .arg(
                    Arg::new("port")
                        .long("port")
                        .default_value("3000")
                        .value_parser(value_parser!(u16))
                        .help("The port on this machine"),
                )
                .arg(
                    Arg::new("once")
                        .long("no-watch")
                        .action(ArgAction::SetTrue)
                        .help("Serve the pages that there are, and watch nothing"),
                ),
        )
        .get_matches();
    let (name, arguments) = arguments.subcommand().expect("a command is required");
    let folder = arguments
        .get_one::<PathBuf>("dest")
        .cloned()
        .unwrap_or_else(|| built_book(&root));
    // mdBook takes a relative folder for one inside the book.
    let folder = std::path::absolute(&folder).unwrap_or(folder);
    let address = || arguments.get_one::<Address>("site");
    match name {
        "serve" => {
            let port = *arguments.get_one::<u16>("port").expect("it has a default");
            serve::serve(&root, &folder, port, !arguments.get_flag("once"))
        }
        "pdf" => build(&root, &folder, address()).unwrap_or_else(|| match pdf::print(&folder) {
            Ok(file) => {
                println!("{}", file.display());
                ExitCode::SUCCESS
            }
            Err(what) => {
                eprintln!("{what}");
                ExitCode::from(2)
            }
        }),
        _ => build(&root, &folder, address()).unwrap_or(ExitCode::SUCCESS),
    }
}

/// Builds the pages; a status where that failed.
fn build(root: &Path, folder: &Path, address: Option<&Address>) -> Option<ExitCode> {
    let begun = Instant::now();
    match site::build(root, folder, address) {
        Ok(built) => {
            for unused in &built.unused {
                eprintln!("Nobody uses {unused}.");
            }
            println!(
                "{} pages in {:.1} s: {}",
                built.pages.len(),
                begun.elapsed().as_secs_f64(),
                built.folder.join("index.html").display()
            );
            None
        }
        Err(problems) => {
            for problem in &problems {
                eprintln!("{problem}");
            }
            eprintln!("The book was not built: {} to mend.", problems.len());
            Some(ExitCode::FAILURE)
        }
    }
}

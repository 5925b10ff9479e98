//! One build of the book, from the chapters to the finished pages.

use crate::{
    address::{self, Address},
    draw::{self, Figures},
    finish::{self, Site},
    labels::{self, Labels, Target},
    live::{self, Module},
    math::Renderer,
    page::{self, Gathered, Page, Sources},
    parse::{self, Piece},
    problem::Problem,
    references::{self, Reference},
    values::{self, Values},
};
use mdbook_driver::{
    MDBook,
    book::{BookItem, Chapter},
    config::Config,
};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    thread,
};
use workbook::Workbook;

/// A finished book.
#[derive(Debug)]
pub struct Built {
    /// The folder with the pages.
    pub folder: PathBuf,
    /// The pages by name, as mdBook took them.
    pub pages: BTreeMap<String, Page>,
    /// What the book uses, and the formulas in it.
    pub gathered: Gathered,
    /// What nobody uses: values, figures, labels, references.
    pub unused: Vec<String>,
}

/// Computes, renders and writes the book of the workbook at `root` into `folder`; `address` is where it
/// will be published.
///
/// # Errors
/// Everything that is wrong with the pages, each with its place.
pub fn build(root: &Path, folder: &Path, address: Option<&Address>) -> Result<Built, Vec<Problem>> {
    let fault = |what: String| vec![Problem::new("the book", 0, what)];
    let workbook =
        Workbook::open(Some(root), None).map_err(|fault_of_it| fault(fault_of_it.to_string()))?;
    let references = references::read(&root.join("book/references.toml")).map_err(fault)?;
    let mut book = load(root, folder).map_err(fault)?;
    let (values, figures, module) = computed(root);
    let module = module.map_err(|what| eprintln!("{what}")).ok();
    let pieces = read(&book)?;
    let labels = labels(&workbook, &book, &pieces)?;
    let math = Renderer::default();
    let sources = Sources {
        root,
        workbook: &workbook,
        values: &values,
        labels: &labels,
        references: &references,
        figures: &figures,
        math: &math,
    };
    let mut gathered = Gathered::default();
    let mut pages: BTreeMap<String, Page> = BTreeMap::new();
    book.book.for_each_chapter_mut(|chapter| {
        let name = name_of(chapter);
        if let Some(pieces) = pieces.get(&name) {
            let page = page::render(&sources, &mut gathered, &name, pieces);
            chapter.content.clone_from(&page.markdown);
            pages.insert(name, page);
        }
    });
    if !gathered.problems.is_empty() {
        return Err(gathered.problems);
    }
    let unused = unused(&gathered, &values, &figures, &labels, &references);
    book.build().map_err(|e| fault(format!("{e:#}")))?;
    let site = address.map(|address| Site {
        address,
        has_picture: address::picture(root, folder, &figures["descent"])
            .map_err(|what| eprintln!("{what}"))
            .is_ok(),
    });
    finish::finish(
        folder,
        &pages,
        &gathered.fills,
        module.as_ref(),
        site.as_ref(),
    )
    .map_err(fault)?;
    Ok(Built {
        folder: folder.to_owned(),
        pages,
        gathered,
        unused,
    })
}

/// Values, figures, and the module for browsers, at the same time: none needs another.
fn computed(root: &Path) -> (Values, Figures, Result<Module, String>) {
    thread::scope(|scope| {
        let live = scope.spawn(|| live::module(root));
        let values = scope.spawn(values::compute);
        let figures = draw::draw();
        let values = values.join().expect("a value can be computed");
        let live = live.join().expect("no panic");
        (values, figures, live)
    })
}

fn load(root: &Path, folder: &Path) -> Result<MDBook, String> {
    let book = root.join("book");
    let mut config = Config::from_disk(book.join("book.toml")).map_err(|e| format!("{e:#}"))?;
    config.build.build_dir = folder.to_owned();
    MDBook::load_with_config(&book, config).map_err(|e| format!("{e:#}"))
}

/// The pieces of every chapter, numbered, by its name.
fn read(book: &MDBook) -> Result<BTreeMap<String, Vec<Piece>>, Vec<Problem>> {
    let mut pieces = BTreeMap::new();
    let mut problems = Vec::new();
    for chapter in chapters(book) {
        let name = name_of(chapter);
        match parse::parse(&format!("{name}.md"), &chapter.content) {
            Ok(mut of_page) => {
                labels::number(&prefix(&name), &mut of_page);
                pieces.insert(name, of_page);
            }
            Err(found) => problems.extend(found),
        }
    }
    if problems.is_empty() {
        Ok(pieces)
    } else {
        Err(problems)
    }
}

fn chapters(book: &MDBook) -> impl Iterator<Item = &Chapter> {
    book.iter().filter_map(|item| match item {
        BookItem::Chapter(chapter) => Some(chapter),
        _ => None,
    })
}

/// The page's file name without its ending.
#[must_use]
pub fn name_of(chapter: &Chapter) -> String {
    let path = chapter.path.as_deref().unwrap_or(Path::new(""));
    path.file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

/// `2.1` for the page `2_1_expansion`; for others their first letter.
fn prefix(name: &str) -> String {
    section_of(name).unwrap_or_else(|| name.chars().take(1).collect::<String>().to_uppercase())
}

/// The section that a page is, by its name.
#[must_use]
pub fn section_of(name: &str) -> Option<String> {
    let mut words = name.split('_');
    let part: u32 = words.next()?.parse().ok()?;
    let section: u32 = words.next()?.parse().ok()?;
    Some(format!("{part}.{section}"))
}

/// All labels: pages, exercises, and what the pages label themselves.
fn labels(
    workbook: &Workbook,
    book: &MDBook,
    pieces: &BTreeMap<String, Vec<Piece>>,
) -> Result<Labels, Vec<Problem>> {
    let mut labels = Labels::default();
    let mut problems = Vec::new();
    for chapter in chapters(book) {
        let name = name_of(chapter);
        let (label, words) = match section_of(&name) {
            Some(section) => (format!("sec:{section}"), format!("Section {section}")),
            None => (format!("page:{name}"), chapter.name.clone()),
        };
        let target = Target {
            page: name.clone(),
            id: String::new(),
            words,
        };
        if let Some(trouble) = labels.put(&label, target) {
            problems.push(Problem::new(&name, 0, trouble));
        }
        if let Some(pieces) = pieces.get(&name) {
            labels.collect(&name, pieces, &mut problems);
        }
        for exercise in &workbook.exercises {
            let number = exercise.number.to_string();
            if section_of(&name) == Some(exercise.number.section_number()) {
                let target = Target {
                    page: name.clone(),
                    id: labels::exercise_id(exercise.number),
                    words: number.clone(),
                };
                labels.put(&number, target);
            }
        }
    }
    if problems.is_empty() {
        Ok(labels)
    } else {
        Err(problems)
    }
}

fn unused(
    gathered: &Gathered,
    values: &Values,
    figures: &Figures,
    labels: &Labels,
    references: &[Reference],
) -> Vec<String> {
    let mut unused = Vec::new();
    for (name, _) in values.iter() {
        if !gathered.values.contains(name) {
            unused.push(format!("the value `{name}`"));
        }
    }
    for name in figures.keys() {
        if !gathered.figures.contains(*name) {
            unused.push(format!("the figure `{name}`"));
        }
    }
    for question in questions::all() {
        if !gathered.questions.contains(question.name) {
            unused.push(format!("the question `{}`", question.name));
        }
    }
    for label in labels.unused(&gathered.labels) {
        unused.push(format!("the label `{label}`"));
    }
    for reference in references {
        if !gathered.citations.contains(&reference.key) {
            unused.push(format!("the reference `{}`", reference.key));
        }
    }
    unused
}

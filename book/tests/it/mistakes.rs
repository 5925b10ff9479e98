//! What an author does wrong fails the build, and is named with page and line.

use crate::root;
use book::{
    draw::{self, Figures},
    labels::{self, Labels},
    math::Renderer,
    page::{self, Gathered, Sources},
    parse,
    references::{self, Reference},
    values::{self, Values},
};
use std::path::PathBuf;
use workbook::Workbook;

/// What pages are made with, read and computed once.
struct Author {
    root: PathBuf,
    workbook: Workbook,
    values: Values,
    references: Vec<Reference>,
    figures: Figures,
    math: Renderer,
}

impl Author {
    fn new() -> Self {
        let root = root();
        Self {
            workbook: Workbook::open(Some(&root), None).unwrap(),
            values: values::compute(),
            references: references::read(&root.join("book/references.toml")).unwrap(),
            figures: draw::draw(),
            math: Renderer::default(),
            root,
        }
    }

    /// The problems of a page with this text below its first two lines.
    fn problems(&self, text: &str) -> String {
        let text = format!("# Page\n{{{{description It has one.}}}}\n{text}\n");
        let mut pieces = match parse::parse("page.md", &text) {
            Ok(pieces) => pieces,
            Err(problems) => return shown(&problems),
        };
        let mut labels = Labels::default();
        let mut gathered = Gathered::default();
        labels::number("9.9", &mut pieces);
        labels.collect("page", &pieces, &mut gathered.problems);
        let sources = Sources {
            root: &self.root,
            workbook: &self.workbook,
            values: &self.values,
            labels: &labels,
            references: &self.references,
            figures: &self.figures,
            math: &self.math,
        };
        page::render(&sources, &mut gathered, "page", &pieces);
        shown(&gathered.problems)
    }
}

fn shown(problems: &[book::problem::Problem]) -> String {
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    lines.join("\n")
}

#[test]
fn mistakes_are_named_with_page_and_line() {
    let mistakes = [
        "{{value no.such}}",
        "{{value descent.kappa x9}}",
        "{{ref eq:nowhere}}",
        "{{cite nobody1900}}",
        "{{nonsense}}",
        "{{exercise 9.9z}}",
        "{{code no/such/file.rs}}",
        "{{code solution 2.1a no_such_anchor}}",
        "{{session no_such_snapshot}}",
        "{{programs 9_9_nowhere}}",
        "{{programs nowhere}}",
        "{{picture nowhere What is to be seen.}}",
        "a\nb $\\frac{1}{$ c",
        "$$ \\nosuchmacro $$",
        "$$ x $$ and more",
        "$$ x",
        "a $x",
        "a {{value",
        "::: nonsense\n:::",
        "::: skip\nWhat?\n:::",
        "::: definition\nIt never ends.",
        ":::",
        "::: figure no_such_figure {#fig:x}\nA caption.\n:::",
        "::: why {#why:x}\nNo number to refer to.\n:::",
        "$$ x $$ {#eq:twice}\n$$ y $$ {#eq:twice}",
    ];
    let author = Author::new();
    let mut all = String::new();
    for mistake in mistakes {
        let found = author.problems(mistake);
        assert!(
            found.contains("book/chapters/page.md:"),
            "{mistake}\n{found}"
        );
        all += &format!("{mistake}\n    {}\n\n", found.replace('\n', "\n    "));
    }
    insta::assert_snapshot!(all.replace(&root().display().to_string(), "WORKBOOK"));
}

#[test]
fn a_page_without_mistakes_has_no_problems() {
    assert_eq!(
        Author::new().problems("A formula $x$ and exercise 2.1a.\n"),
        ""
    );
}

//! What an author does wrong fails the build, and is named with page and line.

use crate::root;
use book::{
    figures,
    labels::Labels,
    math::Renderer,
    page::{self, Gathered, Sources},
    parse, references,
    values::Values,
};
use curvature::workbook::Workbook;

/// The problems of a page with this text below its first two lines.
fn problems(text: &str) -> String {
    let text = format!("# Page\n{{{{description It has one.}}}}\n{text}\n");
    let pieces = match parse::parse("page.md", &text) {
        Ok(pieces) => pieces,
        Err(problems) => return shown(&problems),
    };
    let root = root();
    let workbook = Workbook::open(Some(&root), None).unwrap();
    let mut labels = Labels::default();
    let mut gathered = Gathered::default();
    labels.collect("page", "9.9", &pieces, &mut gathered.problems);
    let sources = Sources {
        root: &root,
        workbook: &workbook,
        values: &Values::compute(),
        labels: &labels,
        references: &references::read(&root.join("book/references.toml")).unwrap(),
        figures: &figures::draw(),
        math: &Renderer::default(),
        live: "",
    };
    page::render(&sources, &mut gathered, "page", "9.9", &pieces);
    shown(&gathered.problems)
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
        "a\nb $\\frac{1}{$ c",
        "$$ \\nosuchmacro $$",
        "$$ x $$ and more",
        "$$ x",
        "a $x",
        "a {{value",
        "::: nonsense\n:::",
        "::: definition\nIt never ends.",
        ":::",
        "::: figure no_such_figure {#fig:x}\nA caption.\n:::",
        "::: why {#why:x}\nNo number to refer to.\n:::",
        "$$ x $$ {#eq:twice}\n$$ y $$ {#eq:twice}",
    ];
    let mut all = String::new();
    for mistake in mistakes {
        let found = problems(mistake);
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
    assert_eq!(problems("A formula $x$ and exercise 2.1a.\n"), "");
}

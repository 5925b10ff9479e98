//! What can be referred to: sections, equations, figures, blocks, exercises, and their numbers.

use crate::{
    parse::{Piece, What},
    problem::Problem,
};
use std::collections::{BTreeMap, BTreeSet};
use workbook::Number;

/// Where a label leads, and what a reference to it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The page's file name without ending.
    pub page: String,
    /// The element's id; empty for a page as a whole.
    pub id: String,
    /// `(2.1.3)`, `Figure 2.1.1`, `Section 2.1`.
    pub words: String,
}

/// All labels of a book.
#[derive(Debug, Default)]
pub struct Labels {
    targets: BTreeMap<String, Target>,
}

/// Kinds of blocks that are numbered, all in one sequence, and the word that they bear.
const NUMBERED: [(&str, &str); 5] = [
    ("definition", "Definition"),
    ("theorem", "Theorem"),
    ("example", "Example"),
    ("warning", "Warning"),
    ("experiment", "Experiment"),
];

/// Numbers the equations, figures and blocks of a page; `prefix` is its section's number, or a
/// letter. An equation has a number if it has a label.
pub fn number(prefix: &str, pieces: &mut [Piece]) {
    let (mut equations, mut figures, mut blocks) = (0, 0, 0);
    let next = |count: &mut usize| {
        *count += 1;
        format!("{prefix}.{count}")
    };
    for piece in pieces {
        piece.number = match &piece.what {
            What::Equation { label: Some(_), .. } => Some(format!("({})", next(&mut equations))),
            What::Open(block) if block.kind == "figure" => {
                Some(format!("Figure {}", next(&mut figures)))
            }
            What::Open(block) => NUMBERED
                .iter()
                .find(|(kind, _)| *kind == block.kind)
                .map(|(_, word)| format!("{word} {}", next(&mut blocks))),
            _ => None,
        };
    }
}

/// The id of the element with this label.
#[must_use]
pub fn id(label: &str) -> String {
    label.replace([':', '.'], "-")
}

/// The id of an exercise's card.
#[must_use]
pub fn exercise_id(number: Number) -> String {
    format!("ex-{}", id(&number.to_string()))
}

impl Labels {
    /// Collects the labels of a page whose pieces are numbered.
    pub fn collect(&mut self, page: &str, pieces: &[Piece], problems: &mut Vec<Problem>) {
        let mut problem = |piece: &Piece, what: String| {
            problems.push(Problem::new(&format!("{page}.md"), piece.line, what));
        };
        for piece in pieces {
            let label = match &piece.what {
                What::Equation { label, .. } => label,
                What::Open(block) => &block.label,
                _ => continue,
            };
            let Some(label) = label else { continue };
            let Some(words) = &piece.number else {
                if let What::Open(block) = &piece.what {
                    problem(piece, format!("a {} has no number to refer to", block.kind));
                }
                continue;
            };
            let target = Target {
                page: page.to_owned(),
                id: id(label),
                words: words.clone(),
            };
            if let Some(trouble) = self.put(label, target) {
                problem(piece, trouble);
            }
        }
    }

    /// Adds a label; says so if it is taken.
    pub fn put(&mut self, label: &str, target: Target) -> Option<String> {
        match self.targets.insert(label.to_owned(), target) {
            None => None,
            Some(before) => Some(format!(
                "the label `{label}` is taken by {} on page {}",
                before.words, before.page
            )),
        }
    }

    #[must_use]
    pub fn get(&self, label: &str) -> Option<&Target> {
        self.targets.get(label)
    }

    /// Labels in the text that no reference uses; those of exercises and sections are for readers.
    #[must_use]
    pub fn unused(&self, used: &BTreeSet<String>) -> Vec<&str> {
        self.targets
            .keys()
            .filter(|label| label.contains(':'))
            .filter(|label| !label.starts_with("sec:") && !label.starts_with("page:"))
            .map(String::as_str)
            .filter(|label| !used.contains(*label))
            .collect()
    }
}

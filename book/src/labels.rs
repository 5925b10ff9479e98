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

/// Counts what is numbered on one page.
#[derive(Debug, Default)]
pub struct Counters {
    equations: usize,
    figures: usize,
    blocks: usize,
}

/// Kinds of blocks that are numbered, all in one sequence, and the word that they bear.
const NUMBERED: [(&str, &str); 5] = [
    ("definition", "Definition"),
    ("theorem", "Theorem"),
    ("example", "Example"),
    ("warning", "Warning"),
    ("experiment", "Experiment"),
];

/// The word that a numbered block of this kind bears.
#[must_use]
pub fn numbered(kind: &str) -> Option<&'static str> {
    NUMBERED
        .iter()
        .find(|(name, _)| *name == kind)
        .map(|(_, word)| *word)
}

impl Counters {
    /// The next equation's number on the page with this prefix: `(2.1.3)`.
    pub fn equation(&mut self, prefix: &str) -> String {
        self.equations += 1;
        format!("({prefix}.{})", self.equations)
    }

    /// The next figure's or block's name: `Figure 2.1.1`, `Theorem 2.1.2`.
    pub fn block(&mut self, prefix: &str, kind: &str) -> Option<String> {
        if kind == "figure" {
            self.figures += 1;
            return Some(format!("Figure {prefix}.{}", self.figures));
        }
        let word = numbered(kind)?;
        self.blocks += 1;
        Some(format!("{word} {prefix}.{}", self.blocks))
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
    /// Collects the labels of a page; `prefix` is its section's number, or a letter.
    pub fn collect(
        &mut self,
        page: &str,
        prefix: &str,
        pieces: &[Piece],
        problems: &mut Vec<Problem>,
    ) {
        let mut counters = Counters::default();
        for piece in pieces {
            let (label, words) = match &piece.what {
                What::Equation {
                    label: Some(label), ..
                } => (label, counters.equation(prefix)),
                What::Open(block) => {
                    let words = counters.block(prefix, &block.kind);
                    match (&block.label, words) {
                        (Some(label), Some(words)) => (label, words),
                        (Some(_), None) => {
                            problems.push(Problem::new(
                                &format!("{page}.md"),
                                piece.line,
                                format!("a {} has no number to refer to", block.kind),
                            ));
                            continue;
                        }
                        (None, _) => continue,
                    }
                }
                _ => continue,
            };
            let target = Target {
                page: page.to_owned(),
                id: id(label),
                words,
            };
            if let Some(trouble) = self.put(label, target) {
                problems.push(Problem::new(&format!("{page}.md"), piece.line, trouble));
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

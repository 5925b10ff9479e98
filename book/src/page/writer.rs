//! A page under way: what has been written of it, and what is wrong with it.

use super::sources::{Gathered, Sources};
use crate::{labels::Target, problem::Problem, spoken::spoken};

/// A page under way.
pub(super) struct Writer<'a, 'b> {
    pub(super) sources: &'a Sources<'a>,
    pub(super) gathered: &'b mut Gathered,
    pub(super) file: String,
    /// Ends of the blocks that are open.
    pub(super) open: Vec<String>,
    pub(super) out: String,
    pub(super) description: String,
    pub(super) refers_to: Vec<Target>,
    pub(super) asks: Vec<String>,
}

impl<'a, 'b> Writer<'a, 'b> {
    /// Begins the page with this name.
    pub(super) fn new(sources: &'a Sources, gathered: &'b mut Gathered, name: &str) -> Self {
        Self {
            sources,
            gathered,
            file: format!("{name}.md"),
            open: Vec::new(),
            out: String::new(),
            description: String::new(),
            refers_to: Vec::new(),
            asks: Vec::new(),
        }
    }

    pub(super) fn problem(&mut self, line: usize, what: impl Into<String>) {
        let problem = Problem::new(&self.file, line, what);
        self.gathered.problems.push(problem);
    }

    /// An empty element that stands for this HTML.
    pub(super) fn fill(&mut self, element: &str, html: String) -> String {
        self.fill_said(element, html, "")
    }

    /// An element that stands for a formula, with words in it for the search.
    pub(super) fn fill_formula(&mut self, html: String) -> String {
        let words = spoken(&html);
        self.fill_said("span", html, &words)
    }

    fn fill_said(&mut self, element: &str, html: String, words: &str) -> String {
        self.gathered.fills.push(html);
        format!(
            "<{element} data-fill=\"{}\">{words}</{element}>",
            self.gathered.fills.len() - 1
        )
    }
}

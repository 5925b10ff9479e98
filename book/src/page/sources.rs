//! What pages are made with, and what they gather.

use crate::{
    draw::Figures, labels::Labels, math::Renderer, problem::Problem, references::Reference,
    values::Values,
};
use std::{collections::BTreeSet, path::Path};
use workbook::Workbook;

/// What pages are made with.
pub struct Sources<'a> {
    /// The workbook's root.
    pub root: &'a Path,
    pub workbook: &'a Workbook,
    pub values: &'a Values,
    pub labels: &'a Labels,
    pub references: &'a [Reference],
    pub figures: &'a Figures,
    pub math: &'a Renderer,
}

/// What all pages gather.
#[derive(Debug, Default)]
pub struct Gathered {
    /// HTML that stands for the placeholders, by their number.
    pub fills: Vec<String>,
    /// What the text uses, so that what nobody uses can be reported.
    pub labels: BTreeSet<String>,
    pub values: BTreeSet<String>,
    pub figures: BTreeSet<String>,
    pub questions: BTreeSet<String>,
    pub citations: BTreeSet<String>,
    /// The TeX of every formula, and whether it stands alone.
    pub formulas: Vec<(String, bool)>,
    pub problems: Vec<Problem>,
}

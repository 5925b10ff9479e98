//! The page on notation agrees with the pages that it speaks of.

use crate::chapters;
use book::{
    math::MACROS,
    parse::{self, Inline, What},
    site::section_of,
};
use std::collections::{BTreeMap, BTreeSet};

/// Shorthands that are names of nothing: they only set what stands in them.
const SETTINGS: [&str; 6] = [r"\R", r"\T", r"\abs", r"\dd", r"\half", r"\norm"];

/// All formulas of a page.
fn formulas(page: &str, text: &str) -> Vec<String> {
    let mut all = Vec::new();
    for piece in parse::parse(page, text).unwrap() {
        let text = match piece.what {
            What::Equation { tex, .. } => {
                all.push(tex);
                continue;
            }
            What::Markdown(text) => text,
            What::Open(block) => block.title,
            _ => continue,
        };
        for (_, inline) in parse::inlines(&text).unwrap() {
            if let Inline::Formula(tex) = inline {
                all.push(tex.to_owned());
            }
        }
    }
    all
}

/// Whether a formula has a symbol, and not only another one that begins or ends like it.
fn has(formula: &str, symbol: &str) -> bool {
    let is_letter = |c: char| c.is_ascii_alphabetic();
    formula.match_indices(symbol).any(|(at, _)| {
        let begins = !symbol.starts_with(is_letter)
            || !formula[..at].ends_with(|c: char| is_letter(c) || c == '\\');
        let rest = &formula[at + symbol.len()..];
        begins && !(symbol.ends_with(is_letter) && rest.starts_with(is_letter))
    })
}

/// `\operatorname{sign}`, `\otimes`, `\tr`: what a formula names that is not a letter.
fn names(formula: &str) -> BTreeSet<String> {
    let operators = formula.split(r"\operatorname{").skip(1);
    let operators = operators.map(|rest| rest.split('}').next().unwrap_or_default());
    let mut names: BTreeSet<String> = operators
        .map(|name| format!(r"\operatorname{{{name}}}"))
        .collect();
    let macros = MACROS.iter().map(|(name, _)| *name);
    let known = macros.filter(|name| !SETTINGS.contains(name));
    for name in known.chain([r"\otimes", r"\det"]) {
        if has(formula, name) {
            names.insert(name.to_owned());
        }
    }
    names
}

#[test]
fn every_symbol_is_used_in_its_section_and_every_name_is_listed() {
    let mut pages: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut notation = String::new();
    for (name, text) in chapters() {
        if name == "notation" {
            notation = text;
        } else if let Some(section) = section_of(&name) {
            pages.insert(section, formulas(&name, &text));
        }
    }
    let mut wrong = Vec::new();
    for row in notation.lines().filter(|line| line.starts_with("| $")) {
        let symbols = row.split('|').nth(1).unwrap();
        let section = row.rsplit("{{ref sec:").next().unwrap();
        let section = section.split("}}").next().unwrap();
        for symbol in symbols.split('$').skip(1).step_by(2) {
            if !pages[section].iter().any(|formula| has(formula, symbol)) {
                wrong.push(format!("section {section} does not have ${symbol}$"));
            }
        }
    }
    let listed: BTreeSet<String> = formulas("notation", &notation)
        .iter()
        .flat_map(|formula| names(formula))
        .collect();
    for (section, formulas) in &pages {
        let used: BTreeSet<String> = formulas.iter().flat_map(|tex| names(tex)).collect();
        for name in used.difference(&listed) {
            wrong.push(format!(
                "notation.md does not have {name} of section {section}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

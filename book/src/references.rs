//! The works that the book cites, from `references.toml`.

use crate::labels::Target;
use std::{fmt::Write, fs, path::Path};
use toml::Table;

/// A work that can be cited.
#[derive(Debug, Clone)]
pub struct Reference {
    pub key: String,
    /// How the text names it: `Dauphin et al. (2014)`.
    pub short: String,
    pub authors: String,
    pub title: String,
    /// Journal or publisher, volume, year.
    pub place: String,
    pub url: Option<String>,
}

/// Reads all references, in the order of their keys.
///
/// # Errors
/// Where the file is missing or says something else than it should.
pub fn read(path: &Path) -> Result<Vec<Reference>, String> {
    let file = path.display();
    let text = fs::read_to_string(path).map_err(|e| format!("{file}: {e}"))?;
    let table: Table = text
        .parse()
        .map_err(|e: toml::de::Error| format!("{file}: {}", e.message()))?;
    table
        .iter()
        .map(|(key, entry)| {
            let field = |name: &str| {
                entry
                    .get(name)
                    .and_then(|value| value.as_str())
                    .map(str::to_owned)
            };
            let needed =
                |name: &str| field(name).ok_or_else(|| format!("{file}: [{key}] has no `{name}`"));
            Ok(Reference {
                key: key.clone(),
                short: needed("short")?,
                authors: needed("authors")?,
                title: needed("title")?,
                place: needed("place")?,
                url: field("url"),
            })
        })
        .collect()
}

impl Reference {
    /// Where a citation leads.
    #[must_use]
    pub fn target(&self) -> Target {
        Target {
            page: "references".to_owned(),
            id: format!("ref-{}", self.key),
            words: self.short.clone(),
        }
    }
}

/// The list on the page of references, as HTML.
#[must_use]
pub fn list(references: &[&Reference]) -> String {
    let mut sorted = references.to_vec();
    sorted.sort_by_key(|work| (work.authors.to_lowercase(), work.place.clone()));
    let mut html = String::from("<ul class=\"references\">\n");
    for reference in sorted {
        let title = match &reference.url {
            Some(url) => format!("<a href=\"{url}\">{}</a>", reference.title),
            None => reference.title.clone(),
        };
        let _ = writeln!(
            html,
            "<li id=\"ref-{}\">{}. <cite>{title}</cite>. {}.</li>",
            reference.key,
            // The last initial brings its own full stop.
            reference.authors.trim_end_matches('.'),
            reference.place
        );
    }
    html + "</ul>\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_goes_by_author_and_doubles_no_full_stop() {
        let work = |authors: &str| Reference {
            key: "key".to_owned(),
            short: String::new(),
            authors: authors.to_owned(),
            title: "Title".to_owned(),
            place: "Place, 2000".to_owned(),
            url: None,
        };
        let (later, first) = (work("Euler, L."), work("do Carmo, M. P."));
        let html = list(&[&later, &first]);
        assert!(html.contains(">do Carmo, M. P. <cite>"), "{html}");
        assert!(html.find("Carmo") < html.find("Euler"), "{html}");
    }
}

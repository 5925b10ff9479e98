//! What is done to mdBook's pages: formulas and figures put in, previews and descriptions added.

use crate::{
    address::Address,
    labels::Target,
    live::Module,
    page::{Page, preview_id},
};
use figures::svg::escaped;
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
    fs,
    path::Path,
};

/// mdBook's button for the sidebar: a label that neither keys nor screen readers can use as one.
const TOGGLE: &str = "<label id=\"mdbook-sidebar-toggle\"";

/// Finishes every page in `folder`.
///
/// # Errors
/// Where a page cannot be read or written, or a reference leads nowhere.
pub fn finish(
    folder: &Path,
    pages: &BTreeMap<String, Page>,
    fills: &[String],
    module: Option<&Module>,
    site: Option<&Site>,
) -> Result<(), String> {
    let read =
        |file: &str| fs::read_to_string(folder.join(file)).map_err(|e| format!("{file}: {e}"));
    let mut filled: BTreeMap<&str, String> = BTreeMap::new();
    for name in pages.keys() {
        let html = read(&format!("{name}.html"))?;
        filled.insert(name, fill(&html, fills)?);
    }
    let asked = asked(pages);
    for (name, page) in pages {
        let mut html = described(&filled[name.as_str()], &page.description);
        html = with_module(&html, module);
        html = html.replacen(
            "</head>",
            &format!("{}</head>", head(name, &asked, site)),
            1,
        );
        html = html.replacen(
            TOGGLE,
            &format!("{TOGGLE} role=\"button\" tabindex=\"0\""),
            1,
        );
        // Code that is wider than a phone scrolls, and keys must reach it.
        html = html.replace("<pre>", "<pre tabindex=\"0\">");
        let previews = previews(page, pages, &filled)?;
        html = html.replacen("</body>", &format!("{previews}</body>"), 1);
        write(folder, &format!("{name}.html"), &html)?;
    }
    if folder.join("print.html").exists() {
        let html = fill(&read("print.html")?, fills)?;
        write(
            folder,
            "print.html",
            &with_module(&within_one_page(&html, pages), module),
        )?;
    }
    if let Some(site) = site {
        write(folder, "sitemap.xml", &site.address.sitemap(pages.keys()))?;
    }
    if let Some(module) = module {
        write(folder, &module.file, &module.script)?;
    }
    Ok(())
}

/// Where the book is published, and whether there is a picture of it.
#[derive(Debug)]
pub struct Site<'a> {
    pub address: &'a Address,
    pub has_picture: bool,
}

/// What a page's head has beside mdBook's: its address, and the questions of all pages.
fn head(name: &str, asked: &str, site: Option<&Site>) -> String {
    let address = site.map(|site| site.address.head(name, site.has_picture));
    address.unwrap_or_default() + asked
}

/// The names of the questions on every page, for marks in the sidebar.
fn asked(pages: &BTreeMap<String, Page>) -> String {
    let asking = pages.iter().filter(|(_, page)| !page.asks.is_empty());
    let names: serde_json::Map<String, serde_json::Value> = asking
        .map(|(name, page)| (name.clone(), page.asks.clone().into()))
        .collect();
    format!(
        "<script type=\"application/json\" id=\"all-questions\">{}</script>\n",
        serde_json::Value::Object(names)
    )
}

fn write(folder: &Path, file: &str, html: &str) -> Result<(), String> {
    fs::write(folder.join(file), html).map_err(|e| format!("{file}: {e}"))
}

/// The page, told which file is the module.
fn with_module(html: &str, module: Option<&Module>) -> String {
    let meta = module.map(Module::meta).unwrap_or_default();
    html.replacen("</head>", &format!("{meta}</head>"), 1)
}

/// Puts the HTML of formulas and figures in the place of their placeholders.
fn fill(html: &str, fills: &[String]) -> Result<String, String> {
    const MARK: &str = " data-fill=\"";
    let mut out = String::with_capacity(2 * html.len());
    let mut rest = html;
    while let Some(at) = rest.find(MARK) {
        let begin = rest[..at].rfind('<').ok_or("a placeholder without a tag")?;
        let element = &rest[begin + 1..at];
        let number = &rest[at + MARK.len()..];
        let index: usize = number
            .split('"')
            .next()
            .and_then(|digits| digits.parse().ok())
            .ok_or("a placeholder without a number")?;
        let close = format!("</{element}>");
        let end = number.find(&close).ok_or("a placeholder without an end")? + close.len();
        out += &rest[..begin];
        out += fills.get(index).ok_or("a placeholder of another book")?;
        rest = &number[end..];
    }
    out += rest;
    Ok(out)
}

/// The page with its own description, for search engines and social cards.
fn described(html: &str, description: &str) -> String {
    const BEGIN: &str = "<meta name=\"description\" content=\"";
    let description = escaped(description);
    let (Some(at), Some(title)) = (html.find(BEGIN), element_text(html, "title")) else {
        return html.to_owned();
    };
    let value = at + BEGIN.len();
    let end = value + html[value..].find('"').unwrap_or(0);
    format!(
        "{}{description}\">\n<meta property=\"og:title\" content=\"{title}\">\n\
         <meta property=\"og:description\" content=\"{description}\">\n\
         <meta property=\"og:type\" content=\"article\">\n\
         <meta name=\"twitter:card\" content=\"summary\"{}",
        &html[..value],
        &html[end + 1..]
    )
}

fn element_text<'a>(html: &'a str, element: &str) -> Option<&'a str> {
    let begin = html.find(&format!("<{element}>"))? + element.len() + 2;
    let end = html[begin..].find("</")? + begin;
    Some(&html[begin..end])
}

/// Templates with what the page refers to, for the previews.
fn previews(
    page: &Page,
    pages: &BTreeMap<String, Page>,
    filled: &BTreeMap<&str, String>,
) -> Result<String, String> {
    let mut out = String::new();
    let mut done = BTreeSet::new();
    for target in &page.refers_to {
        let id = preview_id(target);
        if !done.insert(id.clone()) {
            continue;
        }
        let shown = preview(target, pages, filled)?;
        let _ = writeln!(out, "<template id=\"{id}\">{shown}</template>");
    }
    Ok(out)
}

fn preview(
    target: &Target,
    pages: &BTreeMap<String, Page>,
    filled: &BTreeMap<&str, String>,
) -> Result<String, String> {
    let nowhere = || format!("{} on page {} is not there", target.words, target.page);
    let html = filled.get(target.page.as_str()).ok_or_else(nowhere)?;
    if target.id.is_empty() {
        let description = &pages[&target.page].description;
        return Ok(format!(
            "<p><strong>{}</strong></p><p>{}</p>",
            escaped(&target.words),
            escaped(description)
        ));
    }
    let element = element_with_id(html, &target.id).ok_or_else(nowhere)?;
    // Ids are unique on a page, and the preview is shown on a page that may hold the original.
    Ok(without_links(element)
        .replace(" id=\"", " id=\"p-")
        .replace("url(#", "url(#p-")
        .replace("aria-labelledby=\"", "data-was-labelledby=\""))
}

/// HTML with the text of its links, and without the links: a preview goes away with the pointer.
fn without_links(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(begin) = rest.find("<a ") {
        out += &rest[..begin];
        let tag_end = rest[begin..]
            .find('>')
            .map_or(rest.len(), |end| begin + end + 1);
        rest = &rest[tag_end..];
    }
    (out + rest).replace("</a>", "")
}

/// The element with this id, from its first `<` to its last `>`.
fn element_with_id<'a>(html: &'a str, id: &str) -> Option<&'a str> {
    let at = html.find(&format!(" id=\"{id}\""))?;
    let begin = html[..at].rfind('<')?;
    let name: String = html[begin + 1..]
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .collect();
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let mut depth = 0;
    let mut from = begin;
    loop {
        let next_close = html[from..].find(&close)? + from;
        match html[from..next_close].find(&open) {
            Some(next_open) => {
                depth += 1;
                from += next_open + open.len();
            }
            None => {
                depth -= 1;
                from = next_close + close.len();
                if depth == 0 {
                    return Some(&html[begin..from]);
                }
            }
        }
    }
}

/// On the print page, which holds all pages, links between pages stay within it.
fn within_one_page(html: &str, pages: &BTreeMap<String, Page>) -> String {
    const MARK: &str = "href=\"";
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(MARK) {
        let value = at + MARK.len();
        out += &rest[..value];
        rest = &rest[value..];
        let end = rest.find('"').unwrap_or(rest.len());
        let (file, anchor) = rest[..end].split_once('#').unwrap_or((&rest[..end], ""));
        if file
            .strip_suffix(".html")
            .is_some_and(|name| pages.contains_key(name))
        {
            out.push('#');
            out += anchor;
            rest = &rest[end..];
        }
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_filled() {
        let fills = ["<i>0</i>".to_owned(), "<b>1</b>".to_owned()];
        let html = "a <span data-fill=\"1\"></span> b <div data-fill=\"0\"></div>";
        assert_eq!(fill(html, &fills).unwrap(), "a <b>1</b> b <i>0</i>");
        assert!(fill("<span data-fill=\"7\"></span>", &fills).is_err());
    }

    #[test]
    fn links_to_pages_stay_on_the_print_page() {
        let page = Page {
            markdown: String::new(),
            description: String::new(),
            refers_to: Vec::new(),
            asks: Vec::new(),
        };
        let pages = BTreeMap::from([("a".to_owned(), page)]);
        let html = "<a href=\"a.html#x\">1</a> <a href=\"a.html\">2</a> <a href=\"b.html#y\">3</a>";
        assert_eq!(
            within_one_page(html, &pages),
            "<a href=\"#x\">1</a> <a href=\"#\">2</a> <a href=\"b.html#y\">3</a>"
        );
    }

    #[test]
    fn links_become_text() {
        assert_eq!(without_links("see <a href=\"x\">this</a>."), "see this.");
    }

    #[test]
    fn an_element_is_found_with_all_that_is_in_it() {
        let html = "<div><div id=\"x\">a<div>b</div></div><div>c</div></div>";
        assert_eq!(
            element_with_id(html, "x"),
            Some("<div id=\"x\">a<div>b</div></div>")
        );
        assert_eq!(element_with_id(html, "y"), None);
    }
}

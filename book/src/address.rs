//! Where the book will be published: canonical addresses, a map of all pages, a picture to share.

use crate::pdf;
use figures::{Figure, svg::escaped};
use std::{fmt::Write, fs, path::Path, process::Command};

/// The picture's file, and its size: what those who show links expect.
const PICTURE: &str = "card.png";
const SIZE: [u32; 2] = [1200, 630];

/// The address of the published book, with a slash at its end.
#[derive(Debug, Clone)]
pub struct Address(String);

impl Address {
    /// Reads the address.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(text: &str) -> Result<Self, String> {
        let host = text
            .strip_prefix("https://")
            .or_else(|| text.strip_prefix("http://"))
            .ok_or("it must begin with https:// or http://")?;
        if host.is_empty() || host.starts_with(['/', ':', '.']) {
            return Err("the name of the site is missing, as in https://example.org/book/".into());
        }
        if let Some(c) = text.chars().find(|c| !is_plain(*c)) {
            return Err(format!("`{c}` cannot stand in it"));
        }
        Ok(Self(format!("{}/", text.trim_end_matches('/'))))
    }

    /// The address of a page, by its name.
    #[must_use]
    pub fn of(&self, page: &str) -> String {
        match page {
            "index" => self.0.clone(),
            _ => format!("{}{page}.html", self.0),
        }
    }

    /// What a page's head says of its address.
    #[must_use]
    pub fn head(&self, page: &str, has_picture: bool) -> String {
        let address = self.of(page);
        let mut out = format!(
            "<link rel=\"canonical\" href=\"{address}\">\n<meta property=\"og:url\" content=\"{address}\">\n"
        );
        if has_picture {
            let [width, height] = SIZE;
            let _ = write!(
                out,
                "<meta property=\"og:image\" content=\"{}{PICTURE}\">\n\
                 <meta property=\"og:image:width\" content=\"{width}\">\n\
                 <meta property=\"og:image:height\" content=\"{height}\">\n\
                 <meta property=\"og:image:alt\" content=\"Curvature: the path of gradient descent in a narrow valley\">\n",
                self.0
            );
        }
        out
    }

    /// The map of the site, for search engines.
    #[must_use]
    pub fn sitemap<'a>(&self, pages: impl Iterator<Item = &'a String>) -> String {
        let mut out = String::from(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
        );
        for page in pages {
            let _ = writeln!(out, "<url><loc>{}</loc></url>", self.of(page));
        }
        out + "</urlset>\n"
    }
}

/// What an address without a query may hold.
fn is_plain(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._~:/%@".contains(c)
}

/// Draws the picture of the book into `folder`: a figure, with the book's name beside it.
///
/// # Errors
/// Where there is no Chromium, or it does not draw.
pub fn picture(root: &Path, folder: &Path, figure: &Figure) -> Result<(), String> {
    let chromium = pdf::chromium().ok_or(
        "The picture for those who share a page is drawn by Chromium, and there is none, so the pages \
         have no such picture. Install it (apt-get install chromium), or name it: CHROMIUM=/path/to/chromium",
    )?;
    let read = |file: &str| {
        let file = root.join("book/theme").join(file);
        fs::read_to_string(&file).map_err(|e| format!("{}: {e}", file.display()))
    };
    let [width, height] = SIZE;
    let html = format!(
        "<!doctype html><html class=\"light\"><meta charset=\"utf-8\"><title>Curvature</title><style>{}\
         body {{ margin: 0; background: #fff; color: #1d1f23; font-family: sans-serif }}\
         main {{ box-sizing: border-box; width: {width}px; height: {height}px; padding: 40px 60px; overflow: hidden }}\
         h1 {{ margin: 0; font-size: 64px }} p {{ margin: 8px 0 20px; font-size: 28px }}\
         .panels {{ display: flex; justify-content: center; gap: 24px }} .panels svg {{ height: 390px; width: auto }}\
         </style><main><h1>Curvature</h1><p>{}</p>{}</main></html>",
        read("pages.css")?,
        escaped("Second-order calculus for machine learning: read it, write it, have it checked"),
        figures::html("card", figure),
    );
    let page = folder.join("card.html");
    fs::write(&page, html).map_err(|e| format!("{}: {e}", page.display()))?;
    let profile = folder.join(".chromium");
    let output = Command::new(&chromium)
        .args(pdf::QUIET)
        .arg(format!("--window-size={width},{height}"))
        .arg(format!("--user-data-dir={}", profile.display()))
        .arg(format!("--screenshot={}", folder.join(PICTURE).display()))
        .arg(format!("file://{}", page.display()))
        .output()
        .map_err(|e| format!("{}: {e}", chromium.display()));
    // Only what served to draw.
    let _ = (fs::remove_file(&page), fs::remove_dir_all(&profile));
    let output = output?;
    if output.status.success() && folder.join(PICTURE).is_file() {
        Ok(())
    } else {
        Err(format!(
            "{} did not draw the picture for those who share a page:\n{}",
            chromium.display(),
            String::from_utf8_lossy(&output.stderr)
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_one_form() {
        for text in ["https://example.org/book", "https://example.org/book/"] {
            let address = Address::read(text).unwrap();
            assert_eq!(address.of("index"), "https://example.org/book/");
            assert_eq!(address.of("a"), "https://example.org/book/a.html");
        }
        for wrong in [
            "example.org",
            "ftp://x",
            "https://",
            "https:///x",
            "https://x?q",
            "http://a b",
        ] {
            assert!(Address::read(wrong).is_err(), "{wrong}");
        }
    }
}

//! Links to what the page refers to: each is shown in a preview.

use super::writer::Writer;
use crate::labels::Target;

impl Writer<'_, '_> {
    /// A reference to what has a label.
    pub(super) fn reference(&mut self, label: &str) -> Result<String, String> {
        let target = self
            .sources
            .labels
            .get(label)
            .ok_or_else(|| format!("nothing has the label `{label}`"))?
            .clone();
        self.gathered.labels.insert(label.to_owned());
        Ok(self.link("ref", target))
    }

    /// A reference to a work.
    pub(super) fn citation(&mut self, key: &str) -> Result<String, String> {
        let target = self
            .sources
            .references
            .iter()
            .find(|reference| reference.key == key)
            .ok_or_else(|| format!("references.toml has no `{key}`"))?
            .target();
        self.gathered.citations.insert(key.to_owned());
        Ok(self.link("cite", target))
    }

    fn link(&mut self, class: &str, target: Target) -> String {
        let here = self.file.trim_end_matches(".md") == target.page;
        let page = if here {
            String::new()
        } else {
            format!("{}.html", target.page)
        };
        let anchor = if target.id.is_empty() {
            String::new()
        } else {
            format!("#{}", target.id)
        };
        let link = format!(
            "<a class=\"{class}\" href=\"{page}{anchor}\" data-preview=\"{}\">{}</a>",
            preview_id(&target),
            target.words
        );
        if !self.refers_to.contains(&target) {
            self.refers_to.push(target);
        }
        link
    }
}

/// The id of the template that holds a target's preview.
#[must_use]
pub fn preview_id(target: &Target) -> String {
    format!("preview-{}-{}", target.page, target.id)
}

//! Values that the page quotes.

use super::writer::Writer;
use crate::{parse::Directive, values::Setting};

impl Writer<'_, '_> {
    /// The value that a directive quotes.
    pub(super) fn value(
        &mut self,
        directive: &Directive,
        setting: Setting,
    ) -> Result<String, String> {
        let arguments: Vec<&str> = directive.arguments.iter().map(String::as_str).collect();
        match arguments.as_slice() {
            [name, format @ ..] if format.len() < 2 => {
                let value = self
                    .sources
                    .values
                    .get(name)
                    .ok_or_else(|| format!("no value is called `{name}`"))?;
                self.gathered.values.insert((*name).to_owned());
                value.write(format.first().copied(), setting)
            }
            _ => Err("`value` does not take these arguments".to_owned()),
        }
    }
}

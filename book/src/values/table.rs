//! The table of values: each has a name, and is computed once.

use nalgebra::DVector;
use std::collections::BTreeMap;

/// A value that the text may quote.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Number(f64),
    Count(u64),
    /// Its entries, shown in parentheses.
    Vector(Vec<f64>),
    /// A word, as `Saddle`.
    Word(String),
}

/// All values by name. A name says the part's subject and the quantity: `model.value`.
#[derive(Debug, Default)]
pub struct Values(BTreeMap<&'static str, Value>);

impl Values {
    pub fn number(&mut self, name: &'static str, value: f64) {
        self.put(name, Value::Number(value));
    }

    pub fn count(&mut self, name: &'static str, value: usize) {
        self.put(name, Value::Count(value as u64));
    }

    pub fn vector(&mut self, name: &'static str, value: &DVector<f64>) {
        self.put(name, Value::Vector(value.iter().copied().collect()));
    }

    /// The word that a result prints.
    pub fn word(&mut self, name: &'static str, value: impl std::fmt::Debug) {
        self.put(name, Value::Word(format!("{value:?}")));
    }

    fn put(&mut self, name: &'static str, value: Value) {
        let before = self.0.insert(name, value);
        assert!(before.is_none(), "the value `{name}` is computed twice");
    }

    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }

    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Value)> {
        self.0.iter().map(|(name, value)| (*name, value))
    }
}

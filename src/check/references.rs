//! References that are ready to be asked, for as long as the runner lives.

use sandbox::Sandbox;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// By the slugs of their exercises; all clones of a checker share them.
#[derive(Clone, Default)]
pub(super) struct References(Arc<Mutex<HashMap<String, Arc<Sandbox>>>>);

impl References {
    pub fn get(&self, slug: &str) -> Option<Arc<Sandbox>> {
        self.ready().get(slug).cloned()
    }

    pub fn put(&self, slug: &str, sandbox: Sandbox) -> Arc<Sandbox> {
        let reference = Arc::new(sandbox);
        self.ready().insert(slug.to_owned(), Arc::clone(&reference));
        reference
    }

    fn ready(&self) -> MutexGuard<'_, HashMap<String, Arc<Sandbox>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

//! Submissions as they come: folders, archives, downloads of learning platforms, and archives that
//! were made to do harm.

mod choosing;
#[cfg(unix)]
mod disk;
mod finding;
mod harm;
mod packing;
mod platforms;
mod roll;

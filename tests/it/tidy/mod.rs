//! House rules, as tests: what is written in the documents is true, and every file keeps the rules
//! that CONTRIBUTING.md names.

mod architecture;
mod circles;
mod dependencies;
mod documents;
mod figures;
mod files;
mod imports;
mod programs;
mod statements;
mod support;
mod wording;

//! Curvature's runner: compiles exercises, runs them in a sandbox, and says what is wrong in the
//! language of the subject. ARCHITECTURE.md is the map.

pub mod compile;
pub mod fault;
pub mod files;
pub mod sandbox;
pub mod scan;
pub mod workbook;

//! The program that makes the book: chapters in, pages out. The path of a build is in
//! [`site::build`].

pub mod address;
pub mod card;
pub mod code;
pub mod draw;
pub mod finish;
pub mod labels;
pub mod live;
pub mod math;
pub mod page;
pub mod parse;
pub mod pdf;
pub mod problem;
pub mod programs;
pub mod references;
pub mod serve;
pub mod site;
pub mod spoken;
pub mod values;

//! Tests of grading as instructors meet it: the real program, on classes in folders of their own.

mod export;
mod grade;
mod instructors;
mod intake;
mod jail;
#[path = "../../../../tests/it/answers/read.rs"]
mod read;
mod similarity;
mod support;

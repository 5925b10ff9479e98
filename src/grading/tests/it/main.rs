//! Tests of grading as instructors meet it: the real program, on classes in folders of their own.

mod export;
mod grade;
mod instructors;
mod intake;
mod similarity;
mod support;

//! The book's questions. Each is a function from a seed to a text with fresh numbers, the right
//! answer, computed by the solutions' functions, wrong answers that are known, and an explanation.
//! It needs no files, clocks, threads or processes, so that a browser can run it too.

mod asks;
mod draw;
mod given;
mod html;
mod judge;
mod mathml;
mod part_1;
mod part_2;
mod part_3;
mod part_4;
mod part_5;
mod part_6;
mod part_7;
mod question;
pub mod write;

pub use asks::Asks;
pub use draw::Draw;
pub use given::{Given, letter};
pub use html::html;
pub use judge::{Verdict, judge};
pub use question::{Make, Named, Question, Wrong};

/// Every question, in the order of the book.
#[must_use]
pub fn all() -> Vec<Named> {
    [
        &part_1::QUESTIONS[..],
        &part_2::QUESTIONS,
        &part_3::QUESTIONS,
        &part_4::QUESTIONS,
        &part_5::QUESTIONS,
        &part_6::QUESTIONS,
        &part_7::QUESTIONS,
    ]
    .concat()
    .concat()
}

/// The question with this name.
#[must_use]
pub fn find(name: &str) -> Option<Named> {
    all().into_iter().find(|named| named.name == name)
}

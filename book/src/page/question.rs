//! Questions with numbers of their own: `{{question NAME}}` prints the one of seed 0. In a page with
//! scripts, `book/theme/questions.js` takes an answer to it.

use super::writer::Writer;
use crate::parse;
use questions::{Asks, Question, letter};
use std::fmt::Write;

/// The seed of what is printed.
const PRINTED: u64 = 0;

impl Writer<'_, '_> {
    /// The question with this name, its options, and its answer, folded.
    pub(super) fn question(&mut self, line: usize, name: &str) -> Result<(), String> {
        let named =
            questions::find(name).ok_or_else(|| format!("there is no question `{name}`"))?;
        if !self.gathered.questions.insert(name.to_owned()) {
            return Err(format!("the question `{name}` is asked twice"));
        }
        self.asks.push(name.to_owned());
        let question = named.question(PRINTED);
        let text = printed(&question);
        let pieces = parse::parse(&self.file, &text)
            .map_err(|problems| format!("the question `{name}`: {}", problems[0]))?;
        self.out += &format!(
            "\n<div class=\"asked\" data-question=\"{name}\" data-asks=\"{}\">\n",
            question.asks.words()
        );
        for piece in &pieces {
            self.piece(&parse::Piece {
                line,
                ..piece.clone()
            });
        }
        self.out += "\n</div>\n\n";
        Ok(())
    }
}

/// A question as a chapter would have it.
#[must_use]
pub fn printed(question: &Question) -> String {
    let mut out = format!(
        "::: question\n<span class=\"asked-text\">{}</span>\n",
        question.text
    );
    if let Asks::Choice(items) | Asks::Order(items) = &question.asks {
        for (index, item) in items.iter().enumerate() {
            let _ = write!(out, "\n- ({}) {item}", letter(index));
        }
        out.push('\n');
    }
    let right = question.right.text();
    let _ = write!(out, "\n::: answer\n**{right}.** {}\n", question.explanation);
    if !question.wrong.is_empty() {
        out += "\n\nIf you have another answer:\n";
    }
    for wrong in &question.wrong {
        let _ = write!(out, "\n- {}: {}", wrong.answer.text(), wrong.says);
    }
    out + "\n:::\n:::\n"
}

//! A question: what is asked, the right answer, known wrong ones, and why.

use crate::{asks::Asks, draw::Draw, given::Given};
use lab::Kind;

/// A wrong answer that is known, and what is said of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Wrong {
    pub answer: Given,
    pub says: String,
}

/// A question with its numbers. All texts are Markdown with formulas, as a chapter is.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    pub text: String,
    pub asks: Asks,
    pub right: Given,
    pub wrong: Vec<Wrong>,
    pub explanation: String,
}

/// Makes a question of numbers that it draws.
pub type Make = fn(&mut Draw) -> Question;

/// A question without its numbers.
#[derive(Debug, Clone, Copy)]
pub struct Named {
    pub name: &'static str,
    /// The label of what the reader finds out after this question.
    pub predicts: Option<&'static str>,
    make: Make,
}

/// A question about what has been said.
pub(crate) const fn asks(name: &'static str, make: Make) -> Named {
    Named {
        name,
        predicts: None,
        make,
    }
}

/// A question that stands before the result that answers it.
pub(crate) const fn predicts(name: &'static str, label: &'static str, make: Make) -> Named {
    Named {
        name,
        predicts: Some(label),
        make,
    }
}

impl Named {
    /// The question under this seed. Numbers for which a known mistake leads to the right answer, or
    /// two mistakes to one, are drawn again.
    #[must_use]
    pub fn question(&self, seed: u64) -> Question {
        let drawn = (0..100).map(|attempt| (self.make)(&mut Draw::new(seed, self.name, attempt)));
        let mut last = None;
        for question in drawn {
            if question.tells_apart() {
                return question;
            }
            last = Some(question);
        }
        last.expect("a question is drawn at least once")
    }
}

impl Question {
    fn new(text: impl Into<String>, asks: Asks, right: Given, why: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            asks,
            right,
            wrong: Vec::new(),
            explanation: why.into(),
        }
    }

    /// Asks for a number.
    pub(crate) fn number(text: impl Into<String>, right: f64, why: impl Into<String>) -> Self {
        Self::new(text, Asks::Number, right.into(), why)
    }

    /// Asks for a vector or a matrix.
    pub(crate) fn entries(
        text: impl Into<String>,
        right: impl Into<Given>,
        why: impl Into<String>,
    ) -> Self {
        let right = right.into();
        let asks = match &right {
            Given::Vector(v) => Asks::Vector(v.len()),
            Given::Matrix(m) => Asks::Matrix(m.nrows(), m.ncols()),
            _ => Asks::Number,
        };
        Self::new(text, asks, right, why)
    }

    /// Asks for one of some options, in an order that is drawn.
    pub(crate) fn choice(
        draw: &mut Draw,
        text: impl Into<String>,
        right: &str,
        wrong: &[(&str, &str)],
        why: impl Into<String>,
    ) -> Self {
        let order = draw.order(wrong.len() + 1);
        let option = |index: usize| {
            if index == 0 {
                right
            } else {
                wrong[index - 1].0
            }
        };
        let options = order
            .iter()
            .map(|index| option(*index).to_owned())
            .collect();
        let place = |index: usize| order.iter().position(|it| *it == index).unwrap_or(0);
        let mut question = Self::new(text, Asks::Choice(options), Given::Choice(place(0)), why);
        for (index, (_, says)) in wrong.iter().enumerate() {
            question = question.known(Given::Choice(place(index + 1)), *says);
        }
        question
    }

    /// Asks for one of some options that keep their order. `says` has a text for each.
    pub(crate) fn options(
        text: impl Into<String>,
        options: &[&str],
        right: usize,
        says: &[&str],
        why: impl Into<String>,
    ) -> Self {
        let texts = options.iter().map(|&option| option.to_owned()).collect();
        let mut question = Self::new(text, Asks::Choice(texts), Given::Choice(right), why);
        for (index, says) in says.iter().enumerate().filter(|(index, _)| *index != right) {
            question = question.known(Given::Choice(index), *says);
        }
        question
    }

    /// Asks what a critical point is. `says` has a text for minimum, maximum, saddle, undecided.
    pub(crate) fn kind(
        text: impl Into<String>,
        right: Kind,
        says: [&str; 4],
        why: impl Into<String>,
    ) -> Self {
        let kinds = [Kind::Min, Kind::Max, Kind::Saddle, Kind::Inconclusive];
        let right = kinds.iter().position(|kind| *kind == right).unwrap_or(0);
        let names = [
            "a minimum",
            "a maximum",
            "a saddle",
            "the Hessian does not decide",
        ];
        Self::options(text, &names, right, &says, why)
    }

    /// Asks to put in order what is given in the right order here.
    pub(crate) fn order(
        draw: &mut Draw,
        text: impl Into<String>,
        items: &[&str],
        wrong: &[(&[usize], &str)],
        why: impl Into<String>,
    ) -> Self {
        let mut shown = draw.order(items.len());
        while shown.is_sorted() {
            shown = draw.order(items.len());
        }
        let place = |item: usize| shown.iter().position(|it| *it == item).unwrap_or(0);
        let in_order = |order: &[usize]| order.iter().map(|item| place(*item)).collect();
        let right: Vec<usize> = (0..items.len()).collect();
        let texts = shown.iter().map(|item| items[*item].to_owned()).collect();
        let mut question = Self::new(
            text,
            Asks::Order(texts),
            Given::Order(in_order(&right)),
            why,
        );
        for (order, says) in wrong {
            question = question.known(Given::Order(in_order(order)), *says);
        }
        question
    }

    /// The same question, with a wrong answer that is known.
    pub(crate) fn known(mut self, answer: impl Into<Given>, says: impl Into<String>) -> Self {
        self.wrong.push(Wrong {
            answer: answer.into(),
            says: says.into(),
        });
        self
    }

    /// Whether no known mistake gives the right answer, or another mistake's.
    fn tells_apart(&self) -> bool {
        let answers: Vec<&Given> = std::iter::once(&self.right)
            .chain(self.wrong.iter().map(|wrong| &wrong.answer))
            .collect();
        answers.iter().enumerate().all(|(index, one)| {
            let others = answers.iter().skip(index + 1);
            others
                .into_iter()
                .all(|other| !one.agrees(other) && !other.agrees(one))
        })
    }
}

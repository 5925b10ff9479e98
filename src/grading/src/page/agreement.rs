//! Pairs of learners whose answers agree, side by side: a reason to look.

use super::{
    called::{name, names},
    pieces::Pieces,
    survey::{Row, Survey},
};
use crate::{
    html::block,
    similarity::{Agreement, Crowd, Pair, Passage, Similarity},
};
use curvature::text::safe;
use maud::{Markup, html};
use std::{collections::HashMap, iter::once};

/// The rows of a class, by the names of the submissions.
type Rows<'a> = HashMap<&'a str, &'a Row>;

pub fn section<'a>(similarity: &'a Similarity, survey: &'a Survey) -> Pieces<'a> {
    let Similarity { pairs, crowds, .. } = similarity;
    let rows: Rows = survey
        .rows
        .iter()
        .map(|row| (row.name.as_str(), row))
        .collect();
    let about = html! {
        @if pairs.is_empty() && crowds.is_empty() {
            p {
                "All answers were compared. No two learners have enough in common that is neither in \
                 the stub nor in the reference nor in many answers of the class; names, layout, \
                 comments and the order of functions do not count. "
                (SHORT)
            }
        } @else {
            p {
                "Answers are listed here if they have passages in common that are neither in the \
                 stub nor in the reference nor in many answers of the class; names, layout, comments \
                 and the order of functions do not count. That is a reason to look and to ask, and \
                 proves nothing: two learners may have worked together as they were told, or read \
                 the same source. "
                (SHORT)
            }
        }
    };
    let more = html! {
        @if similarity.more > 0 {
            p { (similarity.more) " more pairs have less in common." }
        }
    };
    let two = {
        let rows = rows.clone();
        move |(index, pair)| two(&rows, index, pair)
    };
    let many = move |crowd| many(&rows, crowd);
    let pieces = once(about)
        .chain((1..).zip(pairs).map(two))
        .chain(once(more))
        .chain(crowds.iter().map(many));
    Box::new(pieces)
}

/// What is asked of short answers.
const SHORT: &str = "Agreement in one answer is listed from about a dozen lines on. Shorter answers are \
                     listed where two learners, and few others, have the same in several exercises.";

fn called(rows: &Rows, learner: &str) -> Markup {
    match rows.get(learner) {
        Some(row) => name(&row.called),
        None => html! { (learner) },
    }
}

fn two(rows: &Rows, index: usize, pair: &Pair) -> Markup {
    let [left, right] = pair.learners.each_ref().map(|name| called(rows, name));
    html! {
        details {
            summary {
                (left) " and " (right) ": "
                @for (i, agreement) in pair.agreements.iter().enumerate() {
                    @if i > 0 { ", " }
                    (agreement.exercise)
                }
            }
            @for agreement in &pair.agreements {
                (one(index, [&left, &right], agreement))
            }
        }
    }
}

fn many(rows: &Rows, crowd: &Crowd) -> Markup {
    let of = crowd.learners.iter();
    let mut known: Vec<&Row> = of.filter_map(|l| rows.get(l.as_str()).copied()).collect();
    known.sort_by_cached_key(|row| row.called.order());
    html! {
        div {
            "In " (crowd.exercise) ", " (crowd.learners.len())
            " learners have the same answer but for names and layout: "
            (names(&known))
        }
    }
}

fn one(index: usize, learners: [&Markup; 2], agreement: &Agreement) -> Markup {
    html! {
        h3 {
            (agreement.exercise) ": " (agreement.shared) " of " (agreement.of)
            " rare passages in common"
        }
        @for (i, excerpt) in (1..).zip(&agreement.excerpts) {
            @let label = format!("Pair {index}, {}, passage {i}", agreement.exercise);
            div class="beside" {
                (passage(learners[0], &format!("{label}, left"), &excerpt.left))
                (passage(learners[1], &format!("{label}, right"), &excerpt.right))
            }
        }
    }
}

fn passage(learner: &Markup, label: &str, passage: &Passage) -> Markup {
    html! {
        div {
            div class="faint" { (learner) ", lines " (passage.first) " to " (passage.last) }
            (block(label, &safe(&passage.text)))
        }
    }
}

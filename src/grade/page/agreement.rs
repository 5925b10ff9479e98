//! Pairs of learners whose answers agree, side by side: a reason to look.

use super::Pieces;
use crate::grade::{
    evidence::readable,
    similarity::{Agreement, Crowd, Pair, Passage, Similarity},
};
use maud::{Markup, html};
use std::iter::once;

/// None where nobody agrees with anybody.
pub fn section(similarity: &Similarity) -> Option<Pieces<'_>> {
    let Similarity { pairs, crowds, .. } = similarity;
    if pairs.is_empty() && crowds.is_empty() {
        return None;
    }
    let about = html! {
        p {
            "Answers are listed here if they have passages in common that are neither in the stub \
             nor in the reference nor in many answers of the class; names, layout, comments and the \
             order of functions do not count. That is a reason to look and to ask, and proves \
             nothing: two learners may have worked together as they were told, or read the same \
             source. Answers of less than about a dozen lines are never listed."
        }
    };
    let more = html! {
        @if similarity.more > 0 {
            p { (similarity.more) " more pairs have less in common." }
        }
    };
    let pieces = once(about)
        .chain(pairs.iter().map(two))
        .chain(once(more))
        .chain(crowds.iter().map(many));
    Some(Box::new(pieces))
}

fn two(pair: &Pair) -> Markup {
    html! {
        details {
            summary {
                (pair.learners[0]) " and " (pair.learners[1]) ": "
                @for (i, agreement) in pair.agreements.iter().enumerate() {
                    @if i > 0 { ", " }
                    (agreement.exercise)
                }
            }
            @for agreement in &pair.agreements {
                (one(&pair.learners, agreement))
            }
        }
    }
}

fn many(crowd: &Crowd) -> Markup {
    html! {
        p {
            "In " (crowd.exercise) ", " (crowd.learners.len())
            " learners have the same answer but for names and layout: "
            (crowd.learners.join(", ")) "."
        }
    }
}

fn one(learners: &[String; 2], agreement: &Agreement) -> Markup {
    html! {
        h3 {
            (agreement.exercise) ": " (agreement.shared) " of " (agreement.of)
            " rare passages in common"
        }
        @for excerpt in &agreement.excerpts {
            div class="beside" {
                (passage(&learners[0], &excerpt.left))
                (passage(&learners[1], &excerpt.right))
            }
        }
    }
}

fn passage(learner: &str, passage: &Passage) -> Markup {
    html! {
        div {
            div class="faint" { (learner) ", lines " (passage.first) " to " (passage.last) }
            pre { (readable(&passage.text)) }
        }
    }
}

//! Pairs of learners whose answers agree, side by side: a reason to look.

use crate::grade::{
    evidence::readable,
    similarity::{Agreement, Passage, Similarity},
};
use maud::{Markup, html};

pub fn section(similarity: &Similarity) -> Markup {
    if similarity.pairs.is_empty() && similarity.crowds.is_empty() {
        return html! {};
    }
    html! {
        p {
            "Answers are listed here if they have passages in common that are neither in the stub \
             nor in the reference nor in many answers of the class; names, layout, comments and the \
             order of functions do not count. That is a reason to look and to ask, and proves \
             nothing: two learners may have worked together as they were told, or read the same \
             source. Answers of less than about a dozen lines are never listed."
        }
        @for pair in &similarity.pairs {
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
        @if similarity.more > 0 {
            p { (similarity.more) " more pairs have less in common." }
        }
        @for crowd in &similarity.crowds {
            p {
                "In " (crowd.exercise) ", " (crowd.learners.len())
                " learners have the same answer but for names and layout: "
                (crowd.learners.join(", ")) "."
            }
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

//! What is said of a cause that an examination found. Each sentence can be checked by the learner from
//! what is printed beside it, or by running the answer.

use examiner::{Alteration, Asked, Cause, Change, Contrast, Fact, How, LooksAt, RightFor};
use judge::show;

/// The name of a kind of causes, for documents.
#[must_use]
pub fn kind(cause: &Cause) -> &'static str {
    match cause {
        Cause::RightFor(_) => "right_for_other_inputs",
        Cause::LooksAt(looks) if looks.looks => "looks_at_what_does_not_matter",
        Cause::LooksAt(_) => "does_not_look_at_an_input",
        Cause::Broken { .. } => "breaks_a_relation",
        Cause::Asked(_) => "asks_the_wrong_questions",
        Cause::Contrast(_) => "what_separates_the_cases",
    }
}

/// A cause in a few words, the same wherever it is the same.
#[must_use]
pub fn name(cause: &Cause) -> String {
    match cause {
        Cause::RightFor(found) => format!("right {}", instead(&found.change)),
        Cause::LooksAt(found) if found.looks => format!("changes with {}", found.input),
        Cause::LooksAt(found) => format!("does not change with {}", found.input),
        Cause::Broken { relation, .. } => format!("does not keep to this: {relation}"),
        Cause::Asked(found) => asked(found),
        Cause::Contrast(found) if found.holds => format!("wrong only where {}", fact(&found.fact)),
        Cause::Contrast(found) => format!("right wherever {}", fact(&found.fact)),
    }
}

/// A cause, in a sentence or two.
#[must_use]
pub fn cause(cause: &Cause) -> String {
    match cause {
        Cause::RightFor(found) => right_for(found),
        Cause::LooksAt(found) => looks_at(found),
        Cause::Broken { relation, seen } => format!(
            "This holds of every right answer, and not of yours in the case \"{}\": {relation}.",
            seen.reference.name
        ),
        Cause::Asked(found) => asked(found),
        Cause::Contrast(found) => contrast(found),
    }
}

fn right_for(found: &RightFor) -> String {
    format!(
        "What you return is what is right {}: so it is in {} different cases, and nothing you return speaks against it.",
        instead(&found.change),
        found.explained
    )
}

/// What it would be right for.
fn instead(change: &Change) -> String {
    match change {
        Change::Exchanged { one, other } => format!("with {one} and {other} exchanged"),
        Change::Altered { input, how } => {
            format!("for {} in place of {input}", altered(input, *how))
        }
    }
}

/// An input after an alteration, as a formula where there is one.
fn altered(input: &str, how: Alteration) -> String {
    match how {
        Alteration::Negative => format!("-{input}"),
        Alteration::Twice => format!("2 {input}"),
        Alteration::Half => format!("½ {input}"),
        Alteration::Square => format!("{input}²"),
        Alteration::Root => format!("√{input}"),
        Alteration::Reciprocal => format!("1/{input}"),
        Alteration::One => "1".into(),
        Alteration::Zero => "0".into(),
        Alteration::Absolute => format!("the absolute value of {input}"),
        Alteration::OneMore => format!("{input} + 1"),
        Alteration::OneLess => format!("{input} - 1"),
        Alteration::Normalised => format!("{input} divided by its length"),
        Alteration::Reversed => format!("the entries of {input} in reverse order"),
        Alteration::Sorted => format!("the entries of {input} in ascending order"),
        Alteration::Transposed => format!("{input}ᵀ"),
        Alteration::UpperTriangle => {
            format!("{input} with zeros below its diagonal")
        }
        Alteration::LowerTriangle => {
            format!("{input} with zeros above its diagonal")
        }
        Alteration::Diagonal => format!("the diagonal of {input} alone"),
        Alteration::OffDiagonal => format!("{input} with zeros on its diagonal"),
        Alteration::Identity => "the identity".into(),
        Alteration::Symmetrised => format!("½ ({input} + {input}ᵀ)"),
    }
}

fn looks_at(found: &LooksAt) -> String {
    let LooksAt {
        input,
        looks,
        tried,
        from,
        to,
    } = found;
    let example = format!(
        "for example from {} to {}",
        show::value(from),
        show::value(to)
    );
    if *looks {
        format!(
            "Your result changes with {input}, and the right one does not: it was changed {tried} times, {example}."
        )
    } else {
        format!(
            "Your result does not change with {input}, and the right one does: it was changed {tried} times, {example}."
        )
    }
}

fn asked(found: &Asked) -> String {
    let function = &found.function;
    match found.how {
        How::Never => format!("You never call {function}, and the result depends on it."),
        How::OnePoint => format!(
            "You call {function} at one point only, and the result depends on its values at several."
        ),
        How::OneCoordinateFixed { coordinate, of } => format!(
            "Of the {of} coordinates of the points at which you call {function}, number {coordinate} is always the same. The result depends on how {function} changes along it."
        ),
    }
}

fn contrast(found: &Contrast) -> String {
    let Contrast {
        failing,
        passing_alike,
        passing_others,
        ..
    } = found;
    let (fact, such) = (fact(&found.fact), failing + passing_alike);
    if found.holds {
        format!(
            "Your answer is wrong only where {fact}: in {failing} of {such} such cases, and in none of the {passing_others} others."
        )
    } else {
        format!(
            "Your answer is right wherever {fact} ({passing_others} cases), and wrong in {failing} of the {such} others."
        )
    }
}

fn fact(fact: &Fact) -> String {
    match fact {
        Fact::Expected { value, .. } => format!("{} is expected", show::value(value)),
        Fact::ExpectedNegative { .. } => "a negative number is expected".into(),
        Fact::OneEntry { input } => format!("{input} has one entry"),
        Fact::Count { input, count } => format!("{input} is {count}"),
        Fact::Size { input, size } => format!("{input} is of size {size}"),
        Fact::Zero { input } => format!("{input} is zero"),
        Fact::Negative { input } => format!("{input} is negative"),
        Fact::AboveOne { input } => format!("{input} is above 1"),
        Fact::Whole { input } => format!("{input} is made of whole numbers"),
        Fact::HasZero { input } => format!("an entry of {input} is zero"),
        Fact::HasNegative { input } => format!("an entry of {input} is negative"),
        Fact::AllPositive { input } => format!("all entries of {input} are positive"),
        Fact::Diagonal { input } => format!("{input} is diagonal"),
        Fact::Symmetric { input } => format!("{input} is symmetric"),
        Fact::HasEqualEntries { input } => format!("two entries of {input} are equal"),
        Fact::SameSigns { one, other } => format!("{one} and {other} have the same sign"),
    }
}

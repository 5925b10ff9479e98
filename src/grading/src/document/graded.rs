//! What `grades.json` says of one exercise of one learner.

use judge::Verdict;
use serde::{Deserialize, Serialize};

/// Points out of those that were possible.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Points {
    pub earned: f64,
    pub possible: f64,
}

/// What became of one exercise of one learner. Under several seeds: under the worst of them.
///
/// Work is not in here: what an answer is bundled with may move its heap, so that it asks for a page
/// of memory more or less, and the documents of a class must not depend on its bundles.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Graded {
    /// `2.1a`.
    pub number: String,
    #[serde(with = "verdict")]
    pub verdict: Verdict,
    /// Whether the submission has a file for it. Without one the verdict is `not_started`.
    pub submitted: bool,
    pub cases: Cases,
    pub points: Points,
    /// The seed that this is the result of.
    pub seed: u64,
    /// The name of the misconception that was recognised.
    pub misconception: Option<String>,
    /// The one thing to look at first, as a person reads it. For a misconception: what it says.
    pub message: String,
    /// Why it is wrong, where no misconception was recognised: the likeliest first.
    #[serde(default)]
    pub causes: Vec<WrittenCause>,
    /// Where the verdict is `does_not_compile`: the compiler's first error with its source lines.
    pub compiler: Option<String>,
    /// With the smallest inputs first, and then in the order of the cases; at most [`MOST_FINDINGS`].
    pub findings: Vec<WrittenFinding>,
    /// How many more findings there are.
    pub more_findings: usize,
    /// What the answer printed in the first case that printed anything, cut short.
    pub printed: Option<String>,
    /// Curves of one case: one that fails, where one does.
    pub pictures: Vec<WrittenPicture>,
    /// The hint that one would give next; none where the exercise has passed.
    pub hint: Option<String>,
    /// A fingerprint of the submitted file: the same for the same text.
    pub source: Option<String>,
}

/// Why an answer is wrong, as far as that was found out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrittenCause {
    /// In a few words: the same for all who make the same mistake.
    pub name: String,
    /// With its evidence.
    pub says: String,
}

/// Findings of one exercise that are written out.
pub const MOST_FINDINGS: usize = 10;

/// Cases that passed, of all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cases {
    pub passed: usize,
    pub total: usize,
}

/// One thing that is not as it should be. Values are texts, with as many digits as tell the two
/// apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrittenFinding {
    pub case: String,
    /// The inputs of the case: name and value.
    pub given: Vec<(String, String)>,
    /// The quantity that differs; none where the case did not come to its end.
    pub observation: Option<String>,
    pub yours: Option<String>,
    pub expected: Option<String>,
    /// How they differ and what is allowed, or how the case ended.
    pub says: String,
}

/// A learner's curve and the reference's. A value that is not finite is null.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WrittenPicture {
    pub case: String,
    pub name: String,
    /// What the steps are: "k, the number of steps".
    pub along: String,
    /// Whether it is drawn on a logarithmic axis.
    pub log: bool,
    pub yours: Vec<Option<f64>>,
    pub expected: Vec<Option<f64>>,
}

/// A verdict as JSON spells it.
mod verdict {
    use super::Verdict;
    use serde::{Deserialize, Deserializer, Serializer, de};

    pub fn serialize<S: Serializer>(verdict: &Verdict, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(verdict.name())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Verdict, D::Error> {
        let name = String::deserialize(from)?;
        Verdict::from_name(&name)
            .ok_or_else(|| de::Error::custom(format!("`{name}` is no verdict")))
    }
}

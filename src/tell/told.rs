//! What a check found, put together once. A terminal, a document, a page and another system's form
//! render it, and add nothing.

use super::{
    cause,
    differs::mismatch,
    headline::headline,
    refused::{advice, own_error},
    stopped::stopped,
};
use crate::{
    check::{Checked, Outcome},
    compile::Rejection,
    text::safe,
};
use examiner::Examination;
use judge::{Finding, Judgement, Picture, Printed, Verdict, What, show};
use sandbox::limits::OUTPUT_BYTES;
use trace::Value;
use workbook::Exercise;

/// What is said of the case with the smallest inputs.
const SMALLEST: &str = "the smallest inputs that fail";
/// Causes that are told: more would hide the likeliest.
const CAUSES: usize = 2;
/// Lines of a program's output that are told.
const OUTPUT_LINES: usize = 12;
/// Characters of such a line.
const OUTPUT_COLUMNS: usize = 400;

/// What there is to tell about an answer.
#[derive(Debug)]
pub struct Told {
    pub verdict: Verdict,
    pub cases_passed: usize,
    pub cases_total: usize,
    /// Points earned, and possible.
    pub earned: f64,
    pub possible: f64,
    /// The name of the misconception that was recognised.
    pub misconception: Option<String>,
    /// The largest ratio of the answer's work to the reference's.
    pub work_ratio: Option<f64>,
    /// The one thing to look at first.
    pub headline: String,
    /// Where the compiler found errors: its first one in the answer, with its source lines.
    pub compiler: Option<String>,
    /// How many errors there are besides the first.
    pub more_errors: usize,
    /// Why it is wrong, as far as that was found out, the likeliest first.
    pub causes: Vec<Caused>,
    /// All that differs with the smallest inputs on which it is wrong, where they were looked for.
    pub smallest: Vec<Found>,
    /// In the order of the cases.
    pub findings: Vec<Found>,
    /// The index of the finding to look at first.
    pub first: Option<usize>,
    /// The curves of one case: the one that is looked at first, or another that fails, or any where
    /// none fails.
    pub pictures: Vec<Picture>,
    /// What the program printed in the case that is looked at first, or in any where none fails.
    pub printed: Option<Output>,
    /// What it printed in the first case in which it printed anything.
    pub printed_first: Option<Output>,
}

/// Why an answer is wrong.
#[derive(Debug)]
pub struct Caused {
    /// What kind of cause it is.
    pub kind: &'static str,
    /// In a few words: the same for all who have the same mistake.
    pub name: String,
    pub says: String,
}

/// A finding, and what is said of it.
#[derive(Debug)]
pub struct Found {
    /// The index of the case.
    pub case: usize,
    pub case_name: String,
    /// The case's inputs: name and value.
    pub given: Vec<(String, String)>,
    /// What differs; none where the case did not come to its end.
    pub differs: Option<Differs>,
    /// How they differ and what is allowed, or how the case ended.
    pub says: String,
    /// The answer's function that is to blame; empty where the probe does not tell.
    pub function: String,
}

/// A quantity that differs.
#[derive(Debug)]
pub struct Differs {
    pub quantity: String,
    /// None where nothing was recorded.
    pub yours: Option<Value>,
    pub expected: Value,
}

impl Differs {
    /// Yours and expected as texts, with as many digits as tell them apart.
    #[must_use]
    pub fn shown(&self) -> (Option<String>, String) {
        match &self.yours {
            Some(yours) => {
                let (yours, expected) = show::pair(yours, &self.expected);
                (Some(safe(&yours)), safe(&expected))
            }
            None => (None, safe(&show::value(&self.expected))),
        }
    }
}

/// As much of a program's output as anybody reads.
#[derive(Debug, Clone)]
pub struct Output {
    pub lines: Vec<String>,
    /// How much there is besides, in words.
    pub more: Option<String>,
    /// All that was kept of it.
    pub whole: String,
}

impl Told {
    /// What there is to tell about an answer to an exercise, whose file is called `shown`.
    #[must_use]
    pub fn of(exercise: &Exercise, shown: &str, checked: &Checked) -> Self {
        let told = Self {
            verdict: checked.outcome.verdict(),
            cases_passed: checked.cases_passed(),
            cases_total: checked.cases_total,
            earned: checked.points(exercise),
            possible: exercise.points,
            misconception: None,
            work_ratio: None,
            headline: safe(&headline(exercise, shown, &checked.outcome)),
            compiler: None,
            more_errors: 0,
            causes: Vec::new(),
            smallest: Vec::new(),
            findings: Vec::new(),
            first: None,
            pictures: Vec::new(),
            printed: None,
            printed_first: None,
        };
        match &checked.outcome {
            Outcome::Judged(judgement) => told
                .judged(exercise, shown, judgement)
                .explained(shown, checked.examination.as_ref()),
            Outcome::Rejected(Rejection::Errors(errors)) => Self {
                compiler: own_error(errors).map(|error| match advice(error) {
                    Some(advice) => safe(&format!("{}\n\n{advice}", error.rendered)),
                    None => safe(&error.rendered),
                }),
                more_errors: errors.len() - 1,
                ..told
            },
            Outcome::Rejected(_) | Outcome::NoText(_) | Outcome::Forbidden(_) => told,
        }
    }

    fn judged(self, exercise: &Exercise, shown: &str, judgement: &Judgement) -> Self {
        let settled = matches!(self.verdict, Verdict::Passed | Verdict::NotStarted);
        let first = judgement.first_index();
        let case = first.map(|index| judgement.findings[index].case);
        let printed_first = judgement.printed.as_ref().map(Output::of);
        let printed_there = first.and_then(|index| judgement.findings[index].printed.as_ref());
        Self {
            misconception: judgement
                .misconception
                .map(|index| exercise.misconceptions[index].name.clone()),
            work_ratio: judgement.work_ratio,
            findings: judgement
                .findings
                .iter()
                .map(|finding| Found::of(shown, finding))
                .collect(),
            first,
            pictures: pictured(judgement, case.filter(|_| !settled)),
            printed: if settled {
                printed_first.clone()
            } else {
                printed_there.map(Output::of)
            },
            printed_first,
            ..self
        }
    }

    fn explained(self, shown: &str, examination: Option<&Examination>) -> Self {
        let Some(examination) = examination else {
            return self;
        };
        let causes = examination.causes.iter().take(CAUSES).map(|cause| Caused {
            kind: cause::kind(cause),
            name: safe(&cause::name(cause)),
            says: safe(&cause::cause(cause)),
        });
        let smallest = examination.smallest.iter();
        let findings = smallest.flat_map(|tried| &tried.findings);
        Self {
            causes: causes.collect(),
            smallest: findings
                .map(|finding| {
                    let mut finding = finding.clone();
                    finding.case_name = SMALLEST.into();
                    Found::of(shown, &finding)
                })
                .collect(),
            ..self
        }
    }

    /// The finding to look at first.
    #[must_use]
    pub fn first(&self) -> Option<&Found> {
        self.findings.get(self.first?)
    }
}

impl Found {
    fn of(shown: &str, finding: &Finding) -> Self {
        let given = finding.given.iter();
        let (differs, says) = match &finding.what {
            What::Stopped(ending) => (None, stopped(shown, finding, ending)),
            What::Differs {
                expected,
                yours,
                mismatch: how,
            } => {
                let differs = Differs {
                    quantity: expected.name.clone(),
                    yours: yours.clone(),
                    expected: expected.value.clone(),
                };
                (Some(differs), mismatch(expected, yours.as_ref(), how))
            }
        };
        Self {
            case: finding.case,
            case_name: finding.case_name.clone(),
            given: given
                .map(|given| (given.name.clone(), show::value(&given.value)))
                .collect(),
            differs,
            says: safe(&says),
            function: finding.function.clone(),
        }
    }
}

impl Output {
    fn of(printed: &Printed) -> Self {
        let text = safe(&printed.text);
        let left = text.lines().skip(OUTPUT_LINES).count();
        let kept = if printed.cut {
            format!(" of the first {} KiB", OUTPUT_BYTES >> 10)
        } else {
            String::new()
        };
        Self {
            lines: text.lines().take(OUTPUT_LINES).map(cut).collect(),
            more: (left > 0).then(|| format!("… and {left} more lines{kept}")),
            whole: text,
        }
    }

    /// All of it, as one text.
    #[must_use]
    pub fn text(&self) -> String {
        let lines: Vec<&str> = self
            .lines
            .iter()
            .chain(&self.more)
            .map(String::as_str)
            .collect();
        lines.join("\n")
    }
}

fn cut(line: &str) -> String {
    match line.char_indices().nth(OUTPUT_COLUMNS) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line.to_owned(),
    }
}

fn pictured(judgement: &Judgement, shown: Option<usize>) -> Vec<Picture> {
    let fails = |case: usize| {
        judgement
            .findings
            .iter()
            .any(|finding| finding.case == case)
    };
    let drawn = |wanted: &dyn Fn(usize) -> bool| {
        let mut cases = judgement.pictures.iter().map(|picture| picture.case);
        cases.find(|case| wanted(*case))
    };
    let case = match shown {
        Some(shown) => drawn(&|case| case == shown).or_else(|| drawn(&fails)),
        None => drawn(&|_| true),
    };
    let of_the_case = |picture: &&Picture| Some(picture.case) == case;
    judgement
        .pictures
        .iter()
        .filter(of_the_case)
        .cloned()
        .collect()
}

//! When submissions are due, and what lateness costs: a TOML file, and a pure function.
//!
//! ```toml
//! due = 2026-11-24T23:59:00+01:00
//! grace = "15min"              # up to here, late counts as in time
//! penalty = "10% per day"      # of the earned points, for each begun day or hour
//! at_most = "50%"              # the penalty does not grow beyond
//! cutoff = 2026-12-01T23:59:00+01:00  # from here on nothing is earned
//!
//! [[extension]]
//! learner = "jane@example.edu" # a submission's name, or anything that identifies the learner
//! due = 2026-11-28T23:59:00+01:00
//! ```

use super::{intake::Identity, moment::Moment};
use std::{ops::Range, path::Path};
use toml::{Table, Value, value::Datetime};
use workbook::{
    fault::{Fault, Result},
    files,
};

/// Due date, late rules and extensions.
#[derive(Debug, Clone, PartialEq)]
pub struct Policy {
    pub due: Moment,
    /// Seconds after the due date that count as in time.
    pub grace: u64,
    pub penalty: Option<Penalty>,
    /// From this moment on a submission earns nothing; an extension moves it by as much.
    pub cutoff: Option<Moment>,
    pub extensions: Vec<Extension>,
}

/// What each begun day or hour costs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Penalty {
    /// Percent of the points earned.
    pub percent: f64,
    pub per: Period,
    /// Percent beyond which it does not grow.
    pub at_most: f64,
}

/// What lateness is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    Hour,
    Day,
}

/// A later due date for one learner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extension {
    /// The name of a submission or anything that identifies the learner.
    pub learner: String,
    pub due: Moment,
}

/// How late a submission is, and what of its points remains.
#[derive(Debug, Clone, PartialEq)]
pub struct Lateness {
    /// The due date of this learner.
    pub due: Moment,
    /// Seconds after the due date, 0 if in time; `None` if nobody knows.
    pub late_by: Option<u64>,
    /// What earned points are multiplied by.
    pub factor: f64,
    /// A sentence for the learner; empty if there is nothing to say.
    pub says: String,
}

impl Period {
    fn seconds(self) -> u64 {
        match self {
            Self::Hour => 3600,
            Self::Day => 24 * 3600,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Hour => "hour",
            Self::Day => "day",
        }
    }
}

impl Policy {
    /// Reads a policy.
    ///
    /// # Errors
    /// With line and key, where the file is at fault.
    pub fn read(path: &Path) -> Result<Self> {
        let text = files::read(path)?;
        Self::parse(&text).map_err(|(line, reason)| {
            let place = match line {
                Some(line) => format!("{}:{line}", path.display()),
                None => path.display().to_string(),
            };
            Fault::new(
                format!("{place}: {reason}."),
                "A policy has `due`, and may have `grace`, `penalty`, `at_most`, `cutoff` and [[extension]]s with `learner` and `due`. Dates are written with their zone: 2026-11-24T23:59:00+01:00.",
            )
        })
    }

    /// Reads the text of a policy; an error has its line where that is known.
    fn parse(text: &str) -> std::result::Result<Self, (Option<usize>, String)> {
        let table: Table = text.parse().map_err(|error: toml::de::Error| {
            let line = error
                .span()
                .map(|span: Range<usize>| line_at(text, span.start));
            (line, error.message().to_owned())
        })?;
        Self::from_table(&table).map_err(|complaint| (complaint.line(text), complaint.reason))
    }

    fn from_table(table: &Table) -> std::result::Result<Self, Complaint> {
        only(
            table,
            None,
            &["due", "grace", "penalty", "at_most", "cutoff", "extension"],
        )?;
        let complain = |key: &str, reason: &str| Complaint::new(None, key, reason);
        let due =
            moment(table, None, "due")?.ok_or_else(|| complain("due", "there is no `due`"))?;
        let grace = match table.get("grace") {
            None => 0,
            Some(value) => value
                .as_str()
                .and_then(|text| humantime::parse_duration(text).ok())
                .ok_or_else(|| {
                    complain(
                        "grace",
                        "`grace` must be a duration, such as \"15min\" or \"2h\"",
                    )
                })?
                .as_secs(),
        };
        let at_most = match table.get("at_most") {
            None => None,
            Some(value) => Some(value.as_str().and_then(percent).ok_or_else(|| {
                complain("at_most", "`at_most` must be a share, such as \"50%\"")
            })?),
        };
        let penalty = match table.get("penalty") {
            None if at_most.is_some() => {
                return Err(complain("at_most", "`at_most` needs a `penalty`"));
            }
            None => None,
            Some(value) => {
                let (percent, per) = value.as_str().and_then(rate).ok_or_else(|| {
                    complain(
                        "penalty",
                        "`penalty` must be a share for each day or hour, such as \"10% per day\"",
                    )
                })?;
                Some(Penalty {
                    percent,
                    per,
                    at_most: at_most.unwrap_or(100.0),
                })
            }
        };
        let cutoff = moment(table, None, "cutoff")?;
        if cutoff.is_some_and(|cutoff| cutoff < due) {
            return Err(complain("cutoff", "`cutoff` is before `due`"));
        }
        let extensions = match table.get("extension") {
            None => Vec::new(),
            Some(list) => list
                .as_array()
                .ok_or_else(|| {
                    complain(
                        "extension",
                        "`extension` must be a list of tables: write [[extension]]",
                    )
                })?
                .iter()
                .enumerate()
                .map(|(index, value)| Extension::from_value(value, index, due))
                .collect::<std::result::Result<_, _>>()?,
        };
        Ok(Self {
            due,
            grace,
            penalty,
            cutoff,
            extensions,
        })
    }

    /// How late a submission is. `names` are what it and its learners are called; where a group has
    /// several extensions, the longest counts.
    #[must_use]
    pub fn lateness(
        &self,
        submission: &str,
        identities: &[Identity],
        submitted: Option<Moment>,
        marked_late: bool,
    ) -> Lateness {
        let names: Vec<&str> = std::iter::once(submission)
            .chain(
                identities
                    .iter()
                    .flat_map(|identity| identity.known().map(|(_, value)| value)),
            )
            .collect();
        let extended = self
            .extensions
            .iter()
            .filter(|extension| names.iter().any(|name| extension.is_of(name)))
            .map(|extension| extension.due)
            .max();
        let due = extended.unwrap_or(self.due);
        let in_time = Lateness {
            due,
            late_by: Some(0),
            factor: 1.0,
            says: String::new(),
        };
        let Some(submitted) = submitted else {
            let says = if marked_late {
                "Marked as late, but nobody knows by how much: nothing was taken off."
            } else {
                ""
            };
            return Lateness {
                late_by: None,
                says: says.into(),
                ..in_time
            };
        };
        let late_by = submitted.seconds_after(due);
        if late_by == 0 {
            return in_time;
        }
        let late = |factor: f64, rule: &str| Lateness {
            late_by: Some(late_by),
            factor,
            says: format!(
                "Submitted {} after the due date, {due}: {rule}.",
                duration(late_by)
            ),
            ..in_time.clone()
        };
        // Whoever has more time to the due date has as much more to the end.
        let cutoff = self
            .cutoff
            .map(|cutoff| cutoff.plus(due.seconds_after(self.due)));
        if cutoff.is_some_and(|cutoff| submitted >= cutoff) {
            return late(0.0, "too late to earn points");
        }
        if late_by <= self.grace {
            return late(1.0, "within the time of grace, so nothing is taken off");
        }
        let Some(penalty) = self.penalty else {
            return late(1.0, "nothing is taken off");
        };
        let begun = late_by.div_ceil(penalty.per.seconds());
        let lost = (begun as f64 * penalty.percent).min(penalty.at_most);
        let rule = format!(
            "{} % of the points are taken off, {} % for each begun {}{}",
            // Sums of decimal fractions are not exact.
            (lost * 100.0).round() / 100.0,
            penalty.percent,
            penalty.per.name(),
            if penalty.at_most < 100.0 {
                format!(" and at most {} %", penalty.at_most)
            } else {
                String::new()
            }
        );
        late(1.0 - lost / 100.0, &rule)
    }
}

impl Extension {
    /// Whether a name, an address or a number is the learner's.
    #[must_use]
    pub fn is_of(&self, name: &str) -> bool {
        name.trim().to_lowercase() == self.learner.to_lowercase()
    }

    fn from_value(
        value: &Value,
        index: usize,
        due: Moment,
    ) -> std::result::Result<Self, Complaint> {
        let at = Some(index);
        let table = value
            .as_table()
            .ok_or_else(|| Complaint::new(at, "extension", "an `extension` must be a table"))?;
        only(table, at, &["learner", "due"])?;
        let learner = table
            .get("learner")
            .and_then(Value::as_str)
            .map(str::trim)
            .filter(|learner| !learner.is_empty())
            .ok_or_else(|| Complaint::new(at, "learner", "an extension needs a `learner`"))?;
        let extended = moment(table, at, "due")?
            .ok_or_else(|| Complaint::new(at, "due", "an extension needs a `due`"))?;
        if extended < due {
            let reason = format!("the extension of {learner} ends before `due`");
            return Err(Complaint::new(at, "due", &reason));
        }
        Ok(Self {
            learner: learner.to_owned(),
            due: extended,
        })
    }
}

/// What is wrong, and at which key; of an extension, at which one.
struct Complaint {
    extension: Option<usize>,
    key: String,
    reason: String,
}

impl Complaint {
    fn new(extension: Option<usize>, key: &str, reason: &str) -> Self {
        Self {
            extension,
            key: key.to_owned(),
            reason: reason.to_owned(),
        }
    }

    /// The line of the key; of the extension's head, if the key is missing. Values have no places,
    /// so that the text is searched once more.
    fn line(&self, text: &str) -> Option<usize> {
        let heads: Vec<usize> = (1..)
            .zip(text.lines())
            .filter(|(_, line)| line.trim_start().starts_with("[["))
            .map(|(number, _)| number)
            .collect();
        let first = match self.extension {
            None => 1,
            Some(index) => *heads.get(index)?,
        };
        let end = heads
            .into_iter()
            .find(|head| *head > first)
            .unwrap_or(usize::MAX);
        let is_key = |line: &str| {
            let line = line.trim_start().trim_start_matches(['[', '"', '\'']);
            line.strip_prefix(self.key.as_str()).is_some_and(|rest| {
                rest.trim_start_matches(['"', '\'', ']', ' ', '\t'])
                    .starts_with('=')
                    || rest.starts_with(']')
            })
        };
        let key = (1..)
            .zip(text.lines())
            .skip(first - 1)
            .take_while(|(number, _)| *number < end)
            .find(|(_, line)| is_key(line))
            .map(|(number, _)| number);
        key.or(self.extension.map(|_| first))
    }
}

fn line_at(text: &str, byte: usize) -> usize {
    text.bytes().take(byte).filter(|b| *b == b'\n').count() + 1
}

fn only(
    table: &Table,
    extension: Option<usize>,
    keys: &[&str],
) -> std::result::Result<(), Complaint> {
    match table.keys().find(|key| !keys.contains(&key.as_str())) {
        Some(key) => Err(Complaint::new(
            extension,
            key,
            &format!("`{key}` is no key of a policy"),
        )),
        None => Ok(()),
    }
}

fn moment(
    table: &Table,
    extension: Option<usize>,
    key: &str,
) -> std::result::Result<Option<Moment>, Complaint> {
    let Some(value) = table.get(key) else {
        return Ok(None);
    };
    let moment = match value {
        Value::Datetime(written) => Moment::try_from(*written).ok(),
        Value::String(written) => {
            let written = written.parse::<Datetime>().ok();
            written.and_then(|written| Moment::try_from(written).ok())
        }
        _ => None,
    };
    let reason = format!("`{key}` must be a date with a time and a zone");
    moment
        .map(Some)
        .ok_or_else(|| Complaint::new(extension, key, &reason))
}

/// `50%`
fn percent(text: &str) -> Option<f64> {
    let share: f64 = text.trim().strip_suffix('%')?.trim().parse().ok()?;
    (0.0..=100.0).contains(&share).then_some(share)
}

/// `10% per day`
fn rate(text: &str) -> Option<(f64, Period)> {
    let (share, period) = text.split_once("per")?;
    let period = match period.trim() {
        "day" => Period::Day,
        "hour" => Period::Hour,
        _ => return None,
    };
    Some((percent(share)?, period))
}

/// The two largest units are enough.
fn duration(seconds: u64) -> String {
    let units = [
        ("day", seconds / 86400),
        ("hour", seconds / 3600 % 24),
        ("minute", seconds / 60 % 60),
        ("second", seconds % 60),
    ];
    let words: Vec<String> = units
        .into_iter()
        .skip_while(|(_, n)| *n == 0)
        .take(2)
        .filter(|(_, n)| *n > 0)
        .map(|(unit, n)| format!("{n} {unit}{}", if n == 1 { "" } else { "s" }))
        .collect();
    words.join(" and ")
}

#[cfg(test)]
mod tests {
    use super::{Lateness, Policy, duration};
    use crate::intake::Identity;

    const RULES: &str = r#"
due = 2026-11-24T23:59:00+01:00
grace = "15min"
penalty = "10% per day"
at_most = "30%"
cutoff = "2026-12-01T22:59:00Z"

[[extension]]
learner = "jane@example.edu"
due = 2026-11-26T23:59:00+01:00
"#;

    fn lateness(submitted: &str) -> Lateness {
        let policy = Policy::parse(RULES).unwrap();
        policy.lateness("bob", &[], Some(submitted.parse().unwrap()), false)
    }

    #[test]
    fn what_lateness_costs() {
        let factor = |submitted: &str| lateness(submitted).factor;
        // The zone of a date counts.
        assert_eq!(lateness("2026-11-24T22:59:00Z").late_by, Some(0));
        assert_eq!(lateness("2026-11-24T22:59:01Z").late_by, Some(1));
        assert_eq!(factor("2026-11-24T23:14:00Z"), 1.0);
        assert_eq!(factor("2026-11-24T23:14:01Z"), 0.9);
        assert_eq!(factor("2026-11-25T22:59:00Z"), 0.9);
        assert_eq!(factor("2026-11-25T22:59:01Z"), 0.8);
        assert_eq!(factor("2026-11-30T00:00:00Z"), 0.7);
        assert_eq!(factor("2026-12-01T22:58:59Z"), 0.7);
        assert_eq!(factor("2026-12-01T22:59:00Z"), 0.0);
    }

    #[test]
    fn lateness_is_explained() {
        insta::assert_snapshot!(
            [
                "2026-11-24T23:00:00Z",
                "2026-11-26T00:30:05Z",
                "2026-12-24T00:00:00Z"
            ]
            .map(|submitted| lateness(submitted).says)
            .join("\n")
        );
    }

    #[test]
    fn an_extension_moves_due_date_and_cutoff() {
        let policy = Policy::parse(RULES).unwrap();
        let jane = [Identity {
            email: Some("Jane@Example.edu".into()),
            ..Identity::default()
        }];
        let factor = |submitted: &str| {
            let submitted = Some(submitted.parse().unwrap());
            policy
                .lateness("doejane_12", &jane, submitted, false)
                .factor
        };
        assert_eq!(factor("2026-11-26T22:59:00Z"), 1.0);
        assert_eq!(factor("2026-12-03T22:58:59Z"), 0.7);
        assert_eq!(factor("2026-12-03T22:59:00Z"), 0.0);
    }

    /// Whoever has 23:59 in the policy reads 23:59, in a text and without quotes too.
    #[test]
    fn dates_are_told_in_the_zone_of_the_policy() {
        let texts = [
            "due = 2026-11-24T23:59:00+01:00",
            "due = \"2026-11-24T23:59:00+01:00\"",
        ];
        for text in texts {
            let policy = Policy::parse(text).unwrap();
            assert_eq!(policy.due.to_string(), "2026-11-24T23:59:00+01:00");
            let submitted = Some("2026-11-24T23:59:00Z".parse().unwrap());
            let late = policy.lateness("bob", &[], submitted, false);
            assert_eq!(late.due.to_string(), "2026-11-24T23:59:00+01:00");
            let says = "after the due date, 2026-11-24T23:59:00+01:00: nothing";
            assert!(late.says.contains(says), "{}", late.says);
        }
    }

    #[test]
    fn sums_of_percentages_read_well() {
        let text = "due = 2026-11-24T00:00:00Z\npenalty = \"3.3% per hour\"";
        let policy = Policy::parse(text).unwrap();
        let submitted = Some("2026-11-24T02:30:00Z".parse().unwrap());
        let late = policy.lateness("bob", &[], submitted, false);
        assert!(late.says.contains(": 9.9 % of"), "{}", late.says);
        assert!((late.factor - 0.901).abs() < 1e-12);
    }

    #[test]
    fn without_a_time_nothing_is_taken_off() {
        let policy = Policy::parse(RULES).unwrap();
        let unknown = policy.lateness("bob", &[], None, true);
        assert_eq!((unknown.late_by, unknown.factor), (None, 1.0));
        assert!(!unknown.says.is_empty());
        assert!(policy.lateness("bob", &[], None, false).says.is_empty());
    }

    #[test]
    fn errors_name_line_and_key() {
        let errors = [
            "",
            "due = 2026-11-24",
            "due = 2026-11-24T23:59:00",
            "due = 2026-11-24T23:59:00Z\ndue = 1",
            "due = 2026-11-24T23:59:00Z\n\ngrace = 15",
            "due = 2026-11-24T23:59:00Z\npenalty = \"10 per day\"",
            "due = 2026-11-24T23:59:00Z\npenalty = \"10% per week\"",
            "due = 2026-11-24T23:59:00Z\nat_most = \"10%\"",
            "due = 2026-11-24T23:59:00Z\npenalty = \"10% per day\"\nat_most = \"110%\"",
            "due = 2026-11-24T23:59:00Z\ncutoff = 2026-11-23T23:59:00Z",
            "due = 2026-11-24T23:59:00Z\nlate = 1",
            "due = 2026-11-24T23:59:00Z\n[[extension]]\nlearner = \"a\"\ndue = 2027-01-01T00:00:00Z\n[[extension]]\ndue = 2027-01-01T00:00:00Z",
            "due = 2026-11-24T23:59:00Z\n[[extension]]\nlearner = \"a\"\ndue = 2025-01-01T00:00:00Z",
        ];
        let told = errors.map(|text| match Policy::parse(text) {
            Ok(policy) => panic!("{text} is read as {policy:?}"),
            Err((Some(line), reason)) => format!("{line}: {reason}"),
            Err((None, reason)) => reason,
        });
        insta::assert_snapshot!(told.join("\n"));
    }

    #[test]
    fn durations() {
        assert_eq!(duration(1), "1 second");
        assert_eq!(duration(3600), "1 hour");
        assert_eq!(duration(90_061), "1 day and 1 hour");
        assert_eq!(duration(86_400 + 60), "1 day");
    }
}

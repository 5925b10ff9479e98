//! Reads a policy.

use super::{
    complaint::{Complaint, line_at},
    rules::{Extension, Penalty, Period, Policy},
};
use crate::intake::Moment;
use std::{ops::Range, path::Path};
use toml::{Table, Value, value::Datetime};
use workbook::{
    fault::{Fault, Result},
    files,
};

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
    pub(super) fn parse(text: &str) -> std::result::Result<Self, (Option<usize>, String)> {
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
}

impl Extension {
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

#[cfg(test)]
mod tests {
    use super::Policy;

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
}

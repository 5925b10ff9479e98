//! How late a submission is, and what that costs.

use super::rules::Policy;
use crate::intake::{Identity, Moment};

/// How late a submission is, and what of its points remains.
#[derive(Debug, Clone, PartialEq)]
pub struct LateRuling {
    /// The due date of this learner.
    pub due: Moment,
    /// Seconds after the due date, 0 if in time; `None` if nobody knows.
    pub late_by: Option<u64>,
    /// What earned points are multiplied by.
    pub factor: f64,
    /// A sentence for the learner; empty if there is nothing to say.
    pub says: String,
}

impl Policy {
    /// How late a submission is. `names` are what it and its learners are called; where a group has
    /// several extensions, the longest counts.
    #[must_use]
    pub fn lateness(
        &self,
        submission: &str,
        identities: &[Identity],
        submitted: Option<Moment>,
        marked_late: bool,
    ) -> LateRuling {
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
        let in_time = LateRuling {
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
            return LateRuling {
                late_by: None,
                says: says.into(),
                ..in_time
            };
        };
        let late_by = submitted.seconds_after(due);
        if late_by == 0 {
            return in_time;
        }
        let late = |factor: f64, rule: &str| LateRuling {
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
    use super::{LateRuling, Policy, duration};
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

    fn lateness(submitted: &str) -> LateRuling {
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
    fn durations() {
        assert_eq!(duration(1), "1 second");
        assert_eq!(duration(3600), "1 hour");
        assert_eq!(duration(90_061), "1 day and 1 hour");
        assert_eq!(duration(86_400 + 60), "1 day");
    }
}

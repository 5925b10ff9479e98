//! Points in time, with an explicit zone where they are read and where they are written.

use std::{
    cmp::Ordering,
    fmt,
    hash::{Hash, Hasher},
    str::FromStr,
    time::{Duration, UNIX_EPOCH},
};
use toml::value::{Datetime, Offset};

/// A second. Two are the same if they are at the same time, whatever their zones.
#[derive(Debug, Clone, Copy)]
pub struct Moment {
    /// Counted from the beginning of 1970 in UTC.
    seconds: i64,
    /// The zone in which it is written, in minutes east of UTC.
    zone: i16,
}

impl Moment {
    /// Seconds from `earlier` to this; 0 if this is not later.
    #[must_use]
    pub fn seconds_after(self, earlier: Self) -> u64 {
        u64::try_from(self.seconds.saturating_sub(earlier.seconds)).unwrap_or(0)
    }

    /// The moment so many seconds later.
    #[must_use]
    pub fn plus(self, seconds: u64) -> Self {
        let seconds = i64::try_from(seconds).unwrap_or(i64::MAX);
        Self {
            seconds: self.seconds.saturating_add(seconds),
            ..self
        }
    }
}

impl PartialEq for Moment {
    fn eq(&self, other: &Self) -> bool {
        self.seconds == other.seconds
    }
}

impl Eq for Moment {}

impl PartialOrd for Moment {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Moment {
    fn cmp(&self, other: &Self) -> Ordering {
        self.seconds.cmp(&other.seconds)
    }
}

impl Hash for Moment {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.seconds.hash(state);
    }
}

/// As an instructor writes it, who thinks in a zone: that one is kept. A date without a time or a
/// zone says nothing about a moment.
impl TryFrom<Datetime> for Moment {
    type Error = ();

    fn try_from(written: Datetime) -> Result<Self, ()> {
        let (Some(date), Some(time), Some(offset)) = (written.date, written.time, written.offset)
        else {
            return Err(());
        };
        let zone = match offset {
            Offset::Z => 0,
            Offset::Custom { minutes } => minutes,
        };
        let utc = humantime::parse_rfc3339(&format!("{date}T{time}Z")).map_err(drop)?;
        let seconds = utc.duration_since(UNIX_EPOCH).map_err(drop)?.as_secs();
        let seconds = i64::try_from(seconds).map_err(drop)? - 60 * i64::from(zone);
        Ok(Self { seconds, zone })
    }
}

/// As a download tells it, RFC 3339: `2026-11-24T23:59:00+01:00`. Each has a zone of its own there,
/// so all are in UTC here.
impl FromStr for Moment {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let moment: Self = text.parse::<Datetime>().map_err(drop)?.try_into()?;
        Ok(Self { zone: 0, ..moment })
    }
}

/// RFC 3339, in its zone.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let there = self.seconds.saturating_add(60 * i64::from(self.zone));
        let seconds = u64::try_from(there).unwrap_or(0);
        let written = humantime::format_rfc3339_seconds(UNIX_EPOCH + Duration::from_secs(seconds))
            .to_string();
        match self.zone {
            0 => f.write_str(&written),
            zone => {
                let sign = if zone < 0 { '-' } else { '+' };
                let (hours, minutes) = (zone.unsigned_abs() / 60, zone.unsigned_abs() % 60);
                let local = written.trim_end_matches('Z');
                write!(f, "{local}{sign}{hours:02}:{minutes:02}")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Moment;
    use toml::value::Datetime;

    fn written(text: &str) -> Moment {
        text.parse::<Datetime>().unwrap().try_into().unwrap()
    }

    #[test]
    fn moments_have_a_zone() {
        let utc = |text: &str| text.parse::<Moment>().unwrap().to_string();
        assert_eq!(utc("2026-11-24T23:59:00+01:00"), "2026-11-24T22:59:00Z");
        assert_eq!(utc("2026-11-24T23:59:00.999-08:00"), "2026-11-25T07:59:00Z");
        assert_eq!(utc("2024-02-29 00:00:00Z"), "2024-02-29T00:00:00Z");
        for text in [
            "2026-11-24",
            "2026-11-24T23:59:00",
            "23:59:00",
            "2026-02-30T00:00:00Z",
            "1960-01-01T00:00:00Z",
            "",
        ] {
            assert!(text.parse::<Moment>().is_err(), "{text}");
        }
    }

    #[test]
    fn an_instructor_reads_the_zone_that_was_written() {
        for text in [
            "2026-11-24T23:59:00+01:00",
            "2026-11-24T23:59:00-08:00",
            "2026-11-24T23:59:00-03:30",
            "2026-11-24T23:59:00+05:45",
            "1970-01-01T00:00:00+01:00",
            "2026-11-24T23:59:00Z",
        ] {
            assert_eq!(written(text).to_string(), text);
        }
        assert_eq!(
            written("2026-11-24T23:59:00+00:00").to_string(),
            "2026-11-24T23:59:00Z"
        );
        let day_after = written("2026-11-24T23:59:00+01:00").plus(86_400);
        assert_eq!(day_after.to_string(), "2026-11-25T23:59:00+01:00");
    }

    #[test]
    fn moments_are_compared_by_the_time_that_it_is_everywhere() {
        let (there, utc) = (
            written("2026-11-24T23:59:00+01:00"),
            written("2026-11-24T22:59:00Z"),
        );
        assert_eq!(there, utc);
        assert!(written("2026-11-24T23:59:00-01:00") > there);
        assert_eq!(there.seconds_after(utc), 0);
    }

    #[test]
    fn moments_are_counted_in_seconds() {
        let (early, late) = (
            written("2026-11-24T23:59:00Z"),
            written("2026-11-25T00:00:00Z"),
        );
        assert_eq!(
            (late.seconds_after(early), early.seconds_after(late)),
            (60, 0)
        );
        assert_eq!(early.plus(60), late);
    }
}

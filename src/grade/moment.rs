//! Points in time, with an explicit zone where they are read, in UTC where they are written.

use std::{
    fmt,
    str::FromStr,
    time::{Duration, UNIX_EPOCH},
};
use toml::value::{Datetime, Offset};

/// A second, counted from the beginning of 1970 in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(pub i64);

impl Moment {
    /// Seconds from `earlier` to this; 0 if this is not later.
    #[must_use]
    pub fn seconds_after(self, earlier: Self) -> u64 {
        u64::try_from(self.0.saturating_sub(earlier.0)).unwrap_or(0)
    }

    /// The moment so many seconds later.
    #[must_use]
    pub fn plus(self, seconds: u64) -> Self {
        Self(
            self.0
                .saturating_add(i64::try_from(seconds).unwrap_or(i64::MAX)),
        )
    }
}

/// A date without a time or a zone says nothing about a moment.
impl TryFrom<Datetime> for Moment {
    type Error = ();

    fn try_from(written: Datetime) -> Result<Self, ()> {
        let (Some(date), Some(time), Some(offset)) = (written.date, written.time, written.offset)
        else {
            return Err(());
        };
        let minutes = match offset {
            Offset::Z => 0,
            Offset::Custom { minutes } => i64::from(minutes),
        };
        let utc = humantime::parse_rfc3339(&format!("{date}T{time}Z")).map_err(drop)?;
        let seconds = utc.duration_since(UNIX_EPOCH).map_err(drop)?.as_secs();
        Ok(Self(i64::try_from(seconds).map_err(drop)? - 60 * minutes))
    }
}

/// RFC 3339: `2026-11-24T23:59:00+01:00`.
impl FromStr for Moment {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        text.parse::<Datetime>().map_err(drop)?.try_into()
    }
}

/// RFC 3339, in UTC.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = u64::try_from(self.0).unwrap_or(0);
        humantime::format_rfc3339_seconds(UNIX_EPOCH + Duration::from_secs(seconds)).fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::Moment;

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
    fn moments_are_counted_in_seconds() {
        let (early, late) = (Moment(100), Moment(160));
        assert_eq!(
            (late.seconds_after(early), early.seconds_after(late)),
            (60, 0)
        );
        assert_eq!(early.plus(60), late);
    }
}

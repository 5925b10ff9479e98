//! Reads a roster.

use super::{
    super::spreadsheet::delimiter,
    columns::{Column, columns},
    rows::{Roster, RosterRow},
};
use csv::{ReaderBuilder, StringRecord, Trim};
use std::{fs, path::Path};
use workbook::fault::{Fault, Result};

impl Roster {
    /// Reads a roster.
    ///
    /// # Errors
    /// With the line, where the file is no roster.
    pub fn read(path: &Path) -> Result<Self> {
        let bytes = fs::read(path).map_err(|cause| Fault::file("read", path, &cause))?;
        let text = String::from_utf8(bytes).map_err(|_| {
            Fault::new(
                format!("{} is not in UTF-8.", path.display()),
                "Save it again as \"CSV UTF-8\".",
            )
        })?;
        Self::parse(&text).map_err(|(line, reason)| {
            Fault::new(
                format!("{}:{line}: {reason}.", path.display()),
                "The first line of a roster names its columns: name, id, email, github, section; also login, canvas, moodle and submitted (2026-11-24T23:59:00+01:00).",
            )
        })
    }

    /// Reads the text of a roster; an error has its line.
    pub(super) fn parse(text: &str) -> std::result::Result<Self, (u64, String)> {
        let text = text.trim_start_matches('\u{feff}');
        let mut reader = ReaderBuilder::new()
            .delimiter(delimiter(text))
            .flexible(true)
            .trim(Trim::All)
            .from_reader(text.as_bytes());
        let broken = |error: csv::Error| {
            let line = error.position().map_or(1, csv::Position::line);
            (line, "it cannot be read as CSV".to_owned())
        };
        let columns = columns(reader.headers().map_err(broken)?);
        let identifies = |column: &Option<Column>| {
            !matches!(column, None | Some(Column::Section | Column::Submitted))
        };
        if !columns.iter().any(identifies) {
            return Err((1, "none of its columns tells who somebody is".into()));
        }
        let mut learners = Vec::new();
        for record in reader.records() {
            let record = record.map_err(broken)?;
            let line = record.position().map_or(1, csv::Position::line);
            let learner =
                RosterRow::from_record(&record, &columns).map_err(|reason| (line, reason))?;
            learners.extend(learner);
        }
        Ok(Self { learners })
    }
}

impl RosterRow {
    /// A row; `None` if it is empty, or no learner's.
    fn from_record(
        record: &StringRecord,
        columns: &[Option<Column>],
    ) -> std::result::Result<Option<Self>, String> {
        let of = |wanted: Column| {
            let cells = record.iter().zip(columns);
            let mut cells =
                cells.filter(|(cell, column)| **column == Some(wanted) && !cell.is_empty());
            cells
                .next()
                .map(|(cell, _)| cell.to_owned())
                .unwrap_or_default()
        };
        let submitted = of(Column::Submitted);
        let moodle = of(Column::Moodle);
        let mut learner = Self {
            name: of(Column::Name),
            id: of(Column::Id),
            login: of(Column::Login),
            email: of(Column::Email),
            github: of(Column::Github).trim_start_matches('@').to_owned(),
            canvas: of(Column::Canvas),
            moodle: moodle
                .strip_prefix("Participant ")
                .unwrap_or(&moodle)
                .to_owned(),
            section: of(Column::Section),
            submitted: match submitted.as_str() {
                "" => None,
                text => Some(
                    text.parse()
                        .map_err(|()| format!("`{text}` is no date with a time and a zone"))?,
                ),
            },
        };
        if learner.name.is_empty() {
            let parts = [of(Column::FirstName), of(Column::LastName)];
            learner.name = parts.join(" ").trim().to_owned();
        }
        if learner.name.is_empty() {
            let others = [
                &learner.email,
                &learner.login,
                &learner.github,
                &learner.id,
                &learner.canvas,
                &learner.moodle,
            ];
            let known = others.into_iter().find(|known| !known.is_empty());
            learner.name = known.cloned().unwrap_or_default();
        }
        // Lines of Canvas's gradebook: the second, and the one of its student to try things with.
        let is_nobody = ["", "Points Possible", "Student, Test"].contains(&learner.name.as_str());
        Ok((!is_nobody).then_some(learner))
    }
}

#[cfg(test)]
mod tests {
    use super::{Roster, RosterRow};

    #[test]
    fn exports_of_platforms_are_rosters() {
        let read = |text: &str| Roster::parse(text).unwrap().learners;
        let canvas = read(
            "Student,ID,SIS User ID,SIS Login ID,Section,Homework (12)\n\
             \x20   Points Possible,,,,,45\n\
             \"Doe, Jane\",501,u77,jd12,A,\n",
        );
        assert_eq!(
            canvas,
            [RosterRow {
                name: "Doe, Jane".into(),
                id: "u77".into(),
                login: "jd12".into(),
                canvas: "501".into(),
                section: "A".into(),
                ..RosterRow::default()
            }]
        );
        let moodle = read(
            "\u{feff}Identifier;Full name;Email address;Status;Grade\r\nParticipant 1234;Jane Doe;jane@example.edu;;\r\n",
        );
        assert_eq!(
            (moodle[0].moodle.as_str(), moodle[0].email.as_str()),
            ("1234", "jane@example.edu")
        );
        let github = read(
            "\"identifier\",\"github_username\",\"github_id\",\"name\"\n\"jane@x\",\"octo\",\"1\",\"\"\n",
        );
        assert_eq!(
            (github[0].github.as_str(), github[0].name.as_str()),
            ("octo", "octo")
        );
        let parts = read("Surname\tFirst name\nDoe\tJane\n");
        assert_eq!(parts[0].name, "Jane Doe");
    }

    #[test]
    fn what_is_no_roster_is_refused_with_its_line() {
        assert_eq!(Roster::parse("colour,section\nred,A\n").unwrap_err().0, 1);
        let (line, reason) = Roster::parse("name,submitted\nJane,\nBob,today\n").unwrap_err();
        assert_eq!(
            (line, reason.as_str()),
            (3, "`today` is no date with a time and a zone")
        );
        assert!(Roster::parse("").is_err());
    }
}

//! A table that another system exported, with two of its columns filled in and everything else as
//! it was.

use crate::course::spreadsheet;
use workbook::fault::{Fault, Result};

/// The instructor's table, filled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    pub table: String,
    /// What the instructor should know: who was not found, what was scaled.
    pub notes: Vec<String>,
}

/// A table in memory.
pub struct Table {
    /// What stands before the first cell: a byte order mark, or nothing.
    mark: &'static str,
    delimiter: u8,
    line_end: csv::Terminator,
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// Reads a table. All rows count, the heading too.
    pub fn read(text: &str, whose: &str) -> Result<Self> {
        let (mark, body) = match text.strip_prefix('\u{feff}') {
            Some(body) => ("\u{feff}", body),
            None => ("", text),
        };
        let delimiter = spreadsheet::delimiter(body);
        let rows: std::result::Result<Vec<Vec<String>>, csv::Error> = csv::ReaderBuilder::new()
            .has_headers(false)
            .delimiter(delimiter)
            .flexible(true)
            .from_reader(body.as_bytes())
            .into_records()
            .map(|row| Ok(row?.iter().map(str::to_owned).collect()))
            .collect();
        let rows = rows.map_err(|cause| {
            Fault::new(
                format!("The table from {whose} is not CSV: {cause}."),
                format!("Export it from {whose} again, and give it as it was downloaded."),
            )
        })?;
        let line_end = if body.contains("\r\n") {
            csv::Terminator::CRLF
        } else {
            csv::Terminator::Any(b'\n')
        };
        Ok(Self {
            mark,
            delimiter,
            line_end,
            rows,
        })
    }

    /// The column with a heading, letter case ignored.
    pub fn column(&self, heading: &str) -> Option<usize> {
        self.rows
            .first()?
            .iter()
            .position(|cell| cell.trim().to_lowercase() == heading.trim().to_lowercase())
    }

    /// The same, where there must be one.
    pub fn needed(&self, heading: &str, whose: &str) -> Result<usize> {
        self.column(heading).ok_or_else(|| {
            let headings = self.rows.first().map(|row| row.join(", "));
            Fault::new(
                format!(
                    "The table from {whose} has no column `{heading}`. It has: {}.",
                    headings.unwrap_or_default()
                ),
                format!("Export it from {whose} again, in English, with that column."),
            )
        })
    }

    pub fn cell(&self, row: usize, column: Option<usize>) -> &str {
        column
            .and_then(|column| self.rows[row].get(column))
            .map_or("", String::as_str)
    }

    pub fn set(&mut self, row: usize, column: usize, text: String) {
        let cells = &mut self.rows[row];
        if cells.len() <= column {
            cells.resize(column + 1, String::new());
        }
        cells[column] = text;
    }

    pub fn write(&self) -> Result<String> {
        let mut writer = csv::WriterBuilder::new()
            .flexible(true)
            .delimiter(self.delimiter)
            .terminator(self.line_end)
            .from_writer(Vec::new());
        let written = self
            .rows
            .iter()
            .try_for_each(|row| writer.write_record(row));
        written
            .ok()
            .and_then(|()| writer.into_inner().ok())
            .and_then(|bytes| String::from_utf8(bytes).ok())
            .map(|body| format!("{}{body}", self.mark))
            .ok_or_else(|| {
                Fault::new(
                    "The filled table could not be written.",
                    "Export the table again, and give it as it was downloaded.",
                )
            })
    }
}

/// A cell that no spreadsheet takes for a formula.
pub fn neutral(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// Points on another scale: out of `to` instead of `from`.
pub fn scaled(points: f64, from: f64, to: f64) -> f64 {
    if from > 0.0 { points * to / from } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn what_is_read_is_written_as_it_was() {
        for text in [
            "\u{feff}Student,ID\r\n\"Lovelace, Ada\",1\r\n=A1,\r\n",
            "a,b\nc\n\"d\ne\",\"f \"\"g\"\"\"\n",
            "\u{feff}Student;ID\n\"Love; Ada\";1\nPoe, Ann;2\n",
        ] {
            assert_eq!(Table::read(text, "Canvas").unwrap().write().unwrap(), text);
        }
    }
}

//! The columns of a roster, by what platforms call them.

use csv::StringRecord;

/// The columns that are understood, by what they may be called, in lower case.
const COLUMNS: [(Column, &[&str]); 11] = [
    (
        Column::Name,
        &["name", "student", "student name", "full name"],
    ),
    (Column::FirstName, &["first name", "first", "given name"]),
    (
        Column::LastName,
        &["last name", "last", "surname", "family name"],
    ),
    (
        Column::Id,
        &[
            "id",
            "student id",
            "student_id",
            "sid",
            "id number",
            "sis user id",
        ],
    ),
    (Column::Login, &["login", "username", "sis login id"]),
    (Column::Email, &["email", "e-mail", "email address", "mail"]),
    (
        Column::Github,
        &[
            "github",
            "github username",
            "github_username",
            "github login",
        ],
    ),
    (Column::Canvas, &["canvas", "canvas id", "canvas_id"]),
    (Column::Moodle, &["moodle", "moodle id", "identifier"]),
    (Column::Section, &["section", "group", "groups"]),
    (Column::Submitted, &["submitted", "submitted at"]),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Name,
    FirstName,
    LastName,
    Id,
    Login,
    Email,
    Github,
    Canvas,
    Moodle,
    Section,
    Submitted,
}

/// What each column means. `ID` in Canvas's gradebook is Canvas's own: the institution's stands
/// beside it.
pub(super) fn columns(header: &StringRecord) -> Vec<Option<Column>> {
    let names: Vec<String> = header.iter().map(str::to_lowercase).collect();
    let is_canvas = names.iter().any(|name| name == "sis user id");
    let column = |name: &String| {
        if is_canvas && name == "id" {
            return Some(Column::Canvas);
        }
        let known = COLUMNS
            .iter()
            .find(|(_, called)| called.contains(&name.as_str()));
        known.map(|(column, _)| *column)
    };
    names.iter().map(column).collect()
}

//! Moodle: the grading worksheet that an instructor downloaded, with its grades and feedback
//! comments filled in.

use super::{
    directory::{Directory, Grade},
    table::{Filled, Table, neutral, scaled},
};
use curvature::tell::points::points;
use maud::html;
use workbook::fault::Result;

/// Fills in `Grade`, and `Feedback comments` where there is such a column. Points are put on the
/// scale of the assignment in Moodle.
///
/// # Errors
/// Where the table is no grading worksheet of Moodle.
pub fn fill(worksheet: &str, possible: f64, grades: &[Grade]) -> Result<Filled> {
    let mut table = Table::read(worksheet, "Moodle")?;
    let identifier = table.needed("Identifier", "Moodle")?;
    let grade_column = table.needed("Grade", "Moodle")?;
    let comments = table.column("Feedback comments");
    let maximum_column = table.column("Maximum Grade");
    let locked = table.column("Grade can be changed");
    let columns = ["Full name", "Email address", "ID number"].map(|h| table.column(h));
    let mut directory = Directory::of(grades);
    let mut notes = Vec::new();
    let mut scales = false;
    for row in 1..table.rows.len() {
        let [name, email, id] = columns.map(|column| table.cell(row, column).to_owned());
        let participant = table.cell(row, Some(identifier));
        let number: String = participant.chars().filter(char::is_ascii_digit).collect();
        let who = if name.is_empty() { participant } else { &name }.to_owned();
        let identities = [
            ("moodle_id", number.as_str()),
            ("email", &email),
            ("student_id", &id),
            ("name", &name),
            ("submission", &name),
        ];
        let Some(grade) = directory.find(&identities) else {
            notes.push(format!("There is no submission of {who}."));
            continue;
        };
        let Some(awarded) = grade.awarded else {
            notes.push(format!("{who} could not be graded on this machine."));
            continue;
        };
        if table.cell(row, locked).trim().eq_ignore_ascii_case("no") {
            notes.push(format!(
                "Moodle does not let the grade of {who} be changed."
            ));
            continue;
        }
        let maximum = table.cell(row, maximum_column).trim().replace(',', ".");
        let maximum = maximum.parse().unwrap_or(possible);
        scales |= maximum != possible;
        table.set(
            row,
            grade_column,
            points(scaled(awarded, possible, maximum)),
        );
        if let Some(comments) = comments {
            table.set(row, comments, neutral(&comment(&grade.feedback)));
        }
    }
    if scales {
        notes.push("The assignment has other points in Moodle: grades are scaled.".into());
    }
    notes.extend(directory.unfound());
    let table = table.write()?;
    Ok(Filled { table, notes })
}

/// Moodle takes a comment for HTML.
fn comment(feedback: &str) -> String {
    let lines = feedback.lines();
    html! { @for (i, line) in lines.enumerate() { @if i > 0 { br; } (line) } }.into_string()
}

#[cfg(test)]
mod tests {
    use super::{super::directory::sample_grades, *};

    const WORKSHEET: &str = "\u{feff}Identifier,\"Full name\",\"Email address\",Status,Grade,\"Maximum Grade\",\"Grade can be changed\",\"Last modified (grade)\",\"Feedback comments\"
\"Participant 201\",\"Ada Lovelace\",ada@example.org,Submitted,,\"12,00\",Yes,-,
\"Participant 202\",\"Bob Tables\",bob@example.org,Submitted,,\"12,00\",Yes,-,
\"Participant 203\",\"Carol Shamir\",carol@example.org,Submitted,4.00,\"12,00\",No,-,
\"Participant 204\",\"Known Nobody\",nobody@example.org,\"No submission\",,\"12,00\",Yes,-,
";

    #[test]
    fn only_grade_and_comments_are_touched() {
        let filled = fill(WORKSHEET, 6.0, &sample_grades()).unwrap();
        insta::assert_snapshot!("moodle.csv", filled.table);
        insta::assert_snapshot!("moodle_notes", filled.notes.join("\n"));
    }
}

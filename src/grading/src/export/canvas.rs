//! Canvas: the gradebook that an instructor exported, with one assignment's column filled in.

use super::{
    directory::{Directory, Grade},
    table::{Filled, Table, scaled},
};
use curvature::tell::points::points;
use workbook::fault::{Fault, Result};

/// Fills the column of `assignment`, named as in Canvas, with or without the number behind it.
/// Points are put on the scale of the assignment in Canvas.
///
/// # Errors
/// Where the table is no gradebook of Canvas, or has no such column.
pub fn fill(gradebook: &str, assignment: &str, possible: f64, grades: &[Grade]) -> Result<Filled> {
    let mut table = Table::read(gradebook, "Canvas")?;
    let student = table.needed("Student", "Canvas")?;
    let column = column(&table, assignment)?;
    let about = |row: usize, table: &Table| table.cell(row, Some(student)).trim().to_owned();
    let maximum = (1..table.rows.len())
        .find(|&row| about(row, &table).eq_ignore_ascii_case("Points Possible"))
        .and_then(|row| table.cell(row, Some(column)).trim().parse().ok())
        .unwrap_or(possible);
    let columns = ["ID", "SIS User ID", "SIS Login ID"].map(|heading| table.column(heading));
    let mut directory = Directory::of(grades);
    let mut notes = Vec::new();
    if maximum != possible {
        notes.push(format!(
            "The assignment has {} points in Canvas and {} here: grades are scaled.",
            points(maximum),
            points(possible)
        ));
    }
    for row in 1..table.rows.len() {
        let name = about(row, &table);
        let [id, user, login] = columns.map(|column| table.cell(row, column));
        // Rows about the assignments have no ID; Canvas's test student has one.
        if id.is_empty() || name == "Student, Test" {
            continue;
        }
        let identities = [
            ("canvas_id", id),
            ("student_id", user),
            ("email", login),
            ("student_id", login),
            ("github", login),
            ("login", login),
            ("name", &in_order(&name)),
            ("submission", login),
        ];
        match directory.find(&identities) {
            None => notes.push(format!("There is no submission of {name}.")),
            Some(Grade { awarded: None, .. }) => {
                notes.push(format!("{name} could not be graded on this machine."));
            }
            Some(grade) => {
                let awarded = grade.awarded.unwrap_or(0.0);
                table.set(row, column, points(scaled(awarded, possible, maximum)));
            }
        }
    }
    notes.extend(directory.unfound());
    let table = table.write()?;
    Ok(Filled { table, notes })
}

/// Canvas writes the number of an assignment behind its name: `Workbook (4711)`.
fn column(table: &Table, assignment: &str) -> Result<usize> {
    if let Some(column) = table.column(assignment) {
        return Ok(column);
    }
    let named = |heading: &str| {
        let number = heading
            .strip_prefix(assignment)
            .and_then(|rest| rest.strip_prefix(" ("))
            .and_then(|rest| rest.strip_suffix(')'));
        number.is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit()))
    };
    let columns: Vec<usize> = (0..table.rows.first().map_or(0, Vec::len))
        .filter(|&column| named(&table.rows[0][column]))
        .collect();
    match columns[..] {
        [column] => Ok(column),
        [] => table.needed(assignment, "Canvas"),
        _ => Err(Fault::new(
            format!("The table from Canvas has several columns `{assignment}`."),
            format!("Name it with its number: `{}`.", table.rows[0][columns[0]]),
        )),
    }
}

/// `Lovelace, Ada` as others write it.
fn in_order(name: &str) -> String {
    match name.split_once(", ") {
        Some((last, first)) => format!("{first} {last}"),
        None => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{super::directory::sample_grades, *};

    const GRADEBOOK: &str = "Student,ID,SIS User ID,SIS Login ID,Section,Essay (7),Workbook (11)\r
    Points Possible,,,,,10,12\r
\"Lovelace, Ada\",101,,ada@example.org,A,9,\r
\"=HYPERLINK(\"\"x\"\")\",102,,bob,A,,3\r
\"Shamir, Carol\",103,s-3,carol,B,,\r
\"Nobody, Known\",104,,nobody,B,5,4\r
\"Error, Eve\",105,,eve@example.org,B,,7\r
\"Student, Test\",106,,,B,,\r
";

    #[test]
    fn only_the_assignment_is_touched() {
        let filled = fill(GRADEBOOK, "Workbook", 6.0, &sample_grades()).unwrap();
        insta::assert_snapshot!("canvas.csv", filled.table);
        insta::assert_snapshot!("canvas_notes", filled.notes.join("\n"));
    }

    #[test]
    fn what_is_no_gradebook_is_refused_with_the_reason() {
        let fault = |table, assignment| fill(table, assignment, 6.0, &[]).unwrap_err().what;
        assert!(fault("a,b\n", "Workbook").contains("`Student`"));
        assert!(fault(GRADEBOOK, "Work").contains("`Work`"));
        let doubled = GRADEBOOK.replace("Essay (7)", "Workbook (7)");
        assert!(fault(&doubled, "Workbook").contains("several"));
    }
}

//! Which exercises are graded: `--only`.

use workbook::{
    Exercise, Level, Workbook,
    fault::{Fault, Result},
};

/// The exercises that any of some words mean, in the order of the workbook: `core`, `stretch`, a
/// part (`2`), a section (`2.1`), or an exercise. Without words all.
///
/// # Errors
/// Where a word means nothing; the remedy suggests the nearest.
pub fn select<'a>(workbook: &'a Workbook, words: &[String]) -> Result<Vec<&'a Exercise>> {
    let mut chosen = vec![words.is_empty(); workbook.exercises.len()];
    for word in words {
        let mut any = false;
        for (chosen, exercise) in chosen.iter_mut().zip(&workbook.exercises) {
            let means = belongs(exercise, word);
            *chosen |= means;
            any |= means;
        }
        if !any {
            let one = workbook.find(word).map_err(|fault| Fault {
                remedy: format!(
                    "{} --only takes core, stretch, parts (2), sections (2.1) and exercises (2.1a).",
                    fault.remedy
                ),
                ..fault
            })?;
            for (chosen, exercise) in chosen.iter_mut().zip(&workbook.exercises) {
                *chosen |= exercise.slug == one.slug;
            }
        }
    }
    let exercises = workbook.exercises.iter().zip(chosen);
    Ok(exercises
        .filter_map(|(e, chosen)| chosen.then_some(e))
        .collect())
}

/// Whether a word means a group that an exercise belongs to.
fn belongs(exercise: &Exercise, word: &str) -> bool {
    match word.to_lowercase().as_str() {
        "core" => exercise.level == Level::Core,
        "stretch" => exercise.level == Level::Stretch,
        _ => word == exercise.number.part.to_string() || word == exercise.number.section_number(),
    }
}

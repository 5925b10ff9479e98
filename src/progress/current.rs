//! Where the learner is: progress as it is remembered, or as it is found again by checking.

use super::state::{Loaded, State, Store};
use crate::{check, terminal::complain};
use judge::Verdict;
use workbook::{Exercise, Level, Workbook, fault::Result};

/// The learner's state. A damaged one is reported and rebuilt by checking.
///
/// # Errors
/// Where it cannot be read, or not be rebuilt.
pub fn load_state(workbook: &Workbook) -> Result<State> {
    let store = Store::of(workbook);
    if let Loaded::Fine(state) = store.load()? {
        return Ok(state);
    }
    complain(
        "The file of your progress is damaged, or comes from a newer version. Your progress is found again by checking every exercise.",
    );
    // Perhaps only a part of the workbook was opened.
    let workbook = Workbook::open(Some(&workbook.root), Some(&workbook.exercises_dir))?;
    let checker = check::prepare(&workbook)?;
    let exercises: Vec<&Exercise> = workbook.exercises.iter().collect();
    let checked = check::check_files(&checker, &workbook, &exercises, 0)?;
    let (state, aside) = store.rebuild(exercises.into_iter().zip(&checked))?;
    if let Some(aside) = aside {
        complain(&format!("The old file is kept as {}.", aside.display()));
    }
    Ok(state)
}

/// The exercise that a learner is at: the one last watched, or else the first core exercise that
/// has not passed and is not left for later, or else the first that has not passed.
#[must_use]
pub fn current<'a>(workbook: &'a Workbook, state: &State) -> &'a Exercise {
    let passed = |exercise: &&Exercise| {
        state
            .records
            .get(&exercise.slug)
            .is_some_and(|record| record.verdict == Verdict::Passed)
    };
    let watched = workbook
        .exercises
        .iter()
        .find(|exercise| Some(&exercise.slug) == state.current.as_ref());
    let path = || workbook.path().into_iter().map(|i| &workbook.exercises[i]);
    let due = |exercise: &&Exercise| !passed(exercise) && !state.later.contains(&exercise.slug);
    watched
        .or_else(|| path().find(|e| e.level == Level::Core && due(e)))
        .or_else(|| path().find(due))
        .or_else(|| path().find(|e| !passed(e)))
        .unwrap_or(&workbook.exercises[0])
}

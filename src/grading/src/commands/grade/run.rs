//! Grades: from submissions to the documents of a class.

use super::{
    super::{grading_line::GradingLine, nearest::nearest, publish::publish},
    describe::describe,
    options::GradeOptions,
    results::{write_part, write_times},
};
use crate::{
    class::{GradedClass, Shard},
    course::{
        policy::Policy,
        roll::{Enrolled, Roll},
        roster::Roster,
        selection,
    },
    examine::{Examiner, Grading, Records, Wanted},
    intake::{Collected, IntakeLimits},
};
use curvature::{
    check::{Checker, cache_folder, prepare},
    cli::{Common, Status},
    compile::{Cancel, IfUnprotected, Jail},
    terminal::{self, ProgressLine},
    text::Tone,
};
use std::{
    path::{Path, PathBuf},
    sync::Mutex,
};
use workbook::{
    Exercise, Workbook,
    fault::{Fault, Result},
    files, parallel,
};

/// Does what the options ask for.
pub(super) fn run(options: &GradeOptions, common: &Common) -> Result<Status> {
    let workbook = &common.open()?;
    let terminal = common.terminal;
    let exercises = selection::select(workbook, &options.only)?;
    let shard = match &options.shard {
        Some(text) => text.parse::<Shard>().map_err(|reason| {
            Fault::new(format!("`{text}`: {reason}."), "Give it as --shard 3/7.")
        })?,
        None => Shard::WHOLE,
    };
    let policy = options.policy.as_deref().map(Policy::read).transpose()?;
    let roster = options.roster.as_deref().map(Roster::read).transpose()?;
    refuse_to_mix(&options.out, &options.submissions)?;
    let limits = IntakeLimits::default();
    let every: Vec<&Exercise> = workbook.exercises.iter().collect();
    let submitted = match &options.submissions[..] {
        [one] if options.one => Collected::of_one(one)?,
        several if options.one => {
            let several = several.len();
            let what = format!("--one says that there is one submission, and {several} are named.");
            return Err(Fault::new(what, "Leave --one out, or name the one folder."));
        }
        submissions => Collected::collect(submissions, &every, &limits)?,
    };
    let roll = Roll::call(submitted, roster.as_ref(), policy.as_ref());
    let here: Vec<&Enrolled> = roll
        .learners
        .iter()
        .filter(|learner| shard.has(&learner.name))
        .collect();
    let wanted = wanted(&roll, &here, &options.regrade)?;

    let if_unprotected = if options.allow_unjailed {
        IfUnprotected::GoOn
    } else {
        IfUnprotected::Stop
    };
    let jobs = options.jobs.unwrap_or_else(parallel::cores);
    let (checker, jail) = jailed(workbook, if_unprotected)?;
    if let Some(advice) = jail.protections().advice() {
        terminal::advise(advice);
    }
    let checker = checker.on_threads(jobs / wanted.len().max(1));
    let mut run = describe(workbook, &exercises, &options.seeds, &checker, &jail);
    run.due = policy.map(|policy| policy.due.to_string());
    run.warnings.extend(roll.oddities.iter().cloned());
    let examiner = Examiner::new(checker, exercises, options.seeds.clone());
    run.workbook = examiner.fingerprint();

    let records = Records::open(options.out.join("submissions"))?;
    let cancel = Cancel::default();
    stop_when_asked(&cancel);
    let grading = Grading {
        examiner: &examiner,
        records: &records,
        limits: &limits,
        jobs,
        cancel: &cancel,
    };
    let line = Mutex::new(GradingLine::default());
    let shown = |action: &dyn Fn(&mut GradingLine)| {
        if let Ok(mut line) = line.lock() {
            action(&mut line);
        }
    };
    shown(&|line| line.begin(wanted.len()));
    let graded = grading.run(&wanted, &|progress| shown(&|line| line.show(&progress)));
    shown(&GradingLine::done);
    let Some(summary) = graded? else {
        terminal.say(
            Tone::Attention,
            "Stopped. What is graded is kept, and the same command goes on from here.",
        );
        return Ok(Status::SomethingFailed);
    };

    let rules = rules(options)?;
    let part = write_part(&options.out, shard, &roll, &here, (&run, &rules), &records)?;
    write_times(&options.out, shard, &summary)?;
    if shard == Shard::WHOLE {
        let class = GradedClass::join(&[part])?;
        publish(workbook, &class, &options.out, options.json, terminal)
    } else {
        let failed = summary.failed.len();
        terminal.say(
            if failed == 0 { Tone::Good } else { Tone::Bad },
            &format!(
                "Part {shard} is in {}: {} learners{}.",
                part.display(),
                here.len(),
                match failed {
                    0 => String::new(),
                    n => format!(", of whom {n} could not be graded on this machine"),
                }
            ),
        );
        Ok(Status::of(failed == 0))
    }
}

/// Results among the submissions would be taken for submissions the next time.
fn refuse_to_mix(out: &Path, submissions: &[PathBuf]) -> Result<()> {
    let Ok(out) = out.canonicalize() else {
        return Ok(());
    };
    if submissions
        .iter()
        .any(|path| path.canonicalize().is_ok_and(|path| path == out))
    {
        return Err(Fault::new(
            format!(
                "{} holds the submissions, and cannot take the results too.",
                out.display()
            ),
            "Name another folder with --out.",
        ));
    }
    Ok(())
}

/// A checker that compiles strangers' answers, and what it is shut in by.
fn jailed(workbook: &Workbook, if_unprotected: IfUnprotected) -> Result<(Checker, Jail)> {
    let checker = prepare(workbook)?;
    let mut line = ProgressLine::default();
    let jail = Jail::for_this_system(
        &workbook.root,
        &cache_folder(&workbook.root),
        if_unprotected,
        &mut |progress| line.show(&progress),
    );
    line.done();
    let jail = jail?;
    Ok((checker.jailed(jail.clone())?.with_causes(), jail))
}

/// The submissions of this part, in the order of their names.
fn wanted<'a>(roll: &Roll, here: &[&'a Enrolled], regrade: &[String]) -> Result<Vec<Wanted<'a>>> {
    let is = |learner: &Enrolled, name: &str| {
        learner.name == name
            || learner
                .identities
                .iter()
                .any(|known| known.values().any(|value| value == name))
    };
    for name in regrade {
        if !roll.learners.iter().any(|learner| is(learner, name)) {
            return Err(unknown_learner(roll, name));
        }
    }
    Ok(here
        .iter()
        .filter_map(|learner| {
            Some(Wanted {
                submission: learner.submission.as_ref()?,
                again: regrade.iter().any(|name| is(learner, name)),
            })
        })
        .collect())
}

fn unknown_learner(roll: &Roll, name: &str) -> Fault {
    let names = roll.learners.iter().map(|learner| learner.name.as_str());
    Fault::new(
        format!("There is no submission of `{name}` to grade again."),
        match nearest(name, names) {
            Some(name) => format!("Did you mean `{name}`?"),
            None => "Names are those of the submissions, or what the roster gives for them.".into(),
        },
    )
}

/// The first request to end lets grading come to an orderly stop; the second ends it at once.
fn stop_when_asked(cancel: &Cancel) {
    #[cfg(unix)]
    for signal in [signal_hook::consts::SIGINT, signal_hook::consts::SIGTERM] {
        let status = 128 + signal;
        let _ = signal_hook::flag::register_conditional_shutdown(signal, status, cancel.flag());
        let _ = signal_hook::flag::register(signal, cancel.flag());
    }
    #[cfg(not(unix))]
    let _ = cancel;
}

/// What makes points of results: parts of a class are joined only where it is the same.
fn rules(options: &GradeOptions) -> Result<String> {
    let mut parts = vec![env!("CODE_OF_RULES").to_owned()];
    for file in [&options.policy, &options.roster] {
        parts.push(match file {
            Some(path) => files::read(path)?,
            None => String::new(),
        });
    }
    Ok(files::fingerprint(parts.iter().map(String::as_bytes)))
}

//! `grade`: from submissions to the documents of a class.

use super::{file, nearest, out, paths, publish::publish};
use crate::{
    class::Class,
    examiner::Examiner,
    graded::shown,
    grades::{Asked as AskedExercise, Learner, Points, Protection, Run, Status as Standing},
    grading::{Grading, Summary, Wanted},
    intake::{self, Limits},
    part::{self, Census, Entry, Shard},
    policy::Policy,
    progress::GradingLine,
    records::{Record, Records},
    roll::{Enrolled, Roll},
    roster::Roster,
    selection,
};
use clap::{Arg, ArgAction, ArgMatches, Command};
use curvature::tell::points::rounded;
use curvature::{
    check::{Checker, cache_folder, prepare},
    cli::{self, Common, Status, Subcommand},
    compile::{Cancel, IfUnprotected, Jail},
    terminal::{self, ProgressLine},
    text::Tone,
};
use serde_json::json;
use std::{
    path::{Path, PathBuf},
    sync::Mutex,
};
use workbook::{
    fault::{Fault, Result},
    files, parallel, {Exercise, Workbook},
};

pub const COMMAND: Subcommand =
    Subcommand {
        command: || {
            Command::new("grade")
                .about("grade submissions")
                .arg(paths("submission").value_name("SUBMISSION").help(
                    "a learner's folder, zip or tar; a folder of those; or a download of an LMS",
                ))
                .arg(cli::flag(
                    "one",
                    "SUBMISSION is one learner's, even if it looks like a class",
                ))
                .arg(out())
                .arg(
                    repeated(
                        "only",
                        "WHAT",
                        "core, stretch, parts (2), sections (2.1) or exercises [default: all]",
                    )
                    .value_delimiter(','),
                )
                .arg(file("policy", "due date, late rules and extensions (TOML)"))
                .arg(file("roster", "the learners of the class (CSV)"))
                .arg(repeated(
                    "regrade",
                    "NAME",
                    "grade this submission although nothing has changed",
                ))
                .arg(
                    Arg::new("jobs")
                        .long("jobs")
                        .value_name("N")
                        .value_parser(|jobs: &str| match jobs.parse::<usize>() {
                            Ok(jobs) if jobs > 0 => Ok(jobs),
                            _ => Err("a whole number, 1 or larger"),
                        })
                        .help("submissions to grade at once [default: one for each core]"),
                )
                .arg(
                    Arg::new("shard")
                        .long("shard")
                        .value_name("K/N")
                        .help("grade only part K of N, to be merged later"),
                )
                .arg(cli::flag(
                    "allow-unjailed",
                    "go on where the compiler cannot be shut in",
                ))
                .arg(
                    cli::seed().action(ArgAction::Append).help(
                        "a seed that nobody has seen; of several the worst counts [default: 0]",
                    ),
                )
                .arg(cli::json())
        },
        run: |matches, common| run(&Asked::read(matches), common),
    };

fn repeated(name: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(name)
        .long(name)
        .value_name(value)
        .action(ArgAction::Append)
        .help(help)
}

/// What `grade` is asked to do.
struct Asked {
    submissions: Vec<PathBuf>,
    /// Whether they are one, whatever it looks like.
    one: bool,
    out: PathBuf,
    /// At least one.
    seeds: Vec<u64>,
    only: Vec<String>,
    policy: Option<PathBuf>,
    roster: Option<PathBuf>,
    regrade: Vec<String>,
    /// None means as many as there are cores.
    jobs: Option<usize>,
    /// `3/7`.
    shard: Option<String>,
    allow_unjailed: bool,
    json: bool,
}

impl Asked {
    fn read(matches: &ArgMatches) -> Self {
        let seeds = cli::many(matches, "seed");
        Self {
            submissions: cli::many(matches, "submission"),
            one: matches.get_flag("one"),
            out: cli::one(matches, "out").unwrap_or_default(),
            seeds: if seeds.is_empty() { vec![0] } else { seeds },
            only: cli::many(matches, "only"),
            policy: cli::one(matches, "policy"),
            roster: cli::one(matches, "roster"),
            regrade: cli::many(matches, "regrade"),
            jobs: cli::one(matches, "jobs"),
            shard: cli::one(matches, "shard"),
            allow_unjailed: matches.get_flag("allow-unjailed"),
            json: matches.get_flag("json"),
        }
    }
}

fn run(asked: &Asked, common: &Common) -> Result<Status> {
    let workbook = &common.open()?;
    let terminal = common.terminal;
    let exercises = selection::select(workbook, &asked.only)?;
    let shard = match &asked.shard {
        Some(text) => text.parse::<Shard>().map_err(|reason| {
            Fault::new(format!("`{text}`: {reason}."), "Give it as --shard 3/7.")
        })?,
        None => Shard::WHOLE,
    };
    let policy = asked.policy.as_deref().map(Policy::read).transpose()?;
    let roster = asked.roster.as_deref().map(Roster::read).transpose()?;
    refuse_to_mix(&asked.out, &asked.submissions)?;
    let limits = Limits::default();
    let every: Vec<&Exercise> = workbook.exercises.iter().collect();
    let submitted = match &asked.submissions[..] {
        [one] if asked.one => intake::Class::of_one(one)?,
        several if asked.one => {
            let several = several.len();
            let what = format!("--one says that there is one submission, and {several} are named.");
            return Err(Fault::new(what, "Leave --one out, or name the one folder."));
        }
        submissions => intake::Class::collect(submissions, &every, &limits)?,
    };
    let roll = Roll::call(submitted, roster.as_ref(), policy.as_ref());
    let here: Vec<&Enrolled> = roll
        .learners
        .iter()
        .filter(|learner| shard.has(&learner.name))
        .collect();
    let wanted = wanted(&roll, &here, &asked.regrade)?;

    let if_unprotected = if asked.allow_unjailed {
        IfUnprotected::GoOn
    } else {
        IfUnprotected::Stop
    };
    let jobs = asked.jobs.unwrap_or_else(parallel::cores);
    let (checker, jail) = jailed(workbook, if_unprotected)?;
    if let Some(advice) = jail.protections().advice() {
        terminal::advise(advice);
    }
    let checker = checker.on_threads(jobs / wanted.len().max(1));
    let mut run = describe(workbook, &exercises, &asked.seeds, &checker, &jail);
    run.due = policy.map(|policy| policy.due.to_string());
    run.warnings.extend(roll.oddities.iter().cloned());
    let examiner = Examiner::new(checker, exercises, asked.seeds.clone());
    run.workbook = examiner.fingerprint();

    let records = Records::open(asked.out.join("submissions"))?;
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

    let part = write_part(&asked.out, shard, &roll, &here, &run, &records)?;
    write_times(&asked.out, shard, &summary)?;
    if shard == Shard::WHOLE {
        let class = Class::join(&[part])?;
        publish(workbook, &class, &asked.out, asked.json, terminal)
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
    Ok((checker.jailed(jail.clone())?, jail))
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
                entry: learner.entry.as_ref()?,
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

fn describe(
    workbook: &Workbook,
    exercises: &[&Exercise],
    seeds: &[u64],
    checker: &Checker,
    jail: &Jail,
) -> Run {
    let protections = jail.protections();
    Run {
        title: workbook.chapter.title.clone(),
        workbook: String::new(),
        toolchain: checker.compiler().version().to_owned(),
        seeds: seeds.to_vec(),
        exercises: exercises
            .iter()
            .map(|exercise| AskedExercise {
                number: exercise.number.to_string(),
                slug: exercise.slug.clone(),
                title: exercise.title.clone(),
                section: exercise.number.section_number(),
                section_title: exercise.section_title.clone(),
                level: exercise.level.name().to_owned(),
                points: exercise.points,
                file: shown(exercise),
            })
            .collect(),
        possible: exercises.iter().map(|exercise| exercise.points).sum(),
        due: None,
        protections: vec![Protection {
            facts: protections.to_json(),
            says: protections.sentences(),
        }],
        warnings: protections
            .warning()
            .map(str::to_owned)
            .into_iter()
            .collect(),
    }
}

/// What a learner gets, from the record of the submission.
fn learner(enrolled: &Enrolled, run: &Run, record: Option<Record>) -> Entry {
    let lost = || {
        Record::failed(&Fault::new(
            "The result could not be kept.",
            "Run the same command again.",
        ))
    };
    let record = enrolled.entry.as_ref().map(|_| record.unwrap_or_else(lost));
    let earned: f64 = record
        .iter()
        .flat_map(|record| &record.exercises)
        .map(|graded| graded.points.earned)
        .fold(0.0, |sum, points| sum + points);
    let factor = enrolled.lateness.as_ref().map_or(1.0, |late| late.factor);
    let (status, oddities, exercises, answers) = match record {
        Some(record) => (
            record.status,
            record.oddities,
            record.exercises,
            record.answers,
        ),
        None => (
            Standing::NothingSubmitted,
            vec![],
            vec![],
            Default::default(),
        ),
    };
    Entry {
        learner: Learner {
            name: enrolled.name.clone(),
            identities: enrolled.identities.clone(),
            status,
            submitted: enrolled.submitted.clone(),
            lateness: enrolled.lateness.clone(),
            oddities,
            points: Points {
                earned: rounded(earned, 1e6),
                possible: run.possible,
            },
            awarded: rounded(earned * factor, 1e6),
            exercises,
        },
        answers,
    }
}

fn write_part(
    out: &Path,
    shard: Shard,
    roll: &Roll,
    here: &[&Enrolled],
    run: &Run,
    records: &Records,
) -> Result<PathBuf> {
    let path = out.join(format!("part-{}-of-{}.jsonl", shard.index, shard.of));
    let class = Census::of(roll.learners.iter().map(|learner| learner.name.as_str()));
    let entries = here
        .iter()
        .map(|enrolled| learner(enrolled, run, records.read(&enrolled.name)));
    part::write(&path, shard, class, run, here.len(), entries)?;
    Ok(path)
}

/// What is not the same every time has a document of its own.
fn write_times(out: &Path, shard: Shard, summary: &Summary) -> Result<()> {
    if summary.fresh.is_empty() {
        return Ok(());
    }
    let seconds: serde_json::Map<String, serde_json::Value> = summary
        .fresh
        .iter()
        .map(|(name, time)| (name.clone(), json!(rounded(time.as_secs_f64(), 1e3))))
        .collect();
    let document = json!({"schema": "curvature.times/1", "seconds": seconds});
    let name = match shard {
        Shard::WHOLE => "times.json".to_owned(),
        Shard { index, of } => format!("times-{index}-of-{of}.json"),
    };
    files::write_atomically(&out.join(name), format!("{document:#}\n").as_bytes())
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

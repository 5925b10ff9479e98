//! A graded class: all of its parts, read as one.

use super::{
    part::{Part, PartLine},
    shard::Shard,
    standing::ClassStanding,
};
use crate::{
    document::{Learner, Run},
    intake::order,
    words::enumeration::first_and_more,
};
use std::{
    iter::Peekable,
    path::{Path, PathBuf},
};
use workbook::{
    fault::{Fault, Result},
    files,
};

/// A class whose parts are complete and fit together.
#[derive(Debug)]
pub struct GradedClass {
    pub run: Run,
    pub size: usize,
    pub standing: ClassStanding,
    parts: Vec<PathBuf>,
}

impl GradedClass {
    /// Joins parts. Every learner of the class is in exactly one of them.
    ///
    /// # Errors
    /// Where a part is missing, doubled, damaged or of something else.
    pub fn join(paths: &[PathBuf]) -> Result<Self> {
        let mut parts: Vec<Part> = paths
            .iter()
            .map(|path| Part::open(path))
            .collect::<Result<_>>()?;
        parts.sort_by_key(|part| part.header.shard.index);
        let first = parts.first().ok_or_else(|| {
            Fault::new(
                "There are no parts to merge.",
                "Name the files that `grade --shard` has written.",
            )
        })?;
        for other in &parts[1..] {
            fit(first, other)?;
        }
        all_there(&parts)?;
        let class = first.header.class.clone();
        let run = run(&parts);
        let paths = parts.iter().map(|part| part.path.clone()).collect();
        let mut standing = ClassStanding::default();
        for part in parts {
            count(part, &mut standing)?;
        }
        standing.awarded.sort_by(f64::total_cmp);
        standing.empty.sort_by(|a, b| order(a).cmp(&order(b)));
        standing
            .failed
            .sort_by(|(a, _), (b, _)| order(a).cmp(&order(b)));
        if standing.size() != class.learners {
            return Err(Fault::new(
                format!(
                    "The parts hold {} learners, and the class has {}.",
                    standing.size(),
                    class.learners
                ),
                "Grade every part from the same submissions.",
            ));
        }
        Ok(Self {
            run,
            size: class.learners,
            standing,
            parts: paths,
        })
    }

    /// A fingerprint of all parts.
    ///
    /// # Errors
    /// Where a part can no longer be read.
    pub fn fingerprint(&self) -> Result<String> {
        let parts: Vec<String> = self
            .parts
            .iter()
            .map(|path| files::fingerprint_of(path))
            .collect::<Result<_>>()?;
        Ok(files::fingerprint(parts.iter().map(String::as_bytes)))
    }

    /// Every learner with the answers, in the order of their names.
    ///
    /// # Errors
    /// Where a part can no longer be read.
    pub fn lines(&self) -> Result<impl Iterator<Item = Result<PartLine>> + use<>> {
        let parts = self.parts.iter().map(|path| Part::open(path));
        Ok(Merged {
            parts: parts
                .map(|part| Ok(part?.peekable()))
                .collect::<Result<_>>()?,
        })
    }

    /// Every learner, in the order of their names.
    ///
    /// # Errors
    /// Where a part can no longer be read.
    pub fn learners(&self) -> Result<impl Iterator<Item = Result<Learner>> + use<>> {
        Ok(self.lines()?.map(|line| Ok(line?.learner)))
    }
}

/// Several sorted lists as one.
struct Merged {
    parts: Vec<Peekable<Part>>,
}

impl Iterator for Merged {
    type Item = Result<PartLine>;

    fn next(&mut self) -> Option<Self::Item> {
        let name = |part: &mut Peekable<Part>| -> Option<(String, String)> {
            match part.peek()? {
                Ok(line) => {
                    let (folded, name) = order(&line.learner.name);
                    Some((folded, name.to_owned()))
                }
                // A damaged line comes first, so that it is heard of.
                Err(_) => Some((String::new(), String::new())),
            }
        };
        let (index, _) = self
            .parts
            .iter_mut()
            .enumerate()
            .filter_map(|(index, part)| Some((index, name(part)?)))
            .min_by(|(_, a), (_, b)| a.cmp(b))?;
        self.parts[index].next()
    }
}

/// Whether two parts are of the same class, graded in the same way.
fn fit(first: &Part, other: &Part) -> Result<()> {
    let differs = |what: &str, remedy: &str| {
        Err(Fault::new(
            format!(
                "{} and {} do not fit together: {what}.",
                first.path.display(),
                other.path.display()
            ),
            remedy,
        ))
    };
    let (a, b) = (&first.header, &other.header);
    if a.shard.of != b.shard.of {
        return differs(
            &format!("one is a part of {}, one of {}", a.shard.of, b.shard.of),
            "Name the parts of one division.",
        );
    }
    if a.class != b.class {
        return differs(
            &format!(
                "the classes differ ({} and {} learners)",
                a.class.learners, b.class.learners
            ),
            "Grade every part from the same submissions and the same roster.",
        );
    }
    if without_machine(&a.run) != without_machine(&b.run) || a.rules != b.rules {
        return differs(
            "they were graded with another runner, workbook, compiler, seed, choice of exercises, policy or roster",
            "Grade every part with the same command, but for --shard.",
        );
    }
    Ok(())
}

/// What must be the same on all machines.
fn without_machine(run: &Run) -> Run {
    Run {
        protections: Vec::new(),
        warnings: Vec::new(),
        ..run.clone()
    }
}

/// Every part once.
fn all_there(parts: &[Part]) -> Result<()> {
    let of = parts[0].header.shard.of;
    for pair in parts.windows(2) {
        if pair[0].header.shard == pair[1].header.shard {
            return Err(Fault::new(
                format!(
                    "Part {} is there twice: {} and {}.",
                    pair[0].header.shard,
                    pair[0].path.display(),
                    pair[1].path.display()
                ),
                "Name each part once.",
            ));
        }
    }
    let has = |index: &usize| parts.iter().any(|part| part.header.shard.index == *index);
    let missing: Vec<String> = (1..=of)
        .filter(|index| !has(index))
        .map(|index| Shard { index, of }.to_string())
        .collect();
    match missing.len() {
        0 => Ok(()),
        n => {
            let shown = first_and_more(&missing, 10);
            Err(Fault::new(
                format!(
                    "Of {of} parts, {n} {} missing: {shown}.",
                    if n == 1 { "is" } else { "are" }
                ),
                format!(
                    "Grade them (`grade ... --shard {}`), and merge again.",
                    missing[0]
                ),
            ))
        }
    }
}

/// Adds the learners of a part, which must be as many as it says, in their order, and its own.
fn count(mut part: Part, standing: &mut ClassStanding) -> Result<()> {
    let shard = part.header.shard;
    let mut last: Option<String> = None;
    let mut count = 0;
    while let Some(learner) = part.next_in_brief() {
        let learner = learner?;
        let name = learner.name.clone();
        let after = last.as_ref().is_none_or(|last| order(last) < order(&name));
        if !after || !shard.has(&name) {
            return Err(damaged(
                &part.path,
                &format!("{name} is doubled or misplaced"),
            ));
        }
        last = Some(name);
        count += 1;
        standing.add(learner);
    }
    if count != part.header.learners {
        let says = format!("it holds {count} of {} learners", part.header.learners);
        return Err(damaged(&part.path, &says));
    }
    Ok(())
}

fn damaged(path: &Path, what: &str) -> Fault {
    Fault::new(
        format!("{} is damaged: {what}.", path.display()),
        "Grade that part again, or copy it again from where it was graded.",
    )
}

/// What all parts agree on, with whatever their machines add.
fn run(parts: &[Part]) -> Run {
    let mut run = without_machine(&parts[0].header.run);
    for part in parts {
        let other = &part.header.run;
        add_new(&mut run.protections, &other.protections);
        add_new(&mut run.warnings, &other.warnings);
    }
    run
}

fn add_new<T: Clone + PartialEq>(list: &mut Vec<T>, others: &[T]) {
    for other in others {
        if !list.contains(other) {
            list.push(other.clone());
        }
    }
}

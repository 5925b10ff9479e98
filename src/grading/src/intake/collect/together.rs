//! Brings the files of each learner together, into submissions of which no two have one name.

use super::{
    super::{
        archive,
        identity::Identity,
        names::file_name,
        oddity::Oddity,
        path,
        place::{Child, Place},
        unopened::Unopened,
    },
    label::Label,
};
use std::collections::{BTreeMap, HashMap, HashSet};

/// The submissions of all learners, from what was found by its name.
pub(super) fn of_learners(labelled: Vec<(Label, Child)>) -> Vec<Unopened> {
    let mut submissions = Vec::new();
    let mut by_learner: BTreeMap<String, Vec<(Label, Place)>> = BTreeMap::new();
    // Where two attachments have one number, `hw_12_34_jane.zip` is no name of Canvas's.
    let mut numbers = HashSet::new();
    let mut attachments = labelled.iter().filter_map(|(l, _)| l.attachment.clone());
    let is_canvas = attachments.all(|number| numbers.insert(number));
    for (mut label, child) in labelled {
        if label.attachment.is_some() && !is_canvas {
            label = Label::plain(&child.name, child.is_folder);
        }
        if label.is_of_a_platform() {
            let files = by_learner.entry(label.submission.clone()).or_default();
            files.push((label, child.place));
        } else {
            submissions.push(submission(vec![(label, child.place)]));
        }
    }
    submissions.extend(by_learner.into_values().map(submission));
    submissions
}

/// Puts submissions into the order of their names, and gives those of one name others, with what there
/// is to say about that.
pub(super) fn named_apart(submissions: &mut [Unopened]) -> Vec<Oddity> {
    let mut oddities = Vec::new();
    submissions.sort_by_cached_key(|one| (one.name.clone(), own_name(one)));
    let mut named: HashSet<String> = HashSet::new();
    for submission in &mut *submissions {
        let first = submission.name.clone();
        for number in 2.. {
            if named.insert(submission.name.to_lowercase()) {
                break;
            }
            submission.name = format!("{first} ({number})");
        }
        if submission.name != first {
            let says = "another submission has this name, but for letter case or for what cannot be shown.";
            submission.oddities.push(Oddity::new(&first, says));
            oddities.push(Oddity::new(&submission.name, says));
        }
    }
    submissions.sort_by(|a, b| a.name.cmp(&b.name));
    oddities
}

/// One submission of one learner, from its files.
pub(super) fn submission(mut files: Vec<(Label, Place)>) -> Unopened {
    // Of two files for one exercise the later counts, and of equals the one that is read last.
    files.sort_by_key(|(label, _)| label.attempt().1);
    let latest: HashMap<String, u64> = files.iter().map(|(label, _)| label.attempt()).collect();
    let mut submission = Unopened {
        name: String::new(),
        identities: Vec::new(),
        submitted: None,
        marked_late: false,
        oddities: Vec::new(),
        places: Vec::new(),
    };
    for (label, place) in files {
        let (file, number) = label.attempt();
        // An archive may hold other files than the earlier one does.
        if number < latest[&file] && !archive::is_archive(&file) {
            let says = "an earlier attempt, which does not count.";
            submission.oddities.push(Oddity::new(label.file, says));
            continue;
        }
        submission.name = file_name(&label.submission);
        submission.marked_late |= label.is_late;
        if label.identity != Identity::default() {
            submission.identities = vec![label.identity];
        }
        submission.places.push((place, label.file));
    }
    submission
}

/// What a submission is called where it lies, without the folders of this machine.
fn own_name(submission: &Unopened) -> String {
    let name = match submission.places.first() {
        Some((Place::Disk(path), _)) => path.file_name(),
        Some((Place::Zipped(zipped), _)) => zipped.archive.file_name(),
        None => None,
    };
    path::shown(name.unwrap_or_default().as_encoded_bytes())
}

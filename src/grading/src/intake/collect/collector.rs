//! What the arguments of a command hold, put together: submissions by their names, and what is none.

use super::{
    super::{
        limits::IntakeLimits,
        names::file_name,
        oddity::Oddity,
        place::{Child, Place, Zipped},
        unopened::{Collected, Unopened},
    },
    gradescope::{self, Exported},
    label::Label,
    shape::{Shape, is_any_archive, is_download, is_export, is_metadata, label},
    together::{named_apart, of_learners},
};
use std::collections::{BTreeMap, HashSet};
use workbook::{Exercise, fault::Result};

/// What has been found so far.
pub(super) struct Collector<'a> {
    shape: Shape,
    limits: &'a IntakeLimits,
    /// What was found by its name; files of one learner are not together yet.
    labelled: Vec<(Label, Child)>,
    /// What an export's metadata list.
    submissions: Vec<Unopened>,
    pub(super) oddities: Vec<Oddity>,
}

impl<'a> Collector<'a> {
    pub(super) fn new(exercises: &[&Exercise], limits: &'a IntakeLimits) -> Self {
        Self {
            shape: Shape::of(exercises),
            limits,
            labelled: Vec::new(),
            submissions: Vec::new(),
            oddities: Vec::new(),
        }
    }

    /// Takes what may be a whole class.
    pub(super) fn class_or_submission(&mut self, item: Child) -> Result<()> {
        let mut inside = item.place.clone();
        if !item.is_folder {
            let Place::Disk(file) = &item.place else {
                return Ok(());
            };
            let Some((zip, oddities)) = Zipped::whole(file, self.limits.depth) else {
                self.submission(item);
                return Ok(());
            };
            inside = Place::Zipped(zip);
            self.oddities = oddities;
        }
        let (folder, children) = self.unwrapped(&item.name, inside.children()?)?;
        if is_export(&children)
            && let Some(metadata) = children.iter().find(|child| is_metadata(child))
        {
            let exported = gradescope::exported(&metadata.place)?;
            self.gradescope(exported, children);
            return Ok(());
        }
        let is_class = if item.is_folder {
            !self.shape.is_submission(&children)
        } else {
            self.shape.is_zipped_class(&folder, &children)
        };
        if is_class {
            self.class(&folder, children);
        } else {
            self.oddities.clear();
            self.submission(item);
        }
        Ok(())
    }

    /// What lies in a class's folder, and its name: an export has one folder around everything.
    /// Zipping a folder puts one there too, and so does unpacking a zip.
    fn unwrapped(&self, folder: &str, children: Vec<Child>) -> Result<(String, Vec<Child>)> {
        let mut inner: Option<(String, Vec<Child>)> = None;
        for _ in 0..self.limits.depth {
            let (name, list) = match &inner {
                Some((name, list)) => (name.as_str(), &list[..]),
                None => (folder, &children[..]),
            };
            if is_export(list) || self.shape.holds_several(name, list) {
                return Ok(inner.unwrap_or_else(|| (folder.to_owned(), children)));
            }
            let [only] = list else { break };
            if !only.is_folder {
                break;
            }
            inner = Some((only.name.clone(), only.place.children()?));
        }
        Ok((folder.to_owned(), children))
    }

    /// Takes what lies in the folder of a class.
    fn class(&mut self, folder: &str, children: Vec<Child>) {
        // Whoever hands in a picture alone has handed in something; but not every picture whose name
        // has two numbers comes from a platform.
        let is_of_a_platform = children.iter().any(|child| is_download(folder, child));
        for child in children {
            let label = label(folder, &child).filter(|_| is_of_a_platform);
            if let Some(label) = label {
                self.labelled.push((label, child));
            } else if child.name.contains("_assignsubmission_onlinetext") {
                let says = "a text typed into Moodle, and no file; it was left out.";
                self.oddities.push(Oddity::new(child.name, says));
            } else if child.is_folder || is_any_archive(&child) {
                self.submission(child);
            } else {
                let says = "belongs to no submission, and was left out.";
                self.oddities.push(Oddity::new(child.name, says));
            }
        }
    }

    /// Takes what is one submission, whatever it looks like.
    pub(super) fn submission(&mut self, item: Child) {
        let label =
            Label::read(&item.name).unwrap_or_else(|| Label::plain(&item.name, item.is_folder));
        let holds_several = || {
            let children = item.place.children().unwrap_or_default();
            self.shape.holds_several(&item.name, &children)
        };
        if item.is_folder && !label.is_of_a_platform() && holds_several() {
            let says = "was taken for one submission, and several lie in it. If it is a class, grade it by itself.";
            self.oddities.push(Oddity::new(&item.name, says));
        }
        self.labelled.push((label, item));
    }

    /// Takes an export, which says itself what is in it.
    fn gradescope(&mut self, exported: Vec<Exported>, children: Vec<Child>) {
        let mut folders: BTreeMap<String, Place> = children
            .into_iter()
            .filter(|child| child.is_folder)
            .map(|child| (child.name, child.place))
            .collect();
        let mut names = HashSet::new();
        for submission in exported {
            let Some(place) = folders.remove(&submission.folder) else {
                let says = "is in the metadata, and not in the export.";
                self.oddities.push(Oddity::new(submission.folder, says));
                continue;
            };
            let mut name = submission.name();
            if !names.insert(name.to_lowercase()) {
                name = format!("{name}_{}", submission.folder);
            }
            self.submissions.push(Unopened {
                name: file_name(&name),
                identities: submission.identities,
                submitted: submission.submitted,
                marked_late: false,
                oddities: Vec::new(),
                places: vec![(place, String::new())],
            });
        }
        for folder in folders.into_keys() {
            let says = "is not in the metadata, and was left out.";
            self.oddities.push(Oddity::new(folder, says));
        }
    }

    /// Everything that was taken.
    pub(super) fn finish(mut self) -> Collected {
        let mut submissions = self.submissions;
        submissions.extend(of_learners(self.labelled));
        let oddities = named_apart(&mut submissions);
        self.oddities.extend(oddities);
        Collected {
            submissions,
            oddities: self.oddities,
        }
    }
}

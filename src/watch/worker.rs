//! The thread that prepares, compiles and runs.

use crate::{
    check::{Answer, Checked, Checker, Submission},
    compile::{Cancel, Progress},
    fault::Fault,
    workbook::{Exercise, Workbook},
};
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc,
        mpsc::{self, Receiver, Sender},
    },
    thread,
    time::Duration,
};

/// What the worker has to tell.
pub enum News {
    Progress(Progress),
    /// Everything is built.
    Ready,
    /// Nothing can be built: the installation is broken.
    Broken(Fault),
    /// Slugs and what became of them.
    Checked(Vec<(String, Checked)>),
    /// A check could not be made.
    Failed(Fault),
}

struct Job {
    slugs: Vec<String>,
    cancel: Cancel,
}

/// The other end of the thread.
pub struct Worker {
    jobs: Option<Sender<Job>>,
    news: Receiver<News>,
    ended: Receiver<()>,
    /// Of the job under way.
    cancel: Cancel,
    workbook: Arc<Workbook>,
}

/// How long quitting may wait for the compiler to be stopped.
const STOPPING: Duration = Duration::from_millis(300);

impl Worker {
    pub fn start(workbook: Arc<Workbook>) -> Self {
        let (jobs, inbox) = mpsc::channel();
        let (outbox, news) = mpsc::channel();
        let (end, ended) = mpsc::channel();
        let of_thread = Arc::clone(&workbook);
        thread::spawn(move || {
            let worked = catch_unwind(AssertUnwindSafe(|| work(&of_thread, &inbox, &outbox)));
            if worked.is_err() {
                let _ = outbox.send(News::Broken(Fault::new(
                    "The runner itself failed while it checked; your files are untouched.",
                    "Run `check` on the same exercise and report what it prints.",
                )));
            }
            drop(end);
        });
        Self {
            jobs: Some(jobs),
            news,
            ended,
            cancel: Cancel::default(),
            workbook,
        }
    }

    /// Checks an exercise; a check that is still under way is given up.
    pub fn check(&mut self, exercise: &Exercise) {
        self.send(vec![exercise.slug.clone()]);
    }

    pub fn check_all(&mut self) {
        let exercises = &self.workbook.exercises;
        self.send(exercises.iter().map(|e| e.slug.clone()).collect());
    }

    fn send(&mut self, slugs: Vec<String>) {
        // A check of everything is let through: nobody asks for it twice.
        if slugs.len() == 1 {
            self.cancel.cancel();
        }
        let cancel = Cancel::default();
        if slugs.len() == 1 {
            self.cancel = cancel.clone();
        }
        if let Some(jobs) = &self.jobs {
            let _ = jobs.send(Job { slugs, cancel });
        }
    }

    pub fn news(&self) -> Option<News> {
        self.news.try_recv().ok()
    }

    /// Stops the compiler if it is running, so that it does not outlive the loop.
    pub fn stop(&mut self) {
        self.cancel.cancel();
        self.jobs = None;
        let _ = self.ended.recv_timeout(STOPPING);
    }
}

fn work(workbook: &Workbook, inbox: &Receiver<Job>, outbox: &Sender<News>) {
    let prepared = Checker::prepare(workbook, &mut |progress| {
        let _ = outbox.send(News::Progress(progress));
    });
    let checker = match prepared {
        Ok(checker) => checker,
        Err(fault) => {
            let _ = outbox.send(News::Broken(fault));
            return;
        }
    };
    let _ = outbox.send(News::Ready);
    while let Ok(job) = inbox.recv() {
        if job.cancel.is_cancelled() {
            continue;
        }
        let exercises: Vec<&Exercise> = workbook
            .exercises
            .iter()
            .filter(|exercise| job.slugs.contains(&exercise.slug))
            .collect();
        let answers: Vec<Answer> = exercises
            .iter()
            .map(|exercise| Answer {
                exercise,
                submission: Submission::read(&workbook.file(exercise)),
                shown: workbook.file_shown(exercise),
            })
            .collect();
        let checked = checker.check(&answers, 0, &job.cancel);
        // Nobody waits for a check that was given up, and it may not have come to its end.
        if job.cancel.is_cancelled() {
            continue;
        }
        let news = match checked {
            Ok(checked) => {
                let slugs = exercises.iter().map(|exercise| exercise.slug.clone());
                News::Checked(slugs.zip(checked).collect())
            }
            Err(fault) => News::Failed(fault),
        };
        if outbox.send(news).is_err() {
            return;
        }
    }
}

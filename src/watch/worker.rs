//! The thread that prepares, compiles and runs.

use crate::{
    check::{Checked, Checker, own_answer},
    compile::{Cancel, Progress},
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
use workbook::{Exercise, Workbook, fault::Fault};

/// What the worker has to tell.
pub enum News {
    Progress(Progress),
    /// Everything is built.
    Ready,
    /// Nothing can be built: the installation is broken.
    Broken(Fault),
    /// What became of the exercise with this slug.
    Checked {
        slug: String,
        checked: Checked,
    },
    /// The same check, with the cause of what fails.
    Explained {
        slug: String,
        checked: Checked,
    },
    /// A check could not be made.
    Failed(Fault),
}

struct Job {
    slug: String,
    cancel: Cancel,
}

/// The other end of the thread.
pub struct Worker {
    jobs: Option<Sender<Job>>,
    news: Receiver<News>,
    ended: Receiver<()>,
    /// Of the job under way.
    cancel: Cancel,
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
                    "Run `cargo run -- check` on the same exercise and report what it prints.",
                )));
            }
            drop(end);
        });
        Self {
            jobs: Some(jobs),
            news,
            ended,
            cancel: Cancel::default(),
        }
    }

    /// Checks an exercise; a check that is still under way is given up.
    pub fn check(&mut self, exercise: &Exercise) {
        self.cancel.cancel();
        self.cancel = Cancel::default();
        if let Some(jobs) = &self.jobs {
            let _ = jobs.send(Job {
                slug: exercise.slug.clone(),
                cancel: self.cancel.clone(),
            });
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
        let Some(exercise) = workbook.exercises.iter().find(|e| e.slug == job.slug) else {
            continue;
        };
        let answer = [own_answer(workbook, exercise)];
        let checked = checker.check(&answer, 0, &job.cancel);
        // Nobody waits for a check that was given up, and it may not have come to its end.
        if job.cancel.is_cancelled() {
            continue;
        }
        let news = match checked {
            Ok(mut checked) => News::Checked {
                slug: job.slug,
                checked: checked.remove(0),
            },
            Err(fault) => News::Failed(fault),
        };
        let again = match &news {
            News::Checked { checked, .. } => Some(checked.clone()),
            _ => None,
        };
        if outbox.send(news).is_err() {
            return;
        }
        // The verdict is on the screen; its cause follows, unless the file is saved again meanwhile.
        let Some(mut checked) = again else {
            continue;
        };
        let explained = checker.explain(&answer[0], &mut checked, 0, &job.cancel);
        if explained.is_ok() && checked.examination.is_some() && !job.cancel.is_cancelled() {
            let slug = exercise.slug.clone();
            let _ = outbox.send(News::Explained { slug, checked });
        }
    }
}

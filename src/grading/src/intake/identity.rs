//! Whose a submission is.

/// Whose a submission is, as far as its name or a download's metadata tells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Identity {
    /// First name and last name.
    pub name: Option<String>,
    pub email: Option<String>,
    /// The student ID that the institution gave, from Gradescope.
    pub student_id: Option<String>,
    /// Canvas: the number of the user.
    pub canvas_id: Option<String>,
    /// Moodle: the number of the participant in the assignment.
    pub moodle_id: Option<String>,
    pub github: Option<String>,
    /// The name that the learner logs in with, from a roster.
    pub login: Option<String>,
}

impl Identity {
    /// What is known, by the names that documents use.
    pub fn known(&self) -> impl Iterator<Item = (&'static str, &str)> {
        [
            ("name", &self.name),
            ("email", &self.email),
            ("student_id", &self.student_id),
            ("canvas_id", &self.canvas_id),
            ("moodle_id", &self.moodle_id),
            ("github", &self.github),
            ("login", &self.login),
        ]
        .into_iter()
        .filter_map(|(key, value)| Some((key, value.as_deref()?)))
    }

    /// What this says, and where it is silent, what the other says.
    #[must_use]
    pub fn or(self, other: &Self) -> Self {
        let or = |own: Option<String>, other: &Option<String>| own.or_else(|| other.clone());
        Self {
            name: or(self.name, &other.name),
            email: or(self.email, &other.email),
            student_id: or(self.student_id, &other.student_id),
            canvas_id: or(self.canvas_id, &other.canvas_id),
            moodle_id: or(self.moodle_id, &other.moodle_id),
            github: or(self.github, &other.github),
            login: or(self.login, &other.login),
        }
    }
}

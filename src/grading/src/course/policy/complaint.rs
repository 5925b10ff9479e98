//! What is wrong with a policy, and on which line.

/// What is wrong, and at which key; of an extension, at which one.
pub(super) struct Complaint {
    extension: Option<usize>,
    key: String,
    pub(super) reason: String,
}

impl Complaint {
    pub(super) fn new(extension: Option<usize>, key: &str, reason: &str) -> Self {
        Self {
            extension,
            key: key.to_owned(),
            reason: reason.to_owned(),
        }
    }

    /// The line of the key; of the extension's head, if the key is missing. Values have no places,
    /// so that the text is searched once more.
    pub(super) fn line(&self, text: &str) -> Option<usize> {
        let heads: Vec<usize> = (1..)
            .zip(text.lines())
            .filter(|(_, line)| line.trim_start().starts_with("[["))
            .map(|(number, _)| number)
            .collect();
        let first = match self.extension {
            None => 1,
            Some(index) => *heads.get(index)?,
        };
        let end = heads
            .into_iter()
            .find(|head| *head > first)
            .unwrap_or(usize::MAX);
        let is_key = |line: &str| {
            let line = line.trim_start().trim_start_matches(['[', '"', '\'']);
            line.strip_prefix(self.key.as_str()).is_some_and(|rest| {
                rest.trim_start_matches(['"', '\'', ']', ' ', '\t'])
                    .starts_with('=')
                    || rest.starts_with(']')
            })
        };
        let key = (1..)
            .zip(text.lines())
            .skip(first - 1)
            .take_while(|(number, _)| *number < end)
            .find(|(_, line)| is_key(line))
            .map(|(number, _)| number);
        key.or(self.extension.map(|_| first))
    }
}

pub(super) fn line_at(text: &str, byte: usize) -> usize {
    text.bytes().take(byte).filter(|b| *b == b'\n').count() + 1
}

//! Styled text: what a report says, before anybody asks whether there is a terminal.
//!
//! A [`Text`] is lines of toned pieces. [`Text::render`] turns it into characters, with or without
//! colours; [`Text::fit`] folds it to a width, on words, with hanging indents.

use super::safe::safe;
use owo_colors::Style;
use unicode_width::UnicodeWidthChar;

/// Sentences longer than this are hard to read, however wide the screen.
pub const READABLE: usize = 100;

/// What a piece of text is, which decides its colour. Every state is also told by a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    Plain,
    Strong,
    Dim,
    Good,
    Bad,
    Attention,
}

impl Tone {
    fn style(self) -> Style {
        match self {
            Self::Plain => Style::new(),
            Self::Strong => Style::new().bold(),
            Self::Dim => Style::new().dimmed(),
            Self::Good => Style::new().green().bold(),
            Self::Bad => Style::new().red().bold(),
            Self::Attention => Style::new().yellow(),
        }
    }
}

/// A run of characters in one tone, perhaps a link.
#[derive(Debug, Clone, PartialEq)]
struct Piece {
    tone: Tone,
    text: String,
    /// Where a click leads.
    link: Option<String>,
}

/// One line.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Line {
    pieces: Vec<Piece>,
    /// Code: folded where the width ends, not at a word.
    verbatim: bool,
    /// Where folded lines begin, if that is farther right than the first.
    hang: usize,
}

impl Line {
    #[must_use]
    pub fn new(tone: Tone, text: impl Into<String>) -> Self {
        Self::default().and(tone, text)
    }

    #[must_use]
    pub fn and(mut self, tone: Tone, text: impl Into<String>) -> Self {
        self.pieces.push(Piece {
            tone,
            // A tab is as wide as the terminal likes.
            text: safe(&text.into()).replace('\t', " "),
            link: None,
        });
        self
    }

    #[must_use]
    pub fn and_link(mut self, text: impl Into<String>, url: impl Into<String>) -> Self {
        self.pieces.push(Piece {
            tone: Tone::Plain,
            text: text.into(),
            link: Some(url.into()),
        });
        self
    }

    /// Marks the line as code.
    #[must_use]
    pub fn verbatim(mut self) -> Self {
        self.verbatim = true;
        self
    }

    /// Lets folded lines begin at this column.
    #[must_use]
    pub fn hanging(mut self, column: usize) -> Self {
        self.hang = column;
        self
    }

    /// Whether the line begins with this text.
    #[must_use]
    pub fn starts_with(&self, text: &str) -> bool {
        self.pieces
            .first()
            .is_some_and(|piece| piece.text.starts_with(text))
    }

    fn fold(&self, width: usize) -> Vec<Self> {
        let width = if self.verbatim {
            width
        } else {
            width.min(READABLE)
        };
        let cells: Vec<(char, usize)> = self
            .pieces
            .iter()
            .enumerate()
            .flat_map(|(i, piece)| piece.text.chars().map(move |c| (c, i)))
            .collect();
        let total: usize = cells.iter().map(|(c, _)| wide(*c)).sum();
        if total <= width {
            return vec![self.clone()];
        }
        let spaces = cells.iter().take_while(|(c, _)| *c == ' ').count();
        let is_item = matches!(cells[spaces..], [('-', _), (' ', _), ..]);
        let indent = if is_item { spaces + 2 } else { spaces };
        let indent = indent.max(self.hang);
        let hang = if indent < width / 2 { indent } else { 0 };
        let mut lines = Vec::new();
        let mut rest = &cells[..];
        while !rest.is_empty() {
            let room = if lines.is_empty() {
                width
            } else {
                width - hang
            };
            let end = if self.verbatim {
                fitting(rest, room)
            } else {
                last_break(rest, room)
            };
            lines.push(self.part(&rest[..end], if lines.is_empty() { 0 } else { hang }));
            rest = &rest[end..];
            if !self.verbatim {
                let spaces = rest.iter().take_while(|(c, _)| *c == ' ').count();
                rest = &rest[spaces..];
            }
        }
        lines
    }

    fn part(&self, cells: &[(char, usize)], indent: usize) -> Self {
        let mut line = Self {
            pieces: Vec::new(),
            verbatim: self.verbatim,
            hang: 0,
        };
        if indent > 0 {
            line = line.and(Tone::Plain, " ".repeat(indent));
        }
        let mut current = None;
        for &(c, index) in cells {
            if current != Some(index) {
                line.pieces.push(Piece {
                    text: String::new(),
                    ..self.pieces[index].clone()
                });
                current = Some(index);
            }
            if let Some(piece) = line.pieces.last_mut() {
                piece.text.push(c);
            }
        }
        line
    }
}

/// How many cells fit, at least one.
fn fitting(cells: &[(char, usize)], room: usize) -> usize {
    let mut used = 0;
    let count = cells
        .iter()
        .take_while(|(c, _)| {
            used += wide(*c);
            used <= room
        })
        .count();
    count.max(1)
}

/// Where to break so that a word stays whole, if a space allows it.
fn last_break(cells: &[(char, usize)], room: usize) -> usize {
    let fits = fitting(cells, room);
    if fits == cells.len() {
        return fits;
    }
    let start = cells.iter().take_while(|(c, _)| *c == ' ').count();
    (start + 1..=fits)
        .rev()
        .find(|&i| cells[i].0 == ' ')
        .unwrap_or(fits)
}

fn wide(c: char) -> usize {
    c.width().unwrap_or(0)
}

/// Lines of styled text.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Text {
    pub lines: Vec<Line>,
}

impl Text {
    pub fn push(&mut self, line: Line) {
        self.lines.push(line);
    }

    /// Lines in one tone; a line break starts another.
    pub fn say(&mut self, tone: Tone, text: &str) {
        for line in text.lines() {
            self.push(Line::new(tone, line));
        }
    }

    /// The same, moved to the right.
    pub fn say_indented(&mut self, indent: usize, tone: Tone, text: &str) {
        for line in text.lines() {
            self.push(Line::new(tone, format!("{}{line}", " ".repeat(indent))));
        }
    }

    /// Code or output, line by line.
    pub fn quote(&mut self, indent: usize, tone: Tone, text: &str) {
        for line in text.lines() {
            let line = format!("{}{line}", " ".repeat(indent));
            self.push(Line::new(tone, line).verbatim());
        }
    }

    pub fn blank(&mut self) {
        self.push(Line::default());
    }

    pub fn append(&mut self, other: Self) {
        self.lines.extend(other.lines);
    }

    /// Folded to a width.
    #[must_use]
    pub fn fit(&self, width: usize) -> Self {
        Self {
            lines: self
                .lines
                .iter()
                .flat_map(|line| line.fold(width.max(2)))
                .collect(),
        }
    }

    /// Folded to a width, but for code: a file or a pipe has no width, and code is not prose.
    #[must_use]
    pub fn fit_prose(&self, width: usize) -> Self {
        let fold = |line: &Line| {
            if line.verbatim {
                vec![line.clone()]
            } else {
                line.fold(width)
            }
        };
        Self {
            lines: self.lines.iter().flat_map(fold).collect(),
        }
    }

    /// As characters. Colours and links only where `colours`.
    #[must_use]
    pub fn render(&self, colours: bool) -> String {
        let mut out = String::new();
        for line in &self.lines {
            for piece in &line.pieces {
                if !colours {
                    out.push_str(&piece.text);
                    continue;
                }
                let styled = piece.tone.style().style(&piece.text);
                match &piece.link {
                    Some(url) => {
                        out.push_str(&format!("\x1b]8;;{url}\x1b\\{styled}\x1b]8;;\x1b\\"))
                    }
                    None => out.push_str(&styled.to_string()),
                }
            }
            while out.ends_with(' ') {
                out.pop();
            }
            out.push('\n');
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_width::UnicodeWidthStr;

    fn fold(text: &str, width: usize) -> String {
        let mut lines = Text::default();
        lines.say(Tone::Plain, text);
        lines.fit(width).render(false)
    }

    #[test]
    fn words_stay_whole_and_indents_hang() {
        assert_eq!(
            fold("  the model is wrong at v", 14),
            "  the model is\n  wrong at v\n"
        );
        assert_eq!(
            fold("- the step, of length n", 14),
            "- the step, of\n  length n\n"
        );
        assert_eq!(fold("short", 10), "short\n");
        assert_eq!(fold("abcdefghijklmno", 10), "abcdefghij\nklmno\n");
    }

    #[test]
    fn colours_only_where_asked_for() {
        let mut text = Text::default();
        text.push(Line::new(Tone::Bad, "wrong").and_link(" file", "file:///x"));
        assert_eq!(text.render(false), "wrong file\n");
        assert!(text.render(true).contains("\x1b]8;;file:///x"));
    }

    #[test]
    fn output_cannot_steer_the_terminal() {
        let mut text = Text::default();
        text.quote(0, Tone::Plain, "a\x1b[2Jb\tc");
        assert_eq!(text.render(false), "a\u{fffd}[2Jb c\n");
    }

    proptest! {
        #[test]
        fn nothing_is_wider_than_the_width(text in "[a-zé中 ]{0,80}", width in 10_usize..40) {
            for line in fold(&text, width).lines() {
                prop_assert!(line.width() <= width);
            }
        }

        #[test]
        fn no_character_is_lost(text in "[a-z ]{0,80}", width in 10_usize..40) {
            let letters = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(letters(&fold(&text, width)), letters(&text));
        }
    }
}

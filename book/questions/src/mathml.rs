//! The TeX of questions as MathML, which browsers set by themselves: numbers drawn in the page cannot
//! wait for KaTeX. It knows what questions use, and refuses the rest; a test tries every question.

use std::{fmt::Write, iter::Peekable, str::Chars};

/// Commands that are one character: an identifier, or an operator.
const IDENTIFIERS: [(&str, &str); 15] = [
    ("alpha", "α"),
    ("beta", "β"),
    ("delta", "δ"),
    ("epsilon", "ϵ"),
    ("eta", "η"),
    ("kappa", "κ"),
    ("lambda", "λ"),
    ("mu", "μ"),
    ("pi", "π"),
    ("rho", "ρ"),
    ("sigma", "σ"),
    ("theta", "θ"),
    ("xi", "ξ"),
    ("infty", "∞"),
    ("nabla", "∇"),
];
const OPERATORS: [(&str, &str); 11] = [
    ("approx", "≈"),
    ("cdot", "⋅"),
    ("dots", "…"),
    ("ge", "≥"),
    ("in", "∈"),
    ("le", "≤"),
    ("ll", "≪"),
    ("ne", "≠"),
    ("sum", "∑"),
    ("times", "×"),
    ("to", "→"),
];
/// Commands that are a name, set upright.
const NAMES: [&str; 10] = [
    "cos", "diag", "exp", "ln", "log", "max", "min", "sin", "tanh", "tr",
];

/// A formula as MathML.
///
/// # Errors
/// What of it is not known here.
pub fn mathml(tex: &str) -> Result<String, String> {
    let mut reader = Reader {
        rest: tex.chars().peekable(),
    };
    let row = reader.row(None)?;
    Ok(format!("<math>{row}</math>"))
}

struct Reader<'a> {
    rest: Peekable<Chars<'a>>,
}

impl Reader<'_> {
    /// Everything up to this character, or to the end.
    fn row(&mut self, end: Option<char>) -> Result<String, String> {
        let mut out = String::new();
        // A sign behind nothing, or behind another operator, belongs to what follows it.
        let mut begins = true;
        loop {
            self.spaces();
            match self.rest.peek().copied() {
                None if end.is_some() => return Err("a brace is not closed".to_owned()),
                None => return Ok(out),
                c if c == end => {
                    self.rest.next();
                    return Ok(out);
                }
                Some(c @ ('-' | '+')) => {
                    self.rest.next();
                    let form = if begins { " form=\"prefix\"" } else { "" };
                    let sign = if c == '-' { '−' } else { '+' };
                    let _ = write!(out, "<mo{form}>{sign}</mo>");
                    begins = true;
                }
                Some(c) => {
                    let atom = self.atom()?;
                    out += &self.scripts(&atom)?;
                    begins = "=<>(,/&".contains(c)
                        || (atom.starts_with("<mo>") && !atom.contains(['|', '‖']));
                }
            }
        }
    }

    fn spaces(&mut self) {
        while self.rest.next_if(|c| c.is_whitespace()).is_some() {}
    }

    /// One symbol, number, group or command.
    fn atom(&mut self) -> Result<String, String> {
        self.spaces();
        let c = self.rest.next().ok_or("an argument is missing")?;
        Ok(match c {
            '{' => format!("<mrow>{}</mrow>", self.row(Some('}'))?),
            '\\' => self.command()?,
            '0'..='9' | '.' => {
                let mut number = c.to_string();
                while let Some(digit) = self
                    .rest
                    .next_if(|next| next.is_ascii_digit() || *next == '.')
                {
                    number.push(digit);
                }
                format!("<mn>{number}</mn>")
            }
            '&' => "</mtd><mtd>".to_owned(),
            '<' => "<mo>&lt;</mo>".to_owned(),
            '>' => "<mo>&gt;</mo>".to_owned(),
            '(' | ')' | '[' | ']' => format!("<mo stretchy=\"false\">{c}</mo>"),
            '-' => "<mo>−</mo>".to_owned(),
            '*' => "<mo>∗</mo>".to_owned(),
            '+' | '=' | ',' | '/' | ';' | ':' | '!' => format!("<mo>{c}</mo>"),
            c if c.is_alphabetic() => format!("<mi>{c}</mi>"),
            c => return Err(format!("`{c}` is not known")),
        })
    }

    /// A digit alone, as in `\tfrac12`, or what an argument is otherwise.
    fn argument(&mut self) -> Result<String, String> {
        self.spaces();
        match self.rest.next_if(char::is_ascii_digit) {
            Some(digit) => Ok(format!("<mn>{digit}</mn>")),
            None => self.atom(),
        }
    }

    fn command(&mut self) -> Result<String, String> {
        let mut name = String::new();
        while let Some(c) = self.rest.next_if(char::is_ascii_alphabetic) {
            name.push(c);
        }
        if name.is_empty() {
            return Ok(match self.rest.next() {
                Some(',') => "<mspace width=\"0.17em\"/>".to_owned(),
                Some(' ') => "<mspace width=\"0.3em\"/>".to_owned(),
                Some('\\') => "</mtd></mtr><mtr><mtd>".to_owned(),
                other => return Err(format!("\\{} is not known", other.unwrap_or(' '))),
            });
        }
        let found = |table: &[(&str, &'static str)]| {
            let entry = table.iter().find(|(known, _)| *known == name);
            entry.map(|(_, sign)| *sign)
        };
        if let Some(sign) = found(&IDENTIFIERS) {
            return Ok(format!("<mi>{sign}</mi>"));
        }
        if let Some(sign) = found(&OPERATORS) {
            return Ok(format!("<mo>{sign}</mo>"));
        }
        if NAMES.contains(&name.as_str()) {
            self.spaces();
            let applied = self
                .rest
                .peek()
                .is_some_and(|c| c.is_alphabetic() || *c == '\\');
            let space = if applied {
                "<mspace width=\"0.17em\"/>"
            } else {
                ""
            };
            return Ok(format!("<mi>{name}</mi>{space}"));
        }
        match name.as_str() {
            "T" => Ok("<mi mathvariant=\"normal\">T</mi>".to_owned()),
            "R" => Ok("<mi>ℝ</mi>".to_owned()),
            "half" => Ok("<mfrac><mn>1</mn><mn>2</mn></mfrac>".to_owned()),
            "frac" | "tfrac" => {
                let (above, below) = (self.argument()?, self.argument()?);
                Ok(format!("<mfrac>{above}{below}</mfrac>"))
            }
            "sqrt" => Ok(format!("<msqrt>{}</msqrt>", self.argument()?)),
            "abs" => Ok(between("|", &self.argument()?)),
            "norm" => Ok(between("‖", &self.argument()?)),
            "tilde" => Ok(format!(
                "<mover accent=\"true\">{}<mo>~</mo></mover>",
                self.argument()?
            )),
            "begin" => {
                self.atom()?;
                self.grid()
            }
            _ => Err(format!("\\{name} is not known")),
        }
    }

    /// A matrix, from behind `\begin{pmatrix}`.
    fn grid(&mut self) -> Result<String, String> {
        let text: String = self.rest.clone().collect();
        let (inside, _) = text
            .split_once("\\end{pmatrix}")
            .ok_or("a matrix has no end")?;
        let cells = Reader {
            rest: inside.chars().peekable(),
        }
        .row(None)?;
        self.rest
            .nth((inside.to_owned() + "\\end{pmatrix}").chars().count() - 1);
        Ok(format!(
            "<mrow><mo>(</mo><mtable><mtr><mtd>{cells}</mtd></mtr></mtable><mo>)</mo></mrow>"
        ))
    }

    /// What hangs on an atom: an index, a power, primes.
    fn scripts(&mut self, base: &str) -> Result<String, String> {
        let (mut below, mut above) = (String::new(), String::new());
        loop {
            if self.rest.next_if_eq(&'_').is_some() {
                below += &self.argument()?;
            } else if self.rest.next_if_eq(&'^').is_some() {
                above += &self.argument()?;
            } else if self.rest.next_if_eq(&'\'').is_some() {
                above += "<mo>′</mo>";
            } else {
                break;
            }
        }
        Ok(match (below.is_empty(), above.is_empty()) {
            (true, true) => base.to_owned(),
            (false, true) => format!("<msub>{base}<mrow>{below}</mrow></msub>"),
            (true, false) => format!("<msup>{base}<mrow>{above}</mrow></msup>"),
            (false, false) => {
                format!("<msubsup>{base}<mrow>{below}</mrow><mrow>{above}</mrow></msubsup>")
            }
        })
    }
}

fn between(bar: &str, inside: &str) -> String {
    let bar = |form| format!("<mo form=\"{form}\" stretchy=\"false\">{bar}</mo>");
    format!("<mrow>{}{inside}{}</mrow>", bar("prefix"), bar("postfix"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_become_mathml() {
        for (tex, inside) in [
            ("-2", "<mo form=\"prefix\">−</mo><mn>2</mn>"),
            ("x^2", "<msup><mi>x</mi><mrow><mn>2</mn></mrow></msup>"),
            (r"\tfrac12", "<mfrac><mn>1</mn><mn>2</mn></mfrac>"),
            ("f'", "<msup><mi>f</mi><mrow><mo>′</mo></mrow></msup>"),
            ("a < 1", "<mi>a</mi><mo>&lt;</mo><mn>1</mn>"),
            (
                r"\begin{pmatrix} 1 & 2 \end{pmatrix}",
                "<mrow><mo>(</mo><mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr></mtable><mo>)</mo></mrow>",
            ),
        ] {
            assert_eq!(mathml(tex), Ok(format!("<math>{inside}</math>")));
        }
        for tex in [r"\nosuch", "{x", r"\sqrt"] {
            assert!(mathml(tex).is_err(), "{tex}");
        }
    }
}

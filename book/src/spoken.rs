//! Formulas in words, for the search: what `\lambda_{\max}` looks like is no text that anybody types.
//! They are said from the MathML that stands beside each formula. `book/theme/spoken.js` puts what is
//! searched for in the same words.

/// Characters that have a name.
const NAMES: [(char, &str); 47] = [
    ('α', "alpha"),
    ('β', "beta"),
    ('γ', "gamma"),
    ('δ', "delta"),
    ('ε', "epsilon"),
    ('ϵ', "epsilon"),
    ('ζ', "zeta"),
    ('η', "eta"),
    ('θ', "theta"),
    ('κ', "kappa"),
    ('λ', "lambda"),
    ('μ', "mu"),
    ('ν', "nu"),
    ('ξ', "xi"),
    ('π', "pi"),
    ('ρ', "rho"),
    ('σ', "sigma"),
    ('τ', "tau"),
    ('φ', "phi"),
    ('ϕ', "phi"),
    ('χ', "chi"),
    ('ψ', "psi"),
    ('ω', "omega"),
    ('Γ', "gamma"),
    ('Δ', "delta"),
    ('Θ', "theta"),
    ('Λ', "lambda"),
    ('Σ', "sigma"),
    ('Φ', "phi"),
    ('Ψ', "psi"),
    ('Ω', "omega"),
    ('∇', "nabla"),
    ('∂', "partial"),
    ('∞', "infinity"),
    ('∑', "sum"),
    ('∫', "integral"),
    ('∏', "product"),
    ('=', "equals"),
    ('/', "over"),
    ('+', "plus"),
    ('−', "minus"),
    ('<', "less than"),
    ('>', "greater than"),
    ('≤', "at most"),
    ('≥', "at least"),
    ('→', "to"),
    ('′', "prime"),
];

/// What is said of a power.
const POWERS: [(&str, &str); 4] = [
    ("T", "transpose"),
    ("2", "squared"),
    ("3", "cubed"),
    ("minus 1", "inverse"),
];

/// A formula, as HTML with MathML in it, in words.
#[must_use]
pub fn spoken(html: &str) -> String {
    let math = html
        .split_once("<math")
        .and_then(|(_, rest)| rest.split_once("</math>"))
        .map_or("", |(math, _)| math);
    let mut words = Vec::new();
    let mut rest = math.split_once('>').map_or("", |(_, inside)| inside);
    said(&mut rest, &mut words);
    words.join(" ")
}

/// Says the elements up to the end of the one that they are in, each as a part of the list.
fn said(rest: &mut &str, parts: &mut Vec<String>) {
    while let Some((text, tail)) = rest.split_once('<') {
        let words = plain(text);
        if !words.is_empty() {
            parts.push(words);
        }
        let (tag, inside) = tail.split_once('>').unwrap_or((tail, ""));
        *rest = inside;
        if tag.starts_with('/') {
            return;
        }
        if tag.ends_with('/') {
            continue;
        }
        let mut children = Vec::new();
        said(rest, &mut children);
        let name = tag.split(' ').next().unwrap_or_default();
        // A part may say nothing, and still is the first or the second of them.
        parts.push(element(name, &children));
    }
    *rest = "";
}

fn element(name: &str, children: &[String]) -> String {
    let joined = || {
        let heard = children.iter().filter(|words| !words.is_empty());
        heard.cloned().collect::<Vec<_>>().join(" ")
    };
    let power = |exponent: &str| {
        let known = POWERS.iter().find(|(power, _)| *power == exponent);
        known.map_or_else(|| exponent.to_owned(), |(_, said)| (*said).to_owned())
    };
    match (name, children) {
        ("annotation", _) => String::new(),
        ("mfrac", [above, below]) if above == "1" && below == "2" => "one half".to_owned(),
        ("mfrac", [above, below]) => format!("{above} over {below}"),
        ("msqrt", _) => format!("root of {}", joined()),
        ("msup", [base, above]) => format!("{base} {}", power(above)),
        ("msubsup", [base, below, above]) => format!("{base} {below} {}", power(above)),
        _ => joined(),
    }
}

/// The letters, digits and names of a text, and nothing that Markdown would take for a mark.
fn plain(text: &str) -> String {
    let text = text
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "");
    let mut out = String::new();
    for c in text.chars() {
        match NAMES.iter().find(|(sign, _)| *sign == c) {
            Some((_, name)) => out += &format!(" {name} "),
            // Letters of other alphabets, as 𝖳, are ours in another dress.
            None if c == '𝖳' => out.push('T'),
            None if c.is_ascii_alphanumeric() || c == '.' => out.push(c),
            None => out.push(' '),
        }
    }
    let words: Vec<&str> = out.split_whitespace().filter(|word| *word != ".").collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::math::Renderer;

    #[test]
    fn formulas_are_said() {
        for (tex, words) in [
            (r"\kappa", "kappa"),
            (r"\lambda_{\max}", "lambda max"),
            (r"\half v^\T H v", "one half v transpose H v"),
            (r"\nabla^2 f", "nabla squared f"),
            (r"H^{-1} g", "H inverse g"),
            (
                r"\kappa = \frac{\lambda_{\max}}{\lambda_{\min}}",
                "kappa equals lambda max over lambda min",
            ),
            (r"\sqrt{x} < 1.5", "root of x less than 1.5"),
            (r"f'(x)", "f prime x"),
        ] {
            let html = Renderer::default().html(tex, false).unwrap();
            assert_eq!(spoken(&html), words, "{tex}");
        }
    }
}

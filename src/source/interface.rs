//! What an exercise asks an answer to define, read from the stub: the functions that its probe calls.

use super::tokens::{Token, tokens_of};
use std::fmt::Write;

/// The functions of an exercise, where it asks for functions alone.
pub struct Interface {
    /// The stub's imports, which the signatures need.
    imports: String,
    functions: Vec<Function>,
}

struct Function {
    name: String,
    /// Names and types.
    parameters: Vec<(String, String)>,
    /// `-> f64`, or nothing.
    result: String,
}

impl Interface {
    /// None where an answer defines more than functions, as a type that the probe names too.
    pub fn read(stub: &str) -> Option<Self> {
        let mut reader = Reader {
            source: stub,
            tokens: tokens_of(stub),
            next: 0,
        };
        let mut interface = Self {
            imports: String::new(),
            functions: Vec::new(),
        };
        while let Some(token) = reader.peek() {
            match token.word {
                "use" => {
                    interface.imports += reader.up_to(&[";"])?;
                    interface.imports += ";\n";
                    reader.next += 1;
                }
                "pub" => interface.functions.push(reader.function()?),
                _ => return None,
            }
        }
        Some(interface)
    }

    /// The module that stands in an answer's place where the probe is compiled: each function hands
    /// its arguments on to the one that `provide` was given.
    pub fn stand_in(&self) -> String {
        let mut out = format!("{}\n", self.imports);
        let mut takes = String::new();
        let mut keeps = String::new();
        for function in &self.functions {
            let Function {
                name,
                parameters,
                result,
            } = function;
            let (slot, pointer) = (name.to_uppercase(), function.pointer());
            let (mut declared, mut passed) = (String::new(), String::new());
            for (parameter, kind) in parameters {
                let _ = write!(declared, "{parameter}: {kind}, ");
                let _ = write!(passed, "{parameter}, ");
            }
            let _ = write!(
                out,
                "static {slot}: ::std::sync::OnceLock<{pointer}> = ::std::sync::OnceLock::new();\npub fn {name}({declared}) {result} {{\n    ::lab::probe::asking(\"{name}\");\n    ({slot}.get().expect(\"an answer is provided before any case\"))({passed})\n}}\n"
            );
            let _ = write!(takes, "{name}: {pointer}, ");
            let _ = writeln!(keeps, "    let _ = {slot}.set({name});");
        }
        let _ = write!(out, "pub fn provide({takes}) {{\n{keeps}}}\n");
        out
    }

    /// The module that stands in the probe's place beside an answer. The crate of the probe is known
    /// in it alone: an answer cannot name it.
    pub fn connection(&self, krate: &str) -> String {
        let mut binds = String::new();
        let mut names = String::new();
        for function in &self.functions {
            let name = &function.name;
            let _ = writeln!(
                binds,
                "    let {name}: {} = answer::{name};",
                function.pointer()
            );
            let _ = write!(names, "{name}, ");
        }
        format!(
            "#![allow(unused_imports)]\nextern crate {krate} as apart;\nuse super::answer;\n{}\npub fn probe(the_cases: &mut lab::probe::Probe) {{\n{binds}    apart::answer::provide({names});\n    apart::probe::probe(the_cases);\n}}\n",
            self.imports
        )
    }
}

impl Function {
    fn pointer(&self) -> String {
        let kinds: Vec<&str> = self.parameters.iter().map(|(_, k)| k.as_str()).collect();
        format!("fn({}) {}", kinds.join(", "), self.result)
            .trim_end()
            .to_owned()
    }
}

struct Reader<'a> {
    source: &'a str,
    tokens: Vec<Token<'a>>,
    next: usize,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<Token<'a>> {
        self.tokens.get(self.next).copied()
    }

    fn take(&mut self, word: &str) -> Option<()> {
        (self.peek()?.word == word).then(|| self.next += 1)
    }

    /// The text from here to the next of these tokens outside all brackets; that token is next.
    fn up_to(&mut self, ends: &[&str]) -> Option<&'a str> {
        let start = self.peek()?.at;
        let mut depth = 0;
        loop {
            let token = self.peek()?;
            if depth == 0 && ends.contains(&token.word) {
                return Some(self.source[start..token.at].trim_end());
            }
            match token.word {
                "(" | "[" | "{" | "<" => depth += 1,
                // Of an arrow.
                ">" if self.tokens[self.next - 1].word == "-" => {}
                ")" | "]" | "}" | ">" => depth -= 1,
                _ => {}
            }
            self.next += 1;
        }
    }

    /// `pub fn name(parameter: type, ...) -> type { ... }`
    fn function(&mut self) -> Option<Function> {
        self.take("pub")?;
        self.take("fn")?;
        let name = self.peek()?.word.to_owned();
        self.next += 1;
        self.take("(")?;
        let mut parameters = Vec::new();
        while self.peek()?.word != ")" {
            parameters.push(self.parameter()?);
        }
        self.take(")")?;
        let result = match self.peek()?.word {
            "{" => String::new(),
            _ => on_one_line(self.up_to(&["{"])?),
        };
        self.skip_body()?;
        Some(Function {
            name,
            parameters,
            result,
        })
    }

    /// `name: type`, and the comma behind it.
    fn parameter(&mut self) -> Option<(String, String)> {
        let name = self.peek()?.word.to_owned();
        self.next += 1;
        self.take(":")?;
        let kind = on_one_line(self.up_to(&[",", ")"])?);
        // The last one may have none.
        let _ = self.take(",");
        Some((name, kind))
    }

    fn skip_body(&mut self) -> Option<()> {
        self.take("{")?;
        let mut depth = 1;
        while depth > 0 {
            match self.peek()?.word {
                "{" => depth += 1,
                "}" => depth -= 1,
                _ => {}
            }
            self.next += 1;
        }
        Some(())
    }
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const STUB: &str = "//! A statement.

use lab::E;
use nalgebra::{DMatrix, DVector};

/// Two numbers.
pub fn slopes(
    f: &dyn Fn(&DVector<f64>, f64) -> f64,
    ks: std::ops::Range<i32>,
) -> Result<(DMatrix<f64>, [f64; 2]), E> {
    if 1 < 2 {
        todo!(\"your answer\")
    }
}

pub fn nothing() {
    todo!(\"your answer\")
}
";

    #[test]
    fn a_stub_of_functions_has_a_stand_in_and_a_connection() {
        let interface = Interface::read(STUB).unwrap();
        insta::assert_snapshot!(interface.stand_in(), @r#"
        use lab::E;
        use nalgebra::{DMatrix, DVector};

        static SLOPES: ::std::sync::OnceLock<fn(&dyn Fn(&DVector<f64>, f64) -> f64, std::ops::Range<i32>) -> Result<(DMatrix<f64>, [f64; 2]), E>> = ::std::sync::OnceLock::new();
        pub fn slopes(f: &dyn Fn(&DVector<f64>, f64) -> f64, ks: std::ops::Range<i32>, ) -> Result<(DMatrix<f64>, [f64; 2]), E> {
            ::lab::probe::asking("slopes");
            (SLOPES.get().expect("an answer is provided before any case"))(f, ks, )
        }
        static NOTHING: ::std::sync::OnceLock<fn()> = ::std::sync::OnceLock::new();
        pub fn nothing()  {
            ::lab::probe::asking("nothing");
            (NOTHING.get().expect("an answer is provided before any case"))()
        }
        pub fn provide(slopes: fn(&dyn Fn(&DVector<f64>, f64) -> f64, std::ops::Range<i32>) -> Result<(DMatrix<f64>, [f64; 2]), E>, nothing: fn(), ) {
            let _ = SLOPES.set(slopes);
            let _ = NOTHING.set(nothing);
        }
        "#);
        insta::assert_snapshot!(interface.connection("probe_0"), @r#"
        #![allow(unused_imports)]
        extern crate probe_0 as apart;
        use super::answer;
        use lab::E;
        use nalgebra::{DMatrix, DVector};

        pub fn probe(the_cases: &mut lab::probe::Probe) {
            let slopes: fn(&dyn Fn(&DVector<f64>, f64) -> f64, std::ops::Range<i32>) -> Result<(DMatrix<f64>, [f64; 2]), E> = answer::slopes;
            let nothing: fn() = answer::nothing;
            apart::answer::provide(slopes, nothing, );
            apart::probe::probe(the_cases);
        }
        "#);
    }

    #[test]
    fn a_stub_with_more_than_functions_is_left_alone() {
        for more in [
            "pub enum Norm { Two }",
            "#[derive(Debug)] pub struct Report;",
            "pub fn generic<T>(t: T) {}",
            "fn helper() {}",
            "pub fn of_a_pattern((a, b): (f64, f64)) {}",
            "pub fn without_an_end(",
        ] {
            assert!(
                Interface::read(&format!("{STUB}{more}\n")).is_none(),
                "{more}"
            );
        }
    }
}

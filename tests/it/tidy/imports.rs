//! What the files of a crate take from each other, by the paths that they write.
//!
//! A path is followed to the file that defines what it names: through facades, which take names from
//! their children and hand them on. Tests inside a file are left out.

use super::support::code;
use std::collections::{BTreeMap, BTreeSet};

/// Which file takes which names from which other.
pub type Arrows = BTreeMap<(String, String), BTreeSet<String>>;

/// A module by its path from the root of the crate.
type Path = Vec<String>;

#[derive(Default)]
struct Module {
    file: String,
    children: BTreeSet<String>,
    /// What it defines itself.
    defined: BTreeSet<String>,
    /// What it takes from elsewhere: under which name, by which path.
    imported: BTreeMap<String, Path>,
    globs: Vec<Path>,
    /// Names that it hands on, and perhaps uses.
    handed_on: BTreeSet<String>,
    /// Paths in the code itself.
    written: Vec<Path>,
    /// The words of its code, without what it imports.
    words: BTreeSet<String>,
}

/// What a path leads to.
enum Target {
    Module(Path),
    /// The file that defines it, and its name there.
    Item(String, String),
}

/// The modules of a crate.
#[derive(Default)]
pub struct Modules(BTreeMap<Path, Module>);

impl Modules {
    /// Follows the declarations of modules from the root file of a crate.
    pub fn read(root: &str, source: &dyn Fn(&str) -> Option<String>) -> Self {
        let mut modules = Self::default();
        modules.file(root, Vec::new(), source);
        modules
    }

    fn file(&mut self, file: &str, at: Path, source: &dyn Fn(&str) -> Option<String>) {
        let text = source(file).unwrap_or_else(|| panic!("there is no {file}"));
        let declared = self.scope(&without_tests(&code(&text)), &at, file);
        let (folder, name) = file.rsplit_once('/').unwrap_or(("", file));
        let below = match name {
            "lib.rs" | "main.rs" | "mod.rs" => folder.to_owned(),
            name => format!("{folder}/{}", name.trim_end_matches(".rs")),
        };
        for child in declared {
            let mut place = below.clone();
            for name in &child[at.len()..] {
                place = [place.as_str(), name].join("/");
            }
            let place = place.trim_start_matches('/');
            let files = [format!("{place}.rs"), format!("{place}/mod.rs")];
            // What an attribute says lies elsewhere is another crate's.
            if let Some(found) = files.iter().find(|file| source(file).is_some()) {
                self.file(found, child, source);
            }
        }
    }

    /// Reads the items of a module; returns the children that have files of their own.
    fn scope(&mut self, words: &[&str], at: &Path, file: &str) -> Vec<Path> {
        let mut module = self.0.remove(at).unwrap_or_default();
        module.file = file.to_owned();
        let (mut declared, mut inline) = (Vec::new(), Vec::new());
        let (mut i, mut depth) = (0, 0_usize);
        while i < words.len() {
            let next = words.get(i + 1).copied().unwrap_or_default();
            match words[i] {
                "{" => depth += 1,
                "}" => depth = depth.saturating_sub(1),
                "use" if next != "<" => {
                    let end = i + position(&words[i..], ";");
                    let is_handed_on = i > 0 && (words[i - 1] == "pub" || words[i - 1] == ")");
                    module.import(&words[i + 1..end], is_handed_on);
                    i = end;
                }
                "mod" if depth == 0 && is_name(next) => {
                    let child = [at.as_slice(), &[next.to_owned()]].concat();
                    module.children.insert(next.to_owned());
                    if words.get(i + 2) == Some(&"{") {
                        let end = closing(words, i + 2);
                        inline.push((child, i + 3..end));
                        i = end;
                    } else {
                        declared.push(child);
                    }
                }
                "fn" | "struct" | "enum" | "union" | "trait" | "type" | "const" | "static"
                    if depth == 0 && is_name(next) && next != "fn" =>
                {
                    module.defined.insert(next.to_owned());
                }
                word if is_name(word) => {
                    module.words.insert(word.to_owned());
                    let path = path_at(words, i);
                    if path.len() > 1 {
                        i += 3 * (path.len() - 1);
                        module.words.extend(path.iter().cloned());
                        module.written.push(path);
                    }
                }
                _ => {}
            }
            i += 1;
        }
        self.0.insert(at.clone(), module);
        for (child, range) in inline {
            declared.extend(self.scope(&words[range], &child, file));
        }
        declared
    }

    /// What a path leads to that is written in a module; none where that is in another crate.
    fn resolve(&self, at: &Path, path: &[String], depth: usize) -> Option<Target> {
        // A name that is taken from itself leads nowhere.
        if depth > 16 {
            return None;
        }
        let mut target = Target::Module(at.clone());
        for (i, name) in path.iter().enumerate() {
            let Target::Module(module) = &target else {
                return Some(target);
            };
            let above = || module.split_last().map(|(_, above)| above.to_vec());
            target = match name.as_str() {
                "crate" => Target::Module(Vec::new()),
                "self" => Target::Module(module.clone()),
                "super" => Target::Module(above()?),
                name => self.lookup(module, name, i + 1 == path.len(), depth)?,
            };
        }
        Some(target)
    }

    /// What a name means in a module. It may be that of a module and of an item at once: at the end of
    /// a path the item is meant.
    fn lookup(&self, at: &Path, name: &str, is_last: bool, depth: usize) -> Option<Target> {
        let module = self.0.get(at)?;
        let child = module
            .children
            .contains(name)
            .then(|| Target::Module([at.as_slice(), &[name.to_owned()]].concat()));
        if !is_last && child.is_some() {
            return child;
        }
        if module.defined.contains(name) {
            return Some(Target::Item(module.file.clone(), name.to_owned()));
        }
        let imported = module.imported.get(name);
        let imported = imported.and_then(|path| self.resolve(at, path, depth + 1));
        imported.or(child).or_else(|| {
            module
                .globs
                .iter()
                .find_map(|path| match self.resolve(at, path, depth + 1)? {
                    Target::Module(glob) if glob != *at && depth <= 16 => {
                        self.lookup(&glob, name, is_last, depth + 1)
                    }
                    _ => None,
                })
        })
    }

    /// Which file needs which other, and for what.
    pub fn arrows(&self) -> Arrows {
        let mut arrows = Arrows::new();
        for (at, module) in &self.0 {
            let used =
                |name: &&String| !module.handed_on.contains(*name) || module.words.contains(*name);
            let imported = module.imported.keys().filter(used);
            let imported = imported.map(|name| &module.imported[name]);
            for path in imported.chain(&module.written) {
                if let Some(Target::Item(file, name)) = self.resolve(at, path, 0)
                    && file != module.file
                {
                    let arrow = (module.file.clone(), file);
                    arrows.entry(arrow).or_default().insert(name);
                }
            }
            for path in &module.globs {
                if let Some(Target::Module(glob)) = self.resolve(at, path, 0)
                    && let Some(other) = self.0.get(&glob)
                    && other.file != module.file
                    && !other.defined.is_empty()
                {
                    let arrow = (module.file.clone(), other.file.clone());
                    arrows.entry(arrow).or_default().insert("*".to_owned());
                }
            }
        }
        arrows
    }
}

impl Module {
    /// Takes in what stands between `use` and its semicolon.
    fn import(&mut self, words: &[&str], is_handed_on: bool) {
        let mut taken = Vec::new();
        tree(words, &[], &mut taken);
        for (path, name) in taken {
            if name == "*" {
                self.globs.push(path);
            } else {
                if is_handed_on {
                    self.handed_on.insert(name.clone());
                }
                self.imported.insert(name, path);
            }
        }
    }
}

/// The paths of a tree of imports, each with the name that it is given.
fn tree(words: &[&str], before: &[String], taken: &mut Vec<(Path, String)>) {
    let mut path = before.to_vec();
    let mut i = 0;
    while i < words.len() {
        match words[i] {
            ":" => {}
            "*" => return taken.push((path, "*".to_owned())),
            "as" => return taken.push((path, words[i + 1].to_owned())),
            "{" => {
                let inside = &words[i + 1..closing(words, i)];
                for part in parts(inside) {
                    tree(part, &path, taken);
                }
                return;
            }
            // `a::{self}` is `a`.
            "self" if !path.is_empty() => {}
            name => path.push(name.to_owned()),
        }
        i += 1;
    }
    if let Some(name) = path.last().cloned() {
        taken.push((path, name));
    }
}

/// The parts between commas that stand in no braces.
fn parts<'a, 'b>(words: &'b [&'a str]) -> Vec<&'b [&'a str]> {
    let (mut depth, mut start, mut parts) = (0, 0, Vec::new());
    for (i, word) in words.iter().enumerate() {
        match *word {
            "{" => depth += 1,
            "}" => depth -= 1,
            "," if depth == 0 => {
                parts.push(&words[start..i]);
                start = i + 1;
            }
            _ => {}
        }
    }
    parts.push(&words[start..]);
    parts.into_iter().filter(|part| !part.is_empty()).collect()
}

/// The path that begins at a word, unless it belongs to one that began before, or is a method.
fn path_at(words: &[&str], start: usize) -> Path {
    let mut path = vec![words[start].to_owned()];
    if start > 0 && [":", "."].contains(&words[start - 1]) && !begins(words, start) {
        return path;
    }
    let mut i = start + 1;
    while words.get(i..i + 2) == Some(&[":", ":"])
        && let Some(name) = words.get(i + 2)
        && is_name(name)
    {
        path.push((*name).to_owned());
        i += 3;
    }
    path
}

/// Whether the word after a single colon begins a path: `x: a::b`.
fn begins(words: &[&str], start: usize) -> bool {
    words[start - 1] == ":" && (start < 2 || words[start - 2] != ":")
}

fn is_name(word: &str) -> bool {
    word.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

fn position(words: &[&str], wanted: &str) -> usize {
    let found = words.iter().position(|word| *word == wanted);
    found.unwrap_or(words.len())
}

/// The index of what closes the brace or bracket at an index.
fn closing(words: &[&str], open: usize) -> usize {
    let mut depth = 0;
    for (i, word) in words.iter().enumerate().skip(open) {
        match *word {
            "{" | "[" | "(" => depth += 1,
            "}" | "]" | ")" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return i;
        }
    }
    words.len()
}

/// The words without attributes, and without items that only tests have.
fn without_tests<'a>(words: &[&'a str]) -> Vec<&'a str> {
    let mut kept = Vec::new();
    let mut i = 0;
    let mut is_test = false;
    while i < words.len() {
        if words[i] == "#" {
            let open = i + 1 + usize::from(words.get(i + 1) == Some(&"!"));
            let end = closing(words, open);
            let said = &words[open + 1..end];
            is_test |= said[0] == "cfg" && said.contains(&"test") && !said.contains(&"not");
            i = end + 1;
        } else if is_test {
            let ends = |word: &&str| ["{", ";"].contains(word);
            let end = words[i..]
                .iter()
                .position(ends)
                .map_or(words.len(), |at| i + at);
            i = match words.get(end) {
                Some(&"{") => closing(words, end) + 1,
                _ => end + 1,
            };
            is_test = false;
        } else {
            kept.push(words[i]);
            i += 1;
        }
    }
    kept
}

//! Paths inside archives, as texts: nothing in them reaches a file system.

use curvature::text::safe;

/// Why a path is not looked at.
pub(super) type Refused = &'static str;

/// A path from an archive with `/` between its names, whatever system wrote it.
///
/// # Errors
/// Where it points out of the archive, or is not a path that a person wrote.
pub(super) fn clean(raw: &[u8], depth: usize) -> Result<String, Refused> {
    // The names that matter are ASCII, so that a folder in an old encoding does no harm.
    let text = String::from_utf8_lossy(raw).replace('\\', "/");
    if text.chars().any(char::is_control) {
        return Err("not read, because its name holds control characters.");
    }
    let has_drive = text.as_bytes().get(1) == Some(&b':');
    if text.starts_with('/') || has_drive {
        return Err("not read, because its name is an absolute path.");
    }
    let names: Vec<&str> = text
        .split('/')
        .filter(|name| !name.is_empty() && *name != ".")
        .collect();
    if names.contains(&"..") {
        return Err("not read, because its name leads out of the archive.");
    }
    if names.len() > depth + 1 {
        return Err("not read, because it lies under too many folders.");
    }
    Ok(names.join("/"))
}

/// A name that a learner gave, to be shown to a person: no terminal obeys it.
pub(super) fn shown(raw: &[u8]) -> String {
    let name: String = String::from_utf8_lossy(raw).chars().take(200).collect();
    safe(&name).replace(['\n', '\t'], " ")
}

/// Whether a name belongs to a system or a tool and to no learner: `.git`, `.curvature` with its
/// backups, `.DS_Store`, `__MACOSX`, and cargo's `target`.
pub(super) fn is_machinery(name: &str) -> bool {
    name.starts_with('.') || name == "__MACOSX" || name == "target"
}

/// A name under a folder; the folder may be empty.
pub(super) fn join(folder: &str, name: &str) -> String {
    match (folder, name) {
        ("", path) | (path, "") => path.to_owned(),
        _ => format!("{folder}/{name}"),
    }
}

/// The last name of a path.
pub(super) fn last(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{clean, shown};

    #[test]
    fn paths_stay_inside() {
        let ok = |raw: &str| clean(raw.as_bytes(), 3).unwrap();
        assert_eq!(ok("a/b.rs"), "a/b.rs");
        assert_eq!(ok("./a//b.rs"), "a/b.rs");
        assert_eq!(ok(r"a\b.rs"), "a/b.rs");
        for raw in [
            "../b.rs",
            "a/../../b.rs",
            r"a\..\b.rs",
            "/etc/passwd",
            r"\etc",
            "C:/b.rs",
            r"C:b.rs",
            "a\0.rs",
            "a\n.rs",
            "1/2/3/4/5.rs",
        ] {
            assert!(clean(raw.as_bytes(), 3).is_err(), "{raw:?}");
        }
    }

    #[test]
    fn names_in_other_encodings_can_be_shown() {
        assert_eq!(clean(b"M\xfcller/a.rs", 3).unwrap(), "M\u{fffd}ller/a.rs");
        assert_eq!(shown(b"a\x1b[2J\nb"), "a\u{fffd}[2J b");
        assert_eq!(shown("a\u{202e}b".as_bytes()), "a\u{fffd}b");
    }
}

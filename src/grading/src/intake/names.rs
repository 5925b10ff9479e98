//! What submissions are called: names that every file system takes, and the order of them.

use curvature::text::steers;
use workbook::files;

/// Bytes of a submission's name.
const LONGEST_NAME: usize = 150;

/// Names that Windows gives to devices, whatever their endings.
const DEVICES: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8",
    "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// A name that every file system takes: records and feedback are named for learners.
#[must_use]
pub fn file_name(name: &str) -> String {
    let replaced = |c: char| {
        if steers(c) || r#"/\:*?"<>|"#.contains(c) {
            '_'
        } else {
            c
        }
    };
    let name: String = name.chars().map(replaced).collect();
    let name = name
        .trim_start_matches('.')
        .trim_end_matches(['.', ' '])
        .trim_start();
    let stem = name.split('.').next().unwrap_or_default().trim_end();
    if DEVICES.contains(&stem.to_ascii_lowercase().as_str()) {
        return format!("_{name}");
    }
    if name.len() <= LONGEST_NAME {
        return if name.is_empty() {
            "submission".into()
        } else {
            name.into()
        };
    }
    // Groups may be large; what is cut off still tells two of them apart.
    let rest = &files::fingerprint([name.as_bytes()])[..8];
    let cut = name.floor_char_boundary(LONGEST_NAME - rest.len() - 1);
    format!("{}-{rest}", &name[..cut])
}

/// Learners are in this order everywhere.
#[must_use]
pub fn order(name: &str) -> (String, &str) {
    (name.to_lowercase(), name)
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn names_can_be_those_of_files() {
        assert_eq!(file_name("Jane Doe_12"), "Jane Doe_12");
        assert_eq!(file_name(r#"a/b\c:"d". "#), "a_b_c__d_");
        assert_eq!(file_name("..."), "submission");
        assert_eq!(file_name("Con.x"), "_Con.x");
        let long = file_name(&"é".repeat(300));
        assert!(long.len() <= 150 && long != file_name(&"é".repeat(301)));
    }
}

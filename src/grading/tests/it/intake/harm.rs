//! Archives that were made to do harm, or came to harm.

use super::packing::*;
use curvature::check::Submission;
use grading::intake::{Collected, IntakeLimits};
use proptest::prelude::*;
use std::io::Cursor;
use zip::{ZipWriter, write::SimpleFileOptions};

/// A zip in which a name stands that no library would write.
fn zip_with_name(name: &[u8]) -> Vec<u8> {
    let placeholder = "x".repeat(name.len());
    let mut bytes = zip(&[(&placeholder, b"harm")]);
    replace(&mut bytes, placeholder.as_bytes(), name);
    bytes
}

fn replace(bytes: &mut [u8], from: &[u8], to: &[u8]) {
    let places: Vec<usize> = (0..=bytes.len() - from.len())
        .filter(|&at| bytes[at..].starts_with(from))
        .collect();
    assert!(!places.is_empty(), "there is something to replace");
    for at in places {
        bytes[at..at + to.len()].copy_from_slice(to);
    }
}

fn tar_with(kind: tar::EntryType, path: &str, link: &str) -> Vec<u8> {
    let mut header = tar::Header::new_ustar();
    header.as_mut_bytes()[..path.len()].copy_from_slice(path.as_bytes());
    header.set_entry_type(kind);
    header.set_size(0);
    header.as_mut_bytes()[157..157 + link.len()].copy_from_slice(link.as_bytes());
    header.set_cksum();
    let mut tar = tar::Builder::new(Vec::new());
    tar.append(&header, &[][..]).unwrap();
    tar.into_inner().unwrap()
}

#[test]
fn what_is_odd_is_told_and_harms_nobody() {
    let name = "2_1a_quadratic_model.rs";
    let good = zip(&[(MODEL, b"mine")]);
    let zeros = vec![0; 8 << 20];
    let packed_link = {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.add_symlink(MODEL, "/etc/passwd", SimpleFileOptions::default())
            .unwrap();
        zip.finish().unwrap().into_inner()
    };
    let encrypted = {
        let mut bytes = good.clone();
        // Bit 0 of the flags, in the local header and in the list.
        bytes[6] |= 1;
        let list = bytes.windows(4).position(|w| w == b"PK\x01\x02").unwrap();
        bytes[list + 8] |= 1;
        bytes
    };
    let unknown_method = {
        let mut bytes = good.clone();
        bytes[8] = 98;
        let list = bytes.windows(4).position(|w| w == b"PK\x01\x02").unwrap();
        bytes[list + 10] = 98;
        bytes
    };
    let damaged = {
        let mut bytes = zip(&[(MODEL, &b"a sentence to be packed ".repeat(50))]);
        let at = 30 + MODEL.len() + 5;
        bytes[at] ^= 0xff;
        bytes
    };
    let twins = {
        let mut bytes = zip(&[(MODEL, b"first"), (&MODEL.replace("2_1a", "9_9z"), b"last")]);
        replace(&mut bytes, b"9_9z", b"2_1a");
        bytes
    };
    let many: Vec<String> = (0..20_001).map(|n| format!("{n}.txt")).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), &b""[..])).collect();
    let nested = |inner: &[u8]| zip(&[("inner.zip", inner)]);
    let cases: Vec<(&str, &str, Vec<u8>)> = vec![
        ("up", "j.zip", zip_with_name(b"../2_1a_quadratic_model.rs")),
        (
            "up on Windows",
            "j.zip",
            zip_with_name(br"..\..\2_1a_quadratic_model.rs"),
        ),
        (
            "absolute",
            "j.zip",
            zip_with_name(b"/tmp/2_1a_quadratic_model.rs"),
        ),
        (
            "drive",
            "j.zip",
            zip_with_name(b"C:/2_1a_quadratic_model.rs"),
        ),
        (
            "control characters",
            "j.zip",
            zip_with_name(b"a\x1b[2J/2_1a_quadratic_model.rs"),
        ),
        (
            "not UTF-8",
            "j.zip",
            zip_with_name(b"M\xfcller/2_1a_quadratic_model.rs"),
        ),
        (
            "Windows separators",
            "j.zip",
            zip_with_name(br"exercises\2_1a_quadratic_model.rs"),
        ),
        (
            "other case",
            "j.zip",
            zip(&[("2_1A_Quadratic_Model.RS", b"mine"), (name, b"other")]),
        ),
        (
            "leftovers of a Mac",
            "j.zip",
            zip(&[
                ("__MACOSX/._2_1a_quadratic_model.rs", b""),
                (MODEL, b"mine"),
            ]),
        ),
        ("link in zip", "j.zip", packed_link),
        ("password", "j.zip", encrypted),
        ("unknown packing", "j.zip", unknown_method),
        ("damaged", "j.zip", damaged),
        ("cut off", "j.zip", good[..good.len() / 2].to_vec()),
        ("two of one name", "j.zip", twins),
        ("empty", "j.zip", Vec::new()),
        ("a web page", "j.zip", b"<html>Log in</html>".to_vec()),
        ("too many", "j.zip", zip(&many)),
        (
            "too deep",
            "j.zip",
            zip(&[(&format!("{}{name}", "a/".repeat(40)), b"")]),
        ),
        ("nested", "j.zip", nested(&good)),
        ("nested twice", "j.zip", nested(&nested(&good))),
        ("large file", "j.zip", zip(&[(MODEL, &zeros)])),
        ("nested bomb", "j.zip", zip(&[("inner.tar", &zeros)])),
        (
            "other archives",
            "j.zip",
            zip(&[("work.rar", b"Rar!"), ("work.7z", b"7z")]),
        ),
        (
            "up in tar",
            "j.tar",
            tar_with(tar::EntryType::Regular, "../2_1a_quadratic_model.rs", ""),
        ),
        (
            "absolute in tar",
            "j.tar",
            tar_with(tar::EntryType::Regular, "/2_1a_quadratic_model.rs", ""),
        ),
        (
            "link in tar",
            "j.tar",
            tar_with(tar::EntryType::Symlink, MODEL, "/etc/passwd"),
        ),
        (
            "hard link in tar",
            "j.tar",
            tar_with(tar::EntryType::Link, MODEL, "/etc/passwd"),
        ),
        ("device", "j.tar", tar_with(tar::EntryType::Char, MODEL, "")),
        ("pipe", "j.tar", tar_with(tar::EntryType::Fifo, MODEL, "")),
        (
            "bomb",
            "j.tar.gz",
            gz(&tar(&[("zeros", &zeros), (MODEL, b"behind it")])),
        ),
        (
            "nested bomb in tar",
            "j.tar.gz",
            gz(&tar(&[
                ("inner.tgz", &gz(&tar(&[("zeros", &zeros)]))),
                (MODEL, b"behind it"),
            ])),
        ),
        ("cut off", "j.tar.gz", {
            let all = gz(&tar(&[(MODEL, &b"text".repeat(999))]));
            all[..all.len() / 2].to_vec()
        }),
        ("long name", "j.tar.gz", {
            let long = "a".repeat(2 << 20);
            gz(&tar(&[(&long, b"")]))
        }),
    ];
    let told: Vec<String> = cases
        .iter()
        .map(|(what, file, bytes)| {
            let (opened, says) = oddities(file, bytes);
            let content = match &opened.files[0] {
                None => "nothing".into(),
                Some(found) => match &found.content {
                    Submission::Text(text) if text.len() < 20 => text.clone(),
                    Submission::Text(_) => "a text".into(),
                    other => format!("{other:?}"),
                },
            };
            let says = says.join("\n  ");
            format!("{what} ({file}): {content}\n  {says}")
        })
        .collect();
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn oddities_are_bounded() {
    let links: Vec<u8> = (0..500)
        .flat_map(|n| {
            let mut tar = tar_with(tar::EntryType::Symlink, &format!("link{n}"), "x");
            tar.truncate(512);
            tar
        })
        .chain([0; 1024])
        .collect();
    let (_, says) = oddities("jane.tar", &links);
    assert_eq!(says.len(), 22);
    assert_eq!(says[20], "More than this is out of the ordinary.");
}

/// Writes an archive, and opens what it holds whatever that is.
fn survives(name: &str, bytes: &[u8]) {
    let download = Download::new(&[(name, bytes)]);
    let class = Collected::collect(
        &[download.path(name)],
        &exercises(),
        &IntakeLimits::default(),
    );
    for submission in class.map(|class| class.submissions).unwrap_or_default() {
        open(&submission);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes_are_survived(bytes in proptest::collection::vec(any::<u8>(), 0..2000), kind in 0..4_usize) {
        let (name, start): (&str, &[u8]) = [
            ("j.zip", &b"PK\x03\x04"[..]),
            ("j.zip", b""),
            ("j.tgz", b"\x1f\x8b\x08\x00"),
            ("j.tar", b""),
        ][kind];
        survives(name, &[start, &bytes].concat());
    }

    #[test]
    fn damage_is_survived(places in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8), kind in 0..3_usize) {
        let inner = zip(&[(MODEL, b"mine")]);
        let files: Files = &[(MODEL, b"mine"), ("exercises/notes.txt", b"notes"), ("inner.zip", &inner)];
        let (name, mut bytes) = match kind {
            0 => ("j.zip", zip(files)),
            1 => ("j.tar", tar(files)),
            _ => ("j.tgz", gz(&tar(files))),
        };
        for (place, byte) in places {
            let at = place.index(bytes.len());
            bytes[at] = byte;
        }
        survives(name, &bytes);
    }
}

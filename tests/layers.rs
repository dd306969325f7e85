//! Floors import downwards only, and the pure floors stay pure: read off the source itself.

use std::fs;
use std::path::{Path, PathBuf};

/// The floors from the ground up; two on one line stand beside each other and do not know each
/// other.
const FLOORS: &[&[&str]] = &[
    &["domain"],
    &["ingest"],
    &["analysis"],
    &["words"],
    &["app"],
    &["ui", "report", "config"],
    &["terminal"],
    &["cli"],
];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            files.push(path);
        }
    }
    files
}

fn floor_of(name: &str) -> Option<usize> {
    FLOORS.iter().position(|names| names.contains(&name))
}

/// Each source file with its floor's name and its text without its tests.
fn files() -> Vec<(PathBuf, String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let of = |path: PathBuf| {
        let first = path
            .strip_prefix(&root)
            .unwrap()
            .components()
            .next()
            .unwrap()
            .as_os_str()
            .to_string_lossy()
            .into_owned();
        let text = fs::read_to_string(&path).unwrap();
        let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default().to_owned();
        (path, first.trim_end_matches(".rs").to_owned(), text)
    };
    sources(&root).into_iter().map(of).filter(|(_, floor, _)| floor_of(floor).is_some()).collect()
}

#[test]
fn floors_import_downwards_only() {
    let files = files();
    assert!(files.len() > 40);
    for (path, floor, text) in files {
        for (at, _) in text.match_indices("crate::") {
            let used: String =
                text[at + 7..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            let Some(height) = floor_of(&used) else { continue };
            let own = floor_of(&floor).unwrap();
            assert!(used == floor || height < own, "{} imports {used}", path.display());
        }
    }
}

#[test]
fn only_the_upper_floors_know_the_terminal_library() {
    for (path, floor, text) in files() {
        let draws = ["ui", "terminal"].contains(&floor.as_str());
        assert!(draws || !text.contains("ratatui"), "{}", path.display());
        if floor == "app" {
            for line in text.lines().filter(|l| l.contains("crossterm")) {
                assert!(
                    line.contains("crossterm::event::") && !line.contains("read"),
                    "{}: {line}",
                    path.display()
                );
            }
        } else if floor != "terminal" {
            assert!(!text.contains("crossterm"), "{}", path.display());
        }
    }
}

#[test]
fn the_pure_floors_know_no_file_and_no_clock() {
    for (path, floor, text) in files() {
        if ["domain", "analysis", "words", "app", "ui", "report"].contains(&floor.as_str()) {
            for word in [
                "std::fs",
                "std::time",
                "std::env",
                "std::thread",
                "chrono",
                "SystemTime",
                "Instant",
            ] {
                assert!(!text.contains(word), "{} uses {word}", path.display());
            }
        }
        if floor == "ingest"
            && !path.to_string_lossy().replace('\\', "/").contains("ingest/source/")
        {
            assert!(!text.contains("std::fs"), "{} reads files", path.display());
        }
    }
}

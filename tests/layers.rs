//! The structure of the repository: layers, imports, purity, sizes. Read off the files themselves.

#[path = "support/imports.rs"]
mod imports;

use imports::{SourceFile, Sources, rust_files, without_literals};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

/// The layers, the lowest first. Two layers of one line do not import each other.
const LAYERS: &[&[&str]] = &[
    &["domain"],
    &["ingest"],
    &["analysis"],
    &["words"],
    &["app"],
    &["ui", "report", "config"],
    &["terminal"],
    &["cli"],
];

/// The layers that know no file, no clock, no thread and no environment.
const PURE_LAYERS: &[&str] = &["domain", "analysis", "words", "app", "ui", "report", "config"];

/// Files over [`MAX_LINES`] lines that are data, with the reason.
const LONG_DATA: &[(&str, &str)] =
    &[("src/app/keys/table.rs", "the keys of every mode, an entry each")];

const MAX_LINES: usize = 500;

/// Columns of code and comments. A text in quotes does not count: a person who searches for a
/// sentence of the screen finds it whole.
const MAX_WIDTH: usize = 100;

/// What the top level of the repository holds beside dot-files.
const TOP_LEVEL: &[&str] =
    &["Cargo.lock", "Cargo.toml", "LICENSE", "README.md", "sample-data", "src", "tests"];

fn height(layer: &str) -> Option<usize> {
    LAYERS.iter().position(|names| names.contains(&layer))
}

/// The layer of a source file: the first part of its path.
fn layer(file: &SourceFile) -> &str {
    file.path.split('/').next().unwrap().trim_end_matches(".rs")
}

/// Fails with every problem at once.
fn assert_none(problems: &[String]) {
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

/// The source files of the layers: all but `lib.rs` and `main.rs`.
fn layer_files() -> Vec<SourceFile> {
    Sources::read().0.into_iter().filter(|file| height(layer(file)).is_some()).collect()
}

#[test]
fn layers_import_downwards_only() {
    let files = layer_files();
    assert!(files.len() > 40);
    for file in files {
        let own = layer(&file);
        for (at, _) in file.text.match_indices("crate::") {
            let used: String = file.text[at + 7..]
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect();
            let Some(used_height) = height(&used) else { continue };
            assert!(
                used == own || used_height < height(own).unwrap(),
                "{} imports {used}",
                file.path
            );
        }
    }
}

#[test]
fn no_two_files_of_a_folder_import_each_other() {
    let sources = Sources::read();
    assert!(sources.edges().len() > 100, "the import graph is read");
    let cycles = sources.cycles().into_iter();
    let problems: Vec<String> = cycles
        .map(|(folder, groups)| format!("entries of src/{folder} import each other: {groups:?}"))
        .collect();
    assert_none(&problems);
}

#[test]
fn only_the_upper_layers_know_the_terminal_library() {
    for file in layer_files() {
        let layer = layer(&file);
        let draws = ["ui", "terminal"].contains(&layer);
        assert!(draws || !file.text.contains("ratatui"), "{}", file.path);
        if layer == "app" {
            // Key events as values: nothing that reads them.
            for line in file.text.lines().filter(|l| l.contains("crossterm")) {
                assert!(
                    line.contains("crossterm::event::") && !line.contains("read"),
                    "{}: {line}",
                    file.path
                );
            }
        } else if layer != "terminal" {
            assert!(!file.text.contains("crossterm"), "{}", file.path);
        }
    }
}

#[test]
fn the_pure_layers_know_no_file_and_no_clock() {
    const WORLD: &[&str] =
        &["std::fs", "std::time", "std::env", "std::thread", "chrono", "SystemTime", "Instant"];
    for file in layer_files() {
        if PURE_LAYERS.contains(&layer(&file)) {
            for word in WORLD {
                assert!(!file.text.contains(word), "{} uses {word}", file.path);
            }
        }
        if layer(&file) == "ingest" && !file.path.starts_with("ingest/source/") {
            assert!(!file.text.contains("std::fs"), "{} reads files", file.path);
        }
    }
}

/// Every Rust file of the repository: its path with `/`, and its text.
fn all_files() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    ["src", "tests"]
        .iter()
        .flat_map(|folder| rust_files(&root.join(folder)))
        .map(|path| {
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
            (name, fs::read_to_string(path).unwrap())
        })
        .collect()
}

#[test]
fn no_file_is_too_long() {
    let mut problems = Vec::new();
    for (path, text) in all_files() {
        let lines = text.lines().count();
        let is_data = LONG_DATA.iter().any(|(name, _)| *name == path);
        if lines > MAX_LINES && !is_data {
            problems.push(format!("{path} has {lines} lines, more than {MAX_LINES}"));
        }
        if lines <= MAX_LINES && is_data {
            problems.push(format!("{path} is short: delete it from LONG_DATA"));
        }
    }
    assert_none(&problems);
}

#[test]
fn no_line_is_too_wide() {
    let mut problems = Vec::new();
    for (path, text) in all_files() {
        for (line, text) in (1..).zip(without_literals(&text, true).lines()) {
            let width = text.chars().count();
            if width > MAX_WIDTH {
                problems.push(format!("{path}:{line} is {width} characters wide"));
            }
        }
    }
    assert_none(&problems);
}

#[test]
fn the_top_level_holds_what_its_user_laid_down() {
    // Only what is under version control: a person may have exported a file here.
    let Ok(listed) =
        Command::new("git").arg("ls-files").current_dir(env!("CARGO_MANIFEST_DIR")).output()
    else {
        return;
    };
    let listed = String::from_utf8(listed.stdout).unwrap();
    let found: BTreeSet<&str> = listed
        .lines()
        .map(|path| path.trim_start_matches('"').split('/').next().unwrap())
        .filter(|name| !name.starts_with('.'))
        .collect();
    assert!(found.is_empty() || found == TOP_LEVEL.iter().copied().collect(), "{found:?}");
}

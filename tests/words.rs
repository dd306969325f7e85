//! Every text in a language is in `words`: read from the source.

use std::fs;
use std::path::{Path, PathBuf};

fn sources(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
}

/// The code of a file without its tests.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default().to_owned()
}

/// True if a string literal is the first thing in a text, or the first argument of `format!`.
fn starts_with_literal(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '{');
    text.strip_prefix("format!(").unwrap_or(text).trim_start().starts_with('"')
}

/// What gives a text in one language, with a literal after it.
const MARKS: [&str; 3] = [".pick(", "Lang::Vi =>", "Lang::En =>"];

#[test]
fn no_text_in_a_language_is_outside_words() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    assert!(files.len() > 40);
    for path in files.iter().filter(|path| !path.starts_with(root.join("words"))) {
        let code = code(path);
        for mark in MARKS {
            for (at, _) in code.match_indices(mark) {
                let line = 1 + code[..at].matches('\n').count();
                assert!(
                    !starts_with_literal(&code[at + mark.len()..]),
                    "{}:{line}: a text outside words",
                    path.display()
                );
            }
        }
    }
}

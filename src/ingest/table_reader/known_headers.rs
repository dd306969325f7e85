//! Headers that the many files of one form have, understood once.
//!
//! Ten thousand units fill in the same form. What its columns are is found among the first rows of
//! each file, which takes as long as reading 2,000 rows. Where the header alone gives it, as the
//! first files show, the next one is read by the header alone. The reading holds only if the fast
//! path reads every row and finds nothing: all that could change what a column is, names of
//! persons, words among counts, rows of groups and titles, is for the slow path, and the file is
//! then read as any other.

use super::find_table::{FoundTable, find_table};
use crate::ingest::header::layout::{Layout, OfFile};
use rustc_hash::FxHashMap;

/// So many files are read in full before the next ones are read by their header alone.
const FIRST: usize = 8;

/// The most headers that are kept.
const MOST: usize = 64;

/// The headers of the files of one load, by their line.
#[derive(Debug, Default)]
pub struct KnownHeaders {
    /// Few files are read in full.
    has_many_files: bool,
    by_line: FxHashMap<Box<str>, KnownHeader>,
}

#[derive(Debug)]
struct KnownHeader {
    /// How many files with it were read.
    files: usize,
    /// What the line alone gives; None where the rows of a file gave something else.
    alone: Option<FoundTable>,
}

/// The first line of a text, if it is whole and no cell of it goes on in the next.
fn first_line(text: &str) -> Option<&str> {
    let line = &text[..memchr::memchr2(b'\n', b'\r', text.as_bytes())?];
    (!line.is_empty() && !line.contains('"')).then_some(line)
}

impl KnownHeaders {
    /// For a load of so many files.
    pub fn of_load(files: usize) -> Self {
        Self { has_many_files: files > 2 * FIRST, by_line: FxHashMap::default() }
    }

    /// True if a file may be read by its header alone.
    pub fn is_any(&self) -> bool {
        self.by_line.values().any(|known| known.files >= FIRST && known.alone.is_some())
    }

    /// The table that a text begins with, by its first line alone.
    pub fn find(&self, text: &str) -> Option<FoundTable> {
        let known = self.by_line.get(first_line(text)?)?;
        known.alone.clone().filter(|_| known.files >= FIRST)
    }

    /// Compares what a file was read by in full with what its first line alone gives.
    pub fn learn(&mut self, text: &str, layout: &Layout) {
        let Some(line) = first_line(text).filter(|_| self.has_many_files) else { return };
        if !self.by_line.contains_key(line) {
            if self.by_line.len() >= MOST {
                return;
            }
            let alone = find_table(line, (None, 1), OfFile::default())
                .ok()
                .filter(FoundTable::is_header_alone);
            self.by_line.insert(line.into(), KnownHeader { files: 0, alone });
        }
        if let Some(known) = self.by_line.get_mut(line) {
            known.files += 1;
            known.alone = known.alone.take().filter(|alone| alone.layout == *layout);
        }
    }
}

//! The files to read.

use crate::ingest::source::{self, Named};
use std::path::PathBuf;

/// The files of the paths: files, the tables of folders, `-` for standard input; the sample if
/// there is no path.
pub fn sources(paths: &[PathBuf]) -> Vec<Named> {
    source::expand(paths, || source::read_bounded(std::io::stdin().lock(), 0))
}

//! `dangbo check --per-unit`: a file for each unit that has findings.

use super::failure::Failure;
use super::{new_files, output};
use crate::report::UnitFile;
use crate::terminal::shown_whole_path;
use crate::words::{Lang, command_line};
use std::path::Path;

/// Writes the files into a folder, over no other file: all of them are there, or none.
pub fn write(lang: Lang, folder: &Path, files: &[UnitFile]) -> Result<(), Failure> {
    let all: Vec<(&str, &[u8])> =
        files.iter().map(|file| (file.name.as_str(), &file.bytes[..])).collect();
    new_files::write(lang, folder, &all)?;
    output::warn(&command_line::files_written(lang, shown_whole_path(folder), files.len()));
    Ok(())
}

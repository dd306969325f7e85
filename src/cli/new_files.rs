//! Several new files in a folder.

use super::failure::Failure;
use crate::terminal::{shown_path, write_all};
use crate::words::{Lang, command_line, system_error};
use std::path::Path;

/// Writes all files or none, each whole, and over no other file. The folder is made if it is not
/// there.
///
/// # Errors
/// A name is taken, or a file cannot be written.
pub fn write(lang: Lang, folder: &Path, all: &[(&str, &[u8])]) -> Result<(), Failure> {
    let shown = shown_path(folder);
    if let Some((taken, _)) = all.iter().find(|(name, _)| folder.join(name).exists()) {
        return Err(command_line::sample_exists(lang, shown, taken).into());
    }
    write_all(folder, all).map_err(|error| {
        Failure::NotWritten(format!("{shown}: {}", system_error(lang, &error.to_string())))
    })
}

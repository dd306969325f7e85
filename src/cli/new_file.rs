//! The files that the option `-o` names: new ones, written whole or not at all.

use super::failure::Failure;
use super::output;
use crate::terminal::{NewFile, folder_of, shown_path, shown_whole_path};
use crate::words::{Lang, command_line, system_error};
use std::path::Path;

/// Writes a new file whole or not at all, and prints its path.
///
/// # Errors
/// The file exists, or cannot be written.
pub fn write(lang: Lang, path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let shown = shown_path(path);
    if path.symlink_metadata().is_ok() {
        return Err(Failure::Wrong(command_line::output_exists(lang, shown)));
    }
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty())
        && !folder.is_dir()
    {
        let why = command_line::output_folder(lang, shown_path(folder));
        return Err(Failure::NotWritten(format!("{shown}: {why}")));
    }
    let written = NewFile::write(&folder_of(path), bytes)
        .and_then(|file| file.name(path).map_err(|(_, error)| error));
    written.map_err(|error| {
        Failure::NotWritten(format!("{shown}: {}", system_error(lang, &error.to_string())))
    })?;
    output::warn(&command_line::written(lang, shown_whole_path(path)));
    Ok(())
}

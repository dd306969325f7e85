//! `dangbo check --per-unit`: a file for each unit that has findings.

use super::failure::Failure;
use super::output;
use crate::domain::clean;
use crate::report::UnitFile;
use crate::terminal::NewFile;
use crate::words::{Lang, command_line};
use std::path::Path;

/// Writes the files into a folder, over no other file: all of them are there, or none.
pub fn write(lang: Lang, folder: &Path, files: &[UnitFile]) -> Result<(), Failure> {
    let shown = clean(&folder.to_string_lossy()).into_owned();
    if let Some(taken) = files.iter().find(|file| folder.join(&file.name).exists()) {
        return Err(command_line::sample_exists(lang, shown, &taken.name).into());
    }
    let written = || {
        std::fs::create_dir_all(folder)?;
        let mut whole = Vec::new();
        for file in files {
            whole.push((folder.join(&file.name), NewFile::write(folder, &file.bytes)?));
        }
        for (path, file) in whole {
            file.name(&path).map_err(|(_, error)| error)?;
        }
        Ok(())
    };
    let written: std::io::Result<()> = written();
    written.map_err(|error| Failure::NotWritten(format!("{shown}: {error}")))?;
    let whole = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let count = files.len();
    output::warn(&command_line::files_written(lang, clean(&whole.to_string_lossy()), count));
    Ok(())
}

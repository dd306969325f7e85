//! Several new files in a folder.

use super::failure::Failure;
use crate::terminal::{NewFile, shown_path};
use crate::words::{Lang, command_line};
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
    write_all(folder, all).map_err(|error| Failure::NotWritten(format!("{shown}: {error}")))
}

fn write_all(dir: &Path, all: &[(&str, &[u8])]) -> std::io::Result<()> {
    std::fs::create_dir_all(dir)?;
    let mut files = Vec::new();
    for (name, bytes) in all {
        files.push((dir.join(name), NewFile::write(dir, bytes)?));
    }
    let mut named = Vec::new();
    for (path, file) in files {
        if let Err((_, error)) = file.name(&path) {
            // A part of them would be in the way of the next try.
            for path in named {
                let _ = std::fs::remove_file(path);
            }
            return Err(error);
        }
        named.push(path);
    }
    Ok(())
}
